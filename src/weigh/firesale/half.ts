import { hit } from '../../kernel/firstpassage.ts';
import { log } from '../../kernel/portablemath.ts';
import { type Arena, OUT, SESSIONS, WIDTH } from './arena.ts';
import { crossBridge } from './bridge.ts';
import { drawPath, type Scheme } from './draw.ts';
import { scratch } from './scratch.ts';

/** Session at which a gap and a volatility are typical of those at which half is back. */
const TYPICAL = 5;

/**
 * Whether half of the fall is back at a close within some sessions, as a figure a path whose mean over
 * any paths chosen by their shock is that probability, with far less noise than the mean of zeros and
 * ones. From each zero or one is taken whether a plain walk of the same noise reaches about the same
 * height, and the exact probability of that is given back: what is left varies only where the crowd
 * made a difference. Exactly unbiased, since height and probability depend on the shock alone.
 * @param schemes   one a scramble, in the order of the rows
 * @param rows      paths x `WIDTH`, scrambles of equal size one after the other
 * @param sessions  counts of sessions, 1..60
 * @returns         for each count one figure a path, -1..2; 0 where the market did not fall
 * @throws RangeError when rows and scrambles do not fit, or there is no such session
 */
export function halfBack(
  arena: Arena,
  schemes: readonly Scheme[],
  rows: Float64Array,
  sessions: readonly number[],
): readonly Float64Array[] {
  const paths = rows.length / WIDTH;
  const size = paths / schemes.length;
  if (!Number.isInteger(size) || sessions.some((t) => t > SESSIONS))
    throw new RangeError(`${paths} paths in ${schemes.length} scrambles, ${sessions} sessions`);
  const walks = sessions.map(hit);
  const at = scratch(arena);
  const out = sessions.map(() => new Float64Array(paths));
  for (let path = 0; path < paths; path++) {
    const row = rows.subarray(path * WIDTH, (path + 1) * WIDTH);
    if (!((row[OUT.fall] as number) > 0)) continue;
    const goal = height(arena, row);
    const first = Number.isFinite(goal)
      ? reached(arena, schemes[Math.floor(path / size)] as Scheme, path % size, at, goal)
      : 0;
    sessions.forEach((t, k) => {
      const { far, any } = walks[k] as (typeof walks)[number];
      const back = (row[OUT.half] as number) <= t ? 1 : 0;
      const control = Math.abs(goal) < far ? any(goal) - (first <= t ? 1 : 0) : 0;
      (out[k] as Float64Array)[path] = back + control;
    });
  }
  return out;
}

/** Height that a walk of standard steps must reach, about, for half to be back. Of the shock alone. */
function height({ rules }: Arena, row: Float64Array): number {
  const fall = row[OUT.fall] as number;
  const kept = 1 - rules.decaying + rules.decaying * rules.decay ** TYPICAL;
  const level = (row[OUT.news] as number) * (1 - (row[OUT.overshoot] as number) * kept);
  const move = fall / rules.sigma;
  const excess = Math.max(0, rules.react * (move * move - 1)) * rules.memory ** TYPICAL;
  const spread = rules.daily * Math.sqrt(1 + excess);
  const ahead = rules.drift - 0.5 * spread * spread;
  return (log((1 - 0.5 * fall) / level) - TYPICAL * ahead) / spread;
}

/** First session after which the sum of a path's normals stands at a height; infinite when none does. */
function reached(
  { factors }: Arena,
  scheme: Scheme,
  path: number,
  at: ReturnType<typeof scratch>,
  goal: number,
): number {
  drawPath(path, scheme, at, at.draws);
  const normals = at.draws.subarray(1 + factors, 1 + factors + SESSIONS);
  if (scheme.bridge) crossBridge(scheme.bridge, normals, at.levels);
  let level = 0;
  for (let t = 1; t <= SESSIONS; t++) {
    level += normals[t - 1] as number;
    if (level >= goal) return t;
  }
  return Number.POSITIVE_INFINITY;
}
