import { careerPage, careerScreen } from '../../report/answer/career.ts';
import type { CareerView } from '../../report/content/career.ts';
import { dayOf } from '../../report/content/reading.ts';
import { career } from '../../weigh/career/career.ts';
import { gather } from '../crowd/gather.ts';
import { must } from '../file/problem.ts';
import { ask, dated, noCrowd, notKnown, type Selection, select } from './ask.ts';
import { shareOption } from './option.ts';

/** The managers' game that is asked about: absent figures are those of the crowd or of the day. */
type Game = { readonly tail: number | undefined; readonly mandate: number | undefined };

/** Tail probabilities of the curve. */
const GRID = Array.from({ length: 101 }, (_, i) => i / 100);

/** `bide career`: at what tail probability how much is sold, by mandate and by fear. */
export const run = ask({
  view: ([name], options, voice) => {
    const game = {
      tail: must(shareOption('--tail', options.tail)),
      mandate: must(shareOption('--mandate', options.mandate)),
    };
    return name === undefined ? ofCrowd(game) : ofDay(select(name, options, voice), game);
  },
  screen: careerScreen,
  page: careerPage,
  json: dated,
});

/** Of no day: the crowd's own tail probability. */
function ofCrowd({ tail, mandate = 0 }: Game): CareerView {
  const { title, fear } = must(gather()).crowd;
  const found = career(fear.game, { at: tail ?? fear.tail, mandate, grid: GRID });
  return { title, career: found, rules: fear.game, mandate };
}

/** Of a day: its odds give the tail, and nothing is sold by mandate unless asked. */
function ofDay({ played, decision }: Selection, game: Game): CareerView {
  const said = decision.crowd;
  const crowd = played.setup.gathering?.crowd;
  if (!crowd) return must(noCrowd);
  if ('unknown' in said) return must(notKnown(said.unknown));
  const { at, byMandate } = said.career;
  const { tail = at, mandate = byMandate } = game;
  const rules = crowd.fear.game;
  const found = career(rules, { at: tail, mandate, grid: GRID });
  return { of: dayOf(decision), title: crowd.title, career: found, rules, mandate };
}
