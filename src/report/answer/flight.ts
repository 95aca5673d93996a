import { actOf } from '../../domain/decision.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { FlightMachine, FlightResult } from '../../domain/flight.ts';
import { LANGS, type Lang, type Text } from '../../domain/text.ts';
import type { Ground } from '../content/context.ts';
import { conductBlocks, flightDayBlocks, outcomeBlocks } from '../content/flight.ts';
import { page } from '../memo/page.ts';
import { headline, why } from '../memo/verdict.ts';
import { type Block, type Section, section } from '../render/block.ts';
import { headlineHtml, htmlSentence, sections } from '../render/html.ts';
import { block, markdownSentence, paragraphs } from '../render/markdown.ts';
import { html, markdown } from '../render/markup.ts';
import { flat } from '../render/prose.ts';
import { words } from '../words/index.ts';

/** A text made for every language. */
const inAll = (of: (lang: Lang) => string): Text =>
  Object.fromEntries(LANGS.map((lang) => [lang, of(lang)])) as Text;

/** What the machine decided on a day, in the words of its memo. */
export function flightMachine(dossier: Dossier): FlightMachine {
  const { decision } = dossier;
  const { before, target } = decision.exposure;
  const reasons = LANGS.map((lang) => why(page(dossier, lang)).map(flat));
  return {
    ...{ act: actOf(decision), before, target },
    headline: inAll((lang) => headline(page(dossier, lang))),
    why: (reasons[0] ?? []).map((_, i) => inAll((lang) => reasons[LANGS.indexOf(lang)]?.[i] ?? '')),
  };
}

/** How a flight was decided, what came of it, and day by day. */
function composed(result: FlightResult, lang: Lang) {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-flight' };
  const f = w.flight;
  const all: readonly Section<Block>[] = [
    section('conduct', f.conduct.title, conductBlocks(g, result)),
    section('outcome', f.outcome.title, outcomeBlocks(g, result)),
    section('days', f.days.title, flightDayBlocks(g, result)),
  ];
  return { w, all, headline: f.headline(result.conduct.person), apart: `${f.apart}${w.full}` };
}

/** Widths of pictures: a whole column, a phone, a small phone. */
const WIDTHS = { whole: [640, 328, 288], third: [200, 328, 288] };

/** The result of a flight as HTML without what surrounds it. */
export function flightHtml(result: FlightResult, lang: Lang): string {
  const { w, all, headline, apart } = composed(result, lang);
  return html`<div class="verdict"><h2>${headlineHtml(headline)}</h2><p>${htmlSentence([apart])}</p></div><div class="flown">${sections(all, w, { widths: WIDTHS })}</div>`
    .text;
}

/** The same as Markdown, to keep. */
export function flightMarkdown(result: FlightResult, lang: Lang): string {
  const { w, all, headline, apart } = composed(result, lang);
  const mast = ['bide', w.flight.title, result.title[lang], `${result.from}–${result.to}`];
  const parts = [
    markdown`${mast.join(w.comma)}`,
    markdown`# ${headline}`,
    markdownSentence([apart]),
    ...all.flatMap((s) => [markdown`## ${s.title}`, ...s.blocks.map((b) => block(b, w))]),
    markdown`---`,
    markdown`${w.label.disclaimer}`,
  ];
  return `${paragraphs(...parts).text}\n`;
}
