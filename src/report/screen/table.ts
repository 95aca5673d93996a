import type { Table } from '../block.ts';
import { flat } from '../prose.ts';
import { COLUMNS, plain } from '../terminal.ts';
import { cells, left, right, wrap } from '../width.ts';

const GAP = 2;

/** Rows and columns without rules; where eighty columns do not hold them the first one is folded. */
export function table(t: Table): string[] {
  const rows = [...(t.head.length > 0 ? [t.head] : []), ...t.rows.map((r) => r.cells.map(flat))].map(
    (r) => r.map((c) => plain(c)),
  );
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => cells(r[i] ?? ''))));
  const others = widths.slice(1).reduce((sum, w) => sum + w + GAP, 0);
  const first = Math.min(widths[0] ?? 0, Math.max(12, COLUMNS - GAP - others));
  return rows.flatMap((r) => {
    const [top = '', ...more] = wrap(r[0] ?? '', first);
    const rest = r
      .slice(1)
      .map((c, i) => (t.right.includes(i + 1) ? right : left)(c, widths[i + 1] ?? 0));
    return [
      [`${' '.repeat(GAP)}${left(top, first)}`, ...rest].join(' '.repeat(GAP)).trimEnd(),
      ...more.map((l) => `${' '.repeat(GAP + 2)}${l}`),
    ];
  });
}
