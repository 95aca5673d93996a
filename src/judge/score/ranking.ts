import type { Known } from '../../domain/known.ts';
import type { Contender, Count, Standing } from '../../domain/score.ts';

/** Figures nearer than this are the same figure. */
const RANK_TOLERANCE = 1e-9;

/**
 * Ranks contenders by one figure, the larger the better. Equals share a rank and the next rank is
 * left out; who has no figure is not placed, and the reason stands beside.
 */
export function ranking(
  entries: readonly { readonly contender: Contender; readonly value: Known<number> }[],
  count: Count,
): Standing {
  const known = entries.flatMap(({ contender, value }) =>
    typeof value === 'number' ? [{ contender, value }] : [],
  );
  const places = known
    .map((e) => ({
      ...e,
      rank: 1 + known.filter((o) => o.value > e.value + RANK_TOLERANCE).length,
    }))
    .sort((a, b) => a.rank - b.rank);
  return {
    count,
    best: places.filter((p) => p.rank === 1).map((p) => p.contender),
    places,
    unplaced: entries.flatMap(({ contender, value }) =>
      typeof value === 'number' ? [] : [{ contender, unknown: value.unknown }],
    ),
  };
}
