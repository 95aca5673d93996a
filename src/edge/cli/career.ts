import { careerPage, careerScreen } from '../../report/answer/career.ts';
import type { CareerView } from '../../report/content/career.ts';
import { dayOf } from '../../report/content/reading.ts';
import { career } from '../../weigh/career/career.ts';
import { gather } from '../crowd/gather.ts';
import { accepted, chain } from '../file/problem.ts';
import { ask, dated, noCrowd, notKnown, type Selection, select } from './ask.ts';
import { shareOption } from './option.ts';
import { type Reply, together } from './say.ts';

/** The managers' game that is asked about: absent figures are those of the crowd or of the day. */
type Game = { readonly tail: number | undefined; readonly mandate: number | undefined };

/** Tail probabilities of the curve. */
const GRID = Array.from({ length: 101 }, (_, i) => i / 100);

/** `bide career`: at what tail probability how much is sold, by mandate and by fear. */
export const run = ask({
  view: ([name], options, voice) =>
    chain(
      together({
        tail: shareOption('--tail', options.tail),
        mandate: shareOption('--mandate', options.mandate),
      }),
      (game): Reply<CareerView> =>
        name === undefined
          ? ofCrowd(game)
          : chain(select(name, options, voice), (found) => ofDay(found, game)),
    ),
  screen: careerScreen,
  page: careerPage,
  json: dated,
});

/** Of no day: the crowd's own tail probability. */
const ofCrowd = ({ tail, mandate = 0 }: Game): Reply<CareerView> =>
  chain(gather(), ({ crowd: { title, fear } }) => {
    const found = career(fear.game, { at: tail ?? fear.tail, mandate, grid: GRID });
    return accepted({ title, career: found, rules: fear.game, mandate });
  });

/** Of a day: its odds give the tail, and nothing is sold by mandate unless asked. */
function ofDay({ played, decision }: Selection, game: Game): Reply<CareerView> {
  const said = decision.crowd;
  const crowd = played.setup.gathering?.crowd;
  if (!crowd) return noCrowd;
  if ('unknown' in said) return notKnown(said.unknown);
  const { at, byMandate } = said.career;
  const { tail = at, mandate = byMandate } = game;
  const rules = crowd.fear.game;
  const found = career(rules, { at: tail, mandate, grid: GRID });
  const of = dayOf(decision);
  return accepted({ of, title: crowd.title, career: found, rules, mandate });
}
