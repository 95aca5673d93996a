/** Digits, signs, point, colon and the letters of an instant in full width. */
const FULL_WIDTH = /[\uFF10-\uFF19\uFF0B\uFF0D\uFF0E\uFF1A\uFF34\uFF3A]/g;
const TO_ASCII = 0xfee0;
const TRUE_MINUS = /\u2212/g;

/** A decimal number, and nothing beside it. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Magnitudes beyond which a figure means nothing here, and powers of it leave the range of numbers. */
const MAGNITUDE = { min: 1e-30, max: 1e18 };

/**
 * Text with full-width digits and signs in their plain forms, and nothing else changed.
 * @example folded('１２．５') // '12.5'
 */
export const folded = (text: string): string =>
  text
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - TO_ASCII))
    .replace(TRUE_MINUS, '-');

/** Whether a number is no larger than a figure may be. */
export const tame = (x: number): boolean => Math.abs(x) <= MAGNITUDE.max;

/**
 * The number that a text is, in every kind of file; undefined where it is none: a hexadecimal, a
 * footnote's mark, infinity.
 * @example figure('0x1') // undefined
 */
export function figure(text: string): number | undefined {
  const plain = folded(text.trim());
  if (!DECIMAL.test(plain)) return undefined;
  const x = Number(plain);
  return x === 0 || (tame(x) && Math.abs(x) >= MAGNITUDE.min) ? x : undefined;
}
