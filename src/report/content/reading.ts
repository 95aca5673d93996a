import type { CrowdVintage } from '../../domain/crowd.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { LEGS } from '../../domain/episode.ts';
import type { Known } from '../../domain/known.ts';
import type { CrowdReading } from '../../domain/simulation.ts';

/** What the crowd says, or why not; a decision written before the crowd was asked names no crowd. */
export const readingOf = (crowd: Known<CrowdReading> | undefined): Known<CrowdReading> =>
  crowd ?? { unknown: { kind: 'no crowd' } };

/** The latest vintage of the crowd that ends before the longest window begins. */
export function crowdVintageOf({ decision, setup }: Dossier): CrowdVintage | undefined {
  const starts = decision.stress.windows.flatMap((x) =>
    LEGS.flatMap((l) => {
      const leg = x.legs[l];
      return 'unknown' in leg ? [] : [leg.start];
    }),
  );
  const begin = Math.min(decision.moment.day, ...starts);
  return setup.gathering?.vintages
    .filter((v) => v.until < begin)
    .toSorted((a, b) => a.until - b.until)
    .at(-1);
}
