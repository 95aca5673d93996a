import type { CareerRules } from '../../domain/career.ts';
import type { Lang } from '../../domain/text.ts';
import { type CareerView, runs, selling, sellingSentence } from '../content/career.ts';
import type { Ground } from '../content/context.ts';
import { cite } from '../render/prose.ts';
import { type NamedValue, namedValues, type Table } from '../render/table.ts';
import { words } from '../words/index.ts';
import { chance, fixed, percent } from '../words/number.ts';
import { answerPage, answerScreen, type CommandAnswer } from './answer.ts';

const COMMAND = 'career';

/** The managers' game: the curve of sellers, and the figures behind it, on a terminal. */
export const careerScreen = (view: CareerView, lang: Lang): readonly string[] =>
  answerScreen(composed(view, lang));

/** The same as one HTML file. */
export const careerPage = (view: CareerView, lang: Lang): string =>
  answerPage(composed(view, lang));

function composed(view: CareerView, lang: Lang): CommandAnswer {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-career' };
  const { career: c } = view;
  const blocks = selling(g, c, { tailAt: g.place });
  return {
    lang,
    words: w,
    command: COMMAND,
    mast: [w.career.title, view.title[lang]],
    partial: undefined,
    headline: w.career.verdict(chance(c.lowest)),
    why: [sellingSentence(g, c, g.place), ...runs(g, c)],
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
