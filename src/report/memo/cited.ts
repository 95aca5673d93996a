import type { Figure, MemoBlock, Section } from '../render/block.ts';
import { type Prose, refsOf } from '../render/prose.ts';
import type { Table } from '../render/table.ts';

/** Every id that the text, the figures and the tables of a memo rest on. */
export function cited(
  top: {
    readonly why: readonly Prose[];
    readonly figures: readonly Figure[];
    readonly answers: readonly Figure[];
  },
  sections: readonly Section[],
): ReadonlySet<string> {
  return new Set(
    [
      ...top.why,
      ...figures([...top.figures, ...top.answers]),
      ...sections.flatMap((s) => s.blocks.flatMap(proses)),
    ].flatMap(refsOf),
  );
}

const figures = (all: readonly Figure[]): Prose[] => all.flatMap((f) => [f.value, ...f.notes]);

const cells = (table: Table | undefined): Prose[] => table?.rows.flatMap((r) => [...r.cells]) ?? [];

/** Every piece of prose in a block. */
function proses(b: MemoBlock): Prose[] {
  switch (b.kind) {
    case 'say':
      return [b.prose];
    case 'chart':
      return [b.heading, b.caption, ...cells(b.table)];
    case 'plot':
      return [];
    case 'lamps':
      return b.lamps.flatMap((l) => [...l.notes]);
    case 'figures':
      return figures(b.figures);
    case 'legs':
      return [
        b.heading,
        b.caption,
        ...b.legs.flatMap((l) => [l.move, l.z, l.values]),
        ...cells(b.table),
      ];
    case 'table':
      return [b.heading ?? [], b.caption ?? [], ...cells(b.table)];
    case 'list':
      return [b.heading ?? [], ...b.items];
    case 'columns':
      return b.columns.flatMap((c) => c.items.flatMap((i) => [i.head, i.body]));
    case 'watch':
      return [
        b.key,
        ...b.groups.flatMap((g) => [
          g.reading,
          g.ladder,
          ...g.questions.map((q) => q.answer),
          ...cells(g.table),
        ]),
      ];
    case 'paths':
      return [
        b.heading,
        b.caption,
        ...b.paths.flatMap((q) => [q.chance, ...q.walls.flatMap((x) => [x.reason, x.range])]),
      ];
  }
}
