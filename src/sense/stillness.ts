import { ewma } from '../kernel/ewma.ts';

/** Sessions of its own past before a series can be told to stand still. */
const MIN_SESSIONS = 40;
/** Fewest repetitions in a row that are told. */
const MIN_REPEATS = 2;
/** Chance of a run of repetitions, by the series' own past, under which it is told: once in four centuries. */
const MAX_CHANCE = 1e-5;
/** Decay of the variance of its moves, a session. */
const LAMBDA = 0.94;
/** Finest step of a quotation that is told apart. */
const GRAIN = 1e-8;
const DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

/** How often a series repeats its value to the last digit, as known so far; of fixed size. */
export type Stillness = {
  readonly last: number;
  /** Sessions in runs that are over and were not told, and the repetitions among them. */
  readonly sessions: number;
  readonly repeats: number;
  /** Most repetitions in a row among them. */
  readonly longest: number;
  /** Repetitions in a row up to now; by the past before them the chance of one, and of all. */
  readonly run: number;
  readonly chance: number;
  readonly together: number;
  /** Of its moves, a session. */
  readonly variance: number;
  /** Largest step, in `GRAIN`, of which every value is a multiple: how finely it is quoted. */
  readonly grain: number;
};

/** After the first value. */
export const firstStillness = (value: number): Stillness => ({
  last: value,
  sessions: 0,
  repeats: 0,
  longest: 0,
  run: 0,
  chance: 1,
  together: 1,
  variance: 0,
  grain: grains(value),
});

/**
 * The same after one session more. A repetition is as likely as the past says: as often as values were
 * repeated, and no less than the share of moves that round to nothing, the step of its quotation over
 * its usual move. A run that was told teaches nothing.
 */
export function stillnessAfter(before: Stillness, value: number): Stillness {
  const { last, sessions, repeats, longest, run, variance } = before;
  const grain = commonDivisor(before.grain, grains(value));
  if (value === last) {
    const chance = run === 0 ? chanceOfRepeat(before) : before.chance;
    return {
      last,
      sessions,
      repeats,
      longest,
      run: run + 1,
      chance,
      together: before.together * chance,
      variance: variance * LAMBDA,
      grain,
    };
  }
  const told = standsStill(before);
  const step = value - last;
  return {
    last: value,
    sessions: told ? sessions : sessions + run + 1,
    repeats: told ? repeats : repeats + run,
    longest: told ? longest : Math.max(longest, run),
    run: 0,
    chance: 1,
    together: 1,
    variance: told ? variance : sessions === 0 ? step * step : ewma(variance, step, LAMBDA),
    grain,
  };
}

/**
 * Whether a series has repeated its value longer than its own past allows: oftener in a row than ever,
 * and by a run whose chance is below one in a hundred thousand.
 */
export const standsStill = ({ sessions, longest, run, together }: Stillness): boolean =>
  sessions >= MIN_SESSIONS && run >= MIN_REPEATS && run > longest && together < MAX_CHANCE;

function chanceOfRepeat({ sessions, repeats, variance, grain }: Stillness): number {
  if (sessions === 0 || variance === 0) return 1;
  const rounding = (grain * GRAIN * DENSITY_AT_ZERO) / Math.sqrt(variance);
  return Math.min(1, Math.max(rounding, repeats / sessions));
}

const grains = (value: number): number => Math.round(Math.abs(value) / GRAIN);

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
