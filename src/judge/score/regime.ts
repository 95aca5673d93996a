import type { Known } from '../../domain/known.ts';
import { type Belief, REGIMES, type RegimeId } from '../../domain/regime.ts';
import type { Called, Penalty, RegimeScore } from '../../domain/score.ts';
import type { Day } from '../../domain/time.ts';
import { brierOfKinds } from '../../kernel/brier.ts';
import { logScoreOfKinds } from '../../kernel/logscore.ts';
import { mean } from '../../kernel/mean.ts';
import { demand } from '../../kernel/require.ts';
import { bins, curve } from './curve.ts';

/** The calls of one episode, and how what came is seen. */
export type Calls = {
  readonly episode: string;
  /** Oldest first. */
  readonly calls: readonly Called[];
  /** Sessions so far, oldest first. */
  readonly sessions: readonly Day[];
  /** Sessions after a call at which it resolves. */
  readonly horizon: number;
  /** The base rate: what a caller without evidence repeats each day. */
  readonly prior: Belief;
  /** Whether a regime stands on a day; undefined when it cannot be seen. Noise is the rest. */
  readonly friction: (at: Day) => boolean | undefined;
  readonly rupture: (at: Day) => boolean | undefined;
};

/** The session at which a call of a day resolves; undefined when it has not come yet. */
export function due(
  day: Day,
  { sessions, horizon }: Pick<Calls, 'sessions' | 'horizon'>,
): Day | undefined {
  const after = sessions.findIndex((s) => s > day);
  return after < 0 ? undefined : sessions[after + horizon - 1];
}

/**
 * What came: the harsher regime that stands on the day of resolution, `void` when a harsher one
 * cannot be ruled out because its rule is blind.
 */
export function cameTo(at: Day, run: Pick<Calls, 'friction' | 'rupture'>): RegimeId | 'void' {
  const rupture = run.rupture(at);
  if (rupture) return 'rupture';
  const friction = run.friction(at);
  if (rupture === undefined || friction === undefined) return 'void';
  return friction ? 'friction' : 'noise';
}

/** A call that is due and whose outcome can be seen. */
type Case = {
  readonly episode: string;
  readonly belief: Belief;
  readonly prior: Belief;
  readonly came: RegimeId;
};

/**
 * How the calls fared: Brier and logarithmic score beside those of repeating the prior, and the
 * counts without which neither means anything. A call that is not yet due, or whose outcome
 * cannot be seen, is counted and not scored. Source: MODELS, block 12.
 * @throws RangeError when a belief is no distribution, calls are out of order or a horizon is
 * under one session
 */
export function regimeScore(runs: readonly Calls[]): RegimeScore {
  const cases: Case[] = [];
  let [open, blind, apart] = [0, 0, 0];
  for (const run of runs) {
    demand(Number.isInteger(run.horizon) && run.horizon >= 1, 'a horizon in sessions', run.horizon);
    let [last, free] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { day, belief } of run.calls) {
      demand(day > last, 'calls stand oldest first, one a day', day);
      last = day;
      const at = due(day, run);
      if (at === undefined) {
        open++;
        continue;
      }
      const came = cameTo(at, run);
      if (came === 'void') {
        blind++;
        continue;
      }
      cases.push({ episode: run.episode, belief, prior: run.prior, came });
      if (day >= free) [apart, free] = [apart + 1, at];
    }
  }
  const times = (regime: RegimeId): number => cases.filter((c) => c.came === regime).length;
  return {
    episodes: new Set(cases.map((c) => c.episode)).size,
    decisions: cases.length + open + blind,
    resolved: cases.length,
    void: blind,
    open,
    apart,
    came: { noise: times('noise'), friction: times('friction'), rupture: times('rupture') },
    brier: penalty(cases, brierOfKinds),
    log: penalty(cases, logScoreOfKinds),
    curve: curve(cases.length, () => {
      const of = (regime: RegimeId) =>
        bins(cases.map((c) => ({ said: c.belief[regime], came: c.came === regime })));
      return { noise: of('noise'), friction: of('friction'), rupture: of('rupture') };
    }),
  };
}

/** The mean penalty of the calls, beside that of the prior. */
function penalty(
  cases: readonly Case[],
  of: (probabilities: readonly number[], came: number) => number,
): Known<Penalty> {
  if (cases.length === 0) return { unknown: { kind: 'no call has come due' } };
  const average = (said: (c: Case) => Belief): number => {
    const each = cases.map((c) =>
      of(
        REGIMES.map((r) => said(c)[r]),
        REGIMES.indexOf(c.came),
      ),
    );
    return each.every(Number.isFinite) ? mean(each) : Number.POSITIVE_INFINITY;
  };
  const [own, prior] = [average((c) => c.belief), average((c) => c.prior)];
  if (!Number.isFinite(own)) return { unknown: { kind: 'what came had been called impossible' } };
  if (!Number.isFinite(prior))
    return { unknown: { kind: 'what came is impossible under the prior' } };
  return { own, prior, ...(prior > 0 ? { skill: 1 - own / prior } : {}) };
}
