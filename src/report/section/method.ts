import { LEGS } from '../../domain/episode.ts';
import { WINDOWS } from '../../domain/vintage.ts';
import type { Section } from '../block.ts';
import type { Prose } from '../prose.ts';
import type { Page } from '../view/page.ts';
import { fixed } from '../words/number.ts';

/** By which rules, which thesis and which past it was decided, and the hash that chains it. */
export function method(p: Page): Section {
  const { w, thesis, vintage, dossier } = p;
  const row = (name: string, text: Prose, id?: string) => ({
    cells: [[name], text],
    ...(id === undefined ? {} : { id }),
  });
  return {
    id: 'method',
    title: w.title.method,
    blocks: [
      {
        kind: 'table',
        table: {
          head: [],
          right: [],
          rows: [
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
            row(w.label.decision, [dossier.hash], 'decision'),
          ],
        },
      },
      { kind: 'say', note: true, prose: w.verify },
      { kind: 'say', note: true, prose: [w.label.inSample] },
    ],
  };
}
