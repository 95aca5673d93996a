import type { Spread } from '../../domain/known.ts';
import { NORMAL_90 } from '../../kernel/normal.ts';
import { resampledTimes } from '../../kernel/philox.ts';
import { quantile } from '../../kernel/quantile.ts';

/** Resamples, and the key of their dice. */
const RESAMPLES = 1000;
const SEED = [2, 0] as const;
const [LOW, HIGH] = [0.1, 0.9];

/** What one stretch of sessions adds: how often it came, of how many, and the same for its match. */
export type Stretch = {
  readonly came: number;
  readonly of: number;
  readonly matched: number;
  readonly among: number;
};

/**
 * How much more often something came than in its match: one share less another, each over all
 * stretches, with the 80 % interval of a bootstrap over whole stretches, studentised by the error
 * that each resample shows of itself (bootstrap-t).
 * Source: P. Hall, "Theoretical comparison of bootstrap confidence intervals", Ann. Stat. 16 (1988).
 * @param stretches  consecutive, near to independent of each other; some may be empty
 * @param draws      resamples
 * @returns          the excess, -1..1, its standard error, and how many of those lie between it and the
 *                   lower end
 */
export function excess(
  stretches: readonly Stretch[],
  draws: number = RESAMPLES,
): { readonly spread: Spread; readonly error: number; readonly reach: number } {
  const times = new Float64Array(stretches.length).fill(1);
  const { at, error } = measured(stretches, times);
  const ratios: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const again = measured(stretches, resampledTimes(times, SEED, draw));
    if (again.error > 0) ratios.push((again.at - at) / again.error);
  }
  if (ratios.length === 0) return { spread: { low: at, at, high: at }, error, reach: NORMAL_90 };
  ratios.sort((a, b) => a - b);
  return {
    spread: {
      low: Math.min(at, at - quantile(ratios, HIGH) * error),
      at,
      high: Math.max(at, at - quantile(ratios, LOW) * error),
    },
    error,
    reach: quantile(ratios, HIGH),
  };
}

/** The excess with each stretch counted so often, and its error by how the stretches differ. */
function measured(stretches: readonly Stretch[], times: Float64Array) {
  let [a, n, b, m] = [0, 0, 0, 0];
  for (const [i, { came, of, matched, among }] of stretches.entries()) {
    const w = times[i] as number;
    a += w * came;
    n += w * of;
    b += w * matched;
    m += w * among;
  }
  if (!(n > 0 && m > 0)) return { at: 0, error: 0 };
  const [share, other] = [a / n, b / m];
  let squares = 0;
  for (const [i, { came, of, matched, among }] of stretches.entries()) {
    const own = (came - share * of) / n;
    const beside = (matched - other * among) / m;
    squares += (times[i] as number) * (own - beside) ** 2;
  }
  return { at: share - other, error: Math.sqrt(squares) };
}
