import type { Lang } from '../../domain/text.ts';
import { lamp } from '../chart/lamp.ts';
import type { Words } from '../words/index.ts';
import type { Block, Draw, Figure, Section, Table } from './block.ts';
import { anchor, asHtml, safe } from './escape.ts';
import type { Prose, Span } from './prose.ts';
import { STYLE } from './style.ts';

/** Widths at which every picture is drawn: a full column, a phone, a small phone. */
const WIDTHS = [720, 328, 288] as const;

/** A picture at each width; the sheet shows one. */
const draws = (draw: Draw | undefined, widths: readonly number[] = WIDTHS): string =>
  draw ? widths.map((w, i) => `<div class="d d${i + 1}">${draw(w)}</div>`).join('') : '';

/** Rows and columns; on a phone each row may become a list of named values. */
function table(t: Table, listed = false): string {
  const narrow = t.narrow ?? (listed ? 'list' : undefined);
  const stacks = narrow === 'list';
  const side = (i: number): string => (t.right.includes(i) ? ' class="n"' : '');
  const head =
    t.head.length === 0
      ? ''
      : `<thead><tr>${t.head.map((h, i) => `<th scope="col"${side(i)}>${text(h)}</th>`).join('')}</tr></thead>`;
  const rows = t.rows.map((r) => {
    const id = r.id === undefined ? '' : ` id="${asHtml(anchor(r.id))}"`;
    const named = (i: number): string =>
      stacks && i > 0 ? ` data-h="${asHtml(t.head[i] ?? '')}"` : '';
    const cells = r.cells.map((c, i) =>
      i === 0 && (r.id !== undefined || t.head.length === 0)
        ? `<td class="k">${html(c)}</td>`
        : `<td${t.head.length === 0 ? ' class="h"' : side(i)}${named(i)}>${html(c)}</td>`,
    );
    return `<tr${id}${r.old ? ' class="old"' : ''}>${cells.join('')}</tr>`;
  });
  return `<div class="wide"${stacks ? '' : ' tabindex="0"'}><table${narrow ? ` class="${stacks ? 'stack' : 'pin'}"` : ''}>${head}<tbody>${rows.join('')}</tbody></table></div>`;
}

const behind = (t: Table | undefined, w: Words): string =>
  t ? `<details><summary>${text(w.label.table)}</summary>${table(t)}</details>` : '';

/** A row of large figures. */
export const figures = (all: readonly Figure[], kind = ''): string =>
  `<dl class="keys${kind}">${all
    .map(
      (f) =>
        `<div><dt>${text(f.label)}</dt><dd>${html(f.value)}</dd>${f.notes
          .map((n) => `<dd class="s">${html(n)}</dd>`)
          .join('')}</div>`,
    )
    .join('')}</dl>`;

/** One block of a section as HTML. */
export function block(b: Block, w: Words): string {
  switch (b.kind) {
    case 'say':
      return `<p${b.note ? ' class="note"' : ''}>${html(b.prose)}</p>`;
    case 'figures':
      return figures(b.figures, ' in');
    case 'chart':
      return `<figure><figcaption><h3>${html(b.heading)}</h3><p class="cap">${html(b.caption)}</p></figcaption>${draws(b.draw)}${behind(b.table, w)}</figure>`;
    case 'lamps':
      return `<ul class="lamps">${b.lamps.map(lampItem).join('')}</ul>`;
    case 'legs':
      return `<figure><figcaption><h3>${html(b.heading)}</h3><p class="cap">${html(b.caption)}</p></figcaption><div class="three">${b.legs
        .map(
          (l) =>
            `<div><h3>${text(l.title)}</h3><div class="z${l.falling ? ' f' : ''}">${html(l.move)}<small>${html(l.z)}</small></div><p class="cap">${html(l.values)}</p>${draws(l.draw, [226, 328, 288])}</div>`,
        )
        .join('')}</div>${behind(b.table, w)}</figure>`;
    case 'table':
      return `${b.heading ? `<h3>${html(b.heading)}</h3>` : ''}${b.caption ? `<p class="cap">${html(b.caption)}</p>` : ''}${table(b.table, b.table.head.length > 3)}`;
    case 'list':
      return `${b.heading ? `<h3>${html(b.heading)}</h3>` : ''}<ul class="list${b.heading ? '' : ' plain'}">${b.items.map((i) => `<li>${html(i)}</li>`).join('')}</ul>`;
    case 'columns':
      return `<div class="flips">${b.columns
        .map(
          (c) =>
            `<div><h3>${text(c.heading)}</h3><ul>${c.items
              .map((i) => `<li><b>${html(i.head)}</b>${html(i.body)}</li>`)
              .join('')}</ul></div>`,
        )
        .join('')}</div>`;
    case 'watch':
      return watchList(b);
    case 'paths':
      return paths(b, w);
  }
}

