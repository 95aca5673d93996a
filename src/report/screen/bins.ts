import { cells, left, plain, right } from '../render/columns.ts';

/** Longest bar, and the most of a name, in cells. */
const BAR = 32;
const NAME = 38;

/** Bars of `#` and `.`, one a row, the longest as long as its share of `most`; the figure behind it. */
export function bins(
  rows: readonly { readonly name: string; readonly at: number; readonly says: string }[],
  most = Math.max(...rows.map((r) => r.at)),
): string[] {
  const wide = Math.min(NAME, Math.max(...rows.map((r) => cells(plain(r.name)))));
  return rows.map(({ name, at, says }) => {
    const full = most > 0 ? Math.min(BAR, Math.round((BAR * at) / most)) : 0;
    const bar = '#'.repeat(full) + '.'.repeat(BAR - full);
    return `  ${left(plain(name), wide)}  ${bar}${right(plain(says), 6)}`;
  });
}
