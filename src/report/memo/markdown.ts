import type { Dossier } from '../../domain/dossier.ts';
import type { Lang } from '../../domain/text.ts';
import { block, figureTable, markdownSentence, paragraphs } from '../render/markdown.ts';
import { joined, markdown } from '../render/markup.ts';
import { memo } from './memo.ts';

/** The memo as Markdown: the same sentences, with tables where the page has pictures. */
export function memoMarkdown(dossier: Dossier, lang: Lang): string {
  const m = memo(dossier, lang);
  const { words: w } = m;
  const parts = [
    markdown`${['bide', ...m.mast].join(w.comma)}  \n${m.clocks.join(w.semi)}`,
    markdown`${m.caution}`,
    markdown`# ${m.headline}`,
    joined('markdown', w.blank, m.why.map(markdownSentence)),
    figureTable(m.figures, w),
    figureTable(m.answers, w),
    ...m.sections.flatMap((s) => [markdown`## ${s.title}`, ...s.blocks.map((b) => block(b, w))]),
    markdown`---`,
    markdown`${w.label.disclaimer}`,
  ];
  return `${paragraphs(...parts).text}\n`;
}
