import { LEGS } from '../../domain/episode.ts';
import { WINDOWS } from '../../domain/stress.ts';
import { crowdVintageOf, readingOf } from '../content/reading.ts';
import type { Section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import { type NamedValue, namedValues } from '../render/table.ts';
import { fixed } from '../words/number.ts';
import type { Page } from './page.ts';

/** By which rules, which thesis and which past it was decided, and the hash that chains it. */
export function methodSection(p: Page): Section {
  const { w, thesis, vintage, dossier } = p;
  const row = (name: string, value: Prose, id?: string): NamedValue => ({
    name,
    value,
    ...(id === undefined ? {} : { id }),
  });
  return {
    id: 'method',
    title: w.title.method,
    blocks: [
      {
        kind: 'table',
        table: namedValues(
          [
            row(w.label.method, [p.decision.method]),
            row(
              w.label.thesis,
              [w.thesisSays(thesis.title[p.lang], p.on(thesis.opened), dossier.setup.policy.hash)],
              'thesis',
            ),
            row(
              w.label.vintage,
              [
                vintage
                  ? w.vintageSays({
                      method: vintage.method,
                      from: p.on(vintage.from),
                      until: p.on(vintage.until),
                      legs: LEGS.map((l) => vintage.legs[l].join(' + ')).join(w.comma),
                      counts: WINDOWS.map(
                        (n) =>
                          `${fixed(vintage.windows[n].count, 0)}${w.brackets(w.windowSays(n))}`,
                      ).join(w.comma),
                      emission: fixed(vintage.emission.count, 0),
                    })
                  : w.noVintage,
              ],
              'vintage',
            ),
            row(w.label.crowd, crowd(p), 'crowd'),
            row(w.label.decision, [dossier.hash], 'decision'),
          ],
          ['', ''],
        ),
      },
      { kind: 'say', note: true, prose: w.verify },
      { kind: 'say', note: true, prose: [w.label.inSample] },
    ],
  };
}

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
