import type { Lang } from '../../domain/text.ts';
import type { Block, Section } from '../render/block.ts';
import { COLUMNS, ends, plain, wrap } from '../render/columns.ts';
import { hatches, hatching, htmlSentence, sections, shell } from '../render/html.ts';
import { html, joined } from '../render/markup.ts';
import type { Prose } from '../render/prose.ts';
import { paragraph, sectionLines } from '../render/terminal.ts';
import { spelled } from '../screen/spelled.ts';
import type { Words } from '../words/index.ts';

/** What a command answers, before it has a form: the finding, why, and what stands behind it. */
export type CommandAnswer = {
  readonly lang: Lang;
  readonly words: Words;
  /** The command that was given. */
  readonly command: string;
  /** What was asked, and of whom. */
  readonly mast: readonly [string, string];
  /** Says that it was stopped before its end; absent where it was not. */
  readonly partial: string | undefined;
  readonly headline: string;
  readonly why: readonly Prose[];
  readonly sections: readonly Section<Block>[];
};

/** An answer as one HTML file, in the manner of the memo: no script, no request. */
export function answerPage(a: CommandAnswer): string {
  const { words: w } = a;
  const [asked, whom] = a.mast;
  const mark = a.partial === undefined ? '' : `${w.page.partialMark} `;
  const note =
    a.partial === undefined
      ? html``
      : html`<p class="note"><span class="uk"><b>${`${mark}${a.partial}`}</b></span></p>`;
  const why = a.why.map((p) => html`<span class="l">${htmlSentence(p)}${w.full}</span>`);
  const top = html`<header><div class="mast"><div><span><b>bide</b></span><span>${asked}</span><span>${whom}</span></div></div>${note}<div class="verdict"><h1>${a.headline}</h1><p>${joined('html', why, ' ')}</p></div></header>`;
  const body = html`${top}\n${sections(a.sections, w)}`;
  const key = hatches(body) ? html`<div class="k">${hatching(w)}</div>` : html``;
  const foot = html`<footer>${key}${w.label.disclaimer}</footer>`;
  const title = `${mark}bide ${asked}${w.colon}${a.headline}`;
  return shell(a.lang, title, html`${body}\n${foot}`);
}

/** The same on a terminal of 80 columns. */
export function answerScreen(a: CommandAnswer): readonly string[] {
  const { words: w } = a;
  const mark = a.partial === undefined ? '' : `${w.page.partialMark} `;
  return [
    ...ends(plain(`${mark}bide ${a.command}`), plain(a.mast[1])),
    '='.repeat(COLUMNS),
    ...wrap(w.screen.verdict(spelled(a.headline, w)), COLUMNS),
    ...paragraph(a.why, w),
    ...(a.partial === undefined ? [] : wrap(plain(a.partial), COLUMNS)),
    ...sectionLines(a.sections, a.why, w),
    '',
    ...wrap(plain(w.label.disclaimer), COLUMNS),
  ].map((line) => plain(line).trimEnd());
}
