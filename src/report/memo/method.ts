import { LEGS } from '../../domain/episode.ts';
import { WINDOWS } from '../../domain/stress.ts';
import type { Vintage } from '../../domain/vintage.ts';
import { crowdVintageOf, readingOf } from '../content/reading.ts';
import { noted, type Section, section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import { namedValues } from '../render/table.ts';
import { fixed } from '../words/number.ts';
import type { Page } from './page.ts';

/** By which rules, which thesis and which past it was decided, and the hash that chains it. */
export function methodSection(p: Page): Section {
  const { w, thesis, vintage, dossier } = p;
  const { anchor } = dossier;
  const opened = p.on(thesis.opened);
  return section('method', w.title.method, [
    {
      kind: 'table',
      table: namedValues([
        [w.label.method, p.decision.method],
        [
          w.label.thesis,
          w.thesisSays(thesis.title[p.lang], opened, dossier.setup.policy.hash),
          'thesis',
        ],
        [w.label.vintage, vintage ? learnt(p, vintage) : w.noVintage, 'vintage'],
        [w.label.crowd, crowd(p), 'crowd'],
        [w.label.decision, dossier.hash, 'decision'],
        ...(anchor ? [[w.label.journal, w.journalSays(anchor.entries, anchor.hash)] as const] : []),
      ]),
    },
    noted(w.verify),
    noted([w.label.inSample]),
  ]);
}

/** What a vintage was learnt from. */
const learnt = ({ w, on }: Page, v: Vintage): string =>
  w.vintageSays({
    method: v.method,
    from: on(v.from),
    until: on(v.until),
    legs: LEGS.map((l) => v.legs[l].join(' + ')).join(w.comma),
    counts: WINDOWS.map((n) => `${fixed(v.windows[n].count, 0)}${w.brackets(w.sessions(n))}`).join(
      w.comma,
    ),
    emission: fixed(v.emission.count, 0),
  });

/** Rules of the model where the decision does not name them. */
const MODEL = 'crowd-1';

/** Which crowd was asked, by which rules, with what fitted, and what its simulations add up to. */
function crowd(p: Page): Prose {
  const { gathering } = p.dossier.setup;
  const reading = readingOf(p.decision.crowd);
  const vintage = crowdVintageOf(p.dossier);
  if (!gathering) return [{ unknown: p.w.unknown({ kind: 'no crowd' }) }];
  return [
    p.w.page.crowd({
      model: /\bcrowd-\d+\b/.exec(p.decision.method)?.[0] ?? MODEL,
      title: gathering.crowd.title[p.lang],
      hash: gathering.hash,
      vintage: vintage && p.w.page.vintage(vintage.method, p.on(vintage.from), p.on(vintage.until)),
      fingerprints: 'unknown' in reading ? [] : reading.fingerprints,
    }),
    ...('unknown' in reading ? [p.w.semi, { unknown: p.w.unknown(reading.unknown) }] : []),
  ];
}
