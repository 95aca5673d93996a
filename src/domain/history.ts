import { ewma } from '../kernel/ewma.ts';
import { log } from '../kernel/fdlibm.ts';
import { firstPlace } from '../kernel/knearest.ts';
import type { SeriesKind } from './series.ts';
import type { Day } from './time.ts';

/** Decay of the volatility estimate, a session (RiskMetrics). */
const LAMBDA = 0.94;

/** Moves that must lie before a window for its volatility to be known. */
export const BURN_IN = 40;

/**
 * One series as known at one moment, oldest first. The arrays may be shared with later moments
 * and be longer than `length`: what lies beyond `length` is not known.
 */
export type History = {
  readonly kind: SeriesKind;
  readonly length: number;
  readonly days: readonly Day[];
  readonly values: readonly number[];
  /** Move from the value before to each; 0 at the first. */
  readonly moves: readonly number[];
  /** EWMA variance of the moves up to and with each value; 0 at the first. */
  readonly variance: readonly number[];
  /** Highest value up to and with each. */
  readonly peak: readonly number[];
};

/** Nothing known yet. */
export const noHistory = (kind: SeriesKind): History => ({
  kind,
  length: 0,
  days: [],
  values: [],
  moves: [],
  variance: [],
  peak: [],
});

/**
 * The move from one value to another: log return for price, index and fx, difference in the
 * series' unit for yield and spread.
 * @example move('yield', 4, 4.25) // 0.25
 */
export const move = (kind: SeriesKind, from: number, to: number): number =>
  kind === 'yield' || kind === 'spread' ? to - from : log(to / from);

/**
 * The history with one value more. A value for a day already there replaces it, and everything
 * after it is measured again.
 * @example extend(noHistory('yield'), 0, 4.1).length // 1
 */
export function extend(history: History, day: Day, value: number): History {
  const { length } = history;
  if (length > 0 && day <= (history.days[length - 1] as Day))
    return extendAll(history, [{ at: day, value }]);
  const owned = history.days.length === length ? history : copy(history, length);
  const { kind, days, values, moves, variance, peak } = owned;
  put(owned as Lists, length, { at: day, value });
  return { kind, length: length + 1, days, values, moves, variance, peak };
}

/** The lists of a history, while they are written. */
type Lists = {
  -readonly [L in keyof History]: History[L] extends readonly (infer T)[] ? T[] : History[L];
};

/** Writes a value behind those before it. */
function put({ kind, days, values, moves, variance, peak }: Lists, i: number, told: Told): void {
  const { at, value } = told;
  const before = values[i - 1];
  const step = i === 0 ? 0 : move(kind, before as number, value);
  const old = variance[i - 1] as number;
  days[i] = at;
  values[i] = value;
  moves[i] = step;
  variance[i] = i === 0 ? 0 : i === 1 ? step * step : ewma(old, step, LAMBDA);
  peak[i] = i === 0 ? value : Math.max(peak[i - 1] as number, value);
}

/**
 * The history with values more, of which a later one for a day replaces an earlier: the same as one by
 * one, but what lies after a day that was there is measured once.
 * @example extendAll(noHistory('yield'), [{ at: 0, value: 4.1 }, { at: 0, value: 4.2 }]).values // [4.2]
 */
export function extendAll(history: History, told: readonly Told[]): History {
  let next = history;
  let last = history.days[history.length - 1] ?? Number.NEGATIVE_INFINITY;
  const rises = told.every(({ at }) => {
    const later = at > last;
    last = at;
    return later;
  });
  if (rises && history.length === 0 && told.length > MANY) return written(history.kind, told);
  if (rises) {
    for (const { at, value } of told) next = extend(next, at, value);
    return next;
  }
  const values = new Map(told.map(({ at, value }) => [at, value]));
  const first = told.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const from = indexAt(history, (first - 1) as Day) + 1;
  for (let i = from; i < history.length; i++) {
    const day = history.days[i] as Day;
    if (!values.has(day)) values.set(day, history.values[i] as number);
  }
  next = copy(history, from);
  for (const [day, value] of [...values].sort(([a], [b]) => a - b)) next = extend(next, day, value);
  return next;
}

/** Values from which on a history is written elsewhere first: lists that grow leave half-full copies behind. */
const MANY = 1000;
const DESK: Lists = {
  ...noHistory('price'),
  days: [],
  values: [],
  moves: [],
  variance: [],
  peak: [],
};

/** The history of many values whose days rise. */
function written(kind: History['kind'], told: readonly Told[]): History {
  DESK.kind = kind;
  for (const [i, one] of told.entries()) put(DESK, i, one);
  return copy(DESK, told.length);
}

/** A value of a day. */
type Told = { readonly at: Day; readonly value: number };

/**
 * Position of the last value dated on or before a day; -1 when there is none.
 * @example indexAt(noHistory('price'), 0) // -1
 */
export const indexAt = ({ length, days }: History, day: Day): number =>
  firstPlace(length, (i) => (days[i] as Day) > day) - 1;

/**
 * Values of the first of some histories from the first day that all of them share.
 * @example sharedSessions([noHistory('price')]) // 0
 */
export function sharedSessions(all: readonly History[]): number {
  const [first] = all;
  if (first === undefined || all.some((h) => h.length === 0)) return 0;
  const from = Math.max(...all.map(({ days }) => days[0] as Day));
  return first.length - 1 - indexAt(first, (from - 1) as Day);
}

const copy = (history: History, length: number): History => ({
  kind: history.kind,
  length,
  days: history.days.slice(0, length),
  values: history.values.slice(0, length),
  moves: history.moves.slice(0, length),
  variance: history.variance.slice(0, length),
  peak: history.peak.slice(0, length),
});
