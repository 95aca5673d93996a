import type { Decision } from '../../domain/decision.ts';
import {
  type DeleverVintage,
  type Fall,
  type Foretold,
  type Retrace,
  STUDY,
} from '../../domain/delever.ts';
import type { RetraceCall } from '../../domain/forecastscore.ts';
import type { History } from '../../domain/history.ts';
import type { Setup } from '../../domain/policy.ts';
import type { Score } from '../../domain/score.ts';
import type { Instant } from '../../domain/time.ts';
import { retraceScore } from '../../judge/score/retrace.ts';
import { crpsNormal } from '../../kernel/scores.ts';
import { featuresNow } from '../../sense/delever/features.ts';
import { outlook, type PastFall } from '../../sense/delever/outlook.ts';
import { walk } from '../../sense/delever/walk.ts';
import { errors, spreadScore, walking } from '../../sense/delever/walking.ts';
import { spanOutcome } from '../../sense/span.ts';
import { startOf } from '../../sense/window.ts';
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
