import { absorption } from '../kernel/absorption.ts';
import { covariance } from '../kernel/covariance.ts';
import { surprise, turbulence as distance } from '../kernel/turbulence.ts';
import { LEGS } from '../domain/episode.ts';
import { move } from '../domain/history.ts';
import type { Stress } from '../domain/stress.ts';
import { direction } from './leg.ts';
import type { Strands } from './window.ts';

/** Past common sessions from which the moments are taken. */
const PAST = 60;
/** Recent and long stretch of the absorption shift, sessions; below `LONG_MIN` it is unknown. */
const RECENT = 15;
const LONG = 252;
const LONG_MIN = 60;

/** Absorption ratios so far, one a new common session, oldest first. */
export type Absorption = { readonly last: number | undefined; readonly ratios: readonly number[] };

/**
 * Turbulence and correlation surprise of the latest common move of the three legs against the 60
 * moves before it, and the shift of the absorption ratio: (mean of 15 - mean of a year) / sd of a year.
 * Sources: Kritzman and Li 2010; Kinlaw and Turkington 2014; Kritzman, Li, Page and Rigobon 2011.
 */
export function turbulence(
  strands: Strands,
  past: Absorption,
): [Stress['turbulence'], Absorption] {
  const rows = commonMoves(strands, PAST + 1);
  if (!rows) return [{ unknown: 'too short a past' }, past];
  const { day, moves } = rows;
  const before = moves.slice(0, -1);
  const s = covariance(before);
  const today = moves[moves.length - 1] as number[];
  const centred = today.map((x, i) => x - before.reduce((t, r) => t + (r[i] as number), 0) / PAST);
  const d = distance(centred, s);
  const c = surprise(centred, s);
  if (d === undefined || c === undefined) return [{ unknown: 'legs do not move' }, past];
  const ratios = day === past.last ? past.ratios : [...past.ratios, absorption(s, 1)].slice(-LONG);
  return [{ turbulence: d, surprise: c, absorption: shift(ratios) }, { last: day, ratios }];
}

function shift(ratios: readonly number[]): number | { readonly unknown: string } {
  if (ratios.length < LONG_MIN) return { unknown: 'too short a past' };
  const mean = (xs: readonly number[]): number => xs.reduce((t, x) => t + x, 0) / xs.length;
  const year = mean(ratios);
  const sd = Math.sqrt(mean(ratios.map((x) => (x - year) ** 2)));
  return sd > 0 ? (mean(ratios.slice(-RECENT)) - year) / sd : { unknown: 'legs do not move' };
}

/** The last n moves of the first series of each leg between days that all three share. */
function commonMoves(
  strands: Strands,
  n: number,
): { readonly day: number; readonly moves: number[][] } | undefined {
  const legs = LEGS.map((l) => strands[l][0]);
  const [a, b, c] = legs;
  if (!a || !b || !c || a.stale || b.stale || c.stale) return undefined;
  const at = [a, b, c].map((s) => s.history.length - 1) as [number, number, number];
  const found: [number, number, number][] = [];
  while (at.every((i) => i >= 0) && found.length <= n) {
    const days = [a, b, c].map((s, k) => s.history.days[at[k] as number] as number);
    const latest = Math.max(...days);
    if (days.every((d) => d === latest)) found.push([...at]);
    for (let k = 0; k < 3; k++) if (days[k] === latest) at[k] = (at[k] as number) - 1;
  }
  if (found.length <= n) return undefined;
  found.reverse();
  const moves = found.slice(1).map((row, r) =>
    [a, b, c].map((s, k) => {
      const from = s.history.values[(found[r] as number[])[k] as number] as number;
      const to = s.history.values[row[k] as number] as number;
      return direction(s.series) * move(s.history.kind, from, to);
    }),
  );
  const end = found[found.length - 1] as [number, number, number];
  return { day: a.history.days[end[0]] as number, moves };
}
