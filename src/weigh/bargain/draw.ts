import type { Spread } from '../../domain/known.ts';
import { log } from '../../kernel/fdlibm.ts';
import { fnv } from '../../kernel/fnv1a.ts';
import { normalQuantile } from '../../kernel/normal.ts';
import { philox, uniform } from '../../kernel/philox.ts';
import { power } from '../../kernel/power.ts';
import { quantile } from '../../kernel/quantile.ts';

export const DRAWS = 1_000;

export type ClusterWeights = ReadonlyMap<string, Float64Array>;
type Clustered = { readonly cluster: string };

/** The weight of a case in one draw. */
export const drawnBy =
  (drawn: ClusterWeights, draw: number) =>
  ({ cluster }: Clustered): number =>
    drawn.get(cluster)?.[draw] ?? 0;

/**
 * Bayesian bootstrap over clusters: the weight of each cluster in each draw is exponential with mean
 * 1, so that a posterior needs no draw without a case. The weights of a cluster hang on its name and
 * the seed alone: other clusters, and the order of rows, do not move them.
 * Source: D. B. Rubin, "The Bayesian bootstrap", Annals of Statistics 9 (1981) 130-134; for censored
 * lives A. Y. Lo, Annals of Statistics 21 (1993) 100-123.
 */
export function weights(cases: readonly Clustered[], seed: number, draws = DRAWS): ClusterWeights {
  const out = new Uint32Array(4);
  return new Map(
    [...new Set(cases.map((c) => c.cluster))].map((name) => {
      const key = [seed, place(name)] as const;
      const all = new Float64Array(draws);
      for (let i = 0; i < draws; i += 4) {
        philox([i / 4, 0, 0, 0], key, out);
        for (let k = 0; k < 4 && i + k < draws; k++) all[i + k] = -log(uniform(out[k] as number));
      }
      return [name, all];
    }),
  );
}

/**
 * A gamma variate of scale 1 that hangs on its name, its place and the seed alone.
 * Source: G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM
 * Transactions on Mathematical Software 26 (2000) 363-372; below 1 a power of a uniform.
 * @param shape  >= 0; 0 gives 0
 */
export function gammas(name: string, seed: number): (shape: number, draw: number) => number {
  const key = [seed, place(name)] as const;
  const out = new Uint32Array(4);
  return (shape, draw) => {
    if (shape === 0) return 0;
    const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (let tried = 1; ; tried++) {
      philox([draw, tried, 0, 0], key, out);
      const x = normalQuantile(uniform(out[0] as number));
      const v = power(Math.max(0, 1 + c * x), 3);
      if (v > 0 && log(uniform(out[1] as number)) < 0.5 * x * x + d - d * v + d * log(v))
        return d * v * (shape < 1 ? power(uniform(out[2] as number), 1 / shape) : 1);
    }
  };
}

/** A whole word for a name. */
const place = (name: string): number =>
  Number.parseInt(fnv([Float64Array.from(name, (c) => c.codePointAt(0) ?? 0)]).slice(-8), 16);

/**
 * An estimate with the 80 % interval of its draws; where the estimate lies outside, the interval is
 * stretched to it.
 * @throws RangeError when there is no draw
 */
export function spreadOfDraws(at: number, draws: ArrayLike<number>): Spread {
  const sorted = Float64Array.from(draws).sort();
  const [low, high] = [quantile(sorted, 0.1), quantile(sorted, 0.9)];
  return { low: Math.min(low, at), at, high: Math.max(high, at) };
}
