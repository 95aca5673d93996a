import type { Decision } from '../../domain/decision.ts';
import type { Delever } from '../../domain/delever.ts';
import type { Mixes } from '../../domain/exposure.ts';
import type { Setup } from '../../domain/policy.ts';
import { type Belief, type Lean, REGIMES } from '../../domain/regime.ts';
import type { Stress } from '../../domain/stress.ts';
import { lifted, widened } from '../../judge/mixture.ts';
import { type Outcomes, outcomes } from '../../judge/outcome.ts';
import { leanOf } from '../../judge/regime.ts';
import { mixes } from '../../weigh/scenario/book.ts';
import { ownOdds } from '../../weigh/scenario/own.ts';
import { pathsOf } from './odds.ts';

/** What exposure is sized by: outcomes of the regimes, and the paths that they were mixed from. */
export type Tables = { readonly outcomes: Outcomes; readonly mixes: Mixes };

export function tables(setup: Setup): Tables {
  const { mixes } = pathsOf(setup);
  return { mixes, outcomes: outcomes(setup.policy.thesis.exposure, mixes) };
}

/**
 * The same with what a fall owes added to noise: the least share that is mechanical, at 80 %, of the
 * risk leg's fall over the window. Nothing is added while no share is identified.
 */
export function withOwed(
  base: Tables,
  setup: Setup,
  { delever, stress }: Pick<Decision, 'delever' | 'stress'>,
): Tables {
  const by = lift(delever, stress);
  if (by === 0) return base;
  const policy = setup.policy.thesis.exposure;
  const mixes = lifted(base.mixes, policy, by);
  return { mixes, outcomes: outcomes(policy, mixes) };
}

/** The last widening of each, for a day is judged as it is and as if nothing were missing. */
const WIDENED = new WeakMap<Tables, { readonly times: number; readonly tables: Tables }>();

/** The same with every outcome spread wider, times its stated deviation. */
export function widen(base: Tables, { policy }: Setup, times: number): Tables {
  if (times === 1) return base;
  const last = WIDENED.get(base);
  if (last?.times === times) return last.tables;
  const { exposure } = policy.thesis;
  const mixes = widened(base.mixes, exposure, times);
  const tables = { mixes, outcomes: outcomes(exposure, mixes) };
  WIDENED.set(base, { times, tables });
  return tables;
}

/** Log move that noise is owed, >= 0. */
function lift({ mechanical }: Delever, { windows }: Stress): number {
  const risk = windows.find((w) => w.window === 3)?.legs.risk;
  if ('unknown' in mechanical || mechanical.share === 'not identified') return 0;
  return risk === undefined || 'unknown' in risk
    ? 0
    : mechanical.share.low * Math.max(0, -risk.move);
}

/**
 * The odds and outcomes once every path is back inside its bounds.
 * @returns undefined where all lie inside, or where a regime has no path to be brought back
 */
export function withinBounds(
  { policy, episode }: Setup,
  belief: Belief,
): { readonly lean: Lean; readonly tables: Tables } | undefined {
  const { scenarios, exposure } = policy.thesis;
  if (REGIMES.some((r) => scenarios.every((s) => s.regime !== r))) return undefined;
  const { p, misfits } = ownOdds(scenarios, belief);
  if (misfits.every((m) => m.kind !== 'out of bounds')) return undefined;
  const of = (r: (typeof REGIMES)[number]): number =>
    scenarios.reduce((sum, s, i) => (s.regime === r ? sum + (p[i] as number) : sum), 0);
  const held: Belief = { noise: of('noise'), friction: of('friction'), rupture: of('rupture') };
  if (!(held.noise > 0)) return undefined;
  const { mixes: laid } = mixes(policy.thesis, episode.legs.risk[0] ?? '', p);
  return { lean: leanOf(held), tables: { mixes: laid, outcomes: outcomes(exposure, laid) } };
}
