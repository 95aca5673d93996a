import type { Career } from '../../domain/career.ts';
import type { Spread } from '../../domain/known.ts';
import { present } from '../../domain/present.ts';
import { REGIMES, type RegimeId } from '../../domain/regime.ts';
import type { Estimate, Inquiry, LikeFall, Simulation, World } from '../../domain/simulation.ts';
import type { Lows, Survival } from '../../domain/survival.ts';
import { career } from '../career/career.ts';
import { arenaOf } from '../crowd.ts';
import { OUT, PATHS_PER_BLOCK, WIDTH } from '../firesale/arena.ts';
import type { Scheme } from '../firesale/draw.ts';
import { meanOverPaths } from '../firesale/estimate.ts';
import { blocksOfJob, type KernelRooms } from '../firesale/kernel.ts';
import { scheme } from '../firesale/scheme.ts';
import { picture } from '../picture.ts';
import { fallsOfSize, lowsOfBook, SIZES, sized, usualSize } from '../recovery.ts';
import { SUM_PARTS, type Sum, type SumPart, sumOfParts, sumPart, type Walk } from '../sum.ts';
import { callAt, largestLeverage, lowsOf, survival, survivalCurve } from '../survival.ts';
import { type LabBase, type LabSetting, turnedCrowd } from './setting.ts';

/** What the crowd answers under a setting. */
export type LabReading = {
  readonly setting: LabSetting;
  /** Paths of the noise world and of each harsher one, and the scrambles of the first. */
  readonly paths: number;
  readonly harsher: number;
  readonly scrambles: number;
  /** Size of fall told of, sigmas. */
  readonly size: number;
  /** Falls of that size, with the crowd and in the walk without it; absent where too few fell by as much. */
  readonly like?: LikeFall;
  readonly walk?: LikeFall;
  /** Level of the market after 1, 3, 5, 10, 20, 40, 60 sessions, over the paths that fell. */
  readonly fan: readonly Spread[];
  readonly career: Career;
  readonly survival: {
    readonly curve: ReturnType<typeof survivalCurve>;
    /** At the dial's leverage, with the standard error of P(forced out) over scrambles. */
    readonly at: Survival;
    readonly error: number;
    /** Largest leverage within the user's limit. */
    readonly largest: number;
  };
  /** Of every world, once all paths are run: as the commands answer. */
  readonly simulations?: { readonly [W in World]: Simulation };
};

type Effort = Pick<Inquiry, 'paths' | 'scrambles'>;

/** How many paths stand behind a first answer: of the noise world, and of each harsher one. */
export type LabEffort = { readonly noise: Effort; readonly harsher: Effort };

const blocksOf = (scrambles: number): Effort => ({
  scrambles,
  paths: scrambles * PATHS_PER_BLOCK,
});

/** First answers by effort, the quickest first: scrambles of one block, the first ones of those that the whole has. */
export const LAB_DRAFTS: readonly LabEffort[] = [
  { noise: blocksOf(4), harsher: blocksOf(2) },
  { noise: blocksOf(8), harsher: blocksOf(4) },
  { noise: blocksOf(16), harsher: blocksOf(8) },
];

/** Fewest falls of a size that a first answer speaks of; its error says how rough it is. */
const MIN_DRAFT_FALLS = 10;
/** Least fall of the paths in the fan, sigmas, as the command has it. */
const MIN_FALL_SHOWN = 1;
/** Tail probabilities of the curve of sellers, as the command has them. */
const GRID = Array.from({ length: 101 }, (_, i) => i / 100);
const MOST_LEVERAGE = 10;

type Seen = Pick<LabReading, 'like' | 'walk' | 'fan' | 'simulations'> & {
  readonly walks: { readonly [R in RegimeId]: Walk };
  readonly lows: Lows;
};

/**
 * A laboratory on one kernel: answers each setting first by a few paths, then by all that a decision
 * rests on. The few are the first of the many, of the same seed: what is turned moves a curve, chance
 * does not. Its work comes in steps, between which it can be left.
 */
