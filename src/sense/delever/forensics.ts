import type { Forensics } from '../../domain/delever.ts';
import type { Known, Spread } from '../../domain/known.ts';
import { spectrum } from '../../kernel/eigen.ts';
import { normalQuantile } from '../../kernel/normal.ts';
import { philox, uniform } from '../../kernel/philox.ts';
import { quantile } from '../../kernel/quantile.ts';
import { demand, type Rows } from '../../kernel/require.ts';
import { studentQuantile } from '../../kernel/student.ts';
import { departure, transport } from '../../kernel/transport.ts';

/** Returns of a few assets before and while something may have been sold, one row a session. */
export type ReturnsScene = {
  readonly before: Rows;
  readonly during: Rows;
  readonly assets: readonly {
    readonly id: string;
    /** Money whose sale moves the price by all of itself: price x depth in shares, > 0. */
    readonly depth: number;
  }[];
};

/** Chance by which samples are drawn again. */
export type Draws = { readonly seed: number; readonly draws: number };

const MIN_SESSIONS = 10;
const MIN_SESSIONS_PER_ASSET = 2;
const MIN_PAST_PER_SESSION = 2;
/** Share of earlier windows that a change must exceed, and how many are looked at. */
const PLACEBO_QUANTILE = 0.95;
const MAX_PLACEBOS = 60;
/** Standard deviations of the normal theory that it must exceed as well. */
const MIN_DEVIATIONS = 5;
/** Sigmas by which the book must have fallen or risen for its sign to be told. */
const MIN_FALL_SIGMAS = 1;

/**
 * The book that was sold, from how the covariance of returns changed. In units of the root of depth a
 * sold book y turns covariance S into (I + yy') S (I + yy'), whole and not to first order; the one
 * symmetric map between the two covariances is found, and its leading direction is y. A book is sold
 * as it falls: its sign is the one with which it fell. Volatility that rises for any other reason looks
 * like a book too; what speaks for one is how much of the change it explains.
 * @returns  unknown where the change cannot be told from that of any earlier stretch as long, where
 *           nothing grew, or where prices do not tell sold from bought; intervals hold 80 %
 * @throws RangeError when a row has another length than the assets, a number is not finite or a depth
 *         is not above 0
 */
export function forensics(scene: ReturnsScene, { seed, draws }: Draws): Known<Forensics> {
  const { before, during, assets } = scene;
  const [n, k] = [during.length, assets.length];
  for (const row of [...before, ...during])
    demand(row.length === k, `as many returns as assets, ${k}`, row.length);
  for (const { depth } of assets) demand(depth > 0, 'a depth is above 0', depth);
  if (n < Math.max(MIN_SESSIONS, MIN_SESSIONS_PER_ASSET * k))
    return { unknown: { kind: 'too few sessions' } };
  if (before.length < MIN_PAST_PER_SESSION * n) return { unknown: { kind: 'too short a past' } };
  const roots = assets.map(({ depth }) => Math.sqrt(depth));
  const scaled = (rows: Rows): Rows => rows.map((r) => r.map((x, i) => x * (roots[i] as number)));
  const [past, now] = [scaled(before), scaled(during)];
  if (!differs(past, now)) return { unknown: { kind: 'not identified' } };
  const found = book(covariance(past), covariance(now));
  if (found === undefined) return { unknown: { kind: 'not identified' } };
  const fallen = fall(now, found.y);
  if (Math.abs(fallen) < MIN_FALL_SIGMAS) return { unknown: { kind: 'sold or bought not told' } };
  const y = found.y.map((x) => (fallen < 0 ? x : -x));
  // Books of samples drawn again, each turned the way the first points.
  const again = Array.from({ length: draws }, (_, draw) => {
    const [quiet, loud] = [past, now].map((rows, i) => resampledRows(rows, seed, [draw, i]));
    const one = book(covariance(quiet as Rows), covariance(loud as Rows));
    const along = one?.y.reduce((sum, x, i) => sum + x * (y[i] as number), 0) ?? 0;
    return one && along < 0 ? { ...one, y: one.y.map((x) => -x) } : one;
  }).filter((one) => one !== undefined);
  if (again.length < draws / 2) return { unknown: { kind: 'not identified' } };
  const wider = widening(n, k);
  const shares = sharesOf(y, roots);
  const others = again.map((b) => sharesOf(b.y, roots));
  return {
    sold: assets.map(({ id }, i) => {
      const drawn = others.map((s) => s[i] as number);
      return { asset: id, share: interval(shares[i] as number, drawn, { wider, low: -1 }) };
    }),
    explained: explained(found, again),
    sessions: n,
  };
}

/** A book in units of the root of depth; squares of the growth along it, and of all other change. */
type Book = { readonly y: readonly number[]; readonly own: number; readonly rest: number };

function book(quiet: Rows, loud: Rows): Book | undefined {
  const map = transport(quiet, loud);
  if (map === undefined) return undefined;
  const [lead, ...others] = spectrum(map);
  const grown = (lead?.value ?? 0) - 1;
  if (lead === undefined || !(grown > 0)) return undefined;
  return {
    y: lead.vector.map((x) => x * Math.sqrt(grown)),
    own: grown ** 2,
    rest: others.reduce((sum, m) => sum + (m.value - 1) ** 2, 0),
  };
}

