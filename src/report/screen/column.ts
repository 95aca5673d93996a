import type { Page } from '../memo/page.ts';
import { COLUMNS, cells, left, plain, wrap } from '../render/columns.ts';
/** Where the second column of the screen begins. */
export const INDENT = 14;

/** Standard deviations, spelled out. */
export const sigma = (p: Page, figure: string): string => `${figure}${p.w.screen.sigma}`;

/** Whole items, as many a line as fit. */
export function packed(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items.map(plain)) {
    const last = lines.at(-1);
    if (last !== undefined && cells(last) + 2 + cells(item) <= width)
      lines[lines.length - 1] = `${last}  ${item}`;
    else lines.push(item);
  }
  return lines;
}

/** A heading, and beside it a text whose further lines stand under its first. */
export function hanging(heading: string, text: string, under = INDENT): string[] {
  const [first = '', ...rest] = wrap(plain(text), COLUMNS - INDENT);
  const more = wrap(rest.join(' '), COLUMNS - under);
  return [`${left(heading, INDENT)}${first}`, ...more.map((l) => `${' '.repeat(under)}${l}`)];
}
