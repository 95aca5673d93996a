import { spelled } from '../screen/spelled.ts';
import { cells, left, right, wrap } from '../width.ts';
import type { Words } from '../words/words.ts';
import type { Table } from './block.ts';
import { COLUMNS } from './columns.ts';
import { flat } from './prose.ts';

/** Cells between columns, and before the first; the least that the first one keeps. */
const GAP = 2;
const LEAST = 14;

/** Rows and columns without rules; where eighty cells do not hold them the last and the first fold. */
export function table(t: Table, w: Words): string[] {
  const rows = [
    ...(t.head.length > 0 ? [t.head] : []),
    ...t.rows.map((r) => r.cells.map(flat)),
  ].map((r) => r.map((c) => spelled(c, w)));
  const widths = widthsOf(rows);
  return rows.flatMap((r) => {
    const folded = r.map((c, i) => wrap(c, widths[i] ?? 0));
    const tall = Math.max(1, ...folded.map((lines) => lines.length));
    return Array.from({ length: tall }, (_, k) => {
      const line = folded.map((lines, i) => {
        const text = i === 0 && k > 0 && lines[k] !== undefined ? `  ${lines[k]}` : lines[k];
        return (t.right.includes(i) ? right : left)(text ?? '', widths[i] ?? 0);
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
