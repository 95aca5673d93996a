import type { Dossier } from '../../domain/dossier.ts';
import type { Lang } from '../../domain/text.ts';
import { type Memo, memo, panels } from '../memo/memo.ts';
import type { Section } from '../render/block.ts';
import { figureList, headlineHtml, htmlSentence, sections } from '../render/html.ts';
import { type Html, html } from '../render/markup.ts';

/** Widths of pictures in a panel: half of a wide page or a whole narrow one, a phone, a small phone. */
const PANEL = { whole: [640, 328, 288], third: [200, 328, 288] };

/** The page of a day without what surrounds it: the verdict, then panel by panel. */
export function dayPage(
  dossier: Dossier,
  lang: Lang,
): { readonly title: string; readonly html: string } {
  const m = panels(dossier, lang);
  const { words: w } = m;
  const mast = [...m.mast, ...m.clocks].map((said) => html`<span>${said}</span>`);
  const why = m.why.map((p) => html`<span class="l">${htmlSentence(p)}</span> `);
  const worst = m.worst.length > 0 ? html`<p class="note worst">${htmlSentence(m.worst)}</p>` : '';
  const beside = ({ id }: Section): Html =>
    html`<a class="why" href="?why=s-${id}" data-why="s-${id}">${w.label.why}</a>`;
  return {
    title: m.title,
    html: html`<div class="top"><p class="mast">${mast}</p><div class="verdict"><h1>${headlineHtml(m.headline)}</h1><p>${why}</p></div>${figureList(m.figures)}<p class="note">${m.caution}</p>${worst}</div><div class="panels">${sections(m.sections, w, { widths: PANEL, beside })}</div><p class="note end">${w.label.disclaimer}</p>`
      .text,
  };
}

/** A section of the full memo by its id, such as `s-regime`: formula, parameters and record behind a panel. */
export function whySection(
  dossier: Dossier,
  lang: Lang,
  id: string,
): { readonly title: string; readonly html: string } | undefined {
  const m: Memo = memo(dossier, lang, 'full');
  const found = m.sections.find((s) => `s-${s.id}` === id);
  return found && { title: found.title, html: sections([found], m.words, { widths: PANEL }).text };
}