const lampItem = (l: Extract<Block, { kind: 'lamps' }>['lamps'][number]): string =>
  `<li><div class="s" style="color:var(--${l.state})">${lamp(l.state, 28)}<span>${text(l.says)}</span><em>${text(l.number)}</em></div><h3>${text(l.title)}</h3>${l.notes
    .map((n) => `<p>${html(n)}</p>`)
    .join('')}</li>`;

const watchList = (b: Extract<Block, { kind: 'watch' }>): string =>
  `<p class="cap">${html(b.key)}</p>${b.groups
    .map(
      (g) =>
        `<div class="w"><div><h3><i>${text(g.letter)}</i>${text(g.title)}</h3><p>${html(g.reading)}</p></div><div>${draws(g.draw)}${
          g.table ? table(g.table) : ''
        }</div><ul class="q">${g.questions
          .map(
            (q) => `<li><span>${text(q.text)}</span><span class="a">${html(q.answer)}</span></li>`,
          )
          .join('')}</ul></div>`,
    )
    .join('')}`;

const paths = (b: Extract<Block, { kind: 'paths' }>, w: Words): string =>
  `<h3>${html(b.heading)}</h3><p class="cap">${html(b.caption)}</p>${b.paths
    .map(
      (q) =>
        `<div class="path"><div class="t"><h3>${text(q.title)}</h3><p class="${asHtml(q.regime)}">${html(q.chance)}</p></div><p>${text(q.path)}</p>${q.walls
          .map(
            (x) =>
              `<div class="wall"><p><b>${text(x.text)}${text(w.full)}</b>${text(w.blank)}${html(x.reason)}</p>${x.draw(200)}<span class="v">${html(x.range)}</span></div>`,
          )
          .join('')}</div>`,
    )
    .join('')}`;

/** Hatching, once for every picture of the page. */
const DEFS =
  '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="var(--hatch)" stroke-width="1.3"/></pattern></defs></svg>';

/** A whole file: style and pictures inside, no script, no request. */
export const shell = (lang: Lang, title: string, body: string): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${asHtml(title)}</title><style>${STYLE}</style></head><body>${DEFS}<main class="page">${body}</main></body></html>\n`;

/** Sections under their titles. */
export const sections = (all: readonly Section[], w: Words): string =>
  all
    .map(
      (s) =>
        `<section id="s-${s.id}"><h2>${text(s.title)}</h2><div class="b">${s.blocks.map((b) => block(b, w)).join('')}</div></section>`,
    )
    .join('\n');

/** Whether a page draws anything that is not known. */
export const hatches = (page: string): boolean => /url\(#hatch\)|class="uk"/.test(page);

/** What hatching stands for, as a key. */
export const hatching = (w: Words): string =>
  `<span><svg width="28" height="12" aria-hidden="true"><rect width="28" height="12" fill="url(#hatch)"/></svg>${text(w.label.hatched)}</span>`;

/** Clauses hold together; the comma between two of Chinese is drawn in, for it stands too wide. */
export const headline = (words: string): string =>
  asHtml(words)
    .split(/(?<=，)|(?<=\.) /)
    .map(
      (clause) => `<span class="cl">${clause.replace('，', '<span class="pc">，</span>')}</span>`,
    )
    .join(words.includes('，') ? '' : ' ');

/** Dates, rungs and amounts that must not break across lines. */
const WHOLE =
  /(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:（[一二三四五六日]）)?|第\d階|rung \d|\d[\d,.]*(?:%|個百分點|分貝|σ)|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?: \d{4})?/g;

/** Text as HTML, with what must not break held together. */
export const text = (words: string): string =>
  asHtml(words).replace(WHOLE, (x) => `<span class="nb">${x}</span>`);

/** A sentence as HTML: every figure with ids is a link to the place where they stand. */
export const html = (prose: Prose): string => prose.map(one).join('');

function one(span: Span): string {
  if (typeof span === 'string') return text(span);
  if ('strong' in span) return `<b>${html(span.strong)}</b>`;
  if ('unknown' in span) return `<span class="uk">${text(span.unknown)}</span>`;
  if ('place' in span)
    return `<span class="nb ob" id="${asHtml(anchor(span.place))}">${asHtml(span.text)}</span>`;
  if ('url' in span) {
    const url = safe(span.url);
    return url === undefined
      ? text(span.text)
      : `<a href="${asHtml(url)}" rel="noreferrer noopener">${text(span.text)}</a>`;
  }
  const to = span.refs.at(-1);
  if (to === undefined) return text(span.text);
  const kind = span.text === to ? 'id' : 'n';
  const all = span.refs.length > 1 ? ` data-ids="${asHtml(span.refs.map(anchor).join(' '))}"` : '';
  return `<a class="${kind}" href="#${asHtml(anchor(to))}"${all}>${text(span.text)}</a>`;
}
