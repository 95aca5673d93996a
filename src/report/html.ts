import type { Dossier } from '../domain/dossier.ts';
import { STOP_STATES } from '../domain/stop.ts';
import { LANGS, type Lang } from '../domain/text.ts';
import { lamp } from './chart/lamp.ts';
import { asHtml } from './clean.ts';
import { block, figures } from './html/block.ts';
import { html as spans, text } from './html/span.ts';
import { STYLE } from './html/style.ts';
import { memo } from './memo.ts';

/** Hatching, once for every picture of the page. */
const DEFS =
  '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="var(--hatch)" stroke-width="1.3"/></pattern></defs></svg>';

/** The memo as one HTML file: style and pictures inside, no script, no request. */
export function html(dossier: Dossier, lang: Lang): string {
  const m = memo(dossier, lang);
  const { words: w } = m;
  const other = LANGS.find((l) => l !== lang) as Lang;
  const mast = m.mast.map((x) => `<span>${text(x)}</span>`).join('');
  const head = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${asHtml(m.title)}</title><style>${STYLE}</style></head>`;
  const top = `<header><div class="mast"><div><span><b>bide</b></span>${mast}</div><div><span>${text(m.clocks[0])}</span><span>${text(m.clocks[1])}</span><span><a href="memo.${other}.html" hreflang="${other}" lang="${other}">${text(w.label.otherLanguage)}</a></span></div></div><p class="note">${text(m.caution)}</p><div class="verdict"><h1>${headline(m.headline)}</h1><p>${m.why
    .map((p, i) => `<span class="l">${spans(p)}${i < 2 ? ' ' : ''}</span>`)
    .join('')}</p></div>${figures(m.figures)}</header>`;
  const sections = m.sections
    .map(
      (s) =>
        `<section id="s-${s.id}"><h2>${text(s.title)}</h2><div class="b">${s.blocks.map((b) => block(b, w)).join('')}</div></section>`,
    )
    .join('\n');
  const key = STOP_STATES.map((s) => `<span>${lamp(s, 16)}${text(w.stop[s])}</span>`).join('');
  const foot = `<footer><div class="k"><b>${text(w.label.lampKey)}</b>${key}<span><svg width="28" height="12" aria-hidden="true"><rect width="28" height="12" fill="url(#hatch)"/></svg>${text(w.label.hatched)}</span></div>${text(w.label.disclaimer)}</footer>`;
  return `${head}<body>${DEFS}<main class="page">${top}\n${sections}\n${foot}</main></body></html>\n`;
}

/** Clauses hold together; the comma between two of Chinese is drawn in, for it stands too wide. */
const headline = (words: string): string =>
  asHtml(words)
    .split(/(?<=，)|(?<=\.) /)
    .map(
      (clause) => `<span class="cl">${clause.replace('，', '<span class="pc">，</span>')}</span>`,
    )
    .join(words.includes('，') ? '' : ' ');
