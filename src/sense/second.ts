import type { History } from '../domain/history.ts';
import type { Unknown } from '../domain/known.ts';
import type { Second, SwitchingModel } from '../domain/regime.ts';
import type { Day } from '../domain/time.ts';
import { MIN_WINDOWS } from '../domain/vintage.ts';
import {
  changepoint,
  changeWithin,
  likeliestRun,
  noRuns,
  normalGamma,
} from '../kernel/changepoint.ts';
import { log } from '../kernel/fdlibm.ts';
import { stationary, twoStates } from '../kernel/markov.ts';
import { twoStatesFit } from '../kernel/markovfit.ts';

/** Sessions read: by then both methods have forgotten what was before. */
const READ_SESSIONS = 500;
/** Fewest moves from which a change can be told: those that would be recent, and as many before. */
const MIN_MOVES = 40;

/**
 * What other methods make of the moves of the risk leg: the filtered chance that the market is in its
 * stormy state, and the chance that the moves changed their law within the last twenty sessions.
 * It stands beside the regime call and never in it. Only what is known by the end of the history is
 * used, and the model must have been learnt before it.
 * @param from place of the first move read, 1 or more; by default the last 500 are
 * @throws RangeError when `from` is no such place
 */
export function secondOpinion(
  history: History,
  model: SwitchingModel | undefined,
  from: number = Math.max(1, history.length - READ_SESSIONS),
): Second {
  if (!Number.isInteger(from) || from < 1) throw new RangeError(`no place of a move: ${from}`);
  if (model === undefined || history.length - from < MIN_MOVES) {
    const unknown: Unknown = { kind: model ? 'too short a past' : 'uncalibrated' };
    return { stormy: { unknown }, change: { unknown } };
  }
  const { filtered } = twoStates(model, percents(history, from));
  return {
    stormy: filtered[filtered.length - 1] as number,
    change: changeChance(history, model, from),
  };
}

const RECENT_SESSIONS = 20;
/** A law holds for a year of sessions, as a guess before any is seen. */
const CHANGE_HAZARD = 1 / 252;
/**
 * A new law as it is guessed, in the long run's own units: mean 0, told as one move would; variance 1,
 * told as two would, so that a half and a double are nothing strange.
 */
const PRIOR_LAW = normalGamma({ m: 0, k: 1, a: 1, b: 1 });
/** Runs less likely than this are dropped; what is told moves by less than 1e-3. */
const MIN_RUN_PROBABILITY = 1e-7;

/**
 * Whether the moves have changed their law, by Bayesian online change points. Moves are standardised
 * by the long run of the two-state model, which was learnt before them, so that their units are fixed
 * and a change of size is one, too.
 * @param from place of the first move that is read
 */
function changeChance(history: History, model: SwitchingModel, from: number): Second['change'] {
  const { mean, deviation } = longRun(model);
  let runs = noRuns(PRIOR_LAW);
  for (const x of percents(history, from))
    runs = changepoint(runs, PRIOR_LAW, CHANGE_HAZARD, (x - mean) / deviation, MIN_RUN_PROBABILITY);
  return {
    within: RECENT_SESSIONS,
    probability: changeWithin(runs, RECENT_SESSIONS),
    since: history.days[history.length - likeliestRun(runs)] as Day,
  };
}

/** Mean and standard deviation of a move whose state is not known. */
function longRun({ mean, variance, stay }: SwitchingModel) {
  const share = stationary(stay) ?? [0.5, 0.5];
  const over = (of: (s: 0 | 1) => number): number => share[0] * of(0) + share[1] * of(1);
  const centre = over((s) => mean[s]);
  const square = over((s) => variance[s] + (mean[s] - centre) ** 2);
  return { mean: centre, deviation: Math.sqrt(square) };
}

/** Moves are told in per cent of price, or of a point. */
const PER_CENT = 100;

/**
 * Two states of a market, calm and stormy, fitted by greatest likelihood to all moves of a history,
 * per cent a session.
 * @returns undefined when fewer than 1,250 moves are known, the fit does not come to rest, or two
 *          states explain the moves no better than one does (Schwarz' criterion: four further
 *          figures must gain 2 ln n of log likelihood)
 */
export function switching(history: History): SwitchingModel | undefined {
  const count = history.length - 1;
  if (count < MIN_WINDOWS) return undefined;
  const moves = percents(history, 1);
  const fit = twoStatesFit(moves);
  if (!fit || fit.logLikelihood - single(moves) <= 2 * log(count)) return undefined;
  const { mean, variance, stay } = fit;
  return { mean, variance, stay, count };
}

/** Moves from a place on, per cent. */
const percents = (history: History, from: number): number[] =>
  history.moves.slice(from, history.length).map((m) => PER_CENT * m);

/** Log likelihood of one normal state at its best. */
function single(xs: readonly number[]): number {
  const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const variance = xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / xs.length;
  return (-xs.length / 2) * (log(2 * Math.PI * variance) + 1);
}
