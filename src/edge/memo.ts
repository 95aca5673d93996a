import { present } from '../domain/present.ts';
import type { Lang } from '../domain/text.ts';
import { formatDay } from '../domain/time.ts';
import { memoPage } from '../report/memo/html.ts';
import { memoMarkdown } from '../report/memo/markdown.ts';
import { dossier, type Played } from './workspace.ts';

export const FORMATS = ['md', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** What a memo was written from, as its last line says. */
export type Origin = {
  readonly name: string;
  readonly day: string;
  readonly lang: Lang;
  readonly format: Format;
  /** Another thesis than the episode's own. */
  readonly thesis?: string;
};

/** The memo of one decision; its last line tells `bide verify` how to write it again. */
export function memoText(
  played: Played,
  { at, lang, format }: { readonly at: number; readonly lang: Lang; readonly format: Format },
): string {
  const from = dossier(played, at);
  const body = format === 'html' ? memoPage(from, lang) : memoMarkdown(from, lang);
  const day = formatDay(from.decision.moment.day);
  const origin = [played.name, day, lang, format, ...(played.thesis ? [played.thesis] : [])];
  return `${body.trimEnd()}\n<!-- bide memo ${told(origin)} ${from.hash} -->\n`;
}

/** Names as JSON that cannot end a comment, nor turn the direction of writing. */
const told = (names: readonly string[]): string =>
  JSON.stringify(names).replace(
    /[<>\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** What a memo says it was written from; undefined when the text is no memo. */
export function originOf(text: string): Origin | undefined {
  const m = /<!-- bide memo (\[.*\]) [0-9a-f]{64} -->\s*$/.exec(text);
  if (!m) return undefined;
  try {
    const [name, day, lang, format, thesis] = JSON.parse(m[1] as string);
    return { name, day, lang, format, ...present({ thesis }) };
  } catch {
    return undefined;
  }
}
