import type { Fall } from '../../domain/delever.ts';
import { nearest } from '../../kernel/knearest.ts';
import { moments as covarianceOf } from '../../kernel/moments.ts';
import { resampledTimes } from '../../kernel/philox.ts';
import { quantile } from '../../kernel/quantile.ts';
import type { Rows } from '../../kernel/require.ts';
import { asymmetry } from '../../kernel/tailasymmetry.ts';
import type { Parted } from '../../sense/span.ts';
import { deep, TAIL } from '../../weigh/moments.ts';

const MATCHED_FALLS = 20;
/** Sessions of a block: about a quarter, three times what is watched after a fall. */
const BLOCK_SESSIONS = 60;
/** Resamples, and the key of their dice. */
const RESAMPLES = 1000;
const SEED = [1, 0] as const;

export type PastMoments = {
  /** In the order of the model's. */
  readonly values: readonly number[];
  readonly covariance: Rows;
  /** Different windows that stand beside the synchronised falls. */
  readonly matched: number;
};

type Times = (span: Fall) => number;

/**
 * The past's moments and their covariance over 1,000 resamples of blocks of sixty sessions, so that
 * a fall stays with its days before and after. Falls are matched anew in each resample.
 * @throws RangeError when there are no synchronised falls, or fewer than twenty others
 */
export function pastMoments(all: readonly Fall[], { together, alone }: Parted): PastMoments {
  const sorted = alone.toSorted((a, b) => a.move - b.move || a.session - b.session);
  const volatilities = all.map((s) => s.volatility).sort((a, b) => a - b);
  const middle = quantile(volatilities, 0.5);
  const measure = (times: Times): readonly number[] | undefined =>
    measured({ all, together, sorted, middle }, times);
  const values = measure(() => 1);
  if (!values) throw new RangeError('falls of both sorts, and windows of both sorts');
  const blocks = Math.floor(Math.max(...all.map((s) => s.session)) / BLOCK_SESSIONS) + 1;
  const draws = Array.from({ length: RESAMPLES }, (_, draw) => {
    const counts = resampledTimes(new Float64Array(blocks), SEED, draw);
    return measure(({ session }) => counts[Math.floor(session / BLOCK_SESSIONS)] as number);
  }).filter((d) => d !== undefined);
  const columns = values.map((_, m) => draws.map((d) => d[m] as number));
  const moves = sorted.map((s) => s.move);
  const places = together.map(({ move }) => nearest(moves, move, MATCHED_FALLS));
  const matched = new Set(places.flatMap(([from, to]) => range(from, to)));
  return {
    values,
    covariance: covarianceOf(columns, draws.length).covariance,
    matched: matched.size,
  };
}

type Falls = Pick<Parted, 'together'> & {
  readonly all: readonly Fall[];
  /** The others, deepest first. */
  readonly sorted: readonly Fall[];
  readonly middle: number;
};

/** The moments with each window counted so often; undefined where a sort of them is missing. */
function measured({ all, together, sorted, middle }: Falls, times: Times): number[] | undefined {
  const often = (spans: readonly Fall[]): Fall[] =>
    spans.flatMap((s) => new Array<Fall>(times(s)).fill(s));
  const every = often(all);
  const calm = every.filter((s) => s.volatility < middle);
  const stormy = every.filter((s) => s.volatility >= middle);
  const others = often(sorted);
  const falls = often(together);
  if (others.length < MATCHED_FALLS) return undefined;
  if ([calm, stormy, falls].some((sort) => sort.length === 0)) return undefined;
  const moves = Float64Array.from(others, (s) => s.move);
  let [half, retrace] = [0, 0];
  for (const fall of falls) {
    const [from, to] = nearest(moves, fall.move, MATCHED_FALLS);
    half += Number(fall.after?.half);
    retrace += fall.after?.retrace ?? 0;
    for (let i = from; i < to; i++) {
      half -= Number(others[i]?.after?.half) / MATCHED_FALLS;
      retrace -= (others[i]?.after?.retrace ?? 0) / MATCHED_FALLS;
    }
  }
  const moved = (spans: readonly Fall[]): number[] => spans.map((s) => s.move);
  const skew = (spans: readonly Fall[]): number => asymmetry(moved(spans), TAIL);
  const ended = every.filter((s) => s.after !== undefined);
  const retraces = ended.map((s) => s.after?.retrace ?? 0);
  return [
    skew(every),
    half / falls.length,
    retrace / falls.length,
    skew(calm) - skew(stormy),
    deep(moved(ended), retraces),
  ];
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);
