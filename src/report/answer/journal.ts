import type { Known } from '../../domain/known.ts';
import type { OwnDecision, Proposal, ReviewState } from '../../domain/process.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import type { Ground } from '../content/context.ts';
import {
  type EntrySays,
  entryAbout,
  entryDay,
  entryValues,
  proposalValues,
} from '../content/entry.ts';
import { type Block, noted, section } from '../render/block.ts';
import { cite, typed } from '../render/prose.ts';
import { amount, namedValues, tabulate, wording } from '../render/table.ts';
import { faces } from './answer.ts';

/** An entry of the journal as a person reads it. */
export type EntryTold = {
  readonly entry: number;
  /** Date and time on the reader's clock, to the minute. */
  readonly written: string;
  readonly says: EntrySays;
  /** The entry that took it back. */
  readonly undoneBy?: number;
};

/** The end of the journal: what is shown of the entries that were asked for, oldest first. */
export type JournalView = {
  /** Of the reader's clock. */
  readonly zone: string;
  readonly shown: readonly EntryTold[];
  /** Entries that were asked for, and entries of the machine that were left out. */
  readonly all: number;
  readonly machine: number;
};

/** What people did, newest last. */
export const [journalScreen, journalPage] = faces('journal', (g, view: JournalView) => {
  const { journal: w } = g.w;
  const { shown, all, machine } = view;
  const last = shown.at(-1);
  const notes = [
    ...(shown.length < all ? [w.earlier] : []),
    ...(machine > 0 ? [w.machine(machine)] : []),
    ...(last ? [w.oneEntry] : []),
  ];
  return {
    mast: [w.title, last ? last.written : w.title],
    headline: last ? w.verdictList(shown.length, all) : w.nothing,
    why: [],
    sections: [
      section<Block>('journal', w.title, [
        last && { kind: 'table', table: entries(g, view) },
        ...notes.map((text) => noted(typed(`${text}${g.w.full}`))),
      ]),
    ],
  };
});

const entries = (g: Ground, { shown, zone }: JournalView) => {
  const { journal: w } = g.w;
  return tabulate(
    shown,
    [
      amount(w.number, (e) => cite(String(e.entry), g.place)),
      wording(w.writtenIn(g.w.city(zone)), (e) => e.written),
      wording(w.kind, (e) => w.kinds[e.says.kind]),
      wording(w.about, (e) => [
        entryAbout(g, e.says).join(g.w.semi),
        ...(e.undoneBy === undefined ? [] : [w.takenBack(e.undoneBy)]),
      ]),
    ],
    { narrow: 'list', old: (e) => e.undoneBy !== undefined },
  );
};

/** One entry with what was known then. */
export type EntryView = EntryTold & {
  /** Of the reader's clock. */
  readonly zone: string;
  readonly told?: Known<Proposal>;
  readonly review?: ReviewState;
  /** Whether it can be taken back. */
  readonly open: boolean;
};

/** One entry in words: what was proposed, what was done and why, and what was known then. */
export const [entryScreen, entryPage] = faces('journal', (g, view: EntryView) => {
  const { journal: w } = g.w;
  const { entry, written, says, told, undoneBy, open } = view;
  return {
    mast: [w.title, written],
    headline: w.verdictOf(entry, w.kinds[says.kind], entryDay(says)),
    why: undoneBy === undefined ? [] : [[w.countsNoMore(undoneBy)]],
    sections: [
      section<Block>('journal', w.entry, [
        { kind: 'table', table: namedValues(entryValues(g, view)) },
        open && noted(typed(`${w.undoWith(entry)}${g.w.full}`)),
        says.kind === 'undo' && noted([`${w.sayAnew}${g.w.full}`]),
      ]),
      section<Block>('told', w.told, [
        told &&
          'unknown' in told && { kind: 'say', prose: [{ unknown: g.w.unknown(told.unknown) }] },
        told &&
          !('unknown' in told) && { kind: 'table', table: namedValues(proposalValues(g, told)) },
      ]),
    ],
  };
});

/** Dated reviews, and how they stand on a day. */
export type ReviewsView = {
  readonly day: Day;
  readonly reviews: readonly { readonly taken: OwnDecision; readonly state: ReviewState }[];
};

/** Reviews that are due first to last, and how one is done. */
export const [reviewsScreen, reviewsPage] = faces('journal reviews', (g, view: ReviewsView) => {
  const { journal: w } = g.w;
  const { day, reviews } = view;
  const due = reviews.filter((r) => r.state === 'due').length;
  return {
    mast: [w.reviews, g.w.longDate(day)],
    headline: reviews.length === 0 ? w.noReviews : w.verdictReviews(due, reviews.length),
    why: [],
    sections: [
      section<Block>('journal', w.reviews, [
        reviews.length > 0 && {
          kind: 'table',
          table: tabulate(
            reviews,
            [
              wording(w.review, ({ taken }) => formatDay(taken.review as Day)),
              wording(w.state, ({ state }) => w.reviewState[state]),
              amount(w.number, ({ taken }) => cite(String(taken.entry), g.place)),
              wording(w.about, ({ taken: { review: _, ...taken } }) =>
                entryAbout(g, { kind: taken.kind, taken }).join(g.w.semi),
              ),
            ],
            { narrow: 'list' },
          ),
        },
        noted(typed(`${w.howDone}${g.w.full}`)),
      ]),
    ],
  };
});
