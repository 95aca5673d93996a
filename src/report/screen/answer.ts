import type { Answer } from '../answer/answer.ts';
import { COLUMNS, ends, plain } from '../render/columns.ts';
import { flat, type Prose } from '../render/prose.ts';
import { wrap } from '../width.ts';
import { spelled } from './spelled.ts';

/** An answer on a screen of 80 columns: its head, the lines between, what it is not. */
export function answerLines(a: Answer, command: string, body: readonly string[]): string[] {
  const { words: w } = a;
  const mark = a.partial === undefined ? '' : `${w.page.partialMark} `;
  return [
    ...ends(plain(`${mark}bide ${command}`), plain(a.mast[1])),
    '='.repeat(COLUMNS),
    ...wrap(
      a.lang === 'en' ? spelled(a.headline, w).toUpperCase() : spelled(a.headline, w),
      COLUMNS,
    ),
    ...sentences(a, a.why),
    ...(a.partial === undefined ? [] : wrap(plain(a.partial), COLUMNS)),
    ...body,
    '',
    ...wrap(plain(w.label.disclaimer), COLUMNS),
  ].map((line) => plain(line).trimEnd());
}

/** Sentences one after the other, sigma spelled out. */
export const sentences = ({ lang, words: w }: Answer, all: readonly Prose[]): string[] =>
  wrap(spelled(all.map((p) => `${flat(p)}${w.full}`).join(lang === 'en' ? ' ' : ''), w), COLUMNS);

/** A heading over its lines, after a blank one. */
export const under = (a: Answer, heading: string, lines: readonly string[]): string[] => [
  '',
  ...wrap(spelled(heading, a.words), COLUMNS),
  ...lines,
];
