import { present } from '../../domain/present.ts';
import { type EntryKind, MACHINE_ENTRIES, PERSON_ENTRIES } from '../../domain/process.ts';
import { formatDay, type Instant } from '../../domain/time.ts';
import { lastOfDays } from '../../judge/process.ts';
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
import type { Entry } from '../../run/journal.ts';
import type { Records, TimeSpan } from '../../run/ports.ts';
import { toldOf } from '../entry.ts';
import { isProposal } from '../episode/inbox.ts';
import type { When } from '../file/date.ts';
import { must } from '../file/problem.ts';
import { similar } from '../file/similar.ts';
import { entriesOf, inJournal, type Undo } from '../keep.ts';
import { allTaken, proposalOf, proposed, reviewOf, reviews, takenOf } from '../taken.ts';
import { dayAt, instantAt, minuteAt } from '../zone.ts';
import { ask } from './ask.ts';
import { dayOption } from './date.ts';
import { ENTRIES } from './entry.ts';
import { MESSAGES } from './message.ts';
import { datesOf, process } from './process.ts';
import { readerClock } from './reader.ts';
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
  const like = act ? [] : similar(action ?? '', Object.keys(ACTIONS));
  if (action !== undefined && like.length > 0) must(misused(MESSAGES.notAWord(action, like)));
  const numberless = action === 'undo' && on === undefined;
  if (!act || numberless || args.length > most || rest.length > 0) must(misused(ENTRIES.usage));
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
function asked(records: Records, { kind, all, from, to }: Options, when: When): readonly Entry[] {
  const known: readonly string[] = [...PERSON_ENTRIES, ...MACHINE_ENTRIES];
  if (kind !== undefined && !known.includes(kind))
    must(
      misused(
        MESSAGES.notOneOf(
          '--kind',
          known.map((name) => `\`${name}\``),
          kind,
        ),
      ),
    );
  const kinds = kind !== undefined ? [kind as EntryKind] : all ? known : PERSON_ENTRIES;
  const { zone } = when;
  const begin = must(dayOption('--from', from, when));
  const end = must(dayOption('--to', to, when));
  if (begin !== undefined && end !== undefined && begin > end)
    must(misused(MESSAGES.backwards(formatDay(begin), formatDay(end))));
  const span: TimeSpan = [
    begin === undefined ? whole[0] : instantAt(begin, '00:00', zone),
    end === undefined ? whole[1] : ((instantAt(end, '24:00', zone) - 1) as Instant),
  ];
  return kinds
    .flatMap((one) => records.ofKind(one as EntryKind, span))
    .filter((entry) => kind !== undefined || all === true || !isProposal(entry))
    .toSorted((a, b) => a.seq - b.seq);
}

/** Numbers of entries that were taken back, each with the number of the entry that did. */
const undoneBy = (records: Records): ReadonlyMap<number, number> =>
  new Map(entriesOf<Undo>(records, 'undo').map((e) => [e.read.entry, e.seq]));

type Listed = JournalView & { readonly entries: readonly unknown[] };

const list = ask<Listed>({
  view: (_, options, voice) => {
    const clock = readerClock(options, voice);
    const { zone } = clock;
    const found = inJournal(options.home, (records): Listed => {
      const entries = asked(records, options, clock);
      const by = undoneBy(records);
      const { kind, all, from, to } = options;
      const own = kind === undefined && !all && from === undefined && to === undefined;
      const shown = from === undefined ? entries.slice(-SHOWN_ENTRIES) : entries;
      return {
        zone,
        shown: shown.map((e) => told(e, by, zone)),
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
    return found ?? { zone, shown: [], all: 0, machine: 0, entries: [] };
  },
  screen: journalScreen,
  page: journalPage,
  json: ({ entries }) => ({ entries }),
});

const told = (entry: Entry, by: ReadonlyMap<number, number>, zone: string): EntryTold => ({
  entry: entry.seq,
  written: minuteAt(entry.at, zone),
  says: toldOf(entry),
  ...present({ undoneBy: by.get(entry.seq) }),
});

type Single = EntryView & { readonly raw: unknown };

const one = ask<Single>({
  view: ([text = ''], options, voice) => {
    const n = numberOf(text);
    const clock = readerClock(options, voice);
    const found = inJournal(options.home, (records): Single | undefined => {
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
        ...told(entry, by, clock.zone),
        zone: clock.zone,
        ...present({
          told: proposal,
          review: taken && reviewOf(taken, all, clock),
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
      view: (_, options, voice) => {
        const clock = readerClock(options, voice);
        return { day: dayAt(clock.now, clock.zone), reviews: reviews(options.home, clock) };
      },
      screen: reviewsScreen,
      page: reviewsPage,
      json: ({ day, reviews: all }) => ({
        day: formatDay(day),
        reviews: all.map(({ taken, state }) => ({ ...datesOf(taken), state })),
      }),
    }),
    1,
  ],
  process: [process, 2],
} as const;
