import { type History, indexAt } from '../../domain/history.ts';
import type { Day } from '../../domain/time.ts';
import { correlation as pearson } from '../../kernel/correlation.ts';
import type { Rows } from '../../kernel/require.ts';
import type { Knowledge } from '../knowledge.ts';

/** Common sessions before the window that are looked at, and the fewest that tell anything. */
const NOISE_SESSIONS = 250;
const MIN_NOISE_SESSIONS = 60;

/**
 * How the noise of several series comes together: correlations of their moves on the sessions that all
 * of them share, up to a day.
 * @param until  close before the window; nothing later is looked at
 * @returns      nothing where the common past is too short; 0 beside a series that does not move
 */
export function noiseCorrelation(
  { histories }: Knowledge,
  seen: readonly { readonly asset: string }[],
  until: Day,
): { readonly correlation?: Rows } {
  const all = seen.map((s) => histories[s.asset] as History);
  const days = common(all, until);
  if (days.length < MIN_NOISE_SESSIONS) return {};
  const moves = all.map((h) => {
    // Of a yield the price moves the other way.
    const sign = h.kind === 'yield' ? -1 : 1;
    return days.map((day) => sign * (h.moves[indexAt(h, day)] as number));
  });
  const correlation: Rows = moves.map((a, i) =>
    moves.map((b, j) => (i === j ? 1 : (pearson(a, b) ?? 0))),
  );
  return { correlation };
}

/** The last days up to one that every history has, oldest first. */
function common([first, ...others]: readonly History[], until: Day): readonly Day[] {
  if (!first) return [];
  const days: Day[] = [];
  for (let i = indexAt(first, until); i > 0 && days.length < NOISE_SESSIONS; i--) {
    const day = first.days[i] as Day;
    const shared = others.every((h) => {
      const at = indexAt(h, day);
      return at > 0 && h.days[at] === day;
    });
    if (shared) days.unshift(day);
  }
  return days;
}
