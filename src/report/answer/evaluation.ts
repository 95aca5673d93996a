import {
  CODING_METHODS,
  type CodingMethod,
  type HitRate,
  type RuleScore,
} from '../../domain/candidate.ts';
import { RUNGS } from '../../domain/evidence.ts';
import type { Spread } from '../../domain/known.ts';
import type { Ground } from '../content/context.ts';
import { section } from '../render/block.ts';
import { cite, type Span } from '../render/prose.ts';
import { amount, type Table, tabulate, wording } from '../render/table.ts';
import { chance } from '../words/number.ts';
import { faces, method } from './answer.ts';

/** How the rules of the inbox do against coded items: of all together, and by episode. */
export type EvaluationView = {
  readonly all: RuleScore;
  readonly episodes: readonly RuleScore[];
  /** How many items were taken for which sort of document. */
  readonly types: Readonly<Record<string, number>>;
};

/** Precision and recall of the rules by level and by episode, beside the baselines. */
export const [evaluationScreen, evaluationPage] = faces(
  'evidence eval',
  (g, view: EvaluationView) => {
    const { evaluation: said } = g.w;
    const { all, episodes, types } = view;
    const [rules, talk] = [all.methods.rules, all.methods.talk];
    const shareOf = (of: Spread | undefined): string => (of ? chance(of.at) : said.never);
    const told = Object.entries(types).map(([type, n]) => `${type} ${n}`);
    const { hits, claimed, there } = all.joins;
    return {
      mast: [said.title, String(rules?.items ?? 0)],
      headline: said.headline(
        String(rules?.items ?? 0),
        shareOf(rules?.alike.rung),
        shareOf(talk?.alike.rung),
      ),
      why: [
        [said.signal3(shareOf(rules?.signal.recall), String(rules?.signal.there ?? 0))],
        [said.types(told.join(g.w.comma))],
        [said.joined(String(hits), String(claimed), String(there))],
      ],
      sections: [
        section('together', said.together, [
          { kind: 'table', caption: [`${said.together1}${g.w.full}`], table: together(g, all) },
        ]),
        section('rungs', said.byRung, [
          { kind: 'table', caption: [`${said.rung1}${g.w.full}`], table: byRung(g, all) },
        ]),
        section('episodes', said.byEpisode, [{ kind: 'table', table: byEpisode(g, episodes) }]),
        method(g, Object.values(said.how)),
      ],
    };
  },
);

const methodsOf = ({ methods }: RuleScore): readonly CodingMethod[] =>
  CODING_METHODS.filter((name) => methods[name] !== undefined);

/** A share as a figure that points at its place. */
const shown = (g: Ground, share: number): Span => cite(chance(share), g.place);

/** Precision and recall, or that nothing was proposed so. */
function rate(g: Ground, of: HitRate | undefined): Span {
  const { evaluation: said } = g.w;
  const part = (spread: Spread | undefined): string => (spread ? chance(spread.at) : said.never);
  return cite(said.pair(part(of?.precision), part(of?.recall)), g.place);
}

function together(g: Ground, all: RuleScore): Table {
  const { evaluation: said } = g.w;
  const rows = methodsOf(all).flatMap((name) => {
    const of = all.methods[name];
    return of ? [{ name, of }] : [];
  });
  return tabulate(rows, [
    wording(said.method, ({ name }) => said.methods[name]),
    amount(said.alike, ({ of }) => shown(g, of.alike.rung.at)),
    amount(said.interval, ({ of }) =>
      cite(said.between(chance(of.alike.rung.low), chance(of.alike.rung.high)), g.place),
    ),
    amount(said.macro, ({ of }) =>
      cite(said.pair(chance(of.macro.precision), chance(of.macro.recall)), g.place),
    ),
    amount(said.signal, ({ of }) => rate(g, of.signal)),
    amount(said.direction, ({ of }) => shown(g, of.alike.direction.at)),
    amount(said.leaning, ({ of }) => rate(g, of.leaning)),
    amount(said.watch, ({ of }) => shown(g, of.alike.watch.at)),
  ]);
}

function byRung(g: Ground, all: RuleScore): Table {
  const { evaluation: said, rungs } = g.w;
  const rows = RUNGS.map((_, rung) => ({
    rung,
    there: all.methods.rules?.rungs[rung]?.there ?? 0,
  }));
  return tabulate(rows, [
    wording(said.rung, ({ rung }) => said.count(String(rung), rungs[rung] ?? '')),
    amount(said.items, ({ there }) => cite(String(there), g.place)),
    ...methodsOf(all).map((name) =>
      amount<(typeof rows)[number]>(said.methods[name], ({ rung }) =>
        rate(g, all.methods[name]?.rungs[rung]),
      ),
    ),
  ]);
}

function byEpisode(g: Ground, episodes: readonly RuleScore[]): Table {
  const { evaluation: said } = g.w;
  return tabulate(episodes, [
    wording(said.episode, ({ name }) => name),
    amount(said.items, ({ methods }) => cite(String(methods.rules?.items ?? 0), g.place)),
    ...(['rules', 'talk', 'type'] as const).map((name) =>
      amount<RuleScore>(said.methods[name], ({ methods }) =>
        shown(g, methods[name]?.alike.rung.at ?? 0),
      ),
    ),
    amount(said.macro, ({ methods: { rules } }) =>
      cite(
        said.pair(chance(rules?.macro.precision ?? 0), chance(rules?.macro.recall ?? 0)),
        g.place,
      ),
    ),
    amount(said.signal, ({ methods }) => rate(g, methods.rules?.signal)),
    amount(said.direction, ({ methods }) => shown(g, methods.rules?.alike.direction.at ?? 0)),
    amount(said.watch, ({ methods }) => shown(g, methods.rules?.alike.watch.at ?? 0)),
  ]);
}
