import type { Decision } from '../domain/decision.ts';
import { LEGS } from '../domain/episode.ts';
import type { Evidence } from '../domain/evidence.ts';
import { SAME_SHARE } from '../domain/exposure.ts';
import type { FlightDay, FlightFact } from '../domain/flight.ts';
import type { History } from '../domain/history.ts';
import type { Setup } from '../domain/policy.ts';
import { present } from '../domain/present.ts';
import { worstOf } from '../domain/since.ts';
import { lacksData } from '../domain/stop.ts';
import type { ExposurePolicy } from '../domain/thesis.ts';
import { DAY_MS, type Day, formatDay, type Instant } from '../domain/time.ts';
import { BLIND_SHARE_OF_BASE } from '../judge/exposure.ts';
import type { Event } from './event.ts';
import { asof } from './knowledge.ts';

/** An episode that has run. */
type Flown = {
  readonly setup: Setup;
  readonly events: readonly Event[];
  readonly decisions: readonly Decision[];
};

/** Which of its decisions, and the first one of the flight. */
type FlightPlace = { readonly at: number; readonly from: number };

/** Sessions before the first day of a flight that its pictures show. */
const SESSIONS_BEFORE = 60;
/** Days of headlines that are told on a first day, for nothing was told before it. */
const FIRST_DAYS = 10;
/** Rung from which evidence is no longer talk or a draft. */
const HARD_RUNG = 3;

/**
 * What was known when a decision of an episode was taken; the machine's own verdict of it is no part of that.
 * @throws RangeError where there is no such decision
 */
export function flightDay(
  { setup, events, decisions }: Flown,
  { at, from }: FlightPlace,
): FlightDay {
  const decision = decisions[at];
  if (!decision) throw new RangeError(`no decision ${at}`);
  const { moment, freshness } = decision;
  const known = asof(setup.episode.series, events, moment.at);
  const { episode, policy } = setup;
  const first = decisions[from]?.moment.day ?? moment.day;
  const titled = (series: string) =>
    episode.series[series]?.title ?? { en: series, 'zh-Hant': series };
  return {
    day: formatDay(moment.day),
    stamp: moment.stamp,
    legs: LEGS.flatMap((leg) =>
      episode.legs[leg].map((series) => ({
        ...{ series, title: titled(series), kind: episode.series[series]?.kind ?? 'index' },
        points: since(known.histories[series], first),
      })),
    ),
    headlines: heard(known.evidence, { decisions, at, from }).map((e) => ({
      ...{ id: e.id, on: formatDay(e.occurredOn), headline: e.headline },
      ...{ source: e.source.name, rung: e.rung, direction: e.direction },
    })),
    stops: policy.thesis.stops.map(({ id, title }) => ({
      id,
      title,
      state: worstOf(decision, id),
    })),
    ...present({ limit: limitOf(decision, setup.policy.thesis.exposure) }),
    ages: freshness.map(({ series, last, state, sessions }) => ({
      ...{ series, title: titled(series), state, sessions },
      ...(last !== undefined && { last: formatDay(last) }),
    })),
  };
}

/** Values from some sessions before a day on. */
function since(h: History | undefined, first: Day): { day: string; value: number }[] {
  if (!h) return [];
  let begin = 0;
  while (begin < h.length && (h.days[begin] as Day) < first) begin++;
  const from = Math.max(0, begin - SESSIONS_BEFORE);
  return Array.from({ length: h.length - from }, (_, i) => ({
    day: formatDay(h.days[from + i] as Day),
    value: h.values[from + i] as number,
  }));
}

/** What became known since the decision before; on the first day of a flight, over some days. */
function heard(
  evidence: readonly Evidence[],
  { decisions, at, from }: Pick<Flown, 'decisions'> & FlightPlace,
): readonly Evidence[] {
  const now = decisions[at]?.moment.at ?? (0 as Instant);
  const last = at > from ? decisions[at - 1]?.moment.at : undefined;
  const after = last ?? now - FIRST_DAYS * DAY_MS;
  return evidence.filter(({ knownAt }) => knownAt > after && knownAt <= now);
}

/**
 * What stops in force or without data let be held, share of own capital, whatever is held; undefined where they take
 * nothing.
 */
function limitOf({ exposure, stops }: Decision, { base }: ExposurePolicy): number | undefined {
  const forced = exposure.caps.find(({ cap }) => cap === 'stop')?.at ?? base;
  const limit = stops.some(lacksData) ? Math.min(forced, base * BLIND_SHARE_OF_BASE) : forced;
  return limit < base - SAME_SHARE ? limit : undefined;
}

/** What of a day bears on how well it was decided. */
export function flightFact({ setup, events, decisions }: Flown, at: number): FlightFact {
  const decision = decisions[at];
  if (!decision) throw new RangeError(`no decision ${at}`);
  const { moment, stress } = decision;
  const { evidence } = asof(setup.episode.series, events, moment.at);
  const news = heard(evidence, { decisions, at, from: 0 });
  return {
    day: moment.day,
    ...present({ limit: limitOf(decision, setup.policy.thesis.exposure) }),
    together: stress.state === 'synchronised',
    hard: news.some(({ rung, direction }) => rung >= HARD_RUNG && direction === 'friction'),
  };
}
