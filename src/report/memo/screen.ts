import type { Dossier } from '../../domain/dossier.ts';
import type { Lang } from '../../domain/text.ts';
import type { Block, MemoBlock } from '../render/block.ts';
import { noted } from '../render/block.ts';
import { ends, fitting, plain, proseCells, wrap } from '../render/columns.ts';
import { flat } from '../render/prose.ts';
import { paragraph, sectionLines, spelled } from '../render/terminal.ts';
import type { Words } from '../words/index.ts';
import type { Compared } from './compared.ts';
import { type Memo, memo } from './memo.ts';
import type { Length } from './page.ts';
import { sinceMemo } from './since.ts';

/** How a memo is drawn on a terminal. */
type Drawn = { readonly length: Length; readonly columns: number };

/** The memo as lines of a terminal: the same sections, with pictures in signs where there are any. */
export const memoScreen = (dossier: Dossier, lang: Lang, { length, columns }: Drawn) =>
  screenOf(memo(dossier, lang, length), columns);

/** What changed between two decisions, drawn alike. */
export const sinceScreen = (of: Compared, lang: Lang, { columns }: Drawn) =>
  screenOf(sinceMemo(of, lang), columns);

function screenOf(m: Memo, columns: number): readonly string[] {
  const { words: w } = m;
  const sheet = { w, columns };
  const [name = '', title = '', ...rest] = m.mast;
  const top = { id: 'top', title: '', blocks: [{ kind: 'figures', figures: m.figures } as const] };
  const worst = m.worst.length > 0 ? [noted(m.worst)] : [];
  const lines = [
    ...ends(plain(`bide, ${[name, ...rest].join(w.comma)}`), plain(title), columns),
    '='.repeat(columns),
    ...wrap(w.screen.verdict(spelled(m.headline, w)), columns),
    ...wrap(plain(m.clocks.join(w.semi)), columns),
    '',
    ...paragraph(m.why, sheet),
    ...sectionLines(
      [
        { ...top, blocks: [...top.blocks, ...worst] },
        ...m.sections.map((s) => ({ ...s, blocks: s.blocks.flatMap((b) => blocks(b, w)) })),
      ],
      [],
      sheet,
    ),
    '',
    ...wrap(plain(m.caution), proseCells(columns)),
    ...wrap(plain(w.label.disclaimer), proseCells(columns)),
  ];
  return fitting(
    lines.map((line) => plain(line).trimEnd()),
    columns,
  );
}

/** A block of a memo as those that a terminal knows; no caption speaks of a picture that is not there. */
function blocks(b: MemoBlock, w: Words): readonly Block[] {
  switch (b.kind) {
    case 'chart': {
      if (b.plot || !b.draw) return [b];
      const items = b.brief && b.brief.length > 0 ? [b.brief] : [];
      const table = b.brief ? undefined : b.table;
      return [
        { kind: 'list', heading: b.heading, items },
        ...(table ? [{ kind: 'table', table } as const] : []),
      ];
    }
    case 'lamps':
      return [
        {
          kind: 'list',
          items: b.lamps.map(({ number, title, says, notes }) => [
            w.stopLine({ number: Number(number), title, state: says, notes: notes.map(flat) }),
          ]),
        },
      ];
    case 'legs':
      return [
        {
          kind: 'list',
          heading: b.heading,
          items: b.legs.map((l) => [
            l.title,
            w.colon,
            ...l.move,
            w.comma,
            ...l.z,
            w.comma,
            ...l.values,
          ]),
        },
      ];
    case 'more':
      return b.blocks;
    case 'columns':
      return b.columns.map((c) => ({
        kind: 'list',
        heading: [c.heading],
        items: c.items.map(({ head, body }) =>
          body.length > 0 ? [...head, w.afterHead, ...body] : head,
        ),
      }));
    case 'watch':
      return b.groups.map((g) => ({
        kind: 'list',
        heading: [`${g.letter} ${g.title}`, w.colon, ...g.reading],
        items: g.questions.map((q) => [q.text, w.afterQuestion, ...q.answer]),
      }));
    case 'paths':
      return b.paths.map((path) => ({
        kind: 'list',
        heading: [path.title, w.colon, ...path.chance],
        items: path.walls.map((x) => [x.text, w.colon, ...x.range]),
      }));
    default:
      return [b];
  }
}
