import { lamp } from '../chart/lamp.ts';
import { textWidth } from '../chart/svg.ts';
import type { Words } from '../words/index.ts';
import type { Drawing, Figure, MemoBlock, Section } from './block.ts';
import { anchor, clean, safe } from './escape.ts';
import { bare, type Html, html, joined, trusted } from './markup.ts';
import { flat, type Prose, runs, type Span } from './prose.ts';
import { STYLE } from './style.ts';
import { headed, type Table } from './table.ts';

/** Widths at which every picture is drawn, and one of three side by side: a full column, a phone, a small phone. */
type Widths = { readonly whole: readonly number[]; readonly third: readonly number[] };
const COLUMN: Widths = { whole: [720, 328, 288], third: [226, 328, 288] };
/** Width of the picture in a row of obstacles. */
const WALL_WIDTH = 200;

/** How blocks are set: in which words, and how wide their pictures are drawn. */
type Setting = { readonly w: Words; readonly widths: Widths };
/** Columns beyond which a table becomes a list on a phone. */
const MAX_PHONE_COLUMNS = 3;

const NOTHING = html``;

/** A picture at each width; the sheet shows one. */
const draws = (draw: Drawing | undefined, label: string, widths: readonly number[]): Html =>
  draw
    ? html`${widths.map((w, i) => html`<div class="d d${i + 1}">${draw(w, label)}</div>`)}`
    : NOTHING;

/** Names of the ways in which a table stands on a phone, in the sheet. */
const PHONE_TABLES = { list: 'stack', scroll: 'pin', fit: 'fit' } as const;

/** Rows and columns; on a phone each row may become a list of named values. */
function table(t: Table, listed = false): Html {
  const narrow = t.narrow ?? (listed ? 'list' : undefined);
  const stacks = narrow === 'list';
  const named = headed(t);
  const side = (i: number): Html => (t.columns[i]?.align ? html` class="n"` : NOTHING);
  const head = !named
    ? NOTHING
    : html`<thead><tr>${t.columns.map((c, i) => html`<th scope="col"${side(i)}>${c.head}</th>`)}</tr></thead>`;
  const label = (i: number): Html =>
    stacks && i > 0 ? html` data-h="${t.columns[i]?.head ?? ''}"` : NOTHING;
  const rows = t.rows.map((r) => {
    const id = r.id === undefined ? NOTHING : html` id="${anchor(r.id)}"`;
    const cells = r.cells.map((c, i) =>
      i === 0 && (!named || flat(c) === r.id)
        ? html`<td class="k">${htmlSentence(c)}</td>`
        : html`<td${!named ? html` class="h"` : side(i)}${label(i)}>${htmlSentence(c)}</td>`,
    );
    return html`<tr${id}${r.old ? html` class="old"` : NOTHING}>${cells}</tr>`;
  });
  const kind = narrow ? html` class="${PHONE_TABLES[narrow]}"` : NOTHING;
  return html`<div class="wide"${stacks ? NOTHING : html` tabindex="0"`}><table${kind}>${head}<tbody>${rows}</tbody></table></div>`;
}

const behind = (t: Table | undefined, w: Words): Html =>
  t ? html`<details><summary>${w.label.table}</summary>${table(t)}</details>` : NOTHING;

/** A row of large figures. */
export const figureList = (all: readonly Figure[], kind = ''): Html =>
  html`<dl class="keys${kind}">${all.map(
    (f) =>
      html`<div><dt>${f.label}</dt><dd>${htmlSentence(f.value)}</dd>${f.notes.map(
        (n) => html`<dd class="s">${htmlSentence(n)}</dd>`,
      )}</div>`,
  )}</dl>`;

const title = (heading: Prose | undefined): Html =>
  heading ? html`<h3>${htmlSentence(heading)}</h3>` : NOTHING;

const told = (caption: Prose | undefined): Html =>
  caption && caption.length > 0 ? html`<p class="cap">${htmlSentence(caption)}</p>` : NOTHING;

