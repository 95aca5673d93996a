import type { Words } from '../words/index.ts';
import type { Figure, MemoBlock } from './block.ts';
import { clean, safe } from './escape.ts';
import { joined, type Markdown, markdown, trusted } from './markup.ts';
import { join, type Prose, type Span } from './prose.ts';
import { type Table, tabulate, wording } from './table.ts';

const NOTHING = markdown``;

/** A sentence; figures are followed by the ids that they rest on, in brackets. */
export function markdownSentence(p: Prose): Markdown {
  let text = '';
  // Behind a bracket a parenthesis or a colon would make an address of what it holds.
  for (const span of p.map(one))
    text += text.endsWith(']') ? span.text.replace(/^[(:]/, '\\$&') : span.text;
  return trusted('markdown', text);
}

/** An id as it is, but for what has a meaning; a low line inside a word has none. */
const named = (id: string): Markdown =>
  joined(
    'markdown',
    '_',
    clean(id)
      .split(/(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])/)
      .map((part) => markdown`${part}`),
  );

function one(span: Span): Markdown {
  if (typeof span === 'string') return markdown`${span}`;
  if ('strong' in span) return markdown`**${markdownSentence(span.strong)}**`;
  if ('unknown' in span) return markdown`*${span.unknown}*`;
  if ('place' in span) return markdown`${span.text}`;
  if ('url' in span) {
    const url = safe(span.url);
    return url === undefined
      ? markdown`${span.text}`
      : markdown`[${span.text}](<${trusted('markdown', url)}>)`;
  }
  const last = span.refs.at(-1);
  const ids = span.refs.filter((r) => !r.startsWith('s-') && r !== 'thesis');
  if (ids.length === 0) return markdown`${span.text}`;
  const all = ids.map((r) => markdown`[${named(r)}]`);
  return span.text === last ? markdown`${all}` : markdown`${span.text} ${all}`;
}

/** Rows and columns. */
function rows(t: Table): Markdown {
  const line = (cells: readonly Markdown[]): Markdown =>
    markdown`| ${joined('markdown', ' | ', cells)} |`;
  return joined('markdown', '\n', [
    line(t.columns.map((c) => markdown`${c.head}`)),
    line(t.columns.map((c) => (c.align ? markdown`---:` : markdown`---`))),
    ...t.rows.map((r) => line(r.cells.map(markdownSentence))),
  ]);
}

/** Large figures as a table. */
export const figureTable = (all: readonly Figure[], w: Words): Markdown =>
  rows(
    tabulate(
      [all],
      all.map((f) =>
        wording(f.label, () => [
          { strong: f.value },
          ...f.notes.flatMap((n): Prose => (n.length === 0 ? [] : [w.semi, ...n])),
        ]),
      ),
    ),
  );

const bullets = (all: readonly Prose[]): Markdown =>
  joined(
    'markdown',
    '\n',
    all.map((p) => markdown`- ${markdownSentence(p)}`),
  );

/** Paragraphs; what is empty leaves no gap. */
export const paragraphs = (...all: readonly Markdown[]): Markdown =>
  joined(
    'markdown',
    '\n\n',
    all.filter((x) => x.text !== ''),
  );

const headed = (p: Prose | undefined): Markdown =>
  p === undefined || p.length === 0 ? NOTHING : markdown`### ${markdownSentence(p)}`;

/** A finding and its sentence in one paragraph. */
const headedBy = (heading: Prose, brief: Prose, w: Words): Markdown =>
  markdownSentence([
    { strong: [...heading, w.full] },
    ...(w.blank && brief.length > 0 ? [w.blank] : []),
    ...brief,
  ]);

const legLine = (l: Extract<MemoBlock, { kind: 'legs' }>['legs'][number], w: Words): Prose => [
  l.title,
  w.colon,
  ...join(w.comma, [l.move, l.z, l.values]),
];

/** One block of a section as Markdown. */
export function block(b: MemoBlock, w: Words): Markdown {
  switch (b.kind) {
    case 'say':
      return markdownSentence(b.prose);
    case 'figures':
      return figureTable(b.figures, w);
    case 'chart':
      if (b.brief) return headedBy(b.heading, b.brief, w);
      return paragraphs(
        headed(b.heading),
        markdownSentence(b.caption),
        b.table ? rows(b.table) : NOTHING,
      );
    case 'plot':
      return NOTHING;
    case 'lamps':
      return rows(
        tabulate(b.lamps, [
          wording('', (l) => [{ strong: [l.says] }]),
          wording(w.label.stop, (l) => `${l.number} ${l.title}`),
          wording('', (l) => l.notes.flatMap((n, i): Prose => (i === 0 ? n : [w.blank, ...n]))),
        ]),
      );
    case 'legs':
      if (b.brief)
        return joined('markdown', '\n', [
          headedBy(b.heading, b.brief, w),
          bullets(b.legs.map((l) => legLine(l, w))),
        ]);
      return paragraphs(
        headed(b.heading),
        markdownSentence(b.caption),
        bullets(b.legs.map((l) => legLine(l, w))),
      );
    case 'table':
      return paragraphs(headed(b.heading), markdownSentence(b.caption ?? []), rows(b.table));
    case 'list':
      return paragraphs(headed(b.heading), bullets(b.items));
    case 'more':
      return paragraphs(...b.blocks.map((inner) => block(inner, w)));
    case 'columns':
      return paragraphs(
        ...b.columns.map((c) =>
          joined('markdown', '\n', [
            markdown`**${c.heading}**`,
            bullets(
              c.items.map((i) => [
                { strong: i.head },
                ...(i.body.length > 0 ? [w.afterHead, ...i.body] : []),
              ]),
            ),
          ]),
        ),
      );
    case 'watch':
      return paragraphs(
        ...b.groups.flatMap((g) => [
          markdown`### ${`${g.letter} ${g.title}`}`,
          markdownSentence(g.reading),
          markdownSentence(g.ladder),
          bullets(g.questions.map((q) => [q.text, w.afterQuestion, ...q.answer])),
          g.table ? rows(g.table) : NOTHING,
        ]),
      );
    case 'paths':
      return paragraphs(
        headed(b.heading),
        markdownSentence(b.caption),
        ...b.paths.flatMap((q) => [
          markdown`**${q.title}**${w.colon}${markdownSentence(q.chance)}`,
          markdown`${q.path}`,
          bullets(q.walls.map((x) => [x.text, w.colon, ...x.range, w.full, w.blank, ...x.reason])),
        ]),
      );
  }
}
