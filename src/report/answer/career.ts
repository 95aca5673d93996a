import type { CareerRules } from '../../domain/career.ts';
import type { Lang } from '../../domain/text.ts';
import { apart, type CareerView, drawn, found, runs, selling } from '../content/career.ts';
import type { Ground } from '../content/context.ts';
import type { Block } from '../render/block.ts';
import { cite } from '../render/prose.ts';
import { type NamedValue, namedValues, type Table } from '../render/table.ts';
import { answerLines, tableLines, under } from '../render/terminaltable.ts';
import { graph } from '../screen/graph.ts';
import type { Trace } from '../screen/plot.ts';
import { words } from '../words/index.ts';
import { chance, fixed, percent } from '../words/number.ts';
import { type Answer, answerPage } from './answer.ts';

const COMMAND = 'career';
/** Every so many dots of a second line, and of a line that only marks a place. */
const [DASHED, DOTTED] = [3, 5];
/** Tail probabilities that the axis names. */
const MARKS = [0, 0.25, 0.5, 0.75, 1];

/** The managers' game on a terminal of 80 columns: the curve of sellers, and the figures behind it. */
export function careerScreen(view: CareerView, lang: Lang): readonly string[] {
  const { answer, blocks, g } = opened(view, lang);
  const { career: c } = view;
  const { w } = g;
  const shape = drawn(g, c, '');
  const points = (all: (typeof shape.main)[number]): Trace['points'] =>
    all.map((q) => [q.x, q.y] as const);
  const picture = graph({
    traces: [
      ...shape.main.map((piece) => ({ points: points(piece) })),
      ...shape.other.map((piece) => ({ points: points(piece), every: DASHED })),
      { points: [[c.at, 0] as const, [c.at, 1] as const], every: DASHED },
      ...(c.byMandate > 0
        ? [
            {
              points: [[0, c.byMandate] as const, [shape.x.to, c.byMandate] as const],
              every: DOTTED,
            },
          ]
        : []),
    ],
    x: [0, shape.x.to],
    y: [0, 1],
    marks: MARKS.map((m) => ({ at: m * shape.x.to, says: percent(m * shape.x.to) })),
    says: (y) => percent(y),
  });
  const places = [
    w.career.here(chance(c.at), chance(c.lowest)),
    ...(apart(c) ? [w.career.here(chance(c.at), chance(c.highest))] : []),
    ...shape.leaps.map((l) => l.says),
  ];
  return answerLines(answer, COMMAND, [
    ...under(answer, `${w.career.caption}${w.full}`, ['', ...picture]),
    `  ${places.join(w.semi)}`,
    '',
    ...blocks.flatMap((b) => (b.kind === 'chart' && b.table ? tableLines(b.table, g.w) : [])),
    ...under(answer, w.career.rulesHeading, tableLines(assumed(g, view.rules), w)),
  ]);
}

/** The same as one HTML file. */
export const careerPage = (view: CareerView, lang: Lang): string =>
  answerPage(opened(view, lang).answer);

function opened(view: CareerView, lang: Lang): { answer: Answer; blocks: Block[]; g: Ground } {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-career' };
  const { career: c } = view;
  const blocks = selling(g, c, g.place);
  return {
    g,
    blocks,
    answer: {
      lang,
      words: w,
      mast: [w.career.title, view.title[lang]],
      partial: undefined,
      headline: w.career.verdict(chance(c.lowest)),
      why: [found(g, c, g.place), ...runs(g, c)],
      sections: [
        { id: 'career', title: w.career.title, blocks },
        {
          id: 'rules',
          title: w.label.method,
          blocks: [
            {
              kind: 'table',
              heading: [w.career.rulesHeading],
              caption: [w.career.rulesCaption],
              table: assumed({ ...g, place: 's-rules' }, view.rules),
            },
          ],
        },
      ],
    },
  };
}

/** What the game was told. */
function assumed({ w, place }: Ground, r: CareerRules): Table {
  const { row } = w.career;
  const { stakes } = r;
  const one = (name: string, text: string): NamedValue => ({ name, value: [cite(text, place)] });
  return namedValues(
    [
      one(row.gain, percent(r.gain)),
      one(row.bonus, w.career.years(fixed(r.bonus, 1))),
      one(
        row.stakes,
        stakes.kind === 'lognormal'
          ? w.career.stakesSay(fixed(stakes.median, 1), fixed(stakes.spread, 2))
          : w.career.parts(stakes.parts.length),
      ),
      one(row.able, chance(r.talent.theta)),
    ],
    [w.like.column.figure, w.label.value],
  );
}
