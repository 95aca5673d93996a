import { present } from '../../domain/present.ts';
import {
  type EntryKind,
  type Judged,
  MACHINE_ENTRIES,
  PERSON_ENTRIES,
  type Process,
  type Taken,
} from '../../domain/process.ts';
import type { Quote } from '../../domain/score.ts';
import { DAY_MS, type Day, formatDay, type Instant } from '../../domain/time.ts';
import { lastOfDays, overrideWorth, reviewState } from '../../judge/process.ts';
import {
  type EntryTold,
  type EntryView,
  entryPage,
  entryScreen,
  type JournalView,
  journalPage,
  journalScreen,
  type ReviewsView,
  reviewsPage,
  reviewsScreen,
} from '../../report/answer/journal.ts';
import { processPage, processScreen } from '../../report/answer/process.ts';
import type { Entry } from '../../run/journal.ts';
import { asof } from '../../run/knowledge.ts';
import type { Records, TimeSpan } from '../../run/ports.ts';
import { toldOf } from '../entry.ts';
import { must } from '../file/problem.ts';
import { entriesOf, inJournal, type Ran, type Undo } from '../keep.ts';
import { quotesOf } from '../score.ts';
import { allTaken, dayAt, nextOf, proposalOf, proposed, reviews, takenOf } from '../taken.ts';
import type { Played } from '../workspace.ts';
import { ask, replayed } from './ask.ts';
import { ENTRIES } from './entry.ts';
import { MESSAGES } from './message.ts';
import { dayOption } from './option.ts';
import { type Command, declined, misused, type Options } from './say.ts';
import { undo } from './undo.ts';

/** Entries that fill a screen. */
const SHOWN_ENTRIES = 15;

/** `bide journal [N | undo N | reviews | process [EPISODE]]`: the journal as a person reads it. */
export const run: Command = (args, options, voice) => {
  const [action, on, ...rest] = args;
  const [act, most] =
    action === undefined
      ? [list, 0]
      : /^\d+$/.test(action)
        ? [one, 1]
        : Object.hasOwn(ACTIONS, action)
          ? ACTIONS[action as keyof typeof ACTIONS]
          : [undefined, 0];
  if (!act || args.length > most || rest.length > 0) must(misused(ENTRIES.usage));
  return (act as Command)(
    action === undefined || /^\d/.test(action) ? args : [on ?? ''],
    options,
    voice,
  );
};

const numberOf = (text: string): number =>
  /^[1-9]\d{0,14}$/.test(text) ? Number(text) : must(misused(ENTRIES.notANumber(text)));

const whole: TimeSpan = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as never;

/** Every entry of the kinds and days that are asked for, oldest first. */
function asked(records: Records, { kind, all, from, to }: Options): readonly Entry[] {
  const known: readonly string[] = [...PERSON_ENTRIES, ...MACHINE_ENTRIES];
  if (kind !== undefined && !known.includes(kind))
    must(misused(MESSAGES.notOneOf('--kind', known, kind)));
  const kinds = kind !== undefined ? [kind as EntryKind] : all ? known : PERSON_ENTRIES;
  const begin = must(dayOption('--from', from));
  const end = must(dayOption('--to', to));
  const span: TimeSpan = [
    begin === undefined ? whole[0] : ((begin * DAY_MS) as Instant),
    end === undefined ? whole[1] : (((end + 1) * DAY_MS - 1) as Instant),
  ];
  return kinds
    .flatMap((one) => records.ofKind(one as EntryKind, span))
    .toSorted((a, b) => a.seq - b.seq);
}

/** Numbers of entries that were taken back, each with the number of the entry that did. */
const undoneBy = (records: Records): ReadonlyMap<number, number> =>
  new Map(entriesOf<Undo>(records, 'undo').map((e) => [e.read.entry, e.seq]));

type Listed = JournalView & { readonly entries: readonly unknown[] };

const list = ask<Listed>({
  view: (_, options) => {
    const found = inJournal(options.home, (records): Listed => {
      const entries = asked(records, options);
      const by = undoneBy(records);
      const { kind, all, from, to } = options;
      const own = kind === undefined && !all && from === undefined && to === undefined;
      const shown = from === undefined ? entries.slice(-SHOWN_ENTRIES) : entries;
      return {
        shown: shown.map((e) => told(e, by)),
        all: entries.length,
        machine: own ? records.count() - entries.length : 0,
        entries: entries.map(({ seq, kind, at, body }) => ({
          entry: seq,
          kind,
          at: new Date(at).toISOString(),
          ...present({ undoneBy: by.get(seq) }),
          body: JSON.parse(body),
        })),
      };
    });
    return found ?? { shown: [], all: 0, machine: 0, entries: [] };
  },
  screen: journalScreen,
  page: journalPage,
  json: ({ entries }) => ({ entries }),
});

const told = (entry: Entry, by: ReadonlyMap<number, number>): EntryTold => ({
  entry: entry.seq,
  written: new Date(entry.at).toISOString().slice(0, 'YYYY-MM-DDThh:mm'.length).replace('T', ' '),
  says: toldOf(entry),
  ...present({ undoneBy: by.get(entry.seq) }),
});

