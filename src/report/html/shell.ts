import type { Lang } from '../../domain/text.ts';
import type { Section } from '../render/block.ts';
import { asHtml } from '../render/escape.ts';
import { block } from '../render/html.ts';
import { STYLE } from '../render/style.ts';
import type { Words } from '../words/words.ts';
import { text } from './span.ts';

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
