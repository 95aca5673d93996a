import type { Pairs } from '../chart/pairs.ts';
import { cells, left, plain, right } from '../render/columns.ts';

type Bar = Pairs['rows'][number];

/** The most cells of a name, the fewest of a bar, and those between two columns. */
const MAX_NAME = 38;
const MIN_BAR = 10;
const GAP = 2;

/** Bars of `#` on `.`, one a row, `o` where the other share stands; the figure behind it. */
export function barRows(rows: readonly Bar[], most: number, width: number): string[] {
  const name = Math.min(MAX_NAME, Math.max(...rows.map((r) => cells(plain(r.name)))));
  const says = Math.max(...rows.map((r) => cells(plain(r.says))));
  const wide = Math.max(MIN_BAR, width - name - says - 4 * GAP);
  const at = (share: number): number =>
    most > 0 ? Math.min(wide, Math.round((wide * share) / most)) : 0;
  const bar = (r: Bar): string => {
    if (typeof r.at === 'string') return left(plain(r.at), wide);
    const row = [...'#'.repeat(at(r.at)), ...'.'.repeat(wide - at(r.at))];
    if (r.beside !== undefined) row[Math.max(0, at(r.beside) - 1)] = 'o';
    return row.join('');
  };
  return rows.map((r) =>
    ['', left(plain(r.name), name), bar(r), right(plain(r.says), says)].join(' '.repeat(GAP)),
  );
}
