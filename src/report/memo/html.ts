import type { Dossier } from '../../domain/dossier.ts';
import { STOP_STATES } from '../../domain/stop.ts';
import { LANGS, type Lang } from '../../domain/text.ts';
import { lamp } from '../chart/lamp.ts';
import {
  figures,
  hatching,
  headline,
  sections,
  shell,
  html as spans,
  text,
} from '../render/html.ts';
import { memo } from './memo.ts';

/** The memo as one HTML file: style and pictures inside, no script, no request. */
export function html(dossier: Dossier, lang: Lang): string {
  const m = memo(dossier, lang);
  const { words: w } = m;
  const other = LANGS.find((l) => l !== lang) as Lang;
  const mast = m.mast.map((x) => `<span>${text(x)}</span>`).join('');
  const top = `<header><div class="mast"><div><span><b>bide</b></span>${mast}</div><div><span>${text(m.clocks[0])}</span><span>${text(m.clocks[1])}</span><span><a href="memo.${other}.html" hreflang="${other}" lang="${other}">${text(w.label.otherLanguage)}</a></span></div></div><p class="note">${text(m.caution)}</p><div class="verdict"><h1>${headline(m.headline)}</h1><p>${m.why
    .map((p, i) => `<span class="l">${spans(p)}${i < 2 ? ' ' : ''}</span>`)
    .join('')}</p></div>${figures(m.figures)}${figures(m.answers, ' on')}</header>`;
  const key = STOP_STATES.map((s) => `<span>${lamp(s, 16)}${text(w.stop[s])}</span>`).join('');
  const foot = `<footer><div class="k"><b>${text(w.label.lampKey)}</b>${key}${hatching(w)}</div>${text(w.label.disclaimer)}</footer>`;
  return shell(lang, m.title, `${top}\n${sections(m.sections, w)}\n${foot}`);
}
