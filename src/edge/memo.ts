import type { Decision } from '../domain/decision.ts';
import type { Dossier } from '../domain/dossier.ts';
import { RULES_OF_SALE, type RuleOfSale, USUAL_RULE } from '../domain/portfolio.ts';
import { present } from '../domain/present.ts';
import { since as changes } from '../domain/since.ts';
import { LANGS, type Lang } from '../domain/text.ts';
import { formatDay } from '../domain/time.ts';
import type { Compared } from '../report/memo/compared.ts';
import { memoMarkdown, memoPage, sinceMarkdown, sincePage } from '../report/memo/format.ts';
import { LENGTHS, type Length } from '../report/memo/page.ts';
import { memoScreen, sinceScreen } from '../report/memo/screen.ts';
import type { Anchor } from '../run/journal.ts';
import { stakes } from '../run/odds/alongside.ts';
import { dossier, type Played, setupAt } from './workspace.ts';
import { zoneNamed } from './zone.ts';

export const FORMATS = ['md', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** What a memo was written from, as its last line says. */
export type Origin = {
  readonly name: string;
  readonly day: string;
  readonly lang: Lang;
  readonly format: Format;
  /** Absent: one page. */
  readonly length?: Length;
  /** Another thesis than the episode's own. */
  readonly thesis?: string;
  /** Of the reader's own clock; absent: {@link USUAL_ZONE}. */
  readonly zone?: string;
  /** By which orders are made; absent: the usual one. */
  readonly rule?: RuleOfSale;
  /** The day of an earlier decision that it is compared with. */
  readonly since?: string;
  /** The end of the journal when it was written. */
  readonly anchor?: Anchor;
  /** Whether it stands among memos of other days, whose files are named by their day. */
  readonly dated?: boolean;
};

/** The zone of memos that say none. */
const USUAL_ZONE = 'Asia/Taipei';

/** Which memo: of which decision, and how it is written. */
type Memo = Pick<Origin, 'lang' | 'format' | 'length' | 'anchor' | 'zone' | 'rule' | 'dated'> & {
  readonly at: number;
  /** Position of an earlier decision: the memo tells what changed since. */
  readonly since?: number;
};

/** The name of a memo's file before its length and language. */
export const memoFile = (day?: string): string => (day === undefined ? 'memo' : `memo.${day}`);

/** The end of a journal as one keeps it elsewhere. */
export const anchorText = ({ entries, hash }: Anchor): string => `bide anchor ${entries} ${hash}`;

/** Every end of a journal that a text holds: as it is printed, or a count and a hash alone on a line. */
export const anchorsIn = (text: string): readonly Anchor[] =>
  [...text.matchAll(/(?:bide anchor |^[ \t]*)([1-9]\d{0,14})[ \t]+([0-9a-f]{64})\b/gm)].map((m) => {
    return { entries: Number(m[1]), hash: m[2] as string };
  });

/** The memo of one decision; its last line tells `bide verify` how to write it again. */
export function memoText(played: Played, memo: Memo): string {
  const { at, lang, format, anchor, since, dated } = memo;
  const { length = 'short', zone = USUAL_ZONE, rule = USUAL_RULE } = memo;
  const plain = { ...dossier(played, at, { zone, rule }), ...present({ anchor }) };
  const from = dated ? { ...plain, file: memoFile(formatDay(plain.decision.moment.day)) } : plain;
  const other = since === undefined ? undefined : compared(played, since, from);
  const body = other
    ? (format === 'html' ? sincePage : sinceMarkdown)(other, lang)
    : (format === 'html' ? memoPage : memoMarkdown)(from, lang, length);
  const dayOf = ({ moment }: Decision): string => formatDay(moment.day);
  const origin: Origin = {
    name: played.name,
    day: dayOf(from.decision),
    lang,
    format,
    ...present({
      length: length === 'short' ? undefined : length,
      thesis: played.thesis,
      zone: zone === USUAL_ZONE ? undefined : zone,
      rule: rule === USUAL_RULE ? undefined : rule,
      since: other && dayOf(other.earlier),
      dated: dated || undefined,
    }),
  };
  const end = anchor ? `<!-- ${anchorText(anchor)} -->\n` : '';
  return `${body.trimEnd()}\n${end}<!-- bide memo ${told(origin)} ${from.hash} -->\n`;
}

/** The same as lines of a terminal. */
export function memoLines(
  played: Played,
  { at, lang, length = 'short', zone, rule, since }: Omit<Memo, 'format'>,
  columns: number,
): readonly string[] {
  const drawn = { length, columns };
  const now = dossier(played, at, { zone, rule });
  return since === undefined
    ? memoScreen(now, lang, drawn)
    : sinceScreen(compared(played, since, now), lang, drawn);
}

/** A decision of a run, as it is told to its reader, beside an earlier one. */
export function compared(played: Played, since: number, now: Dossier): Compared {
  const { decisions } = played;
  const earlier = decisions[since];
  const at = decisions.indexOf(now.decision);
  if (!earlier || since >= at) throw new RangeError(`no decision ${since} before ${at}`);
  return {
    now,
    earlier,
    stakes: stakes(setupAt(played, { decision: earlier }), earlier),
    since: changes(decisions.slice(since, at + 1)),
  };
}

/** An origin as JSON that cannot end a comment, nor turn the direction of writing. */
const told = (origin: Origin): string =>
  JSON.stringify(origin).replace(
    /[<>\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** What a memo says it was written from; undefined when the text is no memo. */
export function originOf(text: string): Origin | undefined {
  const m = /<!-- bide memo (\{.*\}) [0-9a-f]{64} -->\s*$/.exec(text);
  if (!m) return undefined;
  try {
    const { name, day, lang, format, length, ...rest } = JSON.parse(m[1] as string);
    const { thesis, zone, rule, since, dated } = rest;
    if (!LANGS.includes(lang) || !FORMATS.includes(format)) return undefined;
    if (length !== undefined && !LENGTHS.includes(length)) return undefined;
    if (zone !== undefined && zoneNamed(String(zone)) === undefined) return undefined;
    if (rule !== undefined && !RULES_OF_SALE.includes(rule)) return undefined;
    const anchor = /<!-- bide anchor .* -->\n.*\n?$/.exec(text)?.[0];
    return {
      name,
      day,
      lang,
      format,
      ...present({
        length,
        thesis,
        zone,
        rule,
        since,
        dated: dated === true || undefined,
        anchor: anchor === undefined ? undefined : anchorsIn(anchor)[0],
      }),
    };
  } catch {
    return undefined;
  }
}
