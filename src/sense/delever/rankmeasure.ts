import { log } from '../../kernel/fdlibm.ts';

/** A value a session; one without a value is undefined, and nothing is carried. */
type Row = readonly (number | undefined)[];

/** Names on one row of sessions. */
export type Panel = {
  readonly group: string;
  readonly names: readonly {
    readonly id: string;
    /** Log return from the session before, share. */
    readonly returns: Row;
    /** Price x volume, money, > 0; and volume in shares, > 0. */
    readonly traded: Row;
    readonly volume: Row;
  }[];
  /** Mean return of the names that have one, by session; undefined where fewer than half do. */
  readonly market: Row;
};

/** What a name did in a window, by its own past before the window. */
export type Measure = {
  /** Return beyond beta x market, in sigmas of what it leaves in the past. */
  readonly move: number;
  /** Median traded value a session before the window. */
  readonly traded: number;
  /** Log of mean volume in the window over its median before. */
  readonly volume: number;
};

/** Share of the past that must be there. */
const MIN_PRESENT_SHARE = 0.8;

/** The mean return over names, by session. */
export function marketOf(names: Panel['names']): Panel['market'] {
  const length = Math.max(0, ...names.map((n) => n.returns.length));
  return Array.from({ length }, (_, t) => {
    let [sum, count] = [0, 0];
    for (const { returns } of names) {
      const r = returns[t];
      if (r === undefined) continue;
      sum += r;
      count++;
    }
    return count > 0 && count >= names.length / 2 ? sum / count : undefined;
  });
}

/**
 * Every name that can be read in the window that ends with session `at`. Beta and sigma come from the
 * sessions before the window, traded value and usual volume as well.
 */
export function measured(
  { names, market }: Panel,
  at: number,
  rule: { readonly window: number; readonly past: number; readonly volume: number },
): readonly Measure[] {
  const start = at - rule.window + 1;
  if (start - rule.past < 0) return [];
  const out: Measure[] = [];
  for (const { returns, traded, volume } of names) {
    const own = sum(returns, start, at);
    const all = sum(market, start, at);
    const sold = sum(volume, start, at);
    if (own === undefined || all === undefined || sold === undefined) continue;
    const fit = beta(returns, market, [start - rule.past, start]);
    const usual = median(volume, start - rule.volume, start);
    const money = median(traded, start - rule.volume, start);
    if (fit === undefined || usual === undefined || money === undefined) continue;
    out.push({
      move: (own - fit.beta * all) / (fit.sigma * Math.sqrt(rule.window)),
      traded: money,
      volume: log(sold / rule.window / usual),
    });
  }
  return out;
}

/** Undefined where a session is missing. */
function sum(xs: Row, from: number, to: number): number | undefined {
  let total = 0;
  for (let t = from; t <= to; t++) {
    const x = xs[t];
    if (x === undefined) return undefined;
    total += x;
  }
  return total;
}

/** Regression of a name on the market over sessions from..to - 1. */
function beta(ys: Row, xs: Row, [from, to]: readonly [number, number]) {
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (let t = from; t < to; t++) {
    const [x, y] = [xs[t], ys[t]];
    if (x === undefined || y === undefined) continue;
    n++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  if (n < MIN_PRESENT_SHARE * (to - from)) return undefined;
  const vx = sxx - (sx * sx) / n;
  const vxy = sxy - (sx * sy) / n;
  if (!(vx > 0)) return undefined;
  const slope = vxy / vx;
  const left = (syy - (sy * sy) / n - slope * vxy) / (n - 2);
  return left > 0 ? { beta: slope, sigma: Math.sqrt(left) } : undefined;
}

function median(xs: Row, from: number, to: number): number | undefined {
  const there: number[] = [];
  for (let t = Math.max(0, from); t < to; t++) {
    const x = xs[t];
    if (x !== undefined) there.push(x);
  }
  if (there.length < MIN_PRESENT_SHARE * (to - from)) return undefined;
  there.sort((a, b) => a - b);
  const half = there.length >> 1;
  return there.length % 2 === 1
    ? (there[half] as number)
    : ((there[half - 1] as number) + (there[half] as number)) / 2;
}
