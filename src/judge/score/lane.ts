import type { Known } from '../../domain/known.ts';
import type { Lane } from '../../domain/record.ts';
import { BASELINES, type Sizing, type WealthPath } from '../../domain/score.ts';
import { type Basis, baseline } from './baseline.ts';
import { path, type Terms } from './path.ts';

/** Own decisions, and what the baselines decide from. */
export type LaneInput = Terms &
  Omit<Basis, 'days'> & {
    /** Own decisions, oldest first. */
    readonly sizings: readonly Sizing[];
  };

/** The own path first, then each baseline's by the same rule over the same sessions. */
export function lanes(entry: LaneInput): Lane[] {
  const basis = { ...entry, days: entry.sizings.map((s) => s.day) };
  const run = (sizings: Known<readonly Sizing[]>): Known<WealthPath> =>
    'unknown' in sizings ? sizings : path(sizings, entry.prices, entry);
  return [
    { contender: 'own', path: run(entry.sizings) },
    ...BASELINES.map((id) => ({ contender: id, path: run(baseline(id, basis)) })),
  ];
}
