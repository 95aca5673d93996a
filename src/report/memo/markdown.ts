import type { Dossier } from '../../domain/dossier.ts';
import type { Lang } from '../../domain/text.ts';
import { block, figures, prose } from '../render/markdown.ts';
import { memo } from './memo.ts';

/** The memo as Markdown: the same sentences, with tables where the page has pictures. */
export function markdown(dossier: Dossier, lang: Lang): string {
  const m = memo(dossier, lang);
  const { words: w } = m;
  const parts = [
    `${['bide', ...m.mast].join(w.comma)}  \n${m.clocks.join(w.semi)}`,
    m.caution,
    `# ${m.headline}`,
    m.why.map(prose).join(w.blank),
    figures(m.figures, w),
    figures(m.answers, w),
    ...m.sections.flatMap((s) => [`## ${s.title}`, ...s.blocks.map((b) => block(b, w))]),
    '---',
    w.label.disclaimer,
  ];
  return `${parts.filter((x) => x !== '').join('\n\n')}\n`;
}
