import type { Dossier } from '../../domain/dossier.ts';
import type { Lang } from '../../domain/text.ts';
import type { Compared } from '../memo/compared.ts';
import { panels } from '../memo/memo.ts';
import { sinceMemo } from '../memo/since.ts';
import { type Section, section, shown } from '../render/block.ts';
import { figureList, headlineHtml, htmlSentence, sections } from '../render/html.ts';
import { type Html, html } from '../render/markup.ts';

/** Widths of pictures in a panel: half of a wide page or a whole narrow one, a phone, a small phone. */
export const PANEL = { whole: [640, 328, 288], third: [200, 328, 288] };

/** What changed since the decision before, in the words of the memo that tells it. */
function sincePanel(since: Compared, lang: Lang): Section {
  const { title, why, sections: all } = sinceMemo(since, lang);
  const changed = all.find(({ id }) => id === 'changed')?.blocks ?? [];
  return section('since', title.split(/[:：]/)[0] ?? title, [
    { kind: 'list', items: why },
    ...changed,
  ]);
}

/**
 * The page of a day without what surrounds it: the verdict, then panel by panel.
 * @param since  the decision before, beside this one; undefined: there was none
 */
export function dayPage(
  dossier: Dossier,
  lang: Lang,
  since: Compared | undefined,
): { readonly title: string; readonly html: string } {
  const m = panels(dossier, lang);
  const { words: w } = m;
  const [about, episode, mode, ...clocks] = [...m.mast, ...m.clocks];
  const mast = html`<b class="mode">${mode ?? ''}</b>${[episode, about, ...clocks].map((said) => html`<span>${said ?? ''}</span>`)}`;
  const why = m.why.map((p) => html`<span class="l">${htmlSentence(p)}</span> `);
  const worst = m.worst.length > 0 ? html`<p class="note worst">${htmlSentence(m.worst)}</p>` : '';
  const beside = ({ id }: Section): Html =>
    html`<a class="why" href="?why=s-${id}" data-why="s-${id}">${w.label.why}</a>`;
  const [held, stops, ...others] = m.sections;
  const all = shown([held, stops, since && sincePanel(since, lang), ...others]);
  return {
    title: m.title,
    html: html`<div class="top"><p class="mast">${mast}</p><div class="verdict"><h1>${headlineHtml(m.headline)}</h1><p>${why}</p></div>${figureList(m.figures)}<p class="note">${m.caution}</p>${worst}</div><div class="panels">${sections(all, w, { widths: PANEL, beside })}</div><p class="note end">${w.label.disclaimer}</p>`
      .text,
  };
}
