import type { Words } from '../words/index.ts';
import type { Block, Figure, Table } from './block.ts';
import { clean, safe } from './escape.ts';
import { join, type Prose, type Span } from './prose.ts';

/** Text of others in which no character has a meaning for Markdown. */
const plain = (words: string): string =>
  clean(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/([\\`*_[\]|~])/g, '\\$1')
    .replace(/^(\s*)([#+-]|\d+\.)(?=\s)/, '$1\\$2');

/** A sentence; figures are followed by the ids that they rest on, in brackets. */
export const prose = (p: Prose): string => p.map(one).join('');

function one(span: Span): string {
  if (typeof span === 'string') return plain(span);
  if ('strong' in span) return `**${prose(span.strong)}**`;
  if ('unknown' in span) return `*${plain(span.unknown)}*`;
  if ('place' in span) return plain(span.text);
  if ('url' in span) {
    const url = safe(span.url);
    return url === undefined ? plain(span.text) : `[${plain(span.text)}](<${url}>)`;
  }
  const last = span.refs.at(-1);
  const ids = span.refs.filter((r) => !r.startsWith('s-') && r !== 'thesis');
  if (ids.length === 0) return plain(span.text);
  const named = ids.map((r) => `[${clean(r)}]`).join('');
  return span.text === last ? named : `${plain(span.text)} ${named}`;
}

/** Rows and columns. */
function table(t: Table): string {
  const head = t.head.length > 0 ? t.head : (t.rows[0]?.cells.map(() => '') ?? []);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head.map(plain)),
    line(head.map((_, i) => (t.right.includes(i) ? '---:' : '---'))),
    ...t.rows.map((r) => line(r.cells.map(prose))),
  ].join('\n');
}

/** Large figures as a table. */
export const figures = (all: readonly Figure[], w: Words): string =>
  table({
    head: all.map((f) => f.label),
    right: [],
    rows: [
      {
        cells: all.map((f) => [
          { strong: f.value },
          ...f.notes.flatMap((n): Prose => (n.length === 0 ? [] : [w.semi, ...n])),
        ]),
      },
    ],
  });

const bullets = (all: readonly Prose[]): string => all.map((p) => `- ${prose(p)}`).join('\n');

const parts = (...all: readonly string[]): string => all.filter((x) => x !== '').join('\n\n');

const headed = (p: Prose | undefined): string =>
  p === undefined || p.length === 0 ? '' : `### ${prose(p)}`;

/** One block of a section as Markdown. */
export function block(b: Block, w: Words): string {
  switch (b.kind) {
    case 'say':
      return prose(b.prose);
    case 'figures':
      return figures(b.figures, w);
    case 'chart':
      return parts(headed(b.heading), prose(b.caption), b.table ? table(b.table) : '');
    case 'lamps':
      return table({
        head: ['', w.label.stop, ''],
        right: [],
        rows: b.lamps.map((l) => ({
          cells: [
            [{ strong: [l.says] }],
            [`${l.number} ${l.title}`],
            l.notes.flatMap((n, i): Prose => (i === 0 ? n : [w.blank, ...n])),
          ],
        })),
      });
    case 'legs':
      return parts(
        headed(b.heading),
        prose(b.caption),
        bullets(b.legs.map((l) => [l.title, w.colon, ...join([l.move, l.z, l.values], w.comma)])),
      );
    case 'table':
      return parts(headed(b.heading), b.caption ? prose(b.caption) : '', table(b.table));
    case 'list':
      return parts(headed(b.heading), bullets(b.items));
    case 'columns':
      return parts(
        ...b.columns.flatMap((c) => [
          `### ${plain(c.heading)}`,
          bullets(
            c.items.map((i) => [{ strong: i.head }, w.lang === 'en' ? '. ' : '：', ...i.body]),
          ),
        ]),
      );
    case 'watch':
      return parts(
        ...b.groups.flatMap((g) => [
          `### ${plain(`${g.letter} ${g.title}`)}`,
          prose(g.reading),
          prose(g.ladder),
          bullets(g.questions.map((q) => [q.text, w.lang === 'en' ? ' ' : '：', ...q.answer])),
          g.table ? table(g.table) : '',
        ]),
      );
    case 'paths':
      return parts(
        headed(b.heading),
        prose(b.caption),
        ...b.paths.flatMap((q) => [
          `**${plain(q.title)}**${plain(w.colon)}${prose(q.chance)}`,
          plain(q.path),
          bullets(q.walls.map((x) => [x.text, w.colon, ...x.range, w.full, w.blank, ...x.reason])),
        ]),
      );
  }
}
