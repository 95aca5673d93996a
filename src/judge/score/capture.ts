import type { Known } from '../../domain/known.ts';
import type { Capture } from '../../domain/library.ts';
import type { WealthPath } from '../../domain/score.ts';
import { log } from '../../kernel/fdlibm.ts';
import { demand } from '../../kernel/require.ts';

/**
 * What the own path had of the deepest fall of always holding, and of its repair: from the low to the
 * first close at which the high is back, or else to the highest close after the low.
 * @returns unknown where always holding never fell
 * @throws RangeError when the paths do not keep the same sessions
 */
export function capture(own: Known<WealthPath>, hold: Known<WealthPath>): Known<Capture> {
  if ('unknown' in own) return own;
  if ('unknown' in hold) return hold;
  demand(own.points.length === hold.points.length, 'paths keep the same sessions', own.start);
  const [mine, all] = [own, hold].map((p) => [1, ...p.points.map((x) => x.wealth)]) as [
    number[],
    number[],
  ];
  const day = (i: number) =>
    i === 0 ? hold.start : (hold.points[i - 1]?.day as typeof hold.start);
  const value = (i: number): number => all[i] as number;
  let [top, peak, trough] = [0, 0, 0];
  for (const [i, w] of all.entries()) {
    if (w > value(top)) top = i;
    if (w / value(top) < value(trough) / value(peak)) [peak, trough] = [top, i];
  }
  if (trough === peak) return { unknown: { kind: 'no fall' } };
  const after = all.slice(trough);
  const again = after.findIndex((w) => w >= value(peak));
  const back = trough + (again === -1 ? after.indexOf(Math.max(...after)) : again);
  const change = (of: readonly number[], from: number, to: number): number =>
    log((of[to] as number) / (of[from] as number));
  const both = (from: number, to: number) => ({
    own: change(mine, from, to),
    hold: change(all, from, to),
  });
  return {
    peak: day(peak),
    trough: day(trough),
    back: day(back),
    fall: value(trough) / value(peak) - 1,
    repair: value(back) / value(trough) - 1,
    fell: both(peak, trough),
    rose: both(trough, back),
  };
}
