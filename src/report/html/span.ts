import { anchor, asHtml, safe } from '../render/escape.ts';
import type { Prose, Span } from '../render/prose.ts';

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
