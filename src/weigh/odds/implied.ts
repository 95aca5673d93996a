import { cholesky, forward } from '../../kernel/cholesky.ts';
import { exp, log } from '../../kernel/fdlibm.ts';
import { normalQuantile } from '../../kernel/normal.ts';
import { philox, uniform } from '../../kernel/philox.ts';
import { power } from '../../kernel/power.ts';
import type { Rows } from '../../kernel/require.ts';
import { tilt } from './tilt.ts';

/** A move that was seen over the window judged, and one standard deviation of its noise; log, share. */
export type Seen = { readonly asset: string; readonly move: number; readonly noise: number };

/** A move that every path speaks of, with the expected impact under each, log move. */
export type Spoken = Seen & { readonly row: readonly number[] };

/** What own odds are worth as a guess at the market's: as many cases. It tempers relative entropy. */
export const CASES = 8;
/** Draws of the noise behind an interval, and the seed of their dice. */
const DRAWS = 200;
const SEED = 1;
/** A market that has not moved for weeks still has some noise. */
const LEAST_NOISE = 1e-6;

/** What prices imply: the odds, and those of each draw of noise and prior. */
export type Implied = {
  /** Mean over the draws: shares >= 0 that sum to 1. */
  readonly q: readonly number[];
  /** Its relative entropy to own odds, nats. */
  readonly distance: number;
  readonly draws: Rows;
};

/**
 * The odds nearest to own whose expected impacts match the moves seen: they minimise cases x relative
 * entropy + half the squared misses in units of noise. That is solved for each of 200 draws of the noise
 * and of the prior (own odds as the middle of a Dirichlet of so many cases), which in a linear model of
 * normal errors draws from the posterior; the mean of the draws is told, their quantiles are its
 * interval. A single solution would sit on the rarest path, which moves expectations most for the least
 * entropy, where hardly a draw lies. Noise of several assets comes together where their correlation is
 * given; one that is not positive definite is left aside.
 * Source: A. Meucci, "Fully flexible views", Risk 21 (2008); J. M. Bardsley et al.,
 * "Randomize-then-optimize", SIAM Journal on Scientific Computing 36 (2014) A1895-A1910.
 * @param p     own odds, >= 0, summing to 1
 * @param seen  at least one
 */
export function implied(
  p: readonly number[],
  seen: readonly Spoken[],
  correlation: Rows | undefined,
): Implied {
  const sds = seen.map((s) => Math.max(LEAST_NOISE, s.noise));
  const root = rootOf(sds, correlation);
  // Misses of noise that comes together, told apart: each of standard deviation 1.
  const apart = (misses: readonly number[]): number[] => forward(root, misses);
  const columns = p.map((_, s) => apart(seen.map(({ row }) => row[s] ?? 0)));
  const rows = seen.map((_, a) => columns.map((c) => c[a] as number));
  const moves = apart(seen.map(({ move }) => move));
  const draws = Array.from({ length: DRAWS }, (_, draw) =>
    tilt(dirichlet(p, CASES, { seed: SEED, draw }), {
      rows,
      values: moves.map((move, a) => move + noise(draw, a)),
      variance: CASES,
    }),
  );
  const q = p.map((_, s) => draws.reduce((sum, d) => sum + (d[s] as number), 0) / DRAWS);
  return { q, distance: entropy(q, p), draws };
}

/** The triangle whose square is the noise's covariance. */
function rootOf(sds: readonly number[], correlation: Rows | undefined): Rows {
  const covariance = correlation?.map((row, i) =>
    row.map((r, j) => r * (sds[i] as number) * (sds[j] as number)),
  );
  return (
    (covariance && cholesky(covariance)) ??
    sds.map((sd, i) => [...new Array<number>(i).fill(0), sd])
  );
}

/** Relative entropy, nats; a path that own odds rule out counts as if they were one in a million million. */
const entropy = (q: readonly number[], p: readonly number[]): number =>
  Math.max(
    0,
    q.reduce((sum, x, s) => (x > 0 ? sum + x * log(x / Math.max(1e-12, p[s] ?? 0)) : sum), 0),
  );

/** A normal deviate of a draw, by asset. */
function noise(draw: number, place: number): number {
  const words = philox([place, draw, 0, 0], [SEED, 0], new Uint32Array(4));
  return normalQuantile(uniform(words[0] as number));
}

type Dice = { readonly seed: number; readonly draw: number };

/** Shares are never less than this, so that every path can be weighed. */
const MIN_SHAPE = 1e-12;

/**
 * Shares drawn around a middle, as sure of it as so many cases would make one: Dirichlet with
 * parameters cases x middle. A draw of a seed is the same shares, whoever asks first.
 * Source: G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM
 * Transactions on Mathematical Software 26 (2000) 363-372.
 * @param middle  shares >= 0 that sum to 1
 * @param cases   > 0
 * @returns       shares > 0 that sum to 1
 */
export function dirichlet(middle: readonly number[], cases: number, dice: Dice): number[] {
  const logs = middle.map((m, i) => logGamma(Math.max(MIN_SHAPE, cases * m), dice, i));
  const top = Math.max(...logs);
  const raw = logs.map((l) => Math.max(MIN_SHAPE, exp(l - top)));
  const sum = raw.reduce((all, x) => all + x, 0);
  return raw.map((x) => x / sum);
}

/** Logarithm of a gamma deviate: small shapes give numbers that are too small for a number. */
function logGamma(shape: number, { seed, draw }: Dice, place: number): number {
  const words = new Uint32Array(4);
  const d = Math.max(shape, shape + (shape < 1 ? 1 : 0)) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let attempt = 0; ; attempt++) {
    philox([attempt, place, draw, GAMMA], [seed, 0], words);
    const [z, u, small] = Array.from(words, uniform) as [number, number, number];
    const x = normalQuantile(z);
    const v = power(Math.max(0, 1 + c * x), 3);
    if (v <= 0 || log(u) >= 0.5 * x * x + d - d * v + d * log(v)) continue;
    return log(d * v) + (shape < 1 ? log(small) / shape : 0);
  }
}

/** Keeps these dice apart from others of the same seed. */
const GAMMA = 1;
