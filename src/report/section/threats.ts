import type { Ground } from '../content/context.ts';
import { open, rates } from '../content/threats.ts';
import { hatched } from '../content/unknown.ts';
import type { Page } from '../memo/page.ts';
import type { Block } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import { fixed, percent } from '../words/number.ts';

/** What became of threats settled by now, and what may become of the open ones. */
export function threats(p: Page): readonly Block[] {
  const { bargain, setup } = p.dossier;
  const g: Ground = { w: p.w, lang: p.lang, place: 's-possible' };
  const said = p.w.threats;
  if ('unknown' in bargain)
    return [hatched(g, said.rates.heading, bargain.unknown, [0, 1], (x) => percent(x))];
  const named = new Set(bargain.outlooks.map((o) => o.threat));
  const view = {
    bargain,
    targets: Object.fromEntries(
      (setup.threats ?? []).filter((t) => named.has(t.id)).map((t) => [t.id, t.target]),
    ),
    traits: {},
    groups: [],
  };
  const table = rates(g, view);
  if (!table || 'unknown' in bargain.rates) return [];
  const { threats: settled, shares } = bargain.rates;
  const dropped = shares.delayed.count + shares.withdrawn.count;
  return [
    {
      kind: 'table',
      heading: [said.verdict(String(settled), String(dropped))],
      caption: record(p),
      table,
    },
    ...(bargain.outlooks.length > 0
      ? [
          {
            kind: 'table' as const,
            heading: [said.outlook.heading],
            caption: [said.outlook.caption],
            table: open(g, view, true),
          },
        ]
      : []),
  ];
}

/** How the rates fared when each cluster was left out in turn. */
function record({ dossier: { bargain }, w }: Page): Prose {
  if ('unknown' in bargain || 'unknown' in bargain.record) return [w.threats.noRecord];
  const { cases, clusters, own, base, log } = bargain.record;
  const figure = (x: number, digits: number) => cite(fixed(x, digits), 's-possible');
  return w.threats.record({
    cases: figure(cases, 0),
    clusters: figure(clusters, 0),
    own: figure(own, 3),
    base: figure(base, 3),
    log: { own: figure(log.own, 3), base: figure(log.base, 3) },
    won: own < base,
  });
}
