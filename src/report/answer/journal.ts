import type { Known } from '../../domain/known.ts';
import type { EntryKind, Proposal, ReviewState, Taken } from '../../domain/process.ts';
import type { Text } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import type { Ground } from '../content/context.ts';
import { proposalValues } from '../content/proposal.ts';
import { type Block, noted, section } from '../render/block.ts';
import { cite } from '../render/prose.ts';
import { amount, type NamedValue, namedValues, tabulate, wording } from '../render/table.ts';
import { percent } from '../words/number.ts';
import { faces } from './answer.ts';

/** What an entry says, read. */
export type EntrySays =
  | { readonly kind: 'accept' | 'override'; readonly taken: Taken }
  | { readonly kind: 'sign'; readonly thesis: string; readonly hash: string; readonly day: string }
  | {
      readonly kind: 'evidence' | 'accept-evidence' | 'reject-evidence';
      readonly episode: string;
      readonly id: string;
      readonly headline?: Text;
      readonly why?: string;
    }
  | { readonly kind: 'threats'; readonly ids: readonly string[] }
  | {
      readonly kind: 'book';
      readonly day?: Day;
      readonly currency: string;
      readonly positions: number;
      readonly cash: readonly string[];
      readonly loans: readonly string[];
    }
  | { readonly kind: 'undo'; readonly undoes: number; readonly why: string }
  | { readonly kind: 'decision'; readonly proposal: Known<Proposal> }
  | {
      readonly kind: 'run';
      readonly episode: string;
      readonly thesis: string;
      readonly decisions: number;
    }
  /** Of a version that this one does not read. */
  | { readonly kind: EntryKind; readonly unread: true };

/** An entry of the journal as a person reads it. */
export type EntryTold = {
  readonly entry: number;
  /** Date and time in UTC, to the minute. */
  readonly written: string;
  readonly says: EntrySays;
  /** The entry that took it back. */
  readonly undoneBy?: number;
};

/** The end of the journal: what is shown of the entries that were asked for, oldest first. */
export type JournalView = {
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
        last && { kind: 'table', table: entries(g, shown) },
        ...notes.map((text) => noted([`${text}${g.w.full}`])),
      ]),
    ],
  };
});

const entries = (g: Ground, shown: readonly EntryTold[]) => {
  const { journal: w } = g.w;
  return tabulate(
    shown,
    [
      amount(w.number, (e) => cite(String(e.entry), g.place)),
      wording(w.written, (e) => e.written),
      wording(w.kind, (e) => w.kinds[e.says.kind]),
      wording(w.about, (e) => [
        about(g, e.says).join(g.w.semi),
        ...(e.undoneBy === undefined ? [] : [w.takenBack(e.undoneBy)]),
      ]),
    ],
    { narrow: 'list', old: (e) => e.undoneBy !== undefined },
  );
};

/** An entry in a few words. */
function about(g: Ground, says: EntrySays): string[] {
  const { journal: w, brackets, comma, verdict } = g.w;
  if ('unread' in says) return [w.unread];
  switch (says.kind) {
    case 'accept':
    case 'override': {
      const { episode, day, proposed, exposure, why, review } = says.taken;
      return [
        `${episode} ${formatDay(day)}`,
        says.kind === 'accept' ? percent(exposure) : w.share(percent(proposed), percent(exposure)),
        ...(why === undefined ? [] : [why]),
        ...(review === undefined ? [] : [w.reviewOn(formatDay(review))]),
      ];
    }
    case 'sign':
      return [`${says.thesis}${brackets(says.hash.slice(0, SHOWN_HASH))}`];
    case 'evidence':
    case 'accept-evidence':
    case 'reject-evidence':
      return [
        `${says.id}${brackets(folderOf(says.episode))}`,
        ...(says.why === undefined ? [] : [says.why]),
      ];
    case 'threats':
      return [says.ids.join(comma)];
    case 'book':
      return [
        ...(says.day === undefined ? [] : [formatDay(says.day)]),
        `${w.holdings(says.positions)}${brackets(says.currency)}`,
      ];
    case 'undo':
      return [w.ofEntry(says.undoes), says.why];
    case 'decision':
      return 'unknown' in says.proposal
        ? [g.w.why(says.proposal.unknown)]
        : [
            `${formatDay(says.proposal.day)}${g.w.colon}${verdict[says.proposal.verdict]}`,
            percent(says.proposal.target),
          ];
    case 'run':
      return [`${says.episode}${g.w.colon}${w.decisionsTo(says.decisions)}`];
  }
}

