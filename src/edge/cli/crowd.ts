import type { Gathering } from '../../domain/policy.ts';
import type { Inquiry } from '../../domain/simulation.ts';
import { formatDay } from '../../domain/time.ts';
import { crowdPage, crowdScreen } from '../../report/answer/crowd.ts';
import type { CrowdView } from '../../report/content/crowdview.ts';
import { picture } from '../../weigh/picture.ts';
import { SIZES, sized } from '../../weigh/recovery.ts';
import { machine } from '../compute/machine.ts';
import { arenaOf } from '../crowd/answer.ts';
import { askedAt, unasked } from '../crowd/asked.ts';
import { type Effort, effort, tooLarge } from '../crowd/effort.ts';
import { type Experiment, experiment } from '../crowd/experiment.ts';
import { gather } from '../crowd/gather.ts';
import { write } from '../file/write.ts';
import { play } from '../workspace.ts';
import { decisionAt, opened } from './ask.ts';
import { interrupted, progress } from './progress.ts';
import { type Common, decline, FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & {
  readonly at?: string;
  readonly thesis?: string;
  readonly fall?: string;
  readonly seed?: string;
  readonly paths?: string;
  readonly threads?: string;
  readonly html?: string;
};

/** The two questions of the command: with the crowd, and the walk without it. */
type Questions = {
  readonly gathering: Gathering;
  readonly noise: Inquiry;
  readonly walk: Inquiry;
  /** How far the risk leg fell on the day, sigmas. */
  readonly fell?: number;
};

/** Paths that are enough for the walk, in which nothing is rare. */
const ENOUGH = 65536;
/** Falls that are told apart, sigmas. */
const [LEAST, MOST] = [SIZES[0] as number, SIZES.at(-1) as number];
/** Size of fall that is told of where none is asked and none was, sigmas. */
const FALL = 2;
/** Smallest fall in the picture, sigmas. */
const FELL = 1;

/** `bide crowd`: who is forced to sell, how far prices overshoot, how long until they are back. */
export async function run([name]: readonly string[], options: Options): Promise<number> {
  const work = effort(options);
  if ('wrong' in work) return misuse(work.wrong, options);
  const size = options.fall === undefined ? undefined : Number(options.fall);
  if (size !== undefined && !(size >= LEAST && size < MOST))
    return misuse(
      {
        en: `--fall: expected sigmas from ${LEAST} to below ${MOST}, found ${options.fall}`,
        'zh-Hant': `--fall：應為${LEAST}以上、小於${MOST}的標準差倍數，實為${options.fall}`,
      },
      options,
    );
  const asked = questions(name, options);
  if (typeof asked === 'function') return asked();
  const { gathering, noise, walk } = asked;
  const large = tooLarge(arenaOf(noise, gathering), work.paths);
  if (large) return misuse(large, options);

  const compute = machine(work.threads);
  const { signal, over } = interrupted();
  const { told, clear } = progress(options.lang);
  const own = { seed: work.seed, paths: work.paths, scrambles: work.scrambles };
  const crowd = await experiment({ ...noise, ...own }, gathering, compute, {
    signal,
    onProgress: told,
  });
  const bare = crowd.ok
    ? await experiment(
        { ...walk, ...own, paths: Math.min(own.paths, ENOUGH) },
        gathering,
        compute,
        {},
      )
    : crowd;
  over();
  clear();
  if (!crowd.ok) return refuse(crowd.problems, options.lang, options.json);
  if (!bare.ok) return refuse(bare.problems, options.lang, options.json);
  if (!crowd.value || !bare.value)
    return decline(
      { en: 'stopped before the first path was done', 'zh-Hant': '尚未完成任何路徑就已中止' },
      options,
    );
  const view = viewOf(
    asked,
    work,
    crowd.value,
    bare.value,
    size ?? (asked.fell !== undefined && asked.fell >= LEAST ? asked.fell : FALL),
  );
  if (options.html !== undefined) write(options.html, crowdPage(view, options.lang));
  if (options.json) tell(JSON.stringify({ ...view, crowd: view.crowd.id }));
  else for (const line of crowdScreen(view, options.lang)) tell(line);
  return FINE;
}

/** The questions of a day of an episode, or of no day. */
function questions(name: string | undefined, options: Options): Questions | (() => number) {
  if (name === undefined) {
    const gathering = gather();
    return gathering.ok
      ? { gathering: gathering.value, ...unasked(gathering.value) }
      : () => refuse(gathering.problems, options.lang, options.json);
  }
  const episode = opened(name, options);
  if (!episode.ok) return () => refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return () => misuse(at.wrong, options);
  const asked = askedAt(played, at);
  if ('unknown' in asked)
    return () =>
      decline({ en: `not known: ${asked.unknown}`, 'zh-Hant': `未知：${asked.unknown}` }, options);
  const said = played.decisions[at]?.crowd;
  const fell = said && !('unknown' in said) ? said.fell : undefined;
  return {
    gathering: played.setup.gathering as Gathering,
    noise: asked.worlds.noise,
    walk: asked.worlds.walk,
    ...(fell === undefined ? {} : { fell }),
  };
}

function viewOf(
  { gathering, noise }: Questions,
  work: Effort,
  crowd: Experiment,
  walk: Experiment,
  fell: number,
): CrowdView {
  const { arena, simulation, rows, sold } = crowd;
  const paths = simulation.inquiry.paths;
  const vintage = gathering.vintages.find((v) => formatDay(v.until) === noise.vintage);
  const held = (m: number): number => {
    let sum = 0;
    for (let i = 0; i < arena.sleeves; i++) sum += arena.holding[i * arena.assets + m] as number;
    return sum;
  };
  const drawn = picture(rows, FELL * arena.rules.sigma);
  const like = sized(simulation.falls, fell);
  const walkLike = sized(walk.simulation.falls, fell);
  return {
    crowd: gathering.crowd,
    ...(vintage === undefined ? {} : { vintage }),
    conditions: noise.conditions,
    simulation,
    walk: walk.simulation,
    histogram: drawn?.histogram ?? [],
    sold: gathering.crowd.assets.map((asset, m) => ({
      asset: asset.id,
      share: held(m) > 0 ? (sold[m] as number) / paths / held(m) : 0,
    })),
    fan: drawn?.fan ?? [],
    ...(like === undefined ? {} : { like }),
    ...(walkLike === undefined ? {} : { walkLike }),
    ...(crowd.partial ? { partial: { asked: work.paths, done: paths } } : {}),
    seed: work.seed,
    paths,
    threads: work.threads,
    fingerprint: simulation.fingerprint,
  };
}
