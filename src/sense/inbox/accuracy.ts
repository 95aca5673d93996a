import type { Coding, CodingAccuracy, HitRate } from '../../domain/candidate.ts';
import { type Evidence, RUNGS } from '../../domain/evidence.ts';
import { wilson } from '../../kernel/kappa.ts';

/** What is compared of an item. */
export type Comparable = Pick<Coding, 'rung' | 'direction' | 'watch' | 'kind'>;
/** An item as a coder has it, and as it was proposed. */
export type CodedPair = { readonly coded: Comparable; readonly proposed: Comparable };

const SIGNAL_RUNG = 3;

/** How often what was proposed so was coded so, and the other way round. */
export function hitRate(pairs: Iterable<readonly [proposed: boolean, coded: boolean]>): HitRate {
  let [hits, claimed, there] = [0, 0, 0];
  for (const [proposed, coded] of pairs) {
    if (proposed) claimed++;
    if (coded) there++;
    if (proposed && coded) hits++;
  }
  return {
    ...{ hits, claimed, there },
    ...(claimed > 0 && { precision: wilson(hits / claimed, claimed) }),
    ...(there > 0 && { recall: wilson(hits / there, there) }),
  };
}

/**
 * How well items were proposed. Intervals are those of Wilson and take items for independent; those of one
 * act are not, so that the truth is somewhat wider.
 * @param pairs at least one
 */
export function accuracy(pairs: readonly CodedPair[]): CodingAccuracy {
  const n = pairs.length;
  const rates = RUNGS.map((_, rung) =>
    hitRate(pairs.map(({ coded, proposed }) => [proposed.rung === rung, coded.rung === rung])),
  );
  const there = rates.filter((rate) => rate.there > 0);
  const mean = (of: (rate: HitRate) => number): number =>
    there.reduce((sum, rate) => sum + of(rate), 0) / there.length;
  const alike = (of: (one: Comparable) => unknown) =>
    wilson(pairs.filter(({ coded, proposed }) => of(coded) === of(proposed)).length / n, n);
  const leans = pairs.filter(({ proposed }) => proposed.direction !== 'neutral');
  const leaning = hitRate(
    pairs.map(({ coded, proposed }) => [
      proposed.direction !== 'neutral' && proposed.direction === coded.direction,
      coded.direction !== 'neutral',
    ]),
  );
  return {
    items: n,
    rungs: rates,
    signal: hitRate(
      pairs.map(({ coded, proposed }) => [proposed.rung >= SIGNAL_RUNG, coded.rung >= SIGNAL_RUNG]),
    ),
    macro: {
      precision: mean(({ precision }) => precision?.at ?? 0),
      recall: mean(({ recall }) => recall?.at ?? 0),
    },
    alike: {
      rung: alike((one) => one.rung),
      direction: alike((one) => one.direction),
      watch: alike((one) => one.watch),
      kind: alike((one) => one.kind),
    },
    leaning: {
      ...leaning,
      claimed: leans.length,
      ...(leans.length > 0 && { precision: wilson(leaning.hits / leans.length, leans.length) }),
    },
  };
}

/** Pairs of items that were put into one act, against those that a coder put into one. */
export const pairRate = (
  items: readonly Pick<Evidence, 'id' | 'claim'>[],
  proposed: ReadonlyMap<string, string>,
): HitRate =>
  hitRate(
    items.flatMap((a, i) =>
      items
        .slice(0, i)
        .map((b) => [proposed.get(a.id) === proposed.get(b.id), a.claim === b.claim] as const),
    ),
  );
