import { normalQuantile } from '../../kernel/normal.ts';
import { philox, uniform } from '../../kernel/philox.ts';

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
export function dirichlet(
  middle: readonly number[],
  cases: number,
  { seed, draw }: { readonly seed: number; readonly draw: number },
): number[] {
  const logs = middle.map((m, i) =>
    logGamma(Math.max(MIN_SHAPE, cases * m), { seed, draw, place: i }),
  );
  const top = Math.max(...logs);
  const raw = logs.map((l) => Math.max(MIN_SHAPE, Math.exp(l - top)));
  const sum = raw.reduce((all, x) => all + x, 0);
  return raw.map((x) => x / sum);
}

/** Logarithm of a gamma deviate: small shapes give numbers that are too small for a number. */
function logGamma(
  shape: number,
  { seed, draw, place }: { readonly seed: number; readonly draw: number; readonly place: number },
): number {
  const words = new Uint32Array(4);
  const d = Math.max(shape, shape + (shape < 1 ? 1 : 0)) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let attempt = 0; ; attempt++) {
    philox([attempt, place, draw, GAMMA], [seed, 0], words);
    const [z, u, small] = Array.from(words, uniform) as [number, number, number];
    const x = normalQuantile(z);
    const v = (1 + c * x) ** 3;
    if (v <= 0 || Math.log(u) >= 0.5 * x * x + d - d * v + d * Math.log(v)) continue;
    return Math.log(d * v) + (shape < 1 ? Math.log(small) / shape : 0);
  }
}

/** Keeps these dice apart from others of the same seed. */
const GAMMA = 1;