/** One block of a section as HTML. */
function block(b: MemoBlock, setting: Setting): Html {
  const { w, widths } = setting;
  switch (b.kind) {
    case 'say':
      return html`<p${b.note ? html` class="note"` : NOTHING}>${htmlSentence(b.prose)}</p>`;
    case 'figures':
      return figureList(b.figures, ' in');
    case 'chart':
      return html`<figure><figcaption>${title(b.heading)}${told(b.caption)}</figcaption>${draws(b.draw, `${flat(b.heading)}${w.full}`, widths.whole)}${behind(b.table, w)}</figure>`;
    case 'plot':
      return NOTHING;
    case 'lamps':
      return html`<ul class="lamps">${b.lamps.map(lampItem)}</ul>`;
    case 'legs':
      return html`<figure><figcaption>${title(b.heading)}${told(b.brief ?? b.caption)}</figcaption><div class="three">${b.legs.map(
        (l) =>
          html`<div><h3>${l.title}</h3><div class="z${l.falling ? ' f' : ''}">${htmlSentence(l.move)}<small>${htmlSentence(l.z)}</small></div>${told(l.values)}${draws(l.draw, l.title, widths.third)}</div>`,
      )}</div>${behind(b.table, w)}</figure>`;
    case 'table':
      return html`${title(b.heading)}${told(b.caption)}${table(b.table, b.table.columns.length > MAX_PHONE_COLUMNS)}`;
    case 'list':
      return html`${title(b.heading)}<ul class="list${b.heading ? '' : ' plain'}">${b.items.map((i) => html`<li>${htmlSentence(i)}</li>`)}</ul>`;
    case 'more':
      return html`<details class="more${b.printed ? ' open' : ''}"><summary>${b.summary}</summary>${b.blocks.map((inner) => block(inner, setting))}</details>`;
    case 'columns':
      return html`<div class="flips">${b.columns.map(
        (c) =>
          html`<div><h3>${c.heading}</h3><ul>${c.items.map(
            (i) => html`<li><b>${htmlSentence(i.head)}</b>${htmlSentence(i.body)}</li>`,
          )}</ul></div>`,
      )}</div>`;
    case 'watch':
      return watchList(b, widths);
    case 'paths':
      return paths(b, w);
  }
}

const lampItem = (l: Extract<MemoBlock, { kind: 'lamps' }>['lamps'][number]): Html =>
  html`<li><div class="s ${l.state}">${lamp(l.state, 28)}<span>${l.says}</span><em>${l.number}</em></div><h3>${l.title}</h3>${l.notes.map(
    (n) => html`<p>${htmlSentence(n)}</p>`,
  )}</li>`;

const watchList = (b: Extract<MemoBlock, { kind: 'watch' }>, { whole }: Widths): Html =>
  html`${told(b.key)}${b.groups.map(
    (g) =>
      html`<div class="w"><div><h3><i>${g.letter}</i>${g.title}</h3><p>${htmlSentence(g.reading)}</p></div><div>${draws(g.draw, g.title, whole)}${
        g.table ? table(g.table) : NOTHING
      }</div><ul class="q">${g.questions.map(
        (q) =>
          html`<li><span>${q.text}</span><span class="a">${htmlSentence(q.answer)}</span></li>`,
      )}</ul></div>`,
  )}`;

const paths = (b: Extract<MemoBlock, { kind: 'paths' }>, w: Words): Html =>
  html`${title(b.heading)}${told(b.caption)}${b.paths.map(
    (q) =>
      html`<div class="path"><div class="t"><h3>${q.title}</h3><p class="${q.regime}">${htmlSentence(q.chance)}</p></div><p>${q.path}</p>${q.walls.map(
        (x) =>
          html`<div class="wall"><p><b>${x.text}${w.full}</b>${w.blank}${htmlSentence(x.reason)}</p>${x.draw(WALL_WIDTH, x.text)}<span class="v">${htmlSentence(x.range)}</span></div>`,
      )}</div>`,
  )}`;

/** What a page is called, and what stands over every sheet of it in print: what it is, and when. */
type Named = { readonly title: string; readonly head: readonly [what: string, when: string] };

/** What pictures of a page share: hatching, for what is not known. */
export const PATTERNS: Html = trusted(
  'html',
  '<svg width="0" height="0" class="shared" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="var(--hatch)" stroke-width="1.3"/></pattern></defs></svg>',
);

