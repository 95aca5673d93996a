import type { CrowdVintage } from '../../domain/crowd.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { LEGS } from '../../domain/episode.ts';
import type { Known } from '../../domain/known.ts';
import type { CrowdReading } from '../../domain/simulation.ts';
import type { Day } from '../../domain/time.ts';

/** What the crowd says, or why not; a decision written before the crowd was asked names no crowd. */
export const readingOf = (crowd: Known<CrowdReading> | undefined): Known<CrowdReading> =>
  crowd ?? { unknown: { kind: 'no crowd' } };

/** Where the longest window begins. */
export function beginOf({ moment, stress }: Decision): number {
  const legs = stress.windows.flatMap((x) => LEGS.map((l) => x.legs[l]));
  return Math.min(moment.day, ...legs.flatMap((l) => ('unknown' in l ? [] : [l.start])));
}

/** The one that ends last, of those that will do. */
export const latest = <Past extends { readonly until: Day }>(
  all: readonly Past[],
  will: (past: Past) => boolean,
): Past | undefined =>
  all
    .filter(will)
    .toSorted((a, b) => a.until - b.until)
    .at(-1);

/** The latest vintage of the crowd that ends before the longest window begins. */
export function crowdVintageOf({ decision, setup }: Dossier): CrowdVintage | undefined {
  const begin = beginOf(decision);
  return latest(setup.gathering?.vintages ?? [], (v) => v.until < begin);
}
