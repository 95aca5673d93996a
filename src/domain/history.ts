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
  const last = history.length - 1;
  if (last >= 0 && day <= (history.days[last] as Day)) return revise(history, day, value);
  const owned = history.days.length === history.length ? history : copy(history, history.length);
  const { kind, days, values, moves, variance, peak } = owned;
  const before = values[last];
  const step = before === undefined ? 0 : move(kind, before, value);
  const old = variance[last];
  (days as Day[]).push(day);
  (values as number[]).push(value);
  (moves as number[]).push(step);
  (variance as number[]).push(
    last < 0 ? 0 : last === 0 ? step * step : ewma(old as number, step, LAMBDA),
  );
  (peak as number[]).push(last < 0 ? value : Math.max(peak[last] as number, value));
  return { kind, length: history.length + 1, days, values, moves, variance, peak };
}

/**
 * Position of the last value dated on or before a day; -1 when there is none.
 * @example indexAt(noHistory('price'), 0) // -1
 */
export const indexAt = ({ length, days }: History, day: Day): number =>
  firstPlace(length, (i) => (days[i] as Day) > day) - 1;

const copy = (history: History, length: number): History => ({
  kind: history.kind,
  length,
  days: history.days.slice(0, length),
  values: history.values.slice(0, length),
  moves: history.moves.slice(0, length),
  variance: history.variance.slice(0, length),
  peak: history.peak.slice(0, length),
});

function revise(history: History, day: Day, value: number): History {
  const at = indexAt(history, day);
  const kept = history.days[at] === day ? at : at + 1;
  let next = extend(copy(history, kept), day, value);
  for (let i = at + 1; i < history.length; i++)
    next = extend(next, history.days[i] as Day, history.values[i] as number);
  return next;
}
