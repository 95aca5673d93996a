import { actOf } from '../domain/decision.ts';
import type {
  FlightChoice,
  FlightContender,
  FlightDay,
  FlightMachine,
  FlightOutcome,
  FlightResult,
} from '../domain/flight.ts';
import type { Known } from '../domain/known.ts';
import type { Lane } from '../domain/record.ts';
import type { Score, WealthPath } from '../domain/score.ts';
import { LANGS, type Text } from '../domain/text.ts';
import { formatDay } from '../domain/time.ts';
import { conduct, type FlightStep } from '../judge/flight.ts';
import { lanes, pathOf } from '../judge/score/lane.ts';
import { difference, table } from '../judge/score/table.ts';
import { flightMachine } from '../report/answer/flight.ts';
import { stopsSaid } from '../report/memo/stops.ts';
import { until } from '../run/event.ts';
import { flightDay, flightFact } from '../run/flight.ts';
import { trialOf } from './score.ts';
import { dossier, type Played } from './workspace.ts';

/** A day of a flight: what was known, and apart from it what the machine did. */
export type FlownDay = { readonly known: FlightDay; readonly machine: FlightMachine };

/**
 * A day of a flight.
 * @param place  position of its decision, and of the first one of the flight
 */
export function flownDay(
  played: Played,
  place: { readonly at: number; readonly from: number },
): FlownDay {
  const known = flightDay(played, place);
  const of = dossier(played, place.at);
  const said = LANGS.map((lang) => new Map(stopsSaid(of, lang).map((s) => [s.id, s.says])));
  const says = (id: string): Text =>
    Object.fromEntries(LANGS.map((lang, i) => [lang, said[i]?.get(id) ?? ''])) as Text;
  return {
    known: { ...known, stops: known.stops.map((s) => ({ ...s, says: says(s.id) })) },
    machine: flightMachine(of),
  };
}

/** The share of own capital with which a flight begins: what the machine held. */
export const flightStart = ({ decisions }: Played, from: number): number =>
  decisions[from]?.exposure.before ?? 0;

/**
 * The end of a flight: how it was decided, and what came of it up to its last decision, by the score of the episode.
 * @param taken one choice a decision from the first one on, at least one
 */
export function flightResult(
  played: Played,
  from: number,
  taken: readonly FlightChoice[],
): FlightResult {
  const { episode } = played.setup;
  const flown = stretchOf(played, from, taken.length);
  const { decisions } = flown;
  const start = flightStart(played, from);
  const steps = taken.map(({ exposure, reason, unsure }, i): FlightStep => {
    const before = taken[i - 1]?.exposure ?? start;
    return { ...flightFact(played, from + i), before, exposure, reason, unsure };
  });
  const machine = steps.map((step, i): FlightStep => {
    const { before = 0, target = 0 } = decisions[i]?.exposure ?? {};
    return { ...step, before, exposure: target, reason: 'rule', unsure: false };
  });
  const held = new Map(taken.map(({ day, exposure }) => [day, exposure]));
  const [own, other] = [trialOf(flown, held), trialOf(flown)];
  const [ownLanes, otherLanes] = [lanes(own), lanes(other)];
  const paths: readonly { contender: FlightContender; path: Known<WealthPath> }[] = [
    { contender: 'person', path: pathOf(ownLanes, 'own') },
    { contender: 'machine', path: pathOf(otherLanes, 'own') },
    ...ownLanes.flatMap(({ contender, path }) =>
      contender === 'own' ? [] : [{ contender, path }],
    ),
  ];
  const best = Math.max(...paths.map(({ path }) => ('unknown' in path ? 0 : wealthOf(path))));
  return {
    ...{ episode: episode.id, title: episode.title },
    ...{ from: taken[0]?.day ?? '', to: taken.at(-1)?.day ?? '' },
    days: taken.map((choice, i) => ({
      ...choice,
      before: steps[i]?.before ?? start,
      machine: machineOf(flown, i),
    })),
    conduct: { person: conduct(steps), machine: conduct(machine) },
    outcome: {
      person: outcomeOf(table(own), ownLanes, best),
      machine: outcomeOf(table(other), otherLanes, best),
    },
    apart: difference(pathOf(ownLanes, 'own'), pathOf(otherLanes, 'own'), own.draw),
    paths: paths.map(({ contender, path }) => ({
      contender,
      points: 'unknown' in path ? [] : wealthPoints(path),
    })),
  };
}

/** A stretch of an episode as if it ended with its last decision; the whole one stays as it is. */
function stretchOf(played: Played, from: number, count: number): Played {
  const decisions = played.decisions.slice(from, from + count);
  const last = decisions.at(-1);
  if (!last) throw new RangeError('nothing was decided');
  if (decisions.length === played.decisions.length) return played;
  return { ...played, decisions, events: until(played.events, last.moment.at) };
}

const wealthOf = ({ points }: WealthPath): number => points.at(-1)?.wealth ?? 1;

const wealthPoints = ({ start, points }: WealthPath) => [
  { day: formatDay(start), wealth: 1 },
  ...points.map(({ day, wealth }) => ({ day: formatDay(day), wealth })),
];

function machineOf({ decisions }: Played, i: number): FlightResult['days'][number]['machine'] {
  const decision = decisions[i];
  if (!decision) throw new RangeError(`no decision ${i}`);
  const { before, target } = decision.exposure;
  return { act: actOf(decision), before, target };
}

/**
 * What of a score is told of a flight, with the regret beside it.
 * @param best what 1 became with the best of all contenders
 */
function outcomeOf(score: Score, all: readonly Lane[], best: number): FlightOutcome {
  const { first, rows, growth, differences, cautions } = score;
  const own = pathOf(all, 'own');
  return {
    ...{ first, rows, growth, differences, cautions },
    regret: 'unknown' in own ? own : Math.max(0, best - wealthOf(own)),
  };
}
