import { demand } from './require.ts';
import type { Filtered } from './markov.ts';

/**
 * Kim's smoother: P(state at t) given all observations, from a filter of the same chain.
 * Source: C.-J. Kim, "Dynamic linear models with Markov-switching", Journal of Econometrics 60
 * (1994) 1-22; exact where the states are the whole memory of the chain.
 * @param filter      what Hamilton's filter left
 * @param transition  chance from state i (row) to state j (column)
 * @returns           one row an observation, row by row
 * @throws RangeError when the transitions are of another number of states
 * @example smoothed({ states: 1, predicted: new Float64Array([1]), filtered: new Float64Array([1]), logLikelihood: 0 }, [[1]]) // [1]
 */
export function smoothed(
  { states: n, predicted, filtered }: Filtered,
  transition: readonly (readonly number[])[],
): Float64Array {
  demand(transition.length === n, `${n} rows of transitions`, transition.length);
  const out = Float64Array.from(filtered);
  for (let row = filtered.length - 2 * n; row >= 0; row -= n)
    for (let i = 0; i < n; i++) {
      let after = 0;
      for (let j = 0; j < n; j++) {
        const p = predicted[row + n + j];
        if (p > 0) after += (transition[i][j] * out[row + n + j]) / p;
      }
      out[row + i] *= after;
    }
  return out;
}
