import type { Decision } from '../domain/decision.ts';
import { LEGS } from '../domain/episode.ts';
import type { Known } from '../domain/known.ts';
import {
  type ActGroup,
  DAYS_APART,
  LEG_SESSIONS,
  type LikeDay,
  type Likeness,
  ONE_STEP,
} from '../domain/library.ts';
import { leanOf } from './regime.ts';

const ACT_GROUPS = ['A', 'B', 'C', 'D'] as const satisfies readonly ActGroup[];
/** A decision as it is set beside others; unknown where a leg is. */
export function likenessOf({ stress, regime, board }: Decision): Known<Likeness> {
  const legs = stress.windows.find((w) => w.window === LEG_SESSIONS)?.legs;
  if (!legs) return { unknown: { kind: 'no window' } };
  const moves: Record<string, number> = {};
  for (const leg of LEGS) {
    const found = legs[leg];
    if ('unknown' in found) return found;
    moves[leg] = found.z;
  }
  const rung = (group: ActGroup): number =>
    Math.max(
      0,
      ...board.claims.map((c) =>
        c.watch === group && c.standing && !c.suspended ? (c.friction ?? 0) : 0,
      ),
    );
  return {
    legs: moves as Likeness['legs'],
    rungs: { A: rung('A'), B: rung('B'), C: rung('C'), D: rung('D') },
    regime: { noise: regime.noise, friction: regime.friction, rupture: regime.rupture },
  };
}

/**
 * How far two days lie apart: the root of the mean of three mean squares, of the legs in sigmas, of the
 * groups in pairs of rungs, of the regime's log odds against noise in fives of decibans. 0 is the same
 * day; 1 is a step of `ONE_STEP` everywhere. Stated, not fitted.
 */
export function distance(a: Likeness, b: Likeness): number {
  const [p, q] = [leanOf(a.regime), leanOf(b.regime)];
  const squares = (differences: readonly number[], step: number): number =>
    differences.reduce((sum, x) => sum + (x / step) ** 2, 0) / differences.length;
  const parts = [
    squares(
      LEGS.map((leg) => a.legs[leg] - b.legs[leg]),
      ONE_STEP.sigmas,
    ),
    squares(
      ACT_GROUPS.map((group) => a.rungs[group] - b.rungs[group]),
      ONE_STEP.rungs,
    ),
    squares([p.friction - q.friction, p.rupture - q.rupture], ONE_STEP.decibans),
  ];
  return Math.sqrt(parts.reduce((sum, x) => sum + x, 0) / parts.length);
}

/** The nearest days, so many, those of one episode at least `DAYS_APART` days from each other. */
export function nearestDays(days: readonly LikeDay[], count: number): readonly LikeDay[] {
  const chosen: LikeDay[] = [];
  const before = (a: LikeDay, b: LikeDay): number =>
    a.distance - b.distance || a.day - b.day || (a.episode < b.episode ? -1 : 1);
  for (const day of days.toSorted(before)) {
    if (chosen.length === count) break;
    const close = (other: LikeDay): boolean =>
      other.episode === day.episode && Math.abs(other.day - day.day) < DAYS_APART;
    if (!chosen.some(close)) chosen.push(day);
  }
  return chosen;
}
