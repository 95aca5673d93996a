import { hit } from '../../kernel/firstpassage.ts';
import { coarseLog } from '../../kernel/portablemath.ts';
import { power } from '../../kernel/power.ts';
import { type Arena, OUT, SESSIONS, WIDTH } from './arena.ts';

/** Session at which a gap and a volatility are typical of those at which half is back. */
const TYPICAL = 5;

/** Paths of which it is known when their control walk stood as high as half asks. */
export type WalkedPaths = {
  readonly rows: Float64Array;
  /** One a path, as `crossing` tells it. */
  readonly crossings: Uint8Array;
};

/** The paths of some of these, from a number to before another. */
export const pathsBetween = (
  { rows, crossings }: WalkedPaths,
  from: number,
  to: number,
): WalkedPaths => ({
  rows: rows.subarray(from * WIDTH, to * WIDTH),
  crossings: crossings.subarray(from, to),
});

/** Paths of one block, and the quantity sold of each asset over all of them. */
export type PathBlock = WalkedPaths & { readonly sold: Float64Array };

/**
 * Whether half of the fall is back at a close within some sessions, as a figure a path whose mean over
 * any paths chosen by their shock is that probability, with far less noise than the mean of zeros and
 * ones. From each zero or one is taken whether a plain walk of the same noise reaches about the same
 * height, and the exact probability of that is given back: what is left varies only where the crowd
 * made a difference. Exactly unbiased, since height and probability depend on the shock alone.
 * @param sessions  counts of sessions, 1..60
 * @returns         for each count the figure of a path by its number, -1..2; 0 where the market did
 * not fall
 * @throws RangeError when rows and crossings do not fit, or there is no such session
 */
export function halfBack(
  arena: Arena,
  { rows, crossings }: WalkedPaths,
  sessions: readonly number[],
): readonly ((path: number) => number)[] {
  const paths = rows.length / WIDTH;
  if (crossings.length !== paths || sessions.some((t) => t > SESSIONS))
    throw new RangeError(`${paths} paths, ${crossings.length} walks, ${sessions} sessions`);
  const goals = new Float64Array(paths).fill(Number.NaN);
  const goalOf = (path: number): number => {
    if (Number.isNaN(goals[path])) goals[path] = height(arena, rows, path * WIDTH);
    return goals[path] as number;
  };
  return sessions.map((t) => {
    const { far, quick } = hit(t);
    return (path) => {
      if (!((rows[path * WIDTH + OUT.fall] as number) > 0)) return 0;
      const goal = goalOf(path);
      const back = (rows[path * WIDTH + OUT.half] as number) <= t ? 1 : 0;
      const came = (crossings[path] as number) <= t ? 1 : 0;
      return back + (Math.abs(goal) < far ? quick(goal) - came : 0);
    };
  });
}

/**
 * First session after which the sum of a path's normals stands as high as half asks; 0 where the
 * market did not fall or no height is asked, `SESSIONS` + 1 where it never stands there.
 * @param row      where the path's figures begin among the rows
 * @param normals  of the sessions, from a place on, so many places apart
 */
export function crossing(
  arena: Arena,
  { rows, row }: { readonly rows: Float64Array; readonly row: number },
  { normals, from, apart }: { normals: Float64Array; from: number; apart: number },
): number {
  if (!((rows[row + OUT.fall] as number) > 0)) return 0;
  const goal = height(arena, rows, row);
  if (!Number.isFinite(goal)) return 0;
  let level = 0;
  for (let t = 1; t <= SESSIONS; t++) {
    level += normals[from + (t - 1) * apart] as number;
    if (level >= goal) return t;
  }
  return SESSIONS + 1;
}

/** Height that a walk of standard steps must reach, about, for half to be back. Of the shock alone. */
function height({ rules }: Arena, rows: Float64Array, row: number): number {
  const fall = rows[row + OUT.fall] as number;
  const kept = 1 - rules.decaying + rules.decaying * power(rules.decay, TYPICAL);
  const level =
    (rows[row + OUT.news] as number) * (1 - (rows[row + OUT.overshoot] as number) * kept);
  const move = fall / rules.sigma;
  const excess = Math.max(0, rules.react * (move * move - 1)) * power(rules.memory, TYPICAL);
  const spread = rules.daily * Math.sqrt(1 + excess);
  const ahead = rules.drift - 0.5 * spread * spread;
  return (coarseLog((1 - 0.5 * fall) / level) - TYPICAL * ahead) / spread;
}
