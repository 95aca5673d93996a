import type { Ground } from '../content/context.ts';
import { readingOf } from '../content/reading.ts';
import { survival, times } from '../content/survive.ts';
import { hatched } from '../content/unknown.ts';
import type { Page } from '../memo/page.ts';
import { cash } from '../piece/cash.ts';
import type { Figure, Section } from '../render/block.ts';
import { cite } from '../render/prose.ts';
import { limit, percent } from '../words/number.ts';

/** Whether the book lives until prices are back, and what that allows. */
export function survive(p: Page): Section {
  const reading = readingOf(p.decision.crowd);
  const g: Ground = { w: p.w, lang: p.lang, place: 's-survive' };
  const { survive: words } = p.w;
  const head = { id: 'survive', title: p.w.title.survive };
  if ('unknown' in reading)
    return {
      ...head,
      blocks: [hatched(g, words.unknown, reading.unknown, [0, 1], (x) => percent(x))],
    };
  const figures: Figure[] = [
    {
      label: words.largest,
      value: [cite(times(g, reading.largest), g.place)],
      notes: [[cite(words.largestNote(limit(p.thesis.exposure.forcedOut)), 'thesis')]],
    },
    ...cash(g, reading.toCash, p.thesis.book?.currency),
    {
      label: p.w.label.binding,
      value: [p.w.binding[p.decision.exposure.binding]],
      notes: [[cite(words.seeCaps, 's-size')]],
    },
  ];
  return {
    ...head,
    blocks: [
      survival(g, reading.survival, p.thesis.horizon),
      { kind: 'figures', figures },
      ...(reading.mapped
        ? []
        : [{ kind: 'say' as const, note: true, prose: [words.unmapped(reading.astray)] }]),
    ],
  };
}
