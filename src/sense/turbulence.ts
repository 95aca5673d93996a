import { LEGS } from '../domain/episode.ts';
import type { Known } from '../domain/known.ts';
import type { Stress } from '../domain/stress.ts';
import { moments } from '../kernel/moments.ts';
import type { Rows } from '../kernel/require.ts';
import { absorption, turbulence as distance, surprise } from '../kernel/turbulence.ts';
import type { StressLegs } from './leg.ts';
import { common } from './measure.ts';

/** Past common sessions from which the moments are taken. */
const MOMENT_SESSIONS = 60;
/** Recent and long stretch of the absorption shift, sessions; below `LONG_MIN` it is unknown. */
const RECENT_SESSIONS = 15;
const LONG_SESSIONS = 252;
const MIN_LONG_SESSIONS = 60;

/** Absorption ratios so far, one a new common session, oldest first. */
export type Absorption = { readonly last: number | undefined; readonly ratios: readonly number[] };

/**
 * Turbulence and correlation surprise of the latest common move of the three legs against the 60
 * moves before it, and the shift of the absorption ratio: (mean of 15 - mean of a year) / sd of a year.
 * Sources: Kritzman and Li 2010; Kinlaw and Turkington 2014; Kritzman, Li, Page and Rigobon 2011.
 */
export function legTurbulence(
  strands: StressLegs,
  past: Absorption,
): [Stress['turbulence'], Absorption] {
  const legs = LEGS.flatMap((l) => strands[l].slice(0, 1));
  const histories = legs.map((s) => s.history);
  const stale = legs.some((s) => s.stale);
  const found = stale ? undefined : common(histories, MOMENT_SESSIONS + 1);
  if (!found || legs.length < LEGS.length) return [{ unknown: { kind: 'too short a past' } }, past];
  // A leg's direction turns neither a distance nor an eigenvalue, so raw moves will do.
  const { mean, covariance: s } = moments(found.rows, MOMENT_SESSIONS);
  const last = found.rows.map((row) => row[MOMENT_SESSIONS] as number);
  const centred = last.map((x, k) => x - (mean[k] as number));
  const [d, c] = [distance(centred, s), surprise(centred, s)];
  if (d === undefined || c === undefined) return [{ unknown: { kind: 'legs do not move' } }, past];
  const ratios = found.last === past.last ? past.ratios : past.ratios.slice(1 - LONG_SESSIONS);
  if (ratios !== past.ratios) (ratios as number[]).push(absorption(correlations(s), 1));
  const told = { turbulence: d, surprise: c, absorption: shift(ratios) };
  return [told, { last: found.last, ratios }];
}

/** The legs have units of their own, so what they share is measured in their correlations. */
const correlations = (s: Rows): number[][] => {
  const sd = s.map((row, i) => Math.sqrt(row[i] as number));
  return s.map((row, i) =>
    row.map((x, j) => (i === j ? 1 : x / ((sd[i] as number) * (sd[j] as number)))),
  );
};

function shift(ratios: readonly number[]): Known<number> {
  if (ratios.length < MIN_LONG_SESSIONS) return { unknown: { kind: 'too short a past' } };
  let [sum, squares, recent] = [0, 0, 0];
  for (let i = 0; i < ratios.length; i++) {
    const x = ratios[i] as number;
    sum += x;
    squares += x * x;
    if (i >= ratios.length - RECENT_SESSIONS) recent += x;
  }
  const year = sum / ratios.length;
  const sd = Math.sqrt(Math.max(0, squares / ratios.length - year * year));
  return sd > 1e-9
    ? (recent / RECENT_SESSIONS - year) / sd
    : { unknown: { kind: 'legs do not move' } };
}
