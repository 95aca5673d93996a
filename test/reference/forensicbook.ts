import { spectrum } from '../../src/kernel/eigen.ts';
import { lyapunov } from './lyapunov.ts';

type Rows = readonly (readonly number[])[];

/** The market in which a book is sold. */
export type Ground = {
  /** Covariance of returns when nobody is forced, a session. */
  readonly quiet: Rows;
  /** Money a share, > 0. */
  readonly prices: readonly number[];
  /** Shares whose sale moves the price by all of itself, > 0. */
  readonly depth: readonly number[];
  /** What the book was worth before it fell, money, and how fast it sells as it falls. */
  readonly value: number;
  readonly slope: number;
};

/** A covariance with the book's sales in it: whole, and to first order in them. */
export type Endogenous = {
  readonly full: readonly number[][];
  readonly first: readonly number[][];
};

/** The book that a covariance tells of. */
export type Liquidated = {
  /** slope / value x alpha alpha', and what the covariance has beside it. */
  readonly m: readonly number[][];
  /** Of M, smallest first. */
  readonly eigenvalues: readonly number[];
  /** Shares sold by asset; the sign of the whole is not identified, the first not zero is above 0. */
  readonly alpha: readonly number[];
};

/**
 * The covariance of returns while a book is sold in proportion as it falls.
 * Source: R. Cont and L. Wagalath, "Running for the exit: distressed selling and endogenous
 * correlation in financial markets", Mathematical Finance 23 (2013) 718-741; full is
 * (I + u pi') Sigma (I + pi u') with u = alpha slope / (depth value) and pi = alpha x price.
 * @param alpha  shares held, below 0 short
 */
export function endogenous(ground: Ground, alpha: readonly number[]): Endogenous {
  const { quiet, prices, depth, value, slope } = ground;
  const n = alpha.length;
  const u = alpha.map((a, i) => (a * slope) / (at(depth, i) * value));
  const pi = alpha.map((a, i) => a * at(prices, i));
  const moved = alpha.map((_, i) => pi.reduce((s, p, j) => s + p * cell(quiet, j, i), 0));
  const own = pi.reduce((s, p, i) => s + p * at(moved, i), 0);
  const first = square(
    n,
    (i, j) => cell(quiet, i, j) + at(u, i) * at(moved, j) + at(moved, i) * at(u, j),
  );
  return {
    first,
    full: square(n, (i, j) => cell(first, i, j) + at(u, i) * own * at(u, j)),
  };
}

/**
 * The book whose sale turns the quiet covariance into the one observed, to first order: M solves
 * A'M + MA = L^-1 (C - Sigma) L^-1 with A = P Sigma L^-1, L = diag(1 / depth), P = diag(prices), and
 * its leading direction is the book.
 * Source: R. Cont and L. Wagalath, "Fire sales forensics: measuring endogenous risk", Mathematical
 * Finance 26 (2016) 835-866.
 * @param observed  covariance while it was sold
 * @returns         undefined when the quiet covariance is not of full rank, or nothing grew
 */
export function liquidated(ground: Ground, observed: Rows): Liquidated | undefined {
  const { quiet, prices, depth, value, slope } = ground;
  const n = quiet.length;
  const m = lyapunov(
    square(n, (i, j) => at(prices, i) * cell(quiet, i, j) * at(depth, j)),
    square(n, (i, j) => at(depth, i) * (cell(observed, i, j) - cell(quiet, i, j)) * at(depth, j)),
  );
  if (m === undefined) return undefined;
  const even = square(n, (i, j) => (cell(m, i, j) + cell(m, j, i)) / 2);
  const modes = spectrum(even);
  const lead = modes[0];
  if (lead === undefined || !(lead.value > 0)) return undefined;
  const size = Math.sqrt((lead.value * value) / slope);
  return {
    m: even,
    eigenvalues: modes.map((mode) => mode.value).reverse(),
    alpha: lead.vector.map((x) => x * size),
  };
}

const at = (xs: readonly number[], i: number): number => xs[i] as number;
const cell = (rows: Rows, i: number, j: number): number =>
  (rows[i] as readonly number[])[j] as number;
const square = (n: number, of: (i: number, j: number) => number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => of(i, j)));
