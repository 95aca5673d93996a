import { DIRECTIONS, type Evidence, RUNGS, type Rung } from '../../domain/evidence.ts';
import { RECODINGS, type Recoding } from '../../domain/library.ts';
import type { Sizing } from '../../domain/score.ts';
import type { Draw } from '../../judge/score/draw.ts';
import { branch, type Track, type Uncrowded } from './track.ts';

type Coded = Pick<Recoding, 'how'> & { readonly item: Evidence };

/** Every item with its neighbours: a rung up, a rung down, no direction; what changes nothing is left out. */
export const recodings = (evidence: readonly Evidence[]): readonly Coded[] =>
  evidence.flatMap((item) =>
    RECODINGS.flatMap((how): Coded[] => {
      const other = recoded(item, how);
      return other ? [{ how, item: other }] : [];
    }),
  );

const NEUTRAL = DIRECTIONS[2];

function recoded(item: Evidence, how: Recoding['how']): Evidence | undefined {
  if (how === 'neutral')
    return item.direction === NEUTRAL ? undefined : { ...item, direction: NEUTRAL };
  const rung = item.rung + (how === 'up' ? 1 : -1);
  return rung in RUNGS ? { ...item, rung: rung as Rung } : undefined;
}

/**
 * So many of them, drawn without favour and left in their order.
 * @param most  all where there are no more
 */
export function drawnFrom<T>(all: readonly T[], most: number, draw: Draw): readonly T[] {
  if (all.length <= most) return all;
  const lots = all.map((_, i) => ({ i, lot: draw(0, i) }));
  const taken = new Set(
    lots
      .sort((a, b) => a.lot - b.lot)
      .slice(0, most)
      .map(({ i }) => i),
  );
  return all.filter((_, i) => taken.has(i));
}

/** The exposures of a walk in which one item is coded otherwise. */
export function recodedWalk(walk: Track, setup: Uncrowded, { item }: Coded): readonly Sizing[] {
  const of = (events: Track['stretches'][number]): boolean =>
    events.some((e) => e.kind === 'evidence' && e.item.id === item.id);
  const from = walk.stretches.findIndex(of);
  if (from < 0) return walk.sizings;
  const events = walk.stretches[from]?.map((e) =>
    e.kind === 'evidence' && e.item.id === item.id ? { ...e, item } : e,
  );
  return branch(walk, setup, { from, ...(events && { events }) });
}
