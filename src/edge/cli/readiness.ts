import { isUncalibrated } from '../../domain/decision.ts';
import type { Look } from '../../domain/look.ts';
import type { Observation } from '../../domain/series.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { MIN_SESSIONS } from '../../domain/vintage.ts';
import { stopsSaid } from '../../report/memo/stops.ts';
import { inEach } from '../../report/words/index.ts';
import { byLang } from '../../report/words/side.ts';
import { asof } from '../../run/knowledge.ts';
import { look } from '../../run/look.ts';
import type { EpisodeReading } from '../episode/read.ts';
import { sessionsBy } from '../past.ts';
import { FUNCTIONS, type FunctionName } from '../thesis/functions.ts';
import { kindsOf } from '../thesis/policy.ts';
import type { ThesisDraft } from '../thesis/read.ts';
import { rules } from '../thesis/rules.ts';
import { lastUsable } from '../tick.ts';
import { dossier, type Played } from '../workspace.ts';
import { driftStep, gapSteps, horizonNote, lastLeft, leavesLine } from './caution.ts';
import { same } from './say.ts';
import { VERIFICATION } from './verification.ts';

/** How a thesis stands: each stop in words, and what is to be done next. */
export type Readiness = { readonly stops: readonly Text[]; readonly steps: readonly Text[] };

/** A thesis beside its episode, and whether it passes its check. */
type Subject = {
  readonly draft: ThesisDraft;
  readonly reading: EpisodeReading;
  readonly folder: string;
  readonly ok: boolean;
  /** Whether this very text is signed already. */
  readonly signed: boolean;
};

/**
 * Each stop as it stands at a decision, where there is one, and the next steps with their commands.
 * @param at the decision; undefined where there is none
 */
export function readiness(subject: Subject, played: Played, at: number | undefined): Readiness {
  return {
    stops: at === undefined ? bare(subject.draft) : stopLines(subject, played, at),
    steps: steps(subject, played),
  };
}

/** What each stop needs, where no decision tells how far that is. */
const bare = ({ thesis }: ThesisDraft): readonly Text[] => [
  ...thesis.stops.flatMap((stop, i) => {
    const { title, rung, condition } = stop;
    return [
      inEach((w) => {
        const needs =
          rung > 0
            ? `${w.needs(rung)}${w.full}`
            : VERIFICATION.tripsOn(condition, same(''))[w.lang].trim();
        return `  ${w.stopLine({ number: i + 1, title: title[w.lang], state: w.stop.blind, notes: [needs] })}`;
      }),
      leavesLine(stop, thesis),
    ];
  }),
  ...lastLeft(thesis),
];

