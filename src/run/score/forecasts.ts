import type { Decision } from '../../domain/decision.ts';
import {
  type DeleverVintage,
  type Fall,
  type Foretold,
  type Retrace,
  STUDY,
} from '../../domain/delever.ts';
import type { RetraceCall, ThreatCall } from '../../domain/forecastscore.ts';
import type { History } from '../../domain/history.ts';
import type { Known } from '../../domain/known.ts';
import type { Settled } from '../../domain/odds.ts';
import type { Setup } from '../../domain/policy.ts';
import type { MarketScore, Score } from '../../domain/score.ts';
import type { Threat } from '../../domain/threat.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { marketScore, type Stake } from '../../judge/score/market.ts';
import { retraceScore } from '../../judge/score/retrace.ts';
import { threatScore } from '../../judge/score/threat.ts';
import { crpsNormal } from '../../kernel/scores.ts';
import { featuresNow } from '../../sense/delever/features.ts';
import { outlook, type PastFall } from '../../sense/delever/outlook.ts';
import { errors, spreadScore, walk, walking } from '../../sense/delever/walking.ts';
import { startOf } from '../../sense/leg.ts';
import { spanOutcome } from '../../sense/span.ts';
import { bargain } from '../../weigh/bargain/bargain.ts';
import { causeOf, over } from '../../weigh/bargain/ledger.ts';
import { byCause } from '../../weigh/bargain/rates.ts';
import { ownOdds } from '../../weigh/scenario/own.ts';
import type { Event } from '../event.ts';
import { asof } from '../knowledge.ts';
import { legSeries } from '../legs.ts';
import { vintageFor } from '../vintage.ts';

type Made = { readonly decision: Decision; readonly retrace: Retrace };

/**
 * Every forecast of how far a fall comes back that an episode's decisions made, once each, against what
 * the twenty sessions after its close brought. Benchmarks know the vintage of its day and nothing after.
 * @param events     everything that happened
 * @param decisions  oldest first
 */
export function retraces(
  setup: Setup,
  events: readonly Event[],
  decisions: readonly Decision[],
): Score['retrace'] {
  const made = decisions.flatMap((decision): Made[] => {
    const { retrace } = decision.delever;
    return 'made' in retrace && retrace.made === decision.moment.day ? [{ decision, retrace }] : [];
  });
  if (made.length === 0) return { unknown: { kind: 'no fall was forecast' } };
  const leg = setup.episode.legs.risk[0] as string;
  const series = setup.episode.series;
  const end = asof(series, events, Number.MAX_SAFE_INTEGER as Instant).histories[leg] as History;
  const called = ({ decision, retrace }: Made): RetraceCall[] => {
    const known = asof(series, events, decision.moment.at);
    const of = (id: string): History => known.histories[id] as History;
    const at = of(leg).length - 1;
    const variance = end.variance[at - STUDY.window] as number;
    const after = spanOutcome(end, at, variance);
    const fall = featuresNow(setup.episode, of, decision.stress);
    const begin = startOf(legSeries(setup, known, decision.freshness), 5);
    const past = vintageFor(setup, begin, decision.moment.day).vintage?.delever;
    // Nothing while it is not due. A forecast was made, so that fall and past were there.
    if (!after || !fall || !past) return [];
    const falls = done(past);
    const told = outlook(falls, fall, retrace.walk);
    const rivals = (what: 'half' | 'end'): Foretold => ({ ...told[what], own: retrace[what].at });
    const spread = spreadScore(falls, told.mean, after.retrace);
    const { made, by, half, end: last, move, sigmas } = retrace;
    return [
      {
        made,
        due: end.days[at + STUDY.after] as RetraceCall['due'],
        by,
        half: rivals('half'),
        end: rivals('end'),
        interval: { half, end: last },
        move,
        came: {
          half: after.half,
          end: after.end,
          move: after.retrace * Math.sqrt(variance * STUDY.after),
        },
        crps: {
          own: 'unknown' in sigmas ? sigmas : spread(sigmas.at, past.errors[by]),
          mean: spread(told.mean, past.errors['past mean']),
          fear: spread(told.fear, errors(walking(past.together), 'fear')),
          walk: crpsNormal(0, 1, after.retrace),
        },
      },
    ];
  };
  const calls = made.flatMap(called);
  return retraceScore(calls, made.length - calls.length);
}

const done = (past: DeleverVintage): readonly PastFall[] =>
  past.together
    .map((f: Fall) => ({ ...f, walk: walk(f.move) }))
    .filter((f): f is PastFall => f.after !== undefined);

/**
 * Own odds at the decisions that were made, beside the prices that they first knew. The only place to
 * which what contracts became is brought; the decisions are over by then.
 * @param decisions  oldest first
 */
export function contractScore(
  { policy, contracts }: Pick<Setup, 'policy' | 'contracts'>,
  decisions: readonly Pick<Decision, 'moment' | 'regime'>[],
  settled: readonly Settled[],
): Known<MarketScore> {
  const { scenarios, horizon } = policy.thesis;
  const stakes = (contracts ?? []).map((contract): Stake => {
    const decision = decisions.find((d) => d.moment.at >= contract.knownAt);
    if (!decision) return { contract };
    const { day } = decision.moment;
    const path = scenarios.findIndex((s) => s.id === contract.scenario);
    return path < 0
      ? { contract, day }
      : { contract, day, own: ownOdds(scenarios, decision.regime).p[path] as number };
  });
  return marketScore(stakes, settled, horizon);
}

/**
 * Threats that were open at the first decision or announced after it, and ended by the last one:
 * what the ledger made of each on the day it was announced, and what became of it. A threat whose end
 * has no day is counted beside them where it became known to be over within the same days.
 * @param threats  the whole ledger, ends among it; this and the decisions being over, nobody decides
 * @param from     day of the first decision
 * @param to       day of the last one
 */
export function threatened(
  threats: readonly Threat[] | undefined,
  from: Day,
  to: Day,
): Score['threats'] {
  if (!threats?.length) return { unknown: { kind: 'no ledger' } };
  const seen = threats
    .filter((t) => t.announced <= to && over(t) > (t.announced < from ? from : t.announced - 1))
    .toSorted((a, b) => a.announced - b.announced || (a.id < b.id ? -1 : 1));
  const came = seen.filter((t) => t.ended !== undefined && t.ended <= to);
  const calls = came.flatMap((t) => told(threats, t) ?? []);
  const scored = new Set(calls.map((c) => c.threat));
  return threatScore(calls, {
    clusters: new Set(came.filter((t) => scored.has(t.id)).map((t) => t.cluster)).size,
    before: calls.filter((c) => c.announced < from).length,
    untold: came.length - calls.length,
    open: seen.filter((t) => over(t) > to).length,
    undated: seen.filter((t) => t.ended === undefined && over(t) <= to).length,
  });
}

/** What the ledger said of a threat on the day it was announced, its own end not being known. */
function told(threats: readonly Threat[], threat: Threat): ThreatCall | undefined {
  const { fate, ended, known: _, ...open } = threat;
  if (fate === undefined || ended === undefined) return undefined;
  const { rates, outlooks } = bargain(
    threats.map((t) => (t === threat ? open : t)),
    threat.announced,
  );
  const outlook = outlooks.find((o) => o.threat === threat.id);
  if ('unknown' in rates || !outlook) return undefined;
  return {
    threat: threat.id,
    announced: threat.announced,
    ended,
    came: causeOf(fate),
    own: byCause((cause) => outlook.shares[cause].at),
    base: byCause((cause) => rates.shares[cause].share.at),
    cases: rates.threats,
  };
}
