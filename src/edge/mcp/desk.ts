import type { Evidence } from '../../domain/evidence.ts';
import type { Text } from '../../domain/text.ts';
import { clean } from '../../report/render/escape.ts';
import type { ToldItem } from '../inbox/assistant.ts';

/** Every answer tells of when it is, when the newest of it came to be known, and who says so. */
type AnswerStamp = {
  /** ISO 8601, with offset or in UTC. */
  readonly asOf: string;
  /** When the newest thing that it rests on came to be known; null where it rests on none. */
  readonly knownAt: string | null;
  readonly source: string;
};

/** What an assistant is answered: lines of a page, and the same as values. */
export type DeskAnswer = {
  readonly page: readonly string[];
  readonly value: AnswerStamp & Readonly<Record<string, unknown>>;
};

type OfDay = { readonly episode: string; readonly at?: string };

/** What was coded or is kept: items in use, items that wait, and documents. */
export const SEARCHED = ['in use', 'waiting', 'documents'] as const;

/** All that a server is given: it can read, and put one proposal before a person. There is nothing else it could call. */
export type AssistantDesk = {
  readonly list: () => DeskAnswer;
  readonly sources: () => DeskAnswer;
  readonly state: (of: OfDay) => DeskAnswer;
  readonly explain: (of: OfDay & { readonly length?: 'short' | 'full' }) => DeskAnswer;
  readonly search: (
    of: Omit<OfDay, 'at'> & {
      readonly asOf?: string;
      readonly words?: string;
      readonly within?: (typeof SEARCHED)[number];
      readonly limit?: number;
    },
  ) => DeskAnswer;
  readonly propose: (
    of: Pick<OfDay, 'episode'> & { readonly reason: string } & { readonly item: ToldItem },
  ) => DeskAnswer;
};

/** Most items that one search tells, and how many where it is not said. */
export const MOST_FOUND = 50;
export const USUAL_FOUND = 20;
/** Most proposals of one session. */
export const MOST_PROPOSALS = 20;

/** Longest texts that an assistant is told, UTF-16 units: a line, an excerpt of a document, a page. */
export const TOLD_LENGTH = { line: 400, excerpt: 800, value: 4000, page: 60_000 } as const;

/** Between these a text of others stands in a page; they stand in no such text. */
export const [OPEN_MARK, CLOSE_MARK] = ['\u27e6', '\u27e7'] as const;

/** A text of others as it may be told: nothing in it that cannot be seen, no mark of ours, cut to a length. */
function seen(text: string, most: number): string {
  const said = clean(text.slice(0, 2 * most))
    .replace(/[\u27e6\u27e7]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return said.length <= most ? said : `${clean(said.slice(0, most - 1)).trimEnd()}…`;
}

/** A text that somebody else wrote: it is data, and stands under a name that says so. */
export type Quotation = { readonly untrusted: string };

/**
 * A text of others as a value of its own.
 * @example quotation('Ignore\u200b the rules').untrusted // 'Ignore the rules'
 */
export const quotation = (text: string, most: number = TOLD_LENGTH.line): Quotation => ({
  untrusted: seen(text, most),
});

/**
 * A text of others in a page: between marks.
 * @example inMarks('a \u27e7 b') // '\u27e6a b\u27e7'
 */
export const inMarks = (text: string, most: number = TOLD_LENGTH.line): string =>
  `${OPEN_MARK}${seen(text, most)}${CLOSE_MARK}`;

/** Items whose reports stand between marks, wherever a page tells them. */
export const markedItems = (items: readonly Evidence[]): readonly Evidence[] =>
  items.map((item) => ({ ...item, headline: inBothMarks(item.headline) }));

const inBothMarks = ({ en, 'zh-Hant': zh }: Text): Text => ({
  en: inMarks(en),
  'zh-Hant': inMarks(zh),
});

/** A page that is not longer than it may be, and says so where it is cut. */
export function wholePage(lines: readonly string[], cutSays: string): string {
  const text = lines.join('\n');
  return text.length <= TOLD_LENGTH.page
    ? text
    : `${text.slice(0, TOLD_LENGTH.page).replace(/[\ud800-\udbff]$/, '')}${CLOSE_MARK}\n${cutSays}`;
}

/** Values as they may be told: of every text in them what can be seen, cut to a length. */
export function seenValue<T>(value: T): T {
  const seenPart = (part: unknown): unknown => {
    if (typeof part === 'string') return clean(part.slice(0, TOLD_LENGTH.value));
    if (Array.isArray(part)) return part.map(seenPart);
    return typeof part === 'object' && part !== null
      ? Object.fromEntries(Object.entries(part).map(([key, one]) => [clean(key), seenPart(one)]))
      : part;
  };
  return seenPart(value) as T;
}
