import type { SeriesKind } from '../domain/series.ts';
import { exp, log } from '../kernel/fdlibm.ts';

/** What a series is as far as its figures tell, and whether a leg rests on it. */
export type Sort = { readonly kind: SeriesKind; readonly leg: boolean };

/** Per cent: where a yield lies. */
export const YIELDS = { low: -5, high: 30 };

/**
 * How far one session has moved a series at most, and what no session has done: log moves of a price
 * and of an index of volatility, which may double; points of a yield. 19 October 1987 was -0.23.
 */
const MAX_STEP = {
  price: { jump: 0.25, scale: 0.5 },
  volatility: { jump: 0.8, scale: 1.5 },
  yield: { jump: 1, scale: 3 },
};

/** Sigmas of its own by which no session has moved a spread. */
const MAX_SIGMAS = 20;
/** Ratio of a value told in another unit, and how far from it the series may have moved beside. */
const UNIT_RATIO = 100;
const UNIT_SLACK = 1.25;

export const isPriced = (kind: SeriesKind): boolean => kind !== 'yield' && kind !== 'spread';

const mostOf = ({ kind, leg }: Sort): (typeof MAX_STEP)['price'] =>
  kind === 'yield'
    ? MAX_STEP.yield
    : kind === 'index' && !leg
      ? MAX_STEP.volatility
      : MAX_STEP.price;

/** Whether a series can take a value: a price stands above 0, a yield within bounds, a spread anywhere. */
export const takes = (kind: SeriesKind, x: number): boolean =>
  Number.isFinite(x) &&
  (kind === 'yield' ? x >= YIELDS.low && x <= YIELDS.high : kind === 'spread' || x > 0);

/**
 * Between which values a session leaves a series; a spread has no such bounds.
 * @example levelsAfter({ kind: 'yield', leg: true }, 4) // [1, 7]
 */
export const levelsAfter = (sort: Sort, from: number): readonly [low: number, high: number] => {
  const { scale } = mostOf(sort);
  if (sort.kind === 'spread') return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return isPriced(sort.kind)
    ? [from * exp(-scale), from * exp(scale)]
    : [from - scale, from + scale];
};

/**
 * What a step of one session is: usual; a jump, further than markets go, most likely a slip; or off
 * scale, as if the unit had changed: a split, per cent told in hundredths.
 * @param sigma of a session of its own, in its unit; 0 where it is not known
 */
export function leap(
  sort: Sort,
  { from, to, sigma }: { readonly from: number; readonly to: number; readonly sigma: number },
): 'usual' | 'jump' | 'off scale' {
  const [low, high] = levelsAfter(sort, from);
  if (to < low || to > high) return 'off scale';
  const wild = sigma > 0 && Math.abs(to - from) > MAX_SIGMAS * sigma;
  if (!isPriced(sort.kind) && wild && rescaled(from, to)) return 'off scale';
  if (sort.kind === 'spread') return wild ? 'jump' : 'usual';
  const size = isPriced(sort.kind) ? Math.abs(log(to / from)) : Math.abs(to - from);
  return size > mostOf(sort).jump ? 'jump' : 'usual';
}

/** Whether a value is the hundredfold of another, or its hundredth, but for a usual move. */
function rescaled(from: number, to: number): boolean {
  const ratio = Math.abs(to / from);
  const times = ratio > 1 ? ratio : 1 / ratio;
  return times > UNIT_RATIO / UNIT_SLACK && times < UNIT_RATIO * UNIT_SLACK;
}
