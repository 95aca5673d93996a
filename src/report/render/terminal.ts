import type { Words } from '../words/index.ts';
import type { Block, Section } from './block.ts';
import { cells, left, plain, proseCells, right, wrap } from './columns.ts';
import { flat, type Prose } from './prose.ts';
import { headed, namedValues, type Table } from './table.ts';

/** Cells between columns, and before the first. */
const GAP = 2;
/** Cells that a column keeps which gives way, and that the first keeps where that is not enough. */
const MIN_CELLS = 14;
const MIN_NAME = 11;

/** The words of an answer, and how many cells a line of its terminal has. */
export type Screen = { readonly w: Words; readonly columns: number };

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
  sheet: Screen,
): string[] => {
  const above = new Set(said.map(flat));
  return all.flatMap((s, i) => [
    ...(i > 0 ? ['', `-- ${spelled(s.title, sheet.w)} --`] : []),
    ...s.blocks.flatMap((b) =>
      blockLines(
        'heading' in b && above.has(flat(b.heading ?? [])) ? { ...b, heading: [] } : b,
        sheet,
      ),
    ),
  ]);
};

/** Sentences one after the other, each with its end. */
export const paragraph = (all: readonly Prose[], { w, columns }: Screen): string[] =>
  wrap(
    spelled(
      all
        .map(flat)
        .filter((text) => text !== '')
        .map((text) => (ENDS.test(text) ? text : `${text}${w.full}`))
        .join(w.blank),
      w,
    ),
    proseCells(columns),
  );

/** Signs that end a sentence. */
const ENDS = /[.。:：?？]$/;

/** One block as lines, after a blank one. */
function blockLines(b: Block, sheet: Screen): string[] {
  const { w, columns } = sheet;
  switch (b.kind) {
    case 'say':
      return spaced(paragraph([b.prose], sheet));
    case 'figures':
      return spaced(
        tableLines(
          namedValues(
            b.figures.map((f) => [f.label, [f.value, ...f.notes].map(flat).join(w.pause)]),
          ),
          sheet,
        ),
      );
    case 'chart':
      return [
        ...spaced(paragraph([b.heading, b.plot?.key ? [b.plot.key] : b.caption], sheet)),
        ...spaced(b.plot?.lines(columns) ?? []),
        ...(b.table && !b.plot?.whole ? spaced(tableLines(b.table, sheet)) : []),
      ];
    case 'plot':
      return [...spaced(paragraph([b.caption], sheet)), ...spaced(b.plot.lines(columns))];
    case 'table':
      return [
        ...spaced(paragraph([b.heading ?? [], b.caption ?? []], sheet)),
        ...spaced(tableLines(b.table, sheet)),
      ];
    case 'list':
      return [
        ...spaced(paragraph([b.heading ?? []], sheet)),
        ...spaced(b.items.flatMap(bullet(sheet))),
      ];
  }
}

const spaced = (lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', ...lines]);

const bullet =
  ({ w, columns }: Screen) =>
  (item: Prose): string[] =>
    wrap(spelled(flat(item), w), proseCells(columns) - GAP).map(
      (l, i) => `${i === 0 ? '* ' : '  '}${l}`,
    );

/**
 * Rows and columns without rules; where the screen does not hold them columns fold, and where they cannot
 * fold so far each row is a list of its figures by their names.
 */
export function tableLines(t: Table, { w, columns }: Screen): string[] {
  const rows = [
    ...(headed(t) ? [t.columns.map((c) => c.head)] : []),
    ...t.rows.map((r) => r.brief.map(flat)),
  ].map((r) => r.map((c) => spelled(c, w)));
  const widths = widthsOf(rows, columns);
  if (excess(widths, columns) > 0) return listed(rows, { columns, headed: headed(t) });
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

/** Each row under its name, figure by figure. */
function listed(
  rows: readonly (readonly string[])[],
  { columns, headed: named }: { readonly columns: number; readonly headed: boolean },
): string[] {
  const heads = named ? (rows[0] ?? []) : [];
  return rows
    .slice(named ? 1 : 0)
    .flatMap(([name = '', ...figures]) => [
      ...wrap(name, columns - GAP).map((l) => `${' '.repeat(GAP)}${l}`),
      ...figures.flatMap((figure, i) =>
        wrap(
          [heads[i + 1] ?? '', figure].filter((text) => text !== '').join(': '),
          columns - 2 * GAP,
        ).map((l) => `${' '.repeat(2 * GAP)}${l}`),
      ),
    ]);
}

/** By how many cells columns of such widths are too wide together. */
const excess = (widths: readonly number[], columns: number): number =>
  Math.max(0, widths.reduce((sum, w) => sum + GAP + w, 0) - columns);

/** Cells of each column: as wide as it needs; the first, the last and then the others give way. */
function widthsOf(rows: readonly (readonly string[])[], columns: number): number[] {
  const all = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => cells(r[i] ?? ''))));
  const fold = (i: number, least = MIN_CELLS): void => {
    const w = all[i] ?? 0;
    all[i] = Math.max(Math.min(w, least), w - excess(all, columns));
  };
  fold(0);
  fold(all.length - 1);
  fold(0, MIN_NAME);
  for (const i of all.keys()) fold(i, MIN_NAME);
  return all;
}
