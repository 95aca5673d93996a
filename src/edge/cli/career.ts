import { present } from '../../domain/present.ts';
import { careerPage, careerScreen } from '../../report/answer/career.ts';
import type { CareerView } from '../../report/content/career.ts';
import { dayOf } from '../../report/content/reading.ts';
import { career } from '../../weigh/career/career.ts';
import { gather } from '../crowd/gather.ts';
import { must } from '../file/problem.ts';
import { ask, dated, noCrowd, notKnown, select } from './ask.ts';
import { shareOption } from './option.ts';

/** Tail probabilities of the curve. */
const GRID = Array.from({ length: 101 }, (_, i) => i / 100);

/**
 * `bide career`: at what tail probability how much is sold, by mandate and by fear. Of a day its odds
 * give the tail, of no day the crowd does; nothing is sold by mandate unless asked.
 */
export const run = ask({
  view: ([name], options, voice): CareerView => {
    const tail = must(shareOption('--tail', options.tail));
    const share = must(shareOption('--mandate', options.mandate));
    const day = name === undefined ? undefined : select(name, options, voice);
    const { title, fear } = day
      ? (day.played.setup.gathering?.crowd ?? must(noCrowd))
      : must(gather()).crowd;
    const said = day?.decision.crowd ?? { career: { at: fear.tail, byMandate: 0 } };
    if ('unknown' in said) return must(notKnown(said.unknown));
    const { at, byMandate } = said.career;
    const mandate = share ?? byMandate;
    const found = career(fear.game, { at: tail ?? at, mandate, grid: GRID });
    const of = day && dayOf(day.decision, day.played.setup.episode);
    return { ...present({ of }), title, career: found, rules: fear.game, mandate };
  },
  screen: careerScreen,
  page: careerPage,
  json: dated,
});
