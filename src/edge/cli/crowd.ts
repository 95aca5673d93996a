import type { Gathering } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import type { Inquiry, Simulation } from '../../domain/simulation.ts';
import { formatDay } from '../../domain/time.ts';
import { crowdPage, crowdScreen } from '../../report/answer/crowd.ts';
import type { CrowdView } from '../../report/content/crowdview.ts';
import { type DayOf, dayOf } from '../../report/content/reading.ts';
import { SIZE } from '../../run/crowd/question.ts';
import type { Compute } from '../../run/ports.ts';
import { arenaOf } from '../../weigh/crowd.ts';
import { SIZES, sized, usualSize } from '../../weigh/recovery.ts';
import type { Sum } from '../../weigh/sum.ts';
import { machine } from '../compute/machine.ts';
import { unasked } from '../crowd/asked.ts';
import { type Experiment, experiment } from '../crowd/experiment.ts';
import { gather } from '../crowd/gather.ts';
import { figure } from '../file/figure.ts';
import { must } from '../file/problem.ts';
import { ask, dated, questionsOf, select } from './ask.ts';
import { type Effort, effort, fits } from './effort.ts';
import { MESSAGES } from './message.ts';
import { watched } from './progress.ts';
import { declined, misused, type Options, type Voice } from './say.ts';

/** The two questions of the command: with the crowd, and the walk without it. */
type Questions = {
  readonly gathering: Gathering;
  readonly noise: Inquiry;
  readonly walk: Inquiry;
  /** The day that is asked about. */
  readonly of?: DayOf;
};

/** Most paths of the walk, in which nothing is rare. */
const MAX_WALK_PATHS = 65536;
/** Falls that are told apart, sigmas. */
const [MIN_FALL, MAX_FALL] = [SIZES[0] as number, SIZES.at(-1) as number];
/** Smallest fall in the picture, sigmas. */
const MIN_FALL_SHOWN = 1;

/** `bide crowd`: who is forced to sell, how far prices overshoot, how long until they are back. */
export const run = ask({
  view: async ([name], options, voice): Promise<CrowdView> => {
    const work = effort(options, name !== undefined);
    const size = options.fall === undefined ? undefined : (figure(options.fall) ?? Number.NaN);
    if (size !== undefined && !(size >= MIN_FALL && size < MAX_FALL))
      must(misused(MESSAGES.fallOutOfRange(MIN_FALL, MAX_FALL, options.fall ?? '')));
    const compute = machine(work.paths, work.threads);
    const asked = questions(name, options, voice);
    const fell = asked.of?.fell;
    fits(arenaOf(asked.noise, asked.gathering), work.paths);
    const fall = size ?? usualSize(fell);
    const runs = await experiments(asked, { ...work, compute }, voice);
    return viewOf(asked, work, { ...runs, fall });
  },
  screen: crowdScreen,
  page: crowdPage,
  json: (view) => dated({ ...view, crowd: view.crowd.id }),
});

/** What came of the two questions. */
type Runs = { readonly crowd: Experiment & Sum; readonly walk: Simulation };

/** Runs both; Ctrl-C leaves the paths that are done. */
const experiments = (
  { gathering, noise, walk }: Questions,
  { seed, paths, scrambles, compute }: Effort & { readonly compute: Compute },
  voice: Voice,
): Promise<Runs> =>
  watched(voice, async (signal, onProgress) => {
    const own = { seed, paths, scrambles };
    const few = { ...walk, ...own, paths: Math.min(paths, MAX_WALK_PATHS) };
    const way = { compute, signal, onProgress, shown: MIN_FALL_SHOWN };
    // The walk comes first: it is soon run, and threads sum it up while the crowd is.
    const bare = await experiment(few, gathering, { compute });
    const crowd = await experiment({ ...noise, ...own }, gathering, way);
    const [sum, like] = [await crowd?.sum, await bare?.sum];
    if (!(crowd && sum && like)) return must(declined(MESSAGES.stopped));
    return { crowd: { ...crowd, ...sum }, walk: like.simulation };
  });

/** The questions of a day of an episode, or of no day. */
function questions(name: string | undefined, options: Options, voice: Voice): Questions {
  if (name === undefined) {
    const gathering = must(gather());
    return { gathering, ...unasked(gathering) };
  }
  const { played, at, decision } = select(name, options, voice);
  const { gathering, worlds } = questionsOf(played, at);
  return {
    gathering,
    noise: worlds.noise,
    walk: worlds.walk,
    of: dayOf(decision, played.setup.episode),
  };
}

function viewOf(
  { gathering, noise, of }: Questions,
  work: Effort,
  { crowd, walk, fall }: Runs & { readonly fall: number },
): CrowdView {
  const { arena, simulation, drawn, paths, sold } = crowd;
  const vintage = gathering.vintages.find((v) => formatDay(v.until) === noise.vintage);
  const held = (m: number): number => {
    let sum = 0;
    for (let i = 0; i < arena.sleeves; i++) sum += arena.holding[i * arena.assets + m] as number;
    return sum;
  };
  const like = sized(simulation.falls, fall);
  const partial = crowd.partial ? { asked: work.paths, done: paths } : undefined;
  const walkLike = sized(walk.falls, fall);
  return {
    crowd: gathering.crowd,
    conditions: noise.conditions,
    simulation,
    walk,
    histogram: drawn?.histogram ?? [],
    sold: gathering.crowd.assets.map((asset, m) => ({
      asset: asset.id,
      share: held(m) > 0 ? (sold[m] as number) / paths / held(m) : 0,
    })),
    fan: drawn?.fan ?? [],
    ...present({ of, size: fall === of?.fell ? undefined : fall }),
    ...present({ vintage, like, walkLike, partial }),
    ...present({ decided: of && paths !== SIZE.paths ? SIZE.paths : undefined }),
    seed: work.seed,
    paths,
    threads: work.threads,
    fingerprint: simulation.fingerprint,
  };
}
