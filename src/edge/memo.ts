import type { Decision } from '../domain/decision.ts';
import { present } from '../domain/present.ts';
import { since as changes } from '../domain/since.ts';
import type { Lang } from '../domain/text.ts';
import { formatDay } from '../domain/time.ts';
import type { Compared } from '../report/memo/compared.ts';
import { memoMarkdown, memoPage, sinceMarkdown, sincePage } from '../report/memo/format.ts';
import type { Anchor } from '../run/journal.ts';
import { dossier, type Played } from './workspace.ts';

export const FORMATS = ['md', 'html'] as const;
type Format = (typeof FORMATS)[number];

/** What a memo was written from, as its last line says. */
export type Origin = {
  readonly name: string;
  readonly day: string;
  readonly lang: Lang;
  readonly format: Format;
  /** Another thesis than the episode's own. */
  readonly thesis?: string;
  /** The day of an earlier decision that it is compared with. */
  readonly since?: string;
  /** The end of the journal when it was written. */
  readonly anchor?: Anchor;
};

/** Which memo: of which decision, and how it is written. */
type Memo = Pick<Origin, 'lang' | 'format' | 'anchor'> & {
  readonly at: number;
  /** Position of an earlier decision: the memo tells what changed since. */
  readonly since?: number;
};

/** The end of a journal as one keeps it elsewhere. */
export const anchorText = ({ entries, hash }: Anchor): string => `bide anchor ${entries} ${hash}`;

/** Every end of a journal that a text holds: as it is printed, or a count and a hash alone on a line. */
export const anchorsIn = (text: string): readonly Anchor[] =>
  [...text.matchAll(/(?:bide anchor |^[ \t]*)([1-9]\d{0,14})[ \t]+([0-9a-f]{64})\b/gm)].map((m) => {
    return { entries: Number(m[1]), hash: m[2] as string };
  });

/** The memo of one decision; its last line tells `bide verify` how to write it again. */
export function memoText(played: Played, { at, lang, format, anchor, since }: Memo): string {
  const from = { ...dossier(played, at), ...present({ anchor }) };
  const other = since === undefined ? undefined : compared(played, since, at);
  const body = other
    ? (format === 'html' ? sincePage : sinceMarkdown)(other, lang)
    : (format === 'html' ? memoPage : memoMarkdown)(from, lang);
  const dayOf = ({ moment }: Decision): string => formatDay(moment.day);
  const more = other && { since: dayOf(other.earlier) };
  const { thesis } = played;
  const origin = [played.name, dayOf(from.decision), lang, format, thesis, more];
  const end = anchor ? `<!-- ${anchorText(anchor)} -->\n` : '';
  return `${body.trimEnd()}\n${end}<!-- bide memo ${told(origin.filter((x) => x !== undefined))} ${from.hash} -->\n`;
}

/** A decision of a run beside an earlier one. */
export function compared(played: Played, since: number, at: number): Compared {
  const { decisions } = played;
  const earlier = decisions[since];
  if (!earlier || since >= at) throw new RangeError(`no decision ${since} before ${at}`);
  return {
    now: dossier(played, at),
    earlier,
    since: changes(decisions.slice(since, at + 1)),
  };
}

/** Names as JSON that cannot end a comment, nor turn the direction of writing. */
const told = (names: readonly unknown[]): string =>
  JSON.stringify(names).replace(
    /[<>\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** What a memo says it was written from; undefined when the text is no memo. */
export function originOf(text: string): Origin | undefined {
  const m = /<!-- bide memo (\[.*\]) [0-9a-f]{64} -->\s*$/.exec(text);
  if (!m) return undefined;
  try {
    const [name, day, lang, format, ...rest] = JSON.parse(m[1] as string);
    const thesis = rest.find((x: unknown) => typeof x === 'string');
    const since = rest.find((x: unknown) => typeof x === 'object')?.since;
    const anchor = /<!-- bide anchor .* -->\n.*\n?$/.exec(text)?.[0];
    return {
      name,
      day,
      lang,
      format,
      ...present({
        thesis,
        since,
        anchor: anchor === undefined ? undefined : anchorsIn(anchor)[0],
      }),
    };
  } catch {
    return undefined;
  }
}
