import type { DeliveryState } from '../../domain/alert.ts';
import type { Known } from '../../domain/known.ts';
import type { EntryKind, OwnDecision, Proposal, ReviewState } from '../../domain/process.ts';
import { REGIMES } from '../../domain/regime.ts';
import type { Text } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { cite } from '../render/prose.ts';
import type { NamedValue } from '../render/table.ts';
import { chance, percent } from '../words/number.ts';
import type { Ground } from './context.ts';

/** What an entry says, read. */
export type EntrySays =
  | { readonly kind: 'accept' | 'override'; readonly taken: OwnDecision }
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
  | { readonly kind: 'alert'; readonly episode: string; readonly changes: number }
  | {
      readonly kind: 'delivery';
      readonly channel: string;
      readonly state: DeliveryState;
      readonly alerts: number;
    }
  | {
      readonly kind: 'silence';
      readonly by: string;
      readonly why: string;
      readonly until: string;
    }
  | { readonly kind: 'acknowledge'; readonly by: string; readonly alerts: number }
  /** Of a version that this one does not read. */
  | { readonly kind: EntryKind; readonly unread: true };

/** An entry in a few words. */
export function entryAbout(g: Ground, says: EntrySays): string[] {
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
    case 'alert':
      return [`${folderOf(says.episode)}${g.w.colon}${w.changes(says.changes)}`];
    case 'delivery':
      return [`${says.channel}${g.w.colon}${g.w.alert.state[says.state]}`, w.alertsOf(says.alerts)];
    case 'silence':
      return [says.by, w.untilTime(says.until), says.why];
    case 'acknowledge':
      return [says.by, w.alertsOf(says.alerts)];
  }
}

/** The last part of a path. */
const folderOf = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;

/** Signs of a hash that are shown. */
const SHOWN_HASH = 12;

/** The day that an entry is about, as a date; empty where it is about none. */
export const entryDay = (says: EntrySays): string =>
  'taken' in says
    ? formatDay(says.taken.day)
    : 'proposal' in says && !('unknown' in says.proposal)
      ? formatDay(says.proposal.day)
      : '';

/** An entry with when it was written, on the clock of a zone, and how its review stands. */
type Shown = {
  readonly says: EntrySays;
  readonly written: string;
  readonly zone: string;
  readonly review?: ReviewState;
};

/** What an entry says, name by name. */
export function entryValues(g: Ground, { says, written, review, zone }: Shown): NamedValue[] {
  const { journal: w } = g.w;
  const rows: NamedValue[] = [[w.writtenIn(g.w.city(zone)), written]];
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
      return [...rows, [w.about, entryAbout(g, says).join(g.w.semi)]];
  }
}

/** Stops of a proposal that were not quiet. */
export const stopStates = (g: Ground, { stops }: Proposal): string =>
  stops.length === 0
    ? g.w.journal.allQuiet
    : stops
        .map(({ id, key, state }) => {
          const name = key === undefined ? id : `${id}[${key}]`;
          return `${name}${g.w.blank}${g.w.stop[state].toLowerCase()}`;
        })
        .join(g.w.comma);

/** What a proposal said on its day, name by name. */
export function proposalValues(g: Ground, then: Proposal): NamedValue[] {
  const { journal: w, verdict, short, stress } = g.w;
  const odds = REGIMES.map((r) => `${short[r]} ${chance(then.regime[r])}`);
  return [
    [w.verdict, verdict[then.verdict]],
    [w.proposed, cite(percent(then.target), g.place)],
    [w.regime, cite(odds.join(g.w.comma), g.place)],
    [w.stress, stress[then.stress]],
    [w.stops, stopStates(g, then)],
  ];
}
