import type { Page } from '../memo/page.ts';
import { cells, left, plain, wrap } from '../render/columns.ts';
/** What stands on a screen of so many columns. */
export type Screened = Page & { readonly columns: number };

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
export function hanging({ columns }: Screened, heading: string, text: string): string[] {
  const [first = '', ...rest] = wrap(plain(text), columns - INDENT);
  return [`${left(heading, INDENT)}${first}`, ...rest.map((l) => `${' '.repeat(INDENT)}${l}`)];
}
