import type { Delever } from '../domain/delever.ts';
import type { Setup } from '../domain/policy.ts';
import type { Stress } from '../domain/stress.ts';
import { lifted, type Mixes } from '../judge/mixture.ts';
import { type Outcomes, outcomes } from '../judge/outcome.ts';
import { pathsOf } from './odds.ts';

/** What exposure is sized by: outcomes of the regimes, and the paths that they were mixed from. */
export type Tables = { readonly outcomes: Outcomes; readonly mixes: Mixes };

/** Outcomes from the thesis' paths laid over its book. */
export function tables(setup: Setup): Tables {
  const { mixes } = pathsOf(setup);
  return { mixes, outcomes: outcomes(setup.policy.thesis.exposure, mixes) };
}

/**
 * The same with what a fall owes added to noise: the least share that is mechanical, at 80 %, of the
 * risk leg's fall over the window. Nothing is added while no share is identified.
 */
export function owed(base: Tables, setup: Setup, delever: Delever, stress: Stress): Tables {
  const by = lift(delever, stress);
  if (by === 0) return base;
  const policy = setup.policy.thesis.exposure;
  const mixes = lifted(base.mixes, policy, by);
  return { mixes, outcomes: outcomes(policy, mixes) };
}

/** Log move that noise is owed, >= 0. */
function lift({ mechanical }: Delever, { windows }: Stress): number {
  const risk = windows.find((w) => w.window === 3)?.legs.risk;
  if ('unknown' in mechanical || mechanical.share === 'not identified') return 0;
  return risk === undefined || 'unknown' in risk
    ? 0
    : mechanical.share.low * Math.max(0, -risk.move);
}
