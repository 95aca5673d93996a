import type { Dossier } from '../../domain/dossier.ts';
import { LAMP_STATES } from '../../domain/stop.ts';
import { LANGS, type Lang } from '../../domain/text.ts';
import { lamp } from '../chart/lamp.ts';
import {
  figureList,
  hatching,
  headlineHtml,
  htmlSentence,
  sections,
  shell,
} from '../render/html.ts';
import { block, figureTable, markdownSentence, paragraphs } from '../render/markdown.ts';
import { html, joined, markdown } from '../render/markup.ts';
import type { Compared } from './compared.ts';
import { type Memo, memo } from './memo.ts';
import type { Length } from './page.ts';
import { sinceMemo } from './since.ts';
/** The memo as Markdown: the same sentences, with tables where the page has pictures. */
export const memoMarkdown = (dossier: Dossier, lang: Lang, length: Length = 'short'): string =>
  markdownOf(memo(dossier, lang, length));

/** The memo as one HTML file: style and pictures inside, no script, no request. */
export const memoPage = (dossier: Dossier, lang: Lang, length: Length = 'short'): string =>
  pageOf(memo(dossier, lang, length));

/** What changed between two decisions, in the same two forms. */
export const sinceMarkdown = (of: Compared, lang: Lang): string => markdownOf(sinceMemo(of, lang));
export const sincePage = (of: Compared, lang: Lang): string => pageOf(sinceMemo(of, lang));

function markdownOf(m: Memo): string {
  const { words: w } = m;
  const parts = [
    markdown`${['bide', ...m.mast].join(w.comma)}  \n${m.clocks.join(w.semi)}`,
    markdown`${m.caution}`,
    markdown`# ${m.headline}`,
    joined('markdown', w.blank, m.why.map(markdownSentence)),
    figureTable(m.figures, w),
    ...(m.worst.length > 0 ? [markdownSentence(m.worst)] : []),
    ...m.sections.flatMap((s) => [markdown`## ${s.title}`, ...s.blocks.map((b) => block(b, w))]),
    markdown`---`,
    markdown`${w.label.disclaimer}`,
  ];
  return `${paragraphs(...parts).text}\n`;
}

function pageOf(m: Memo): string {
  const { words: w, lang, length } = m;
  const other = LANGS.find((l) => l !== lang) as Lang;
  const mast = m.mast.map((x) => html`<span>${x}</span>`);
  const clocks = m.clocks.map((x) => html`<span>${x}</span>`);
  const why = m.why.map(
    (p, i) => html`<span class="l">${htmlSentence(p)}${i < m.why.length - 1 ? w.blank : ''}</span>`,
  );
  const name = (of: Lang, as: Length): string =>
    `${m.file}.${as === 'full' ? 'full.' : ''}${of}.html`;
  const [longer, says] =
    length === 'short' ? (['full', w.brief.full] as const) : (['short', w.brief.short] as const);
  const lengths = m.file !== 'since' ? html`<a href="${name(lang, longer)}">${says}</a> ` : '';
  const links = html`<span class="to">${lengths}<a href="${name(other, length)}" hreflang="${other}" lang="${other}">${w.label.otherLanguage}</a></span>`;
  const top = html`<header><div class="mast"><div><span><b>bide</b></span>${mast}</div><div>${clocks}${links}</div></div><p class="note">${m.caution}</p><div class="verdict"><h1>${headlineHtml(m.headline)}</h1><p>${why}</p></div>${figureList(m.figures)}${m.worst.length > 0 ? html`<p class="note worst">${htmlSentence(m.worst)}</p>` : ''}</header>`;
  const key = LAMP_STATES.map((s) => html`<span>${lamp(s, 16)}${w.stop[s]}</span>`);
  const foot = html`<footer>${length === 'full' ? html`<div class="k"><b>${w.label.lampKey}</b>${key}${hatching(w)}</div>` : ''}${w.label.disclaimer}</footer>`;
  const head = [['bide', ...m.mast].join(w.comma), m.clocks[0] ?? ''] as const;
  return shell(
    w,
    { title: m.title, head },
    html`<div class="memo ${length}">${top}\n${sections(m.sections, w)}\n${foot}</div>`,
  );
}
