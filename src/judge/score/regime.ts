import type { Called, Penalty, RegimeScore } from '../../domain/forecastscore.ts';
import type { Known } from '../../domain/known.ts';
import { type Belief, REGIMES, type RegimeId } from '../../domain/regime.ts';
import { lacksData, type Stop } from '../../domain/stop.ts';
import type { Day } from '../../domain/time.ts';
import { mean } from '../../kernel/mean.ts';
import { demand } from '../../kernel/require.ts';
import { brierOfKinds, logScoreOfKinds } from '../../kernel/scores.ts';
import { curve, frictionCurve } from './curve.ts';

/** The calls of one episode, with what happened at each decision. */
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
 * Whether one of these stops trips at a decision, or trips anew by an act; undefined where none does
 * and one is blind. An age of 0 says so, unless it has merely not moved on a day without a session.
 */
export function trips(
  ids: readonly string[],
  { now, before, session }: Record<'now' | 'before', readonly Stop[]> & { session: boolean },
): boolean | undefined {
  const asked = now.filter((s) => ids.includes(s.id));
  const begins = ({ id, key, age }: Stop): boolean =>
    age === 0 && (session || before.find((b) => b.id === id && b.key === key)?.age !== 0);
  if (asked.some(begins)) return true;
  return asked.some(lacksData) ? undefined : false;
}

/**
 * What came: the harsher regime that happened at a decision after the call and up to its horizon;
 * `void` where a harsher one cannot be ruled out because a stop was blind, `open` where nothing
 * happened before the history ended.
 */
export function cameTo(
  after: readonly Pick<Called, 'friction' | 'rupture'>[],
  whole: boolean,
): RegimeId | 'void' | 'open' {
  for (const regime of ['rupture', 'friction'] as const) {
    const seen = after.map((c) => c[regime]);
    if (seen.includes(true)) return regime;
    if (seen.includes(undefined)) return 'void';
  }
  return whole ? 'noise' : 'open';
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
 * counts without which neither means anything. A call that is still open, or whose outcome
 * cannot be seen, is counted and not scored. Source: DECISION, section 5.
 * @throws RangeError when a belief is no distribution, calls are out of order or a horizon is
 * under one session
 */
export function regimeScore(runs: readonly Calls[]): RegimeScore {
  const cases: Case[] = [];
  let [open, blind, apart] = [0, 0, 0];
  for (const run of runs) {
    demand(Number.isInteger(run.horizon) && run.horizon >= 1, 'a horizon in sessions', run.horizon);
    let [last, free] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const end = run.calls.at(-1)?.day ?? Number.NEGATIVE_INFINITY;
    for (const [i, { day, belief }] of run.calls.entries()) {
      demand(day > last, 'calls stand oldest first, one a day', day);
      last = day;
      const at = due(day, run) ?? Number.POSITIVE_INFINITY;
      const after = run.calls.slice(i + 1).filter((c) => c.day <= at);
      const came = cameTo(after, at <= end);
      if (came === 'open') open++;
      else if (came === 'void') blind++;
      else {
        cases.push({ episode: run.episode, belief, prior: run.prior, came });
        if (day >= free) [apart, free] = [apart + 1, at];
      }
    }
  }
  const times = (of: (c: Case) => RegimeId) => {
    const at = cases.map(of);
    const count = (regime: RegimeId): number => at.filter((r) => r === regime).length;
    return { noise: count('noise'), friction: count('friction'), rupture: count('rupture') };
  };
  return {
    episodes: new Set(cases.map((c) => c.episode)).size,
    decisions: cases.length + open + blind,
    resolved: cases.length,
    void: blind,
    open,
    apart,
    came: times((c) => c.came),
    called: times(({ belief }) => REGIMES.reduce((a, b) => (belief[b] > belief[a] ? b : a))),
    brier: penalty(cases, brierOfKinds),
    log: penalty(cases, logScoreOfKinds),
    curve: curve(cases.length, () =>
      frictionCurve(cases.map((c) => ({ said: c.belief.friction, came: c.came === 'friction' }))),
    ),
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
