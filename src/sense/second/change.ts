import type { History } from '../../domain/history.ts';
import type { Second, SwitchingModel } from '../../domain/secondopinion.ts';
import type { Day } from '../../domain/time.ts';
import {
  changepoint,
  changeWithin,
  likeliestRun,
  noRuns,
  normalGamma,
} from '../../kernel/changepoint.ts';
import { stationary } from '../../kernel/markov.ts';
import { percents } from './switching.ts';

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
export function changeChance(
  history: History,
  model: SwitchingModel,
  from: number,
): Second['change'] {
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
function longRun({ mean, variance, stay }: SwitchingModel): {
  readonly mean: number;
  readonly deviation: number;
} {
  const share = stationary(stay) ?? [0.5, 0.5];
  const over = (of: (s: 0 | 1) => number): number => share[0] * of(0) + share[1] * of(1);
  const centre = over((s) => mean[s]);
  return {
    mean: centre,
    deviation: Math.sqrt(over((s) => variance[s] + (mean[s] - centre) ** 2)),
  };
}
