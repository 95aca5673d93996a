import type { CareerRules } from '../../domain/career.ts';
import { type CareerView, runsOf, selling, sellingSentence } from '../content/career.ts';
import type { Ground } from '../content/context.ts';
import { dayIs, placed } from '../content/reading.ts';
import { section } from '../render/block.ts';
import { cite } from '../render/prose.ts';
import { type NamedValue, namedValues, type Table } from '../render/table.ts';
import { chance, fixed, percent } from '../words/number.ts';
import { faces } from './answer.ts';

/** The managers' game: the curve of sellers, and the figures behind it. */
export const [careerScreen, careerPage] = faces(
  'career',
  (g, { of, title, career: c, rules }: CareerView) => ({
    mast: [g.w.career.title, of ? placed(g, of) : title[g.lang]],
    headline: g.w.career.verdict(chance(c.lowest)),
    why: [...(of ? [dayIs(g, of)] : []), sellingSentence(g, c, g.place), ...runsOf(g, c)],
    sections: [
      section('career', g.w.career.title, selling(g, c, { tailAt: g.place })),
      section('rules', g.w.label.method, [
        {
          kind: 'table',
          heading: [g.w.career.rulesHeading],
          caption: [g.w.career.rulesCaption],
          table: assumed(g, rules),
        },
      ]),
    ],
  }),
);

/** What the game was told. */
function assumed({ w }: Ground, { gain, bonus, stakes, talent }: CareerRules): Table {
  const { row } = w.career;
  const one = (name: string, text: string): NamedValue => [name, cite(text, 's-rules')];
  return namedValues(
    [
      one(row.gain, percent(gain)),
      one(row.bonus, w.career.years(fixed(bonus, 1))),
      one(
        row.stakes,
        stakes.kind === 'lognormal'
          ? w.career.stakesSay(fixed(stakes.median, 1), fixed(stakes.spread, 2))
          : w.career.parts(stakes.parts.length),
      ),
      one(row.able, chance(talent.theta)),
    ],
    [w.like.column.figure, w.label.value],
  );
}
