import type { Dossier } from '../../domain/dossier.ts';
import type { Lang } from '../../domain/text.ts';
import { surviveSection } from '../content/survive.ts';
import type { Figure, Section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import type { Words } from '../words/index.ts';
import { answers } from './answers.ts';
import { change } from './change.ts';
import { methodSection } from './method.ts';
import { page } from './page.ts';
import { possible } from './possible.ts';
import { regimes } from './regime.ts';
import { sells } from './sells.ts';
import { size } from './size.ts';
import { findings, sourceSection } from './sources.ts';
import { stopSection } from './stops.ts';
import { happened } from './stress.ts';
import { headline, verdictFigures, why } from './verdict.ts';
import { watchSection } from './watch.ts';

/** What a person reads about one decision, in one language, before it has a form. */
export type Memo = {
  readonly lang: Lang;
  readonly words: Words;
  readonly title: string;
  readonly mast: readonly string[];
  /** The moment where the decision is taken, and on the reader's own clock where that shows another hour. */
  readonly clocks: readonly string[];
  readonly caution: string;
  readonly headline: string;
  readonly why: readonly Prose[];
  readonly figures: readonly Figure[];
  /** The four answers: how far it comes back, how much is mechanical, what prices fear. */
  readonly answers: readonly Figure[];
  readonly sections: readonly Section[];
};

/** Writes the memo of a decision. A pure function: the same dossier gives the same memo. */
export function memo(dossier: Dossier, lang: Lang): Memo {
  const p = page(dossier, lang);
  const { w } = p;
  const { episode } = dossier.setup;
  const top = { why: why(p), figures: verdictFigures(p), answers: answers(p) };
  const parts = [
    stopSection,
    happened,
    sells,
    regimes,
    possible,
    watchSection,
    surviveSection,
    size,
    change,
    findings,
  ];
  const body = parts.map((part) => part(p));
  const refs = new Set(refsIn([top, body]));
  return {
    lang,
    words: w,
    title: `${w.label.memo} ${w.longDate(p.today)}${w.colon}${headline(p)}`,
    mast: [w.label.memo, episode.title[lang], dossier.replay ? w.label.replay : w.label.live],
    clocks: clocks(dossier, w),
    caution: w.caution(dossier.replay),
    headline: headline(p),
    ...top,
    sections: [...body, sourceSection(p, refs), methodSection(p)],
  };
}

function clocks({ setup, decision, clock }: Dossier, w: Words): readonly string[] {
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
