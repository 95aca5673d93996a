import { present } from '../domain/present.ts';
import type { Inquiry, LikeFall, Simulation } from '../domain/simulation.ts';
import { fnv } from '../kernel/fnv1a.ts';
import type { Arena } from './firesale/arena.ts';
import type { WalkedPaths } from './firesale/half.ts';
import { picture } from './picture.ts';
import { FALL_BINS, fallsOfSize, lowsOfBook } from './recovery.ts';

/** A question, the arena that it was asked in, and the paths that were run. */
export type Walk = {
  readonly inquiry: Inquiry;
  readonly arena: Arena;
  readonly walked: WalkedPaths;
  /** Least fall of the paths in the picture, sigmas; without it none is drawn. */
  readonly shown?: number;
};

/** What paths come to. */
export type Sum = { readonly simulation: Simulation; readonly drawn?: ReturnType<typeof picture> };

/** A part of what a walk comes to. */
export type SumPart = Partial<
  Pick<Simulation, 'lows' | 'fingerprint'> & Pick<Sum, 'drawn'> & { readonly falls: LikeFall }
>;

/**
 * The parts need nothing of each other, so that any thread may work any of them out. Falls stand from
 * the rarest to the most frequent, which take longest.
 */
const PARTS: readonly ((walk: Walk) => SumPart)[] = [
  ({ walked }) => ({ fingerprint: fnv([walked.rows]) }),
  ({ walked }) => ({ lows: lowsOfBook(walked.rows) }),
  ({ walked, arena, shown }) =>
    shown ? present({ drawn: picture(walked.rows, shown * arena.rules.sigma) }) : {},
  ...FALL_BINS.toReversed().map(
    (bin) =>
      ({ inquiry, arena, walked }: Walk) =>
        present({ falls: fallsOfSize(inquiry, { arena, walked }, { bin }) }),
  ),
];
export const SUM_PARTS = PARTS.length;

/** One part of what a walk comes to, by its number. */
export const sumPart = (walk: Walk, index: number): SumPart =>
  (PARTS[index] as (typeof PARTS)[number])(walk);

/** What a walk comes to, from all of its parts. */
export function sumOfParts({ inquiry }: Walk, parts: readonly SumPart[]): Sum {
  const { drawn, lows, fingerprint }: SumPart = Object.assign({}, ...parts);
  const falls = parts.flatMap((part) => part.falls ?? []).toSorted((a, b) => a.from - b.from);
  if (!(lows && fingerprint)) throw new RangeError(`a sum of ${parts.length} parts`);
  return { simulation: { inquiry, falls, lows, fingerprint }, ...present({ drawn }) };
}

/** What a walk comes to, under the fingerprint of its rows. */
export const summed = (walk: Walk): Sum =>
  sumOfParts(
    walk,
    PARTS.map((part) => part(walk)),
  );