export function laboratory(rooms: KernelRooms, base: LabBase) {
  const size = usualSize(base.fell);
  let last: { readonly key: string; readonly seen: Seen } | undefined;
  let bare: { readonly seed: number; readonly sum: Sum } | undefined;
  let game: { readonly key: string; readonly career: Career } | undefined;
  const dice = new Map<World, typeof scheme>();

  /** What a world's chance is drawn by. No dial moves an asset, so that it is worked out once a seed. */
  const diceOf = (world: World): typeof scheme => {
    const found = dice.get(world) ?? rememberedDice();
    dice.set(world, found);
    return found;
  };

  /** What the paths of a setting come to, by a first effort or whole. */
  function* look(setting: LabSetting, draft: LabEffort | undefined): Generator<undefined, Seen> {
    const { gathering, worlds } = turnedCrowd(base, setting);
    const walks: Partial<Record<World, Walk>> = {};
    for (const world of REGIMES) {
      const effort = draft?.[world === 'noise' ? 'noise' : 'harsher'];
      walks[world] = yield* run(
        rooms,
        { ...worlds[world], ...effort },
        { gathering, dice: diceOf(world) },
      );
    }
    const ran = walks as Seen['walks'];
    if (draft) return first(ran);
    const { noise, friction, rupture } = {
      noise: yield* sum({ ...ran.noise, shown: MIN_FALL_SHOWN }),
      friction: yield* sum(ran.friction),
      rupture: yield* sum(ran.rupture),
    };
    if (bare?.seed !== setting.seed)
      bare = {
        seed: setting.seed,
        sum: yield* sum(yield* run(rooms, worlds.walk, base)),
      };
    const simulations = {
      ...{ noise: noise.simulation, friction: friction.simulation },
      ...{ rupture: rupture.simulation, walk: bare.sum.simulation },
    };
    return {
      ...present({
        like: sized(simulations.noise.falls, size),
        walk: sized(simulations.walk.falls, size),
      }),
      fan: noise.drawn?.fan ?? [],
      lows: lowsOf(simulations),
      walks: ran,
      simulations,
    };
  }

  function first(walks: Seen['walks']): Seen {
    const { noise } = walks;
    const bin = SIZES.findLastIndex((from) => from <= size);
    const lows = (world: RegimeId) => ({ lows: lowsOfBook(walks[world].walked.rows) });
    const like = fallsOfSize(noise.inquiry, noise, { bin, least: MIN_DRAFT_FALLS });
    return {
      ...present({ like, walk: bare && sized(bare.sum.simulation.falls, size) }),
      fan: picture(noise.walked.rows, MIN_FALL_SHOWN * noise.arena.rules.sigma)?.fan ?? [],
      lows: lowsOf({ noise: lows('noise'), friction: lows('friction'), rupture: lows('rupture') }),
      walks,
    };
  }

  function reading(setting: LabSetting, { walks, lows, ...seen }: Seen): LabReading {
    const { weights, rule, limit, mandate } = base;
    const { crowd } = turnedCrowd(base, setting).gathering;
    const { leverage } = setting;
    const { paths, scrambles } = walks.noise.inquiry;
    const key = `${setting.tail} ${setting.stake}`;
    if (game?.key !== key)
      game = { key, career: career(crowd.fear.game, { at: setting.tail, mandate, grid: GRID }) };
    return {
      ...{ setting, paths, scrambles, harsher: walks.rupture.inquiry.paths, size },
      ...seen,
      career: game.career,
      survival: {
        curve: survivalCurve(lows, { weights, rule }),
        at: survival(lows, { weights, rule, leverage, cost: 0 }),
        error: forcedOutError(walks, base, leverage),
        largest: largestLeverage(lows, { weights, rule, limit, most: MOST_LEVERAGE }),
      },
    };
  }

  return {
    /**
     * Answers a setting: yields a reading whenever there is one, and nothing where it can be left. The
     * last reading is whole.
     * @throws RangeError when the setting is impossible
     */
    *ask(setting: LabSetting, draft: LabEffort): Generator<LabReading | undefined, void> {
      const key = JSON.stringify({ ...setting, leverage: 0 });
      if (last?.key !== key) last = { key, seen: yield* look(setting, draft) };
      yield reading(setting, last.seen);
      if (last.seen.simulations) return;
      last = { key, seen: yield* look(setting, undefined) };
      yield reading(setting, last.seen);
    },
  };
}

/** Dice of one world, kept for the latest seed. */
function rememberedDice(): typeof scheme {
  let of: number | undefined;
  const kept = new Map<number, Scheme>();
  return (arena, asked) => {
    if (of !== asked.seed) kept.clear();
    of = asked.seed;
    const found = kept.get(asked.replicate) ?? scheme(arena, asked);
    kept.set(asked.replicate, found);
    return found;
  };
}

/** Runs the paths of a question, a block a step. */
function* run(
  rooms: KernelRooms,
  inquiry: Inquiry,
  { gathering, dice = scheme }: Pick<LabBase, 'gathering'> & { readonly dice?: typeof scheme },
): Generator<undefined, Walk> {
  const { paths, seed, scrambles } = inquiry;
  const arena = arenaOf(inquiry, gathering);
  const into = { rows: new Float64Array(paths * WIDTH), crossings: new Uint8Array(paths) };
  const block = blocksOfJob(rooms, { arena, seed, scrambles, into, dice });
  for (let index = 0; index < paths / PATHS_PER_BLOCK; index++) {
    block(index);
    yield;
  }
  return { inquiry, arena, walked: into };
}

/** Sums paths up, a part a step. */
function* sum(walk: Walk): Generator<undefined, Sum> {
  const parts: SumPart[] = [];
  for (let part = 0; part < SUM_PARTS; part++) {
    parts.push(sumPart(walk, part));
    yield;
  }
  return sumOfParts(walk, parts);
}

/** Standard error of P(forced out) over the scrambles of each regime's paths. */
function forcedOutError(
  walks: Seen['walks'],
  { rule, weights }: LabBase,
  leverage: number,
): number {
  const call = callAt(rule, leverage);
  if (call === undefined) return 0;
  const error = (of: Walk): Estimate => {
    const { rows } = of.walked;
    const out = (path: number): number =>
      (rows[path * WIDTH + OUT.book] as number) < call ? 1 : 0;
    return meanOverPaths({ rows, scrambles: of.inquiry.scrambles }, out);
  };
  return Math.sqrt(
    REGIMES.reduce((all, regime) => {
      const part = weights[regime] * error(walks[regime]).error;
      return all + part * part;
    }, 0),
  );
}
