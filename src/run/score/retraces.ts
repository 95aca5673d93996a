import type { Decision } from '../../domain/decision.ts';
import {
  type DeleverVintage,
  type Fall,
  type Foretold,
  type Retrace,
  STUDY,
} from '../../domain/delever.ts';
import type { RetraceCall, Rivals } from '../../domain/forecastscore.ts';
import type { History } from '../../domain/history.ts';
import type { Known } from '../../domain/known.ts';
import type { Setup } from '../../domain/policy.ts';
import type { Score } from '../../domain/score.ts';
import type { Instant } from '../../domain/time.ts';
import { retraceScore } from '../../judge/score/retrace.ts';
import { crpsNormal } from '../../kernel/crps.ts';
import { featuresNow } from '../../sense/delever/features.ts';
import { outlook, type PastFall, type RetraceOutlook } from '../../sense/delever/outlook.ts';
import { walk } from '../../sense/delever/walk.ts';
import { errors, spreadScore, walking } from '../../sense/delever/walking.ts';
import { spanOutcome } from '../../sense/span.ts';
import { startOf } from '../../sense/window.ts';
import type { Event } from '../event.ts';
import { asof, type Knowledge } from '../knowledge.ts';
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
  const calls = made.flatMap((one): RetraceCall[] => {
    const known = asof(series, events, one.decision.moment.at);
    const at = (known.histories[leg] as History).length - 1;
    return called(setup, one, { known, risk: end, at });
  });
  return retraceScore(calls, made.length - calls.length);
}

/** What was known at the decision; the risk leg to the episode's end, the decision's last place in it. */
type End = { readonly known: Knowledge; readonly risk: History; readonly at: number };

/** The forecast with what came; nothing while it is not due. */
function called(
  setup: Setup,
  { decision, retrace }: Made,
  { known, risk, at }: End,
): RetraceCall[] {
  const variance = risk.variance[at - STUDY.window] as number;
  const after = spanOutcome(risk, at, variance);
  const fall = featuresNow(setup.episode, (id) => known.histories[id] as History, decision.stress);
  const begin = startOf(legSeries(setup, known, decision.freshness), 5);
  const past = vintageFor(setup, begin, decision.moment.day).vintage?.delever;
  // A forecast was made, so that both were there.
  if (!after || !fall || !past) return [];
  const falls = done(past);
  const told = outlook(falls, fall, retrace.walk);
  const spread = spreadScore(falls, told.mean, after.retrace);
  const rivals = (what: 'half' | 'end'): Foretold => ({ ...told[what], own: retrace[what].at });
  return [
    {
      made: retrace.made,
      due: risk.days[at + STUDY.after] as RetraceCall['due'],
      by: retrace.by,
      half: rivals('half'),
      end: rivals('end'),
      interval: { half: retrace.half, end: retrace.end },
      move: retrace.move,
      came: {
        half: after.half,
        end: after.end,
        move: after.retrace * Math.sqrt(variance * STUDY.after),
      },
      crps: scores(retrace, past, { told, spread, came: after.retrace }),
    },
  ];
}

const done = (past: DeleverVintage): readonly PastFall[] =>
  past.together
    .map((f: Fall) => ({ ...f, walk: walk(f.move) }))
    .filter((f): f is PastFall => f.after !== undefined);

/** Scores of the move; the walk is normal around 0. */
function scores(
  { sigmas, by }: Retrace,
  past: DeleverVintage,
  { told, spread, came }: Spreading,
): Rivals {
  const own: Known<number> = 'unknown' in sigmas ? sigmas : spread(sigmas.at, past.errors[by]);
  return {
    own,
    mean: spread(told.mean, past.errors['past mean']),
    fear: spread(told.fear, errors(walking(past.together), 'fear')),
    walk: crpsNormal(0, 1, came),
  };
}

type Spreading = {
  readonly told: RetraceOutlook;
  readonly spread: ReturnType<typeof spreadScore>;
  readonly came: number;
};
