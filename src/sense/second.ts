import type { History } from '../domain/history.ts';
import type { Unknown } from '../domain/known.ts';
import type { Second, SwitchingModel } from '../domain/secondopinion.ts';
import { twoStates } from '../kernel/markov.ts';
import { changeChance } from './second/change.ts';
import { percents } from './second/switching.ts';

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
