import { BURN_IN, type History, move } from '../domain/history.ts';
import type { Day } from '../domain/time.ts';
import { correlation } from '../kernel/correlation.ts';

/** Move over the last n sessions; undefined while fewer are known. */
export function seriesChange(h: History, n: number): number | undefined {
  const end = h.length - 1;
  if (n < 1 || end - n < 0) return undefined;
  return move(h.kind, h.values[end - n] as number, h.values[end] as number);
}

/** Move between two positions in EWMA sigmas known at the first; undefined before the burn-in. */
export function sigmas(h: History, start: number, end: number): number | undefined {
  const variance = h.variance[start];
  if (start < BURN_IN || end <= start || end >= h.length || !variance) return undefined;
  const step = move(h.kind, h.values[start] as number, h.values[end] as number);
  return step / Math.sqrt(variance * (end - start));
}

/** The last n sessions' move in sigmas. */
export const z = (h: History, n: number): number | undefined =>
  n < 1 ? undefined : sigmas(h, h.length - 1 - n, h.length - 1);

/** Sample standard deviation of the last n moves, a session. */
export function sampleVolatility(h: History, n: number): number | undefined {
  if (n < 2 || h.length - n < 1) return undefined;
  const sample = h.moves.slice(h.length - n, h.length);
  const mean = sample.reduce((sum, x) => sum + x, 0) / n;
  return Math.sqrt(sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
}

/** Share of the last n values that the last one is not below, 0..1. */
export function percentRank(h: History, n: number): number | undefined {
  const first = h.length - n;
  if (n < 1 || first < 0) return undefined;
  const last = h.values[h.length - 1] as number;
  let below = 0;
  for (let i = first; i < h.length; i++) if ((h.values[i] as number) <= last) below++;
  return below / n;
}

/** Share below the highest value known, <= 0. */
export function drawdown(h: History): number | undefined {
  const end = h.length - 1;
  if (end < 0 || h.kind === 'yield' || h.kind === 'spread') return undefined;
  return (h.values[end] as number) / (h.peak[end] as number) - 1;
}

/** Sessions in a row in one direction, signed; 0 after a session without a move. */
export function streak(h: History): number | undefined {
  if (h.length < 2) return undefined;
  const way = (i: number): number =>
    Math.sign((h.values[i] as number) - (h.values[i - 1] as number));
  const end = h.length - 1;
  const sign = way(end);
  let n = 0;
  for (let i = end; sign !== 0 && i > 0 && way(i) === sign; i--) n++;
  return sign * n;
}

/**
 * Moves of several series between the days on which all have a value, the last n of them, oldest
 * first, one row a series; undefined while there are fewer. The first and the last such day come with them.
 */
export function common(
  all: readonly History[],
  n: number,
): { readonly rows: number[][]; readonly first: Day; readonly last: Day } | undefined {
  const count = all.length;
  const at = all.map((h) => h.length - 1);
  const next = new Array<number>(count);
  const rows = all.map(() => new Array<number>(n));
  let last: Day | undefined;
  for (let left = n; ; ) {
    let latest = Number.NEGATIVE_INFINITY;
    let shared = true;
    for (let k = 0; k < count; k++) {
      if ((at[k] as number) < 0) return undefined;
      const day = (all[k] as History).days[at[k] as number] as Day;
      if (k > 0 && day !== latest) shared = false;
      if (day > latest) latest = day;
    }
    if (shared && last === undefined) last = latest as Day;
    else if (shared) {
      left--;
      for (let k = 0; k < count; k++)
        (rows[k] as number[])[left] = between(
          all[k] as History,
          at[k] as number,
          next[k] as number,
        );
      if (left === 0) return { rows, first: latest as Day, last: last as Day };
    }
    for (let k = 0; k < count; k++) {
      const i = at[k] as number;
      if ((all[k] as History).days[i] !== latest) continue;
      if (shared) next[k] = i;
      at[k] = i - 1;
    }
  }
}

/** The move between two positions; neighbours have theirs on record. */
const between = (h: History, from: number, to: number): number =>
  to === from + 1
    ? (h.moves[to] as number)
    : move(h.kind, h.values[from] as number, h.values[to] as number);

/**
 * Correlation of the last n moves on common days, and the first of these; undefined where either did
 * not move.
 */
export function comovement(
  a: History,
  b: History,
  n: number,
): { readonly correlation: number; readonly first: Day } | undefined {
  const both = n < 2 ? undefined : common([a, b], n);
  const found = both && correlation(both.rows[0] as number[], both.rows[1] as number[]);
  return found === undefined ? undefined : { correlation: found, first: both?.first as Day };
}