type Single = EntryView & { readonly raw: unknown };

const one = ask<Single>({
  view: ([text = ''], { home }, voice) => {
    const n = numberOf(text);
    const found = inJournal(home, (records): Single | undefined => {
      const entry = records.read(n).find((e) => e.seq === n);
      if (!entry) return must(declined(ENTRIES.noEntry(n, records.count())));
      const by = undoneBy(records);
      const taken = takenOf(entry);
      const body = JSON.parse(entry.body);
      const all = lastOfDays(allTaken(records).taken);
      const proposal = taken
        ? proposed(records, taken)
        : entry.kind === 'decision'
          ? proposalOf(body)
          : undefined;
      return {
        ...told(entry, by),
        ...present({
          told: proposal,
          review: taken && reviewState(taken, nextOf(taken, all), dayAt(voice.now())),
        }),
        open:
          !by.has(n) && entry.kind !== 'undo' && PERSON_ENTRIES.some((kind) => kind === entry.kind),
        raw: {
          entry: n,
          kind: entry.kind,
          at: new Date(entry.at).toISOString(),
          hash: entry.hash,
          ...present({ undoneBy: by.get(n), told: proposal }),
          body,
        },
      };
    });
    return found ?? must(declined(ENTRIES.noEntry(n, 0)));
  },
  screen: entryScreen,
  page: entryPage,
  json: ({ raw }) => raw,
});

const ACTIONS = {
  undo: [
    (([text = ''], { home, why = '' }, voice) => {
      const n = numberOf(text);
      if (why.trim() === '') must(misused(ENTRIES.undoNeedsWhy));
      return undo({ home, find: () => n, why }, voice);
    }) as Command,
    2,
  ],
  reviews: [
    ask<ReviewsView>({
      view: (_, { home }, voice) => ({
        day: dayAt(voice.now()),
        reviews: reviews(home, voice.now()),
      }),
      screen: reviewsScreen,
      page: reviewsPage,
      json: ({ day, reviews: all }) => ({
        day: formatDay(day),
        reviews: all.map(({ taken, state }) => ({ ...datesOf(taken), state })),
      }),
    }),
    1,
  ],
  process: [
    ask<Process>({
      view: ([given = ''], options, voice) => {
        const name = given || inJournal(options.home, lastAsked);
        if (name === undefined) return must(misused(ENTRIES.noEpisode));
        const played = replayed(name, options, voice);
        return (
          inJournal(options.home, (records) => processOf(played, records, dayAt(voice.now()))) ??
          processOf(played, undefined, dayAt(voice.now()))
        );
      },
      screen: processScreen,
      page: processPage,
      json: ({ judged, last, ...rest }) => ({
        ...rest,
        last: formatDay(last),
        judged: judged.map((j) => ({ ...j, ...datesOf(j) })),
      }),
    }),
    2,
  ],
} as const;

/** The episode that was run last, or else decided about. */
const lastAsked = (records: Records): string | undefined =>
  entriesOf<Ran>(records, 'run').at(-1)?.read.name ?? allTaken(records).taken.at(-1)?.episode;

/** Days as dates. */
const datesOf = ({ day, review, at, ...rest }: Taken) => ({
  ...rest,
  at: new Date(at).toISOString(),
  day: formatDay(day),
  ...present({ review: review && formatDay(review) }),
});

/** How the owner decided about the proposals of an episode. */
function processOf(played: Played, records: Records | undefined, today: Day): Process {
  const { episode } = played.setup;
  const { taken, back } = records ? allTaken(records) : { taken: [], back: [] };
  const own = (t: Taken): boolean => t.episode === episode.id;
  const last = lastOfDays(taken.filter(own));
  const legs = closes(played);
  const lines = new Map(played.lines.map((line) => [line.hash, line]));
  const judged = last.map((t): Judged => {
    const next = nextOf(t, last);
    const line = lines.get(t.proposal);
    return {
      ...t,
      told: line ? proposalOf(line) : records ? proposed(records, t) : proposalOf(undefined),
      state: reviewState(t, next, today),
      came: overrideWorth({ taken: t, ...present({ next: next?.day }) }, legs),
    };
  });
  return {
    episode: episode.id,
    title: episode.title,
    last: played.decisions.at(-1)?.moment.day ?? episode.from,
    proposals: played.decisions.length,
    judged,
    replaced: taken.filter(own).length - last.length,
    undone: back.filter(own).length,
  };
}

/** Closes of each risk asset, turned round where its fall is a rise; none where one of them is no price. */
function closes({ setup, events }: Played): readonly (readonly Quote[])[] {
  const { legs, series } = setup.episode;
  const all = asof(series, events, Number.MAX_SAFE_INTEGER as Instant).histories;
  const risk = legs.risk.flatMap((id) => series[id] ?? []);
  if (risk.some(({ kind }) => kind === 'yield' || kind === 'spread')) return [];
  return risk.map(({ id, sign }) =>
    quotesOf(all[id]).map(({ day, value }) => ({ day, value: sign > 0 ? value : 1 / value })),
  );
}
