import { log10 } from '../../kernel/fdlibm.ts';
import { power } from '../../kernel/power.ts';
/** The minus sign of typography, as wide as a figure. */
export const MINUS = '−';

/**
 * A number with so many decimals, thousands set off, and never a minus before zero.
 * @example fixed(-6796.857, 2) // '−6,796.86'
 */
export function fixed(x: number, digits: number): string {
  if (!Number.isFinite(x)) return x > 0 ? '∞' : `${MINUS}∞`;
  const text = Math.abs(x).toFixed(digits);
  const [whole = '0', part] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const zero = /^[0.]*$/.test(text);
  return `${x < 0 && !zero ? MINUS : ''}${grouped}${part === undefined ? '' : `.${part}`}`;
}

/**
 * The same with its sign, unless it is zero.
 * @example signed(1.5, 1) // '+1.5'
 */
export const signed = (x: number, digits: number): string => {
  const text = fixed(x, digits);
  return text.startsWith(MINUS) || /^[0.,]*$/.test(text) ? text : `+${text}`;
};

/**
 * A share in per cent.
 * @example percent(0.384) // '38%'
 */
export const percent = (share: number, digits = 0): string => `${fixed(100 * share, digits)}%`;

/**
 * A probability: no decimals, and never 0 or 100 unless it is exactly that.
 * @example chance(0.002) // '<1%'
 */
export function chance(p: number): string {
  if (p > 0 && p < 0.005) return '<1%';
  if (p < 1 && p > 0.995) return '>99%';
  return percent(p);
}

/**
 * A limit on a probability, with as many digits as it needs to be more than nothing.
 * @example limit(0.0001) // '0.01%'
 */
export const limit = (p: number): string =>
  percent(p, p >= 0.01 || p <= 0 ? 0 : Math.ceil(-log10(p)) - 2);

/**
 * A probability beside the limit that it is compared with: with as many digits as keep it on its side
 * of the limit.
 * @example chanceBeside(0.0134, 0.01) // '1.3%'
 */
export function chanceBeside(p: number, most: number): string {
  const told = chance(p);
  if (p <= most || (p > most && Math.round(100 * p) / 100 > most)) return told;
  const digits = [1, 2, 3, 4].find((n) => Number((100 * p).toFixed(n)) > 100 * most);
  return digits === undefined ? `>${limit(most)}` : percent(p, digits);
}

/**
 * A share in percentage points, for a standard error: to a tenth, a small one to a hundredth, and
 * never 0 unless it is exactly that.
 * @example points(0.0042) // '0.4'
 */
export function points(share: number): string {
  if (share > 0 && share < 0.00005) return '<0.01';
  return fixed(100 * share, share > 0 && share < 0.0005 ? 2 : 1);
}

/**
 * How many times worse odds are that lose so many decibans: 10 dB are ten to one.
 * @example worse(5) // '3.2'
 */
export const worse = (decibans: number): string => fixed(power(10, decibans / 10), 1);

/** A share with its sign, in per cent. */
export const signedPercent = (share: number, digits: number): string =>
  `${signed(100 * share, digits)}%`;

/** A value of a series, with as many decimals as it is worth: more the smaller it is. */
export function value(x: number, kind: string): string {
  if (kind === 'yield') return `${fixed(x, 2)}%`;
  if (kind === 'fx') return fixed(x, Math.abs(x) < 20 ? 5 : 3);
  if (kind === 'spread') return fixed(x, 3);
  return fixed(x, 2);
}
