import { correlation } from '../kernel/correlation.ts';
import { BURN_IN, type History, move } from '../domain/history.ts';

/** Move over the last n sessions; undefined while fewer are known. */
export function change(h: History, n: number): number | undefined {
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

/** The last n moves, oldest first; undefined while fewer are known. */
export function moves(h: History, n: number): number[] | undefined {
  const first = h.length - n;
  if (n < 1 || first < 1) return undefined;
  const out: number[] = [];
  for (let i = first; i < h.length; i++)
    out.push(move(h.kind, h.values[i - 1] as number, h.values[i] as number));
  return out;
}

/** Sample standard deviation of the last n moves, a session. */
export function volatility(h: History, n: number): number | undefined {
  const sample = n < 2 ? undefined : moves(h, n);
  if (!sample) return undefined;
  const mean = sample.reduce((sum, x) => sum + x, 0) / n;
  return Math.sqrt(sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
}

/** Share of the last n values that the last one is not below, 0..1. */
export function rank(h: History, n: number): number | undefined {
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

/** Moves of two series between the days on which both have a value, the last n of them. */
export function common(a: History, b: History, n: number): [number[], number[]] | undefined {
  const pairs: [number, number][] = [];
  let i = a.length - 1;
  let j = b.length - 1;
  while (i >= 0 && j >= 0 && pairs.length <= n) {
    const [x, y] = [a.days[i] as number, b.days[j] as number];
    if (x === y) pairs.push([i--, j--]);
    else if (x > y) i--;
    else j--;
  }
  if (pairs.length <= n) return undefined;
  pairs.reverse();
  const side = (h: History, k: 0 | 1): number[] =>
    pairs
      .slice(1)
      .map((pair, p) =>
        move(h.kind, h.values[(pairs[p] as [number, number])[k]] as number, h.values[pair[k]] as number),
      );
  return [side(a, 0), side(b, 1)];
}

/** Correlation of the last n moves on common days; undefined where either did not move. */
export function comovement(a: History, b: History, n: number): number | undefined {
  const both = n < 2 ? undefined : common(a, b, n);
  return both && correlation(both[0], both[1]);
}
