import type { Known, Unknown } from '../../domain/known.ts';
import type { Difference, WealthPath } from '../../domain/score.ts';
import { demand } from '../../kernel/require.ts';
import { bootstrap } from './bootstrap.ts';
import type { Draw } from './draw.ts';

/**
 * Log growth of one path less that of another over the same sessions, with its 80 % interval.
 * @returns unknown when a path is, or lost everything, or has no session
 * @throws RangeError when the paths do not keep the same sessions
 */
export function difference(
  own: Known<WealthPath>,
  other: Known<WealthPath>,
  draw: Draw,
): Pick<Difference, 'growth' | 'interval'> {
  const why =
    'unknown' in own ? own.unknown : 'unknown' in other ? other.unknown : compared(own, other);
  if (why !== undefined || 'unknown' in own || 'unknown' in other) {
    const unknown: Unknown = why ?? { kind: 'nothing to compare' };
    return { growth: { unknown }, interval: { unknown } };
  }
  const steps = own.points.map((p, i) => {
    const q = other.points[i];
    demand(q?.day === p.day, 'paths keep the same sessions', p.day);
    return Math.log1p(p.ret) - Math.log1p(q.ret);
  });
  return { growth: steps.reduce((a, b) => a + b, 0), interval: bootstrap(steps, draw) };
}

/** Why two paths cannot be compared. */
function compared(a: WealthPath, b: WealthPath): Unknown | undefined {
  demand(a.points.length === b.points.length, 'paths keep the same sessions', b.points.length);
  if (a.points.length === 0) return { kind: 'too few', of: 'sessions', least: 1 };
  const ruined = [a, b].some((p) => p.points.at(-1)?.wealth === 0);
  return ruined ? { kind: 'nothing is left' } : undefined;
}
