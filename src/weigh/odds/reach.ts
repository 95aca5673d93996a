import type { Misfit } from '../../domain/odds.ts';
import { type Condition, programme } from '../../kernel/linearprogram.ts';
import type { Spoken } from './implied.ts';

/** A move is met where expected impacts come within so many of its noise's standard deviations. */
const NEAR = 2;
/** Excess below this is rounding, sigmas. */
const ROUNDING = 1e-6;

/**
 * Moves that no odds over the paths make, each with the range of expected moves among odds that meet
 * the others. A move is left out for its own miss alone: first those that no odds make even alone, then,
 * as long as the rest cannot be had together, the one that the linear programme misses by most; what
 * can be had beside all that are kept comes back. Moves count as met within two sigmas.
 */
export function unreached(seen: readonly Spoken[]): readonly Misfit[] {
  const fits = (all: readonly Spoken[]): boolean => missed(all).every((x) => x <= ROUNDING);
  let kept = seen.filter((one) => fits([one]));
  while (!fits(kept)) {
    const excess = missed(kept);
    const worst = excess.indexOf(Math.max(...excess));
    kept = kept.filter((_, a) => a !== worst);
  }
  for (const one of seen) if (!kept.includes(one) && fits([...kept, one])) kept = [...kept, one];
  const met = kept.flatMap(near);
  return seen.flatMap((one): Misfit[] => {
    if (kept.includes(one)) return [];
    const [low, high] = ends(one.row, met);
    return [{ kind: 'infeasible', asset: one.asset, wanted: one.move, low, high }];
  });
}

/** The least sum, in sigmas, by which the moves are missed beyond what counts as met; by move. */
function missed(seen: readonly Spoken[]): readonly number[] {
  const paths = seen[0]?.row.map(() => 1) ?? [];
  const none = seen.map(() => 0);
  if (paths.length === 0) return none;
  const found = programme({
    cost: [...paths.map(() => 0), ...none.map(() => 1)],
    equal: [{ row: [...paths, ...none], value: 1 }],
    below: seen.flatMap((one, a) =>
      near(one).map(({ row }) => ({ row: [...row, ...none.with(a, -1)], value: NEAR })),
    ),
  });
  // Any odds miss by some finite sum, so a least one is there.
  return typeof found === 'string' ? none : found.x.slice(paths.length);
}

/** One move as two conditions. Odds sum to 1, so the move can stand inside the row. */
const near = ({ row, move, noise }: Spoken): Condition[] => {
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