function stopLines({ draft, reading }: Subject, played: Played, at: number): readonly Text[] {
  const told = dossier(played, at);
  const said = byLang((lang) => stopsSaid(told, lang));
  const measured = measures(played, at);
  const conditions = rules(draft, kindsOf(reading.episode.series)).filter((r) => r.part === 'stop');
  const [near] = said.en
    .flatMap(({ id, levels }) => (levels === undefined ? [] : [{ id, levels }]))
    .toSorted((a, b) => a.levels - b.levels);
  return [
    VERIFICATION.stopsAt(formatDay(told.decision.moment.day)),
    ...said.en.flatMap(({ id, says }, i): Text[] => {
      const rule = conditions.find((r) => r.id === id);
      const now = (rule?.read?.calls ?? []).flatMap(({ name, args }) => {
        const value = measured(name, args);
        const call = `${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
        return value === undefined ? [] : [VERIFICATION.nowIs(call, value)];
      });
      const chinese = said['zh-Hant'][i]?.says ?? says;
      const asked = now.length > 0 ? [VERIFICATION.tripsOn(rule?.text ?? '', joined(now))] : [];
      const own = draft.thesis.stops.find((s) => s.id === id);
      const leaves = own ? [leavesLine(own, draft.thesis)] : [];
      return [both(`  ${says}`, `  ${chinese}`), ...asked, ...leaves];
    }),
    ...lastLeft(draft.thesis),
    ...(near ? [VERIFICATION.nearestStop(near.id, near.levels)] : []),
  ];
}

const joined = (all: readonly Text[]): Text =>
  byLang((lang) => all.map((text) => text[lang]).join(''));

/** What a rule's functions of prices give at a decision, as text; undefined for those of claims. */
function measures({ setup, events, decisions }: Played, at: number) {
  const { moment, stress, freshness } = decisions[at] as Played['decisions'][number];
  const late = freshness.filter((f) => f.state === 'stale' || f.state === 'absent');
  const answers: Look = look(setup, {
    known: asof(setup.episode.series, events, moment.at),
    claims: [],
    credit: stress.credit,
    blind: new Set(late.map((f) => f.series)),
    today: moment.day,
    doubts: { disputed: [], silent: new Set() },
  });
  return (name: FunctionName, args: readonly unknown[]): Text | undefined => {
    if (FUNCTIONS[name].counterparty) return undefined;
    const asked = answers[name] as (...given: readonly unknown[]) => number | string | undefined;
    const value = asked(...args);
    if (value === undefined) return VERIFICATION.notKnownYet;
    if (typeof value === 'string') return both(value, `\`${value}\``);
    return same(String(Number(value.toPrecision(4))));
  };
}

/** What is lacking before a replay says something, the nearest first, and the command for each. */
function steps({ draft, reading, folder, ok, signed }: Subject, played: Played): readonly Text[] {
  const { episode, evidence } = reading;
  const values = new Map<string, { count: number; last: Day }>();
  const observations: Iterable<Observation> = reading.rows ?? reading.observations;
  for (const { series, at } of observations) {
    const { count = 0, last = at } = values.get(series) ?? {};
    values.set(series, { count: count + 1, last: Math.max(last, at) as Day });
  }
  const series = Object.values(episode.series);
  const empty = series.filter(({ id }) => !values.has(id));
  const short = (played.end?.silent ?? []).flatMap((id) => {
    const { count, last } = values.get(id) ?? {};
    return last === undefined ? [] : [{ id, count, last: formatDay(last) }];
  });
  const [first] = played.decisions;
  const unlearnt = first ? isUncalibrated(first) : reading.vintages.length === 0;
  const { calendars } = played.setup;
  const { all: until } = lastUsable(episode, calendars);
  const { thesis, source } = draft;
  const sessions = sessionsWithin(episode, calendars);
  const lacks = [
    ...(ok ? [] : [VERIFICATION.mend]),
    ...empty.map(({ id, title }) => VERIFICATION.noPrices(id, title, folder)),
    ...short.map((one) => VERIFICATION.pricesEnd({ ...one, to: formatDay(episode.to), folder })),
    ...(evidence.length > 0 || episode.evidence === 'none'
      ? []
      : [VERIFICATION.noEvidence(folder)]),
    ...(unlearnt
      ? [
          VERIFICATION.notCalibrated({
            folder,
            sessions: sessionsBy(reading, until),
            needed: MIN_SESSIONS,
          }),
        ]
      : []),
    ...driftStep(thesis, source.file),
    ...horizonNote(thesis.horizon, sessions),
    ...gapSteps(thesis, { decisions: played.decisions, evidence }, source.file),
  ];
  const then = signed
    ? [VERIFICATION.thenReplay(folder)]
    : ok
      ? [VERIFICATION.thenSign(draft.source.file, folder)]
      : [];
  return lacks.length === 0 ? [] : [...lacks, ...then];
}

/** Sessions of the risk leg from the first decision to the last. */
const sessionsWithin = (
  { from, to, legs, series }: EpisodeReading['episode'],
  calendars: Played['setup']['calendars'],
): number => {
  const calendar = series[legs.risk[0] ?? '']?.calendar;
  if (calendar === undefined) return 0;
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i) as Day).filter((day) =>
    calendars[calendar](day),
  ).length;
};
