import { CALENDARS, type Calendars } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Policy } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import type { Observation } from '../../domain/series.ts';
import { STOP_STATES, type Stop } from '../../domain/stop.ts';
import type { ThesisTest } from '../../domain/thesis.ts';
import { DAY_MS, type Day, formatDay, type Instant, weekday } from '../../domain/time.ts';
import type { Tick } from '../../run/event.ts';
import { inOrder } from '../../run/knowledge.ts';
import { replay } from '../../run/step.ts';
import { pathText } from '../file/document.ts';
import { NOTHING, type Phrase, type Problem } from '../file/problem.ts';
import { VERSION } from '../version.ts';
import { notation } from './notation.ts';
import type { ThesisDraft } from './read.ts';

/** Runs the live step over imagined weekdays; gives the stops as they stand after each. */
export type Play = (
  observations: readonly Observation[],
  evidence: readonly Evidence[],
  days: readonly Day[],
) => readonly (readonly Stop[])[];

/** What became of one test: it passed when there is no problem. */
export type TrialResult = { readonly name: string; readonly problems: readonly Problem[] };

/** Everything of a day is known by then, UTC, before any decision in the Americas that evening. */
const KNOWN_MS = 0.75 * DAY_MS;

export const trials = (draft: ThesisDraft, policy: Policy, play: Play): readonly TrialResult[] =>
  draft.thesis.tests.map((test, i) =>
    trial(test, {
      policy,
      play,
      at: (k) => {
        const path = ['tests', i, 'expect', k];
        return { file: draft.source.file, ...draft.source.at(path), path: pathText(path) };
      },
    }),
  );

/** What a test is played on. */
type Stage = {
  readonly policy: Policy;
  readonly play: Play;
  /** Tells where the n-th expectation stands. */
  readonly at: (expectation: number) => Pick<Problem, 'file' | 'line' | 'column' | 'path'>;
};

/**
 * One unit test of a thesis: its series and evidence are played, and each expected state is
 * compared. Day 0 is the first weekday on or after the day on which the thesis was opened. A keyed
 * stop without a key is as harsh as its harshest key.
 */
export function trial(test: ThesisTest, { policy, play, at }: Stage): TrialResult {
  const days = weekdays(policy.thesis.opened, lengthOf(test));
  const stops = play(observations(test, days), evidence(test, days), days);
  const problems = test.expect.flatMap((e, k): Problem[] => {
    const found = stateOf(stops[e.day] ?? [], e.stop, e.key);
    const name = e.key === undefined ? e.stop : `${e.stop}/${e.key}`;
    const said = (state: string): Phrase => ({
      en: `${name} ${state} on day ${e.day}`,
      'zh-Hant': `第${e.day}日\`${name}\`為\`${state}\``,
    });
    if (found === e.state) return [];
    return [{ ...at(k), expected: said(e.state), found: found ?? NOTHING }];
  });
  return { name: test.name, problems };
}

/** Days of a test: through its last value, item of evidence and expectation. */
function lengthOf(test: ThesisTest): number {
  const lengths = Object.values(test.series).map((text) => values(text).length);
  return Math.max(
    ...lengths,
    ...test.evidence.flatMap((e) => [e.day + 1, (e.scheduled ?? 0) + 1, (e.effective ?? 0) + 1]),
    ...test.expect.map((e) => e.day + 1),
  );
}

function weekdays(from: Day, count: number): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; days.length < count; day = (day + 1) as Day)
    if (weekday(day) <= 5) days.push(day);
  return days;
}

const values = (text: string): readonly (number | undefined)[] => {
  const read = notation(text);
  if (!read.ok) throw new RangeError(`not a series of a test: ${read.found}`);
  return read.values;
};

const knownAt = (day: Day): Instant => (day * DAY_MS + KNOWN_MS) as Instant;

function observations(test: ThesisTest, days: readonly Day[]): readonly Observation[] {
  const series = Object.entries(test.series).map(([id, text]) => ({ id, values: values(text) }));
  return days.flatMap((at, i) =>
    series.flatMap(({ id, values }) => {
      const value = values[i];
      return value === undefined ? [] : [{ series: id, at, knownAt: knownAt(at), value }];
    }),
  );
}

const evidence = (test: ThesisTest, days: readonly Day[]): readonly Evidence[] =>
  test.evidence
    .map(({ day, scheduled, effective, counterparty = [], ...e }, i): Evidence => {
      const occurredOn = days[day] as Day;
      return {
        id: `item-${i + 1}`,
        suspended: false,
        confidence: 'high',
        ...e,
        occurredOn,
        knownAt: knownAt(occurredOn),
        actor: 'test',
        headline: { en: test.name, 'zh-Hant': test.name },
        counterparties: [counterparty].flat(),
        ...present({
          scheduledFor: scheduled === undefined ? undefined : days[scheduled],
          effectiveOn: effective === undefined ? undefined : days[effective],
        }),
        source: { name: 'test', url: 'test' },
        figures: '',
        notes: '',
      };
    })
    .sort((a, b) => a.knownAt - b.knownAt);

/** A keyed stop without a key is as harsh as its harshest key. */
const stateOf = (stops: readonly Stop[], id: string, key: string | undefined) =>
  stops
    .filter((s) => s.id === id && (key === undefined || s.key === key))
    .map((s) => s.state)
    .sort((a, b) => STOP_STATES.indexOf(b) - STOP_STATES.indexOf(a))
    .at(0);

/** On imagined days every market keeps every weekday. */
const CALENDAR = Object.fromEntries(
  CALENDARS.map((id) => [id, (day: number) => weekday(day as never) <= 5]),
) as unknown as Calendars;

/** When an imagined day is decided: 23:00 UTC. */
const DECIDED_MS = (23 / 24) * DAY_MS;

/** The live step over the imagined weekdays of a thesis' own tests; only series that have a value are due. */
export const rehearse =
  (episode: Episode, policy: Policy): Play =>
  (observations, evidence, days) => {
    const told = new Set(observations.map((o) => o.series));
    const ticks = days.map(
      (day): Tick => ({
        at: (day * DAY_MS + DECIDED_MS) as Instant,
        day,
        stamp: formatDay(day),
        due: Object.fromEntries([...told].map((id) => [id, day])),
      }),
    );
    // What a test tells is all that there is to tell: no group of it falls silent.
    const { silence: _, ...thesis } = policy.thesis;
    const rules = { ...policy, thesis };
    const setup = { episode, policy: rules, calendars: CALENDAR, vintages: [], version: VERSION };
    return replay(setup, inOrder({ observations, evidence, findings: [] }, ticks)).map(
      (decision) => decision.stops,
    );
  };