/** A whole file: style and pictures inside, no script, no request; hatching once for every picture. */
export const shell = (w: Words, { title, head }: Named, body: Html): string =>
  `${
    html`<!doctype html><html lang="${w.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${bare`${title}`}</title><style>${trusted('html', STYLE + sheets(w, head))}</style></head><body>${PATTERNS}<main class="page">${body}</main></body></html>`
      .text
  }\n`;

/** Heads and numbers of printed sheets. */
const sheets = (w: Words, [what, when]: Named['head']): string => {
  const [before, between, after] = w.label.sheet.split('#').map(quoted);
  return `@page{@top-left{content:${quoted(what)}}@top-right{content:${quoted(when)}}@bottom-right{content:${before} counter(page) ${between} counter(pages) ${after}}}`;
};

/** A text in a style sheet: every sign that could end it is written by its number. */
const quoted = (text: string): string =>
  `"${clean(text).replace(/[^\w ,.:;%()\u3000-\u9fff\uff00-\uffef-]/gu, (c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `)}"`;

/** How sections are set apart from the memo: widths of pictures, and what stands beside a title. */
type Arranged = { readonly widths?: Widths; readonly beside?: (section: Section) => Html };

/** Sections under their titles. */
export const sections = (
  all: readonly Section[],
  w: Words,
  { widths = COLUMN, beside }: Arranged = {},
): Html =>
  joined(
    'html',
    '\n',
    all.map(
      (s) =>
        html`<section id="s-${s.id}"><h2>${named(s, beside)}</h2><div class="b">${s.blocks.map((b) => block(within(`s-${s.id}`, b), { w, widths }))}</div></section>`,
    ),
  );

/** The title of a section; with something beside it, the words hold together. */
const named = (s: Section, beside: Arranged['beside']): Html =>
  beside ? html`<span>${s.title}</span>${beside(s)}` : html`${s.title}`;

/** The same without links to the place in which it stands. */
function within<Part>(place: string, part: Part): Part {
  if (Array.isArray(part)) return part.map((inner) => within(place, inner)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, inner]) => [
      name,
      name === 'refs' ? (inner as string[]).filter((ref) => ref !== place) : within(place, inner),
    ]),
  ) as Part;
}

/** Whether a page draws anything that is not known. */
export const hatches = (page: Html): boolean => /url\(#hatch\)|class="uk"/.test(page.text);

/** What hatching stands for, as a key. */
export const hatching = (w: Words): Html =>
  html`<span><svg width="28" height="12" aria-hidden="true"><rect width="28" height="12" fill="url(#hatch)"/></svg>${w.label.hatched}</span>`;

/** Letters of a headline on a phone, and how long a clause of them stands in one line there, pixels. */
const HEADLINE_PX = 34;
const MAX_HELD_PX = 320;

/** Short clauses hold together; the comma between two of Chinese is drawn in, for it stands too wide. */
export const headlineHtml = (words: string): Html =>
  joined(
    'html',
    /[，；：]/.test(words) ? '' : ' ',
    words.split(/(?<=[，；：])|(?<=\.) /).map((clause) => {
      const [before = '', ...after] = clause.split('，');
      const drawn =
        after.length === 0
          ? html`${before}`
          : html`${before}<span class="pc">，</span>${after.join('，')}`;
      return textWidth(clause, HEADLINE_PX, true) > MAX_HELD_PX
        ? drawn
        : html`<span class="cl">${drawn}</span>`;
    }),
  );

/** A sentence as HTML: every figure with ids is a link to the place where they stand. */
export const htmlSentence = (prose: Prose): Html => html`${runs(prose).map(one)}`;

function one(span: Span): Html {
  if (typeof span === 'string') return html`${span}`;
  if ('strong' in span) return html`<b>${htmlSentence(span.strong)}</b>`;
  if ('unknown' in span) return html`<span class="uk">${span.unknown}</span>`;
  if ('place' in span)
    return html`<span class="nb ob" id="${anchor(span.place)}">${bare`${span.text}`}</span>`;
  if ('url' in span) {
    const url = safe(span.url);
    return url === undefined
      ? html`${span.text}`
      : html`<a href="${url}" rel="noreferrer noopener">${span.text}</a>`;
  }
  if (span.typed !== undefined) return html`<code>${span.typed}</code>`;
  const to = span.refs.at(-1);
  if (to === undefined) return html`${span.text}`;
  const kind = span.text === to ? 'id' : 'n';
  const all = span.refs.length > 1 ? html` data-ids="${span.refs.map(anchor).join(' ')}"` : NOTHING;
  return html`<a class="${kind}" href="#${anchor(to)}"${all}>${span.text}</a>`;
}
