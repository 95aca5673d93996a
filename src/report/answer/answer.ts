import type { Lang } from '../../domain/text.ts';
import type { Section } from '../render/block.ts';
import { hatches, hatching, sections, shell, html as spans, text } from '../render/html.ts';
import type { Prose } from '../render/prose.ts';
import type { Words } from '../words/index.ts';

/** What a command answers, before it has a form: the finding, why, and what stands behind it. */
export type Answer = {
  readonly lang: Lang;
  readonly words: Words;
  /** What was asked, and of whom. */
  readonly mast: readonly [string, string];
  /** Says that it was stopped before its end; absent where it was not. */
  readonly partial: string | undefined;
  readonly headline: string;
  readonly why: readonly Prose[];
  readonly sections: readonly Section[];
};

/** An answer as one HTML file, in the manner of the memo: no script, no request. */
export function answerPage(a: Answer): string {
  const { words: w } = a;
  const [asked, whom] = a.mast;
  const mark = a.partial === undefined ? '' : `${w.page.partialMark} `;
  const note =
    a.partial === undefined
      ? ''
      : `<p class="note"><span class="uk"><b>${text(`${mark}${a.partial}`)}</b></span></p>`;
  const top = `<header><div class="mast"><div><span><b>bide</b></span><span>${text(asked)}</span><span>${text(whom)}</span></div></div>${note}<div class="verdict"><h1>${text(a.headline)}</h1><p>${a.why
    .map((p) => `<span class="l">${spans(p)}${text(w.full)}</span>`)
    .join(' ')}</p></div></header>`;
  const body = `${top}\n${sections(a.sections, w)}`;
  const key = hatches(body) ? `<div class="k">${hatching(w)}</div>` : '';
  const foot = `<footer>${key}${text(w.label.disclaimer)}</footer>`;
  const title = `${mark}bide ${asked}${w.colon}${a.headline}`;
  return shell(a.lang, title, `${body}\n${foot}`);
}
