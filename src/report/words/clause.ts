import { cells } from '../render/columns.ts';

/** Cells that a headline may take where it stands in one line of several. */
export const MAX_CLAUSE = 180;
/** The same where it is told in full elsewhere on the page. */
export const MAX_NAME = 80;

/** Where a clause may end: a mark that no list uses; the last one of a text is left out. */
const END = /[:;.](?= )|[：；，。]/g;

/**
 * A headline as far as a clause of it goes that is short enough, its first where none is; whole, without its full stop, where it
 * is short or has one clause alone. A list is never cut.
 * @param most  cells: a Chinese character takes two
 * @example clause('A summit is called: the tariffs break the deal.', 30) // 'A summit is called'
 */
export function clause(text: string, most: number): string {
  const whole = text.replace(/[.。]$/, '');
  if (cells(whole) <= most) return whole;
  const ends = [...whole.matchAll(END)].map((m) => whole.slice(0, m.index));
  return ends.findLast((part) => cells(part) <= most) ?? ends[0] ?? whole;
}

/** Words as they stand inside a sentence: the first letter small. */
export const low = (x: string): string => x.charAt(0).toLowerCase() + x.slice(1);
