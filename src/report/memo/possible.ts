import type { Scenario } from '../../domain/thesis.ts';
import { linear } from '../chart/scale.ts';
import { rect, segment, svg } from '../chart/svg.ts';
import { type Ground, spoken } from '../content/context.ts';
import { assets, paths as byPaths, oddsLine, wrong } from '../content/odds.ts';
import { oddsView } from '../content/oddsview.ts';
import { threatBlocks } from '../content/threats.ts';
import { turns as tipping } from '../content/tipping.ts';
import { hatched } from '../content/unknown.ts';
import {
  type Block,
  drawn,
  type MemoBlock,
  noted,
  type Section,
  section,
  untabled,
} from '../render/block.ts';
import type { Html } from '../render/markup.ts';
import { cite, join, type Prose, say } from '../render/prose.ts';
import { chance, percent } from '../words/number.ts';
import { type Page, threatens } from './page.ts';
import { nameOf } from './watch.ts';

/** The paths of the thesis with what stands in their way, and the facts that would turn the call. */
export const possible = (p: Page): Section =>
  section('possible', p.w.title.possible, [
    ...weighed(p),
    paths(p),
    ...(threatens(p) ? threatBlocks(p) : []),
  ]);

/** Own odds against those that prices imply, in one picture. */
export function oddsBrief(p: Page): Section {
  const view = oddsView(p.dossier);
  const g: Ground = { w: p.w, lang: p.lang, place: 's-possible' };
  return section('possible', p.w.title.possible, [
    'unknown' in view
      ? hatched(g, p.w.odds.paths.unknown, { why: view.unknown })
      : { ...untabled(byPaths(g, view)), brief: oddsLine(g, view) },
  ]);
}

/** Own odds against those that prices imply, by path and by asset, and what is wrong with them. */
function weighed(p: Page): readonly Block[] {
  const view = oddsView(p.dossier);
  const g: Ground = { w: p.w, lang: p.lang, place: 's-possible' };
  if ('unknown' in view) return [hatched(g, p.w.odds.paths.unknown, { why: view.unknown })];
  return [
    byPaths(g, view),
    ...wrong(g, view).map((s) => spoken(p, s)),
    assets(g, view),
    noted([`${p.w.odds.reading}${p.w.full}`]),
    tipping(g, view),
  ];
}

function paths(p: Page): MemoBlock {
  const { regime } = p.decision;
  return {
    kind: 'paths',
    heading: [p.w.pathsHeading(p.thesis.scenarios.length)],
    caption: [p.w.pathsCaption],
    paths: p.thesis.scenarios.map((s) => ({
      title: s.title[p.lang],
      regime: s.regime,
      chance: p.w.chanceOf(
        cite(chance(regime[s.regime] * s.weight), 's-regime'),
        p.w.regime[s.regime],
        percent(s.weight),
      ),
      path: s.path[p.lang],
      walls: s.constraints.map((c) => {
        const words = `${percent(c.low)}–${percent(c.high)}`;
        return {
          text: c.text[p.lang],
          // What a thesis says about a later fact was not known at this moment: it is withheld.
          reason: because(p, c),
          range: [cite(words, 'thesis')],
          draw: drawn(range, { ...c, label: `${c.text[p.lang]}${p.w.colon}${words}` }),
        };
      }),
    })),
  };
}

/** The reason of an obstacle with its sources; where one was not known yet, which, and nothing else. */
function because(p: Page, { reason, sources }: Scenario['constraints'][number]): Prose {
  const later = sources.filter((id) => !known(p, id));
  return later.length === 0
    ? say`${reason[p.lang]} ${join(
        ' ',
        sources.map((id) => [cite(id, id)]),
      )}`
    : [p.w.withheld, p.w.blank, later.join(p.w.comma)];
}

/** Whether an id can be pointed at: a fact of the thesis, or evidence known by now. */
const known = (p: Page, id: string): boolean =>
  p.evidence.has(id) || p.thesis.facts.some((f) => f.id === id && f.knownOn <= p.today);

/** A possible fact in words. */
export function factName(p: Page, id: string): string {
  const listed = p.thesis.possible.find((x) => x.id === id);
  if (listed) return listed.text[p.lang];
  return id.startsWith('withdrawal:')
    ? p.w.withdrawalOf(nameOf(p, id.slice('withdrawal:'.length)))
    : id;
}

type Range = Record<'low' | 'high', number> & { readonly label: string };

/** A stated interval between 0 and 1, small enough to stand beside a sentence. */
function range({ label, low, high }: Range, width: number): Html {
  const x = linear([0, 1], [1, width - 1]);
  const body = [
    segment([1, 9], [width - 1, 9], { ink: 'edge' }),
    ...[0, 0.5, 1].map((t) => segment([x(t), 5], [x(t), 13], { ink: 'edge' })),
    rect({ x: x(low), y: 3, w: Math.max(2, x(high) - x(low)), h: 12 }, 'band', 'accent'),
  ];
  return svg({ width, height: 18 }, label, body);
}
