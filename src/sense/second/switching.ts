import type { History } from '../../domain/history.ts';
import type { SwitchingModel } from '../../domain/secondopinion.ts';
import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { twoStatesFit } from '../../kernel/markovfit.ts';

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
  if (!fit || fit.logLikelihood - single(moves) <= 2 * Math.log(count)) return undefined;
  const { mean, variance, stay } = fit;
  return { mean, variance, stay, count };
}

/** Moves from a place on, per cent. */
export const percents = (history: History, from: number): number[] =>
  history.moves.slice(from, history.length).map((m) => PER_CENT * m);

/** Log likelihood of one normal state at its best. */
function single(xs: readonly number[]): number {
  const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const variance = xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / xs.length;
  return (-xs.length / 2) * (Math.log(2 * Math.PI * variance) + 1);
}