/** The last part of a path. */
const folderOf = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;

/** Signs of a hash that are shown. */
const SHOWN_HASH = 12;

/** One entry with what was known then. */
export type EntryView = EntryTold & {
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
    headline: `${w.verdictOf(entry, w.kinds[says.kind], dayOf(says))}${g.w.full}`,
    why: undoneBy === undefined ? [] : [[w.countsNoMore(undoneBy)]],
    sections: [
      section<Block>('journal', w.entry, [
        { kind: 'table', table: namedValues(said(g, view)) },
        open && noted([`${w.undoWith(entry)}${g.w.full}`]),
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

const dayOf = (says: EntrySays): string =>
  'taken' in says
    ? formatDay(says.taken.day)
    : 'proposal' in says && !('unknown' in says.proposal)
      ? formatDay(says.proposal.day)
      : '';

/** What an entry says, name by name. */
function said(g: Ground, { says, written, review }: EntryView): NamedValue[] {
  const { journal: w } = g.w;
  const rows: NamedValue[] = [[w.written, written]];
  if ('unread' in says) return [...rows, [w.about, w.unread]];
  switch (says.kind) {
    case 'accept':
    case 'override': {
      const { episode, proposed, exposure, why, review: on } = says.taken;
      return [
        ...rows,
        [w.episode, episode],
        [w.proposed, cite(percent(proposed), g.place)],
        [w.done, cite(percent(exposure), g.place)],
        [w.why, why ?? w.noWhy],
        ...(on === undefined
          ? []
          : ([
              [w.review, formatDay(on)],
              [w.reviewed, w.reviewState[review ?? 'none']],
            ] as const)),
      ];
    }
    case 'sign':
      return [...rows, [w.thesis, says.thesis], [w.version, says.hash], [w.opened, says.day]];
    case 'evidence':
    case 'accept-evidence':
    case 'reject-evidence':
      return [
        ...rows,
        [w.episode, says.episode],
        [
          w.item,
          says.headline === undefined ? says.id : `${says.id}${g.w.colon}${says.headline[g.lang]}`,
        ],
        ...(says.why === undefined ? [] : ([[w.why, says.why]] as const)),
      ];
    case 'book':
      return [
        ...rows,
        ...(says.day === undefined ? [] : ([[w.day, formatDay(says.day)]] as const)),
        [w.currency, says.currency],
        [w.positions, cite(String(says.positions), g.place)],
        [w.cash, says.cash.join(g.w.comma) || '0'],
        [w.loans, says.loans.join(g.w.comma) || '0'],
      ];
    case 'undo':
      return [...rows, [w.kinds.undo, w.ofEntry(says.undoes)], [w.why, says.why]];
    case 'run':
      return [
        ...rows,
        [w.episode, says.episode],
        [w.thesis, says.thesis],
        [w.decisions, cite(String(says.decisions), g.place)],
      ];
    default:
      return [...rows, [w.about, about(g, says).join(g.w.semi)]];
  }
}

/** Dated reviews, and how they stand on a day. */
export type ReviewsView = {
  readonly day: Day;
  readonly reviews: readonly { readonly taken: Taken; readonly state: ReviewState }[];
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
                about(g, { kind: taken.kind, taken }).join(g.w.semi),
              ),
            ],
            { narrow: 'list' },
          ),
        },
        noted([`${w.howDone}${g.w.full}`]),
      ]),
    ],
  };
});
