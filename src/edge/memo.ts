import type { Lang } from '../domain/text.ts';
import { formatDay } from '../domain/time.ts';
import { html } from '../report/memo/html.ts';
import { markdown } from '../report/memo/markdown.ts';
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
export function memo(played: Played, at: number, lang: Lang, format: Format): string {
  const from = dossier(played, at);
  const body = format === 'html' ? html(from, lang) : markdown(from, lang);
  const day = formatDay(from.decision.moment.day);
  return `${body.trimEnd()}\n<!-- bide memo ${JSON.stringify([played.name, day, lang, format, ...(played.thesis === undefined ? [] : [played.thesis])])} ${from.hash} -->\n`;
}

/** What a memo says it was written from; undefined when the text is no memo. */
export function originOf(text: string): Origin | undefined {
  const m = /<!-- bide memo (\[.*\]) [0-9a-f]{64} -->\s*$/.exec(text);
  if (!m) return undefined;
  try {
    const [name, day, lang, format, thesis] = JSON.parse(m[1] as string);
    return { name, day, lang, format, ...(thesis === undefined ? {} : { thesis }) };
  } catch {
    return undefined;
  }
}
