import type { Lang } from '../../domain/text.ts';
import type { Ground } from '../content/context.ts';
import type { Stopped } from '../content/crowdview.ts';
import { type Block, noted, type Section, section } from '../render/block.ts';
import { COLUMNS, ends, fitting, plain, proseCells, wrap } from '../render/columns.ts';
import { hatches, hatching, headlineHtml, htmlSentence, sections, shell } from '../render/html.ts';
import { html, joined } from '../render/markup.ts';
import { type Prose, typed } from '../render/prose.ts';
import { paragraph, sectionLines, spelled } from '../render/terminal.ts';
import { words } from '../words/index.ts';

/** What a command answers, before it has a form: the finding, why, and what stands behind it. */
type CommandAnswer = {
  /** What was asked, and of whom. */
  readonly mast: readonly [string, string];
  /** How far it got, where it was stopped before its end. */
  readonly partial?: Stopped | undefined;
  readonly headline: string;
  readonly why: readonly Prose[];
  /** One without blocks is left out. */
  readonly sections: readonly Section<Block>[];
};

/**
 * An answer on a terminal, of 80 columns unless told, and as one HTML file.
 * @param command   as it was given; its first word names the place of the figures
 * @param composed  the answer to what is shown
 */
export function faces<View>(command: string, composed: (g: Ground, view: View) => CommandAnswer) {
  const answered = (view: View, lang: Lang) => {
    const g: Ground = { w: words(lang), lang, place: `s-${command.replace(/ .*/, '')}` };
    const answer = composed(g, view);
    const all = answer.sections.filter((s) => s.blocks.length > 0);
    return { ...g, ...answer, all, mark: answer.partial ? `${g.w.page.partialMark} ` : '' };
  };
  return [
    (view: View, lang: Lang, columns = COLUMNS): readonly string[] => {
      const { w, all, mark, mast, partial, headline, why } = answered(view, lang);
      const sheet = { w, columns };
      const lines = [
        ...ends(plain(`${mark}bide ${command}`), plain(mast[1]), columns),
        '='.repeat(columns),
        ...wrap(w.screen.verdict(spelled(headline, w)), columns),
        ...paragraph(why, sheet),
        ...(partial ? wrap(plain(w.page.partialOf(partial)), columns) : []),
        ...sectionLines(all, why, sheet),
        '',
        ...wrap(plain(w.label.disclaimer), proseCells(columns)),
      ];
      return fitting(
        lines.map((line) => plain(line).trimEnd()),
        columns,
      );
    },
    (view: View, lang: Lang): string => {
      const { w, all, mark, mast, partial, headline, why } = answered(view, lang);
      const note = partial
        ? html`<p class="note"><span class="uk"><b>${`${mark}${w.page.partialOf(partial)}`}</b></span></p>`
        : html``;
      const said = why.map((p) => html`<span class="l">${htmlSentence(p)}${w.full}</span>`);
      const top = html`<header><div class="mast"><div><span><b>bide</b></span><span>${mast[0]}</span><span>${mast[1]}</span></div></div>${note}<div class="verdict"><h1>${headlineHtml(headline)}</h1><p>${joined('html', ' ', said)}</p></div></header>`;
      const body = html`${top}\n${sections(all, w)}`;
      const key = hatches(body) ? html`<div class="k">${hatching(w)}</div>` : html``;
      const foot = html`<footer>${key}${w.label.disclaimer}</footer>`;
      const title = `${mark}bide ${mast[0]}${w.colon}${headline}`;
      return shell(w, { title, head: [`bide ${mast[0]}`, mast[1]] }, html`${body}\n${foot}`);
    },
  ] as const;
}

/** What the figures of an answer rest on: some blocks, and sentences in small. */
export const method = ({ w }: Ground, said: readonly string[], blocks: readonly Block[] = []) =>
  section<Block>('method', w.title.method, [...blocks, ...said.map((s) => noted(typed(s)))]);
