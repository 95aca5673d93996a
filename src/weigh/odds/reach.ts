import type { Misfit } from '../../domain/odds.ts';
import { type Condition, programme } from '../../kernel/linearprogram.ts';
import type { Rows } from '../../kernel/symmetric.ts';
import type { Seen } from './implied.ts';

/** A move is met where expected impacts come within so many of its noise's standard deviations. */
const NEAR = 2;
/** Excess below this is rounding, sigmas. */
const ROUNDING = 1e-6;

/**
 * Moves that no odds over the paths make: the linear programme that misses them least, and for each
 * one missed the range of expected moves among odds that meet the others. Every move alone, and all
 * together, count as met within two sigmas.
 * @param impacts  for each move seen, the expected impact under each path
 */
export function unreached(impacts: Rows, seen: readonly Seen[]): readonly Misfit[] {
  const paths = impacts[0]?.length ?? 0;
  if (paths === 0) return [];
  const excess = missed(impacts, seen, paths);
  const kept = seen.flatMap((_, a) => ((excess[a] as number) > ROUNDING ? [] : [a]));
  const met = kept.flatMap((a) => near(impacts[a] as readonly number[], seen[a] as Seen));
  return seen.flatMap(({ asset, move }, a): Misfit[] => {
    if (kept.includes(a)) return [];
    const row = impacts[a] as readonly number[];
    const [low, high] = ends(row, met);
    return [{ kind: 'infeasible', asset, wanted: move, low, high }];
  });
}

/** The least sum, in sigmas, by which the moves are missed beyond what counts as met; by move. */
function missed(impacts: Rows, seen: readonly Seen[], paths: number): readonly number[] {
  const found = programme({
    cost: [...new Array<number>(paths).fill(0), ...seen.map(() => 1)],
    equal: [{ row: [...new Array<number>(paths).fill(1), ...seen.map(() => 0)], value: 1 }],
    below: seen.flatMap((one, a) =>
      near(impacts[a] as readonly number[], one).map(({ row }) => ({
        row: [...row, ...seen.map((_, k) => (k === a ? -1 : 0))],
        value: NEAR,
      })),
    ),
  });
  // Any odds miss by some finite sum, so a least one is there.
  return typeof found === 'string' ? seen.map(() => 0) : found.x.slice(paths);
}

/** One move as two conditions. Odds sum to 1, so the move can stand inside the row. */
const near = (row: readonly number[], { move, noise }: Seen): Condition[] => {
  const off = row.map((x) => (x - move) / scale(noise));
  return [
    { row: off, value: NEAR + ROUNDING },
    { row: off.map((x) => -x), value: NEAR + ROUNDING },
  ];
};

/** Least and largest expected move among odds that meet the conditions. */
function ends(row: readonly number[], below: readonly Condition[]): readonly [number, number] {
  const equal = [{ row: row.map(() => 1), value: 1 }];
  const low = programme({ cost: row, equal, below });
  const high = programme({ cost: row.map((x) => -x), equal, below });
  return [
    typeof low === 'string' ? Math.min(...row) : low.value,
    typeof high === 'string' ? Math.max(...row) : -high.value,
  ];
}

const scale = (noise: number): number => Math.max(1e-6, noise);
