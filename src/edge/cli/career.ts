import { careerPage, careerScreen } from '../../report/answer/career.ts';
import type { CareerView } from '../../report/content/career.ts';
import { career } from '../../weigh/career/career.ts';
import { gather } from '../crowd/gather.ts';
import { ask, noCrowd, notKnown, type Selecting, type Selection, select } from './ask.ts';
import { shareOption } from './option.ts';
import type { Reply } from './say.ts';

type Options = Selecting & {
  readonly tail?: string;
  readonly mandate?: string;
  readonly html?: string;
};

/** The managers' game that is asked about: absent figures are those of the crowd or of the day. */
type Game = { readonly tail: number | undefined; readonly mandate: number | undefined };

/** Tail probabilities of the curve. */
const GRID = Array.from({ length: 101 }, (_, i) => i / 100);

/** `bide career`: at what tail probability how much is sold, by mandate and by fear. */
export const run = ask({
  view: ([name], options: Options, voice) => {
    const tail = shareOption('--tail', options.tail);
    if (!tail.ok) return tail;
    const mandate = shareOption('--mandate', options.mandate);
    if (!mandate.ok) return mandate;
    const game = { tail: tail.value, mandate: mandate.value };
    if (name === undefined) return ofCrowd(game);
    const found = select(name, options, voice);
    return found.ok ? ofDay(found.value, game) : found;
  },
  screen: careerScreen,
  page: careerPage,
  json: (view) => view,
});

/** Of no day: the crowd's own tail probability. */
function ofCrowd({ tail, mandate = 0 }: Game): Reply<CareerView> {
  const gathering = gather();
  if (!gathering.ok) return gathering;
  const { title, fear } = gathering.value.crowd;
  const found = career(fear.game, { at: tail ?? fear.tail, mandate, grid: GRID });
  return { ok: true, value: { title, career: found, rules: fear.game, mandate } };
}

/** Of a day: its regime call gives the tail, its simulated falls of like size the mandate. */
function ofDay({ played, decision }: Selection, game: Game): Reply<CareerView> {
  const crowd = played.setup.gathering?.crowd;
  const said = decision.crowd;
  if (!crowd) return noCrowd;
  if ('unknown' in said) return notKnown(said.unknown);
  const mandate = game.mandate ?? said.career.byMandate;
  const rules = crowd.fear.game;
  return {
    ok: true,
    value: {
      title: crowd.title,
      career: career(rules, { at: game.tail ?? said.career.at, mandate, grid: GRID }),
      rules,
      mandate,
    },
  };
}