/**
 * Share of the change that the book explains. Noise swells every square: once in the sample, twice in
 * a sample drawn from it, and what it adds is taken off as often.
 */
function explained(found: Book, again: readonly Book[]): Spread {
  const noise = (of: (b: Book) => number): number =>
    Math.max(0, again.reduce((sum, b) => sum + of(b), 0) / again.length - of(found));
  const [own, rest] = [noise((b) => b.own), noise((b) => b.rest)];
  const share = (b: Book, times: number): number => {
    const mine = Math.max(0, b.own - times * own);
    const others = Math.max(0, b.rest - times * rest);
    return mine + others > 0 ? mine / (mine + others) : 0;
  };
  const drawn = again.map((b) => share(b, 2));
  return interval(share(found, 1), drawn, { wider: 1, low: 0 });
}

/** Whether the change exceeds that of earlier stretches as long, and what normal returns allow. */
function differs(past: Rows, now: Rows): boolean {
  const n = now.length;
  const k = now[0]?.length ?? 0;
  const size = (quiet: Rows, loud: Rows): number => {
    const change = departure(covariance(quiet), covariance(loud));
    return change === undefined ? 0 : change / 2 / (1 / loud.length + 1 / quiet.length);
  };
  const change = size(past, now);
  const free = (k * (k + 1)) / 2;
  if (change <= free + MIN_DEVIATIONS * Math.sqrt(2 * free)) return false;
  const starts = past.length - n;
  const step = Math.max(1, Math.ceil(starts / MAX_PLACEBOS));
  const placebos: number[] = [];
  for (let s = 0; s <= starts; s += step)
    placebos.push(size([...past.slice(0, s), ...past.slice(s + n)], past.slice(s, s + n)));
  placebos.sort((a, b) => a - b);
  return change > quantile(placebos, PLACEBO_QUANTILE);
}

/** Sigmas by which the book moved: below 0 it fell. */
function fall(now: Rows, y: readonly number[]): number {
  // A book of y roots of depth earns the sum of y times scaled returns.
  const earned = now.map((r) => r.reduce((sum, x, i) => sum + x * (y[i] as number), 0));
  const total = earned.reduce((sum, e) => sum + e, 0);
  return total / Math.sqrt(earned.reduce((sum, e) => sum + e * e, 0));
}

/** Shares of the sold money: their sizes sum to 1. */
function sharesOf(y: readonly number[], roots: readonly number[]): readonly number[] {
  const money = y.map((x, i) => x * (roots[i] as number));
  const all = money.reduce((sum, m) => sum + Math.abs(m), 0);
  return money.map((m) => m / all);
}

/** The 80 % of what was drawn, about its middle; the estimate lies within, and all within low..1. */
function interval(
  at: number,
  drawn: number[],
  { wider, low: lowest }: { readonly wider: number; readonly low: number },
): Spread {
  const sorted = drawn.sort((a, b) => a - b);
  const middle = quantile(sorted, 0.5);
  const edge = (p: number): number => middle + wider * (quantile(sorted, p) - middle);
  return {
    low: Math.max(lowest, Math.min(at, edge(0.1))),
    at,
    high: Math.min(1, Math.max(at, edge(0.9))),
  };
}

/** From so many sessions on, blocks of so many are drawn instead of single ones. */
const MIN_ROWS_FOR_BLOCKS = 60;
const BLOCK_ROWS = 5;

/** Covariance of returns, one row a session, about the mean: news that push a book for days are not taken for its sales. */
function covariance(rows: Rows): number[][] {
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  const mean = new Float64Array(k);
  const cross = new Float64Array(k * k);
  for (const row of rows)
    for (let i = 0; i < k; i++) {
      const x = row[i] as number;
      mean[i] = (mean[i] as number) + x / n;
      for (let j = 0; j <= i; j++)
        cross[i * k + j] = (cross[i * k + j] as number) + x * (row[j] as number);
    }
  const cell = (i: number, j: number): number =>
    ((cross[i * k + j] as number) - n * (mean[i] as number) * (mean[j] as number)) / (n - 1);
  return Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_, j) => cell(Math.max(i, j), Math.min(i, j))),
  );
}

/** As many rows, drawn with replacement: one by one, or in blocks where there are many. */
function resampledRows(rows: Rows, seed: number, [draw, which]: readonly [number, number]): Rows {
  const block = blockOf(rows.length);
  const words = new Uint32Array(4);
  const out: (readonly number[])[] = [];
  for (let b = 0; out.length < rows.length; b++) {
    if (b % 4 === 0) philox([b / 4, draw, which, 0], [seed, 0], words);
    const start = Math.floor(uniform(words[b % 4] as number) * (rows.length - block + 1));
    for (let i = 0; i < block && out.length < rows.length; i++)
      out.push(rows[start + i] as readonly number[]);
  }
  return out;
}

/** Few sessions, or blocks, make drawn samples vary less than new ones would. */
function widening(n: number, k: number): number {
  const free = n / blockOf(n) - 1;
  return (Math.sqrt(n / (n - k)) * studentQuantile(0.9, free)) / normalQuantile(0.9);
}

const blockOf = (rows: number): number => (rows >= MIN_ROWS_FOR_BLOCKS ? BLOCK_ROWS : 1);
