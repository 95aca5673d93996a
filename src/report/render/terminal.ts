import type { Words } from '../words/index.ts';
import type { Block, Section } from './block.ts';
import { COLUMNS, cells, left, plain, right, wrap } from './columns.ts';
import { flat, type Prose } from './prose.ts';
import { headed, namedValues, type Table } from './table.ts';

/** Cells between columns, and before the first. */
const GAP = 2;
/** Cells that a column keeps which gives way, and that the first keeps where that is not enough. */
const MIN_CELLS = 14;
const MIN_NAME = 11;

/** Text for a terminal, sigma spelled out as the language does. */
export const spelled = (text: string, w: Words): string =>
  plain(text.replaceAll(/ ?σ/g, w.screen.sigma));

/**
 * Sections as lines of a terminal: the same blocks that a page is made of, in the same order.
 * @param said  sentences that stand above already
 */
export const sectionLines = (
  all: readonly Section<Block>[],
  said: readonly Prose[],
  w: Words,
): string[] => {
  const above = new Set(said.map(flat));
  return all.flatMap((s, i) => [
    ...(i > 0 ? ['', `-- ${spelled(s.title, w)} --`] : []),
    ...s.blocks.flatMap((b) =>
      blockLines('heading' in b && above.has(flat(b.heading ?? [])) ? { ...b, heading: [] } : b, w),
    ),
  ]);
};

/** Sentences one after the other, each with its end. */
export const paragraph = (all: readonly Prose[], w: Words): string[] =>
  wrap(
    spelled(
      all
        .map(flat)
        .filter((text) => text !== '')
        .map((text) => (ENDS.test(text) ? text : `${text}${w.full}`))
        .join(w.blank),
      w,
    ),
    COLUMNS,
  );

/** Signs that end a sentence. */
const ENDS = /[.。:：?？]$/;

/** One block as lines, after a blank one. */
function blockLines(b: Block, w: Words): string[] {
  switch (b.kind) {
    case 'say':
      return spaced(paragraph([b.prose], w));
    case 'figures':
      return spaced(
        tableLines(
          namedValues(
            b.figures.map((f) => [f.label, [f.value, ...f.notes].map(flat).join(w.pause)]),
          ),
          w,
        ),
      );
    case 'chart':
      return [
        ...spaced(paragraph([b.heading, b.plot?.key ? [b.plot.key] : b.caption], w)),
        ...spaced(b.plot?.lines(COLUMNS) ?? []),
        ...(b.table && !b.plot?.whole ? spaced(tableLines(b.table, w)) : []),
      ];
    case 'plot':
      return [...spaced(paragraph([b.caption], w)), ...spaced(b.plot.lines(COLUMNS))];
    case 'table':
      return [
        ...spaced(paragraph([b.heading ?? [], b.caption ?? []], w)),
        ...spaced(tableLines(b.table, w)),
      ];
    case 'list':
      return [...spaced(paragraph([b.heading ?? []], w)), ...spaced(b.items.flatMap(bullet(w)))];
  }
}

const spaced = (lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', ...lines]);

const bullet =
  (w: Words) =>
  (item: Prose): string[] =>
    wrap(spelled(flat(item), w), COLUMNS - GAP).map((l, i) => `${i === 0 ? '* ' : '  '}${l}`);

/** Rows and columns without rules; where eighty cells do not hold them columns fold. */
export function tableLines(t: Table, w: Words): string[] {
  const rows = [
    ...(headed(t) ? [t.columns.map((c) => c.head)] : []),
    ...t.rows.map((r) => r.brief.map(flat)),
  ].map((r) => r.map((c) => spelled(c, w)));
  const widths = widthsOf(rows);
  return rows.flatMap((r) => {
    const folded = r.map((c, i) => {
      const width = widths[i] ?? 0;
      // Further lines of a name stand two cells in.
      return wrap(c, i === 0 && cells(c) > width ? width - GAP : width);
    });
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

/** Cells of each column: as wide as it needs; the first, the last and then the others give way. */
function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const all = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => cells(r[i] ?? ''))));
  const over = (): number => Math.max(0, all.reduce((sum, w) => sum + GAP + w, 0) - COLUMNS);
  const fold = (i: number, least = MIN_CELLS): void => {
    const w = all[i] ?? 0;
    all[i] = Math.max(Math.min(w, least), w - over());
  };
  fold(0);
  fold(all.length - 1);
  fold(0, MIN_NAME);
  for (const i of all.keys()) fold(i, MIN_NAME);
  return all;
}
