import { type Ground, spoken } from '../content/context.ts';
import { byDay, curvesTogether, pictures } from '../content/incidence.ts';
import { placed } from '../content/reading.ts';
import {
  cases,
  followedOf,
  groups,
  open,
  rates,
  recordOf,
  returns,
  type ThreatsView,
  threatMethod,
} from '../content/threats.ts';
import { type Block, section } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import type { Table } from '../render/table.ts';
import { chance } from '../words/number.ts';
import { faces, method } from './answer.ts';

/** The ledger of threats: rates, curves, and the open ones. */
export const [threatsScreen, threatsPage] = faces('threats', (g, view: ThreatsView) => {
  const { threats: said, longDate, full } = g.w;
  const { at, curves, outlooks, rates: base } = view.bargain;
  const { settled = 0, counts } = view.groups[0] ?? {};
  const dropped = (counts?.delayed ?? 0) + (counts?.withdrawn ?? 0);
  const titled = (
    { heading, caption }: Record<'heading' | 'caption', string>,
    table: Table | undefined,
  ): Block[] =>
    table ? [{ kind: 'table', heading: [heading], caption: [`${caption}${full}`], table }] : [];
  return {
    mast: [said.title, view.episode ? placed(g, { episode: view.episode, day: at }) : longDate(at)],
    headline: 'unknown' in base ? said.noVerdict : said.verdict(String(settled), String(dropped)),
    why: why(g, view),
    sections: [
      section('threats', said.title, [
        ...titled(said.rates, rates(g, view)),
        ...titled(said.groups, groups(g, view)),
        ...titled(said.returns, returns(g, view)),
      ]),
      section(
        'open',
        said.outlook.title,
        outlooks.length > 0
          ? [
              ...titled(said.outlook, open(g, view)),
              { kind: 'list', heading: [said.outlook.casesHeading], items: cases(g, view) },
            ]
          : [spoken(g, said.outlook.none)],
      ),
      section(
        'when',
        said.curves.title,
        'unknown' in curves
          ? [spoken(g, said.curves.unknown)]
          : [
              ...pictures(g, curves),
              curvesTogether(g, curves),
              { kind: 'table', table: byDay(g, curves) },
            ],
      ),
      method(g, threatMethod(g, view)),
    ],
  };
});

/** How many different threats there are, how often they come back, how the rates fared. */
function why(g: Ground, { bargain, closed }: ThreatsView): readonly Prose[] {
  const { threats: said } = g.w;
  const { rates: base, recurrence: r, outlooks } = bargain;
  if ('unknown' in base) return [[{ unknown: g.w.unknown(base.unknown) }]];
  const count = (n: number) => cite(String(n), g.place);
  const share = (p: number) => cite(chance(p), g.place);
  return [
    ...(closed !== undefined && bargain.at > closed ? [[said.recorded(g.w.longDate(closed))]] : []),
    followedOf(g, base),
    said.counted({ clusters: count(base.clusters), open: count(outlooks.length) }),
    'unknown' in r
      ? [said.noAgain]
      : said.again({
          cases: count(r.cases),
          again: count(r.again),
          share: share(r.within[6].at),
          low: share(r.within[6].low),
          high: share(r.within[6].high),
        }),
    recordOf(g, bargain),
  ];
}
