import type { Answer } from '../answer/answer.ts';
import { spelled } from '../screen/spelled.ts';
import type { Words } from '../words/index.ts';
import { COLUMNS, cells, ends, left, plain, right, wrap } from './columns.ts';
import { flat, type Prose } from './prose.ts';
import { headed, type Table } from './table.ts';

/** Cells between columns, and before the first; the least that the first one keeps. */
const GAP = 2;
const LEAST = 14;

/** Rows and columns without rules; where eighty cells do not hold them the last and the first fold. */
export function tableLines(t: Table, w: Words): string[] {
  const rows = [
    ...(headed(t) ? [t.columns.map((c) => c.head)] : []),
    ...t.rows.map((r) => r.cells.map(flat)),
  ].map((r) => r.map((c) => spelled(c, w)));
  const widths = widthsOf(rows);
  return rows.flatMap((r) => {
    const folded = r.map((c, i) => wrap(c, widths[i] ?? 0));
    const tall = Math.max(1, ...folded.map((lines) => lines.length));
    return Array.from({ length: tall }, (_, k) => {
      const line = folded.map((lines, i) => {
        const text = i === 0 && k > 0 && lines[k] !== undefined ? `  ${lines[k]}` : lines[k];
        return (t.columns[i]?.align ? right : left)(text ?? '', widths[i] ?? 0);
      });
      return `${' '.repeat(GAP)}${line.join(' '.repeat(GAP))}`.trimEnd();
    });
  });
}

/** Cells of each column: as wide as it needs, the last and then the first giving way. */
function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const all = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => cells(r[i] ?? ''))));
  const over = (): number => Math.max(0, all.reduce((sum, w) => sum + GAP + w, 0) - COLUMNS);
  const fold = (i: number): void => {
    const w = all[i] ?? 0;
    all[i] = Math.max(Math.min(w, LEAST), w - over());
  };
  fold(0);
  fold(all.length - 1);
  return all;
}

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
