import type { Dossier } from '../../domain/dossier.ts';
import type { Lang } from '../../domain/text.ts';
import { surviveSection } from '../content/survive.ts';
import type { Figure, Section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import type { Words } from '../words/index.ts';
import { change } from './change.ts';
import { doubts, findings } from './findings.ts';
import { methodSection } from './method.ts';
import { type Length, type Page, page } from './page.ts';
import { oddsBrief, possible } from './possible.ts';
import { regimeBrief, regimes } from './regime.ts';
import { sells, sellsBrief } from './sells.ts';
import { orders, size, sizeRow } from './size.ts';
import { sourceLines, sourceSection } from './sources.ts';
import { stopSection } from './stops.ts';
import { happened } from './stress.ts';
import { trackSection, worst } from './track.ts';
import { headline, verdictFigures, why } from './verdict.ts';
import { watchBrief, watchSection } from './watch.ts';

/** What a person reads about one decision, in one language, before it has a form. */
export type Memo = {
  readonly lang: Lang;
  readonly length: Length;
  readonly words: Words;
  readonly title: string;
  /** Name of its file before the language. */
  readonly file: string;
  readonly mast: readonly string[];
  /** The moment where the decision is taken, and on the reader's own clock where that shows another hour. */
  readonly clocks: readonly string[];
  readonly caution: string;
  readonly headline: string;
  readonly why: readonly Prose[];
  readonly figures: readonly Figure[];
  /** The worst facts of the record; nothing where none is on file. */
  readonly worst: Prose;
  readonly sections: readonly Section[];
};

/** Parts of a memo in order; what it rests on follows from them. */
type Parts = { readonly body: readonly ((p: Page) => Section)[]; readonly end: readonly End[] };
type End = (p: Page, cited: ReadonlySet<string>) => Section;

/** The parts of each memo, and those of the page of a day: in the order of the short one, with more pictures. */
const PARTS: Readonly<Record<Length | 'page', Parts>> = {
  short: {
    body: [
      (p) => orders(p, 'short'),
      (p) => stopSection(p, 'short'),
      (p) => change(p, 'short'),
      sizeRow,
      (p) => happened(p, 'short'),
      regimeBrief,
      watchBrief,
      oddsBrief,
      sellsBrief,
      trackSection,
      doubts,
    ],
    end: [sourceLines],
  },
  full: {
    body: [
      (p) => orders(p, 'full'),
      (p) => stopSection(p, 'full'),
      (p) => change(p, 'full'),
      size,
      surviveSection,
      (p) => happened(p, 'full'),
      (p) => regimes(p),
      watchSection,
      possible,
      sells,
      trackSection,
      findings,
    ],
    end: [sourceSection, methodSection],
  },
  page: {
    body: [
      (p) => orders(p, 'short'),
      (p) => stopSection(p, 'short'),
      (p) => change(p, 'short'),
      sizeRow,
      (p) => happened(p, 'short'),
      (p) => regimes(p, true),
      watchSection,
      oddsBrief,
      sellsBrief,
      trackSection,
      doubts,
    ],
    end: [sourceLines],
  },
};

/** Writes the memo of a decision. A pure function: the same dossier gives the same memo. */
export const memo = (dossier: Dossier, lang: Lang, length: Length): Memo =>
  written(dossier, lang, { length, parts: PARTS[length] });

/** What the page of a day shows, panel by panel: the short memo, with the pictures of the full one that are glanced at. */
export const panels = (dossier: Dossier, lang: Lang): Memo =>
  written(dossier, lang, { length: 'short', parts: PARTS.page });

function written(
  dossier: Dossier,
  lang: Lang,
  { length, parts: { body, end } }: { readonly length: Length; readonly parts: Parts },
): Memo {
  const p = page(dossier, lang);
  const { w } = p;
  const { episode } = dossier.setup;
  const top = { why: why(p), figures: verdictFigures(p), worst: worst(p) };
  // Only where something stands on record as held is there anything to tell of it.
  const told = body.map((part) => part(p)).filter((s) => s.blocks.length > 0);
  const refs = new Set(refsIn([top, told]));
  return {
    lang,
    length,
    words: w,
    file: dossier.file ?? 'memo',
    title: `${w.label.memo} ${w.longDate(p.today)}${w.colon}${headline(p)}`,
    mast: [w.label.memo, episode.title[lang], ...livedSays(dossier, w)],
    clocks: clocks(dossier, w),
    caution: w.caution(dossier.replay),
    headline: headline(p),
    ...top,
    sections: [...told, ...end.map((part) => part(p, refs))],
  };
}

/** Whether the episode is run again or lived, and that its values were made up where they were. */
export const livedSays = ({ replay, madeUp }: Dossier, { label }: Words): readonly string[] => [
  replay ? label.replay : label.live,
  ...(madeUp ? [label.madeUp] : []),
];

/** When the decision is taken: there, and on the reader's own clock where that shows another hour. */
export function clocks({ setup, decision, clock }: Dossier, w: Words): readonly string[] {
  const { stamp } = decision.moment;
  const market = w.clock(setup.episode.decide.zone, stamp);
  return clock.stamp === stamp ? [market] : [market, w.clock(clock.zone, clock.stamp)];
}

/** The ids of every span inside, however deep. */
function refsIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return 'refs' in part
    ? (part.refs as readonly string[])
    : Object.values(part).flatMap((inner) => refsIn(inner));
}
