import type { Block } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import type { CrowdView } from '../view/crowd.ts';
import { chance, fixed, percent, signedPercent } from '../words/number.ts';
import type { Ground } from './context.ts';
import { times } from './survive.ts';

type Rows = Extract<Block, { kind: 'table' }>;

/** The question: the world, and the conditions in which the crowd was asked. */
export function asked(g: Ground, { conditions: c, simulation, crowd, vintage }: CrowdView): Rows {
  const { w, lang } = g;
  const { world } = w.page;
  const title = (id: string): string => crowd.assets.find((a) => a.id === id)?.title[lang] ?? id;
  const news = Object.entries(c.news).filter(([, move]) => move !== 0);
  const which = simulation.inquiry.world;
  const one = (name: string, text: string): { cells: Prose[] } => ({ cells: [[name], [text]] });
  return {
    kind: 'table',
    heading: [w.page.conditions],
    table: {
      head: [w.like.column.figure, w.label.value],
      right: [1],
      rows: [
        { id: 'crowd', ...one(w.label.crowd, crowd.title[lang]) },
        one(w.label.vintage, vintage?.method ?? world.none),
        one(world.which, which === 'walk' ? w.page.walk : w.regime[which]),
        one(world.volatility, times(g, c.volatility)),
        one(
          world.tail,
          c.tail === undefined
            ? `${chance(crowd.fear.tail)}${w.brackets(world.own)}`
            : chance(c.tail),
        ),
        one(world.drift, signedPercent(c.drift, 2)),
        one(world.rate, percent(c.rate, 1)),
        ...(news.length === 0
          ? [one(world.news, world.none)]
          : news.map(([id, move]) =>
              one(`${world.news}${w.brackets(title(id))}`, signedPercent(move, 1)),
            )),
      ],
    },
  };
}

/** Who is in the crowd. */
export function kinds(g: Ground, { crowd }: CrowdView): Rows {
  const { kinds: words } = g.w.page;
  return {
    kind: 'table',
    heading: [words.heading(crowd.kinds.reduce((sum, k) => sum + k.books, 0))],
    table: {
      head: [words.kind, words.books, words.share, words.sells],
      right: [1, 2],
      rows: crowd.kinds.map((k) => ({
        cells: [[k.title[g.lang]], [fixed(k.books, 0)], [percent(k.share)], [words.sort[k.sort]]],
      })),
    },
  };
}

/** Seed, paths and fingerprint; what is fitted, and what is stated. */
export const method = ({ w }: Ground, view: CrowdView): string[] => [
  w.page.drawn({
    paths: fixed(view.partial?.done ?? view.paths, 0),
    seed: view.seed,
    threads: view.threads,
    fingerprint: view.fingerprint,
  }),
  ...(view.vintage ? [] : [w.unknown('not fitted')]),
  `${w.page.assumed(view.crowd.assumptions.length)}${w.blank}${w.like.stated}`,
];
