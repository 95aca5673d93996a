import { expect, test } from 'vitest';
import { extend, type History, noHistory } from '../../src/domain/history.ts';
import type { Day } from '../../src/domain/time.ts';
import { spread } from '../../src/sense/spread.ts';

/** A yield whose differences are the moves given. */
const moving = (...moves: readonly number[]): History => {
  let [level, history] = [0, extend(noHistory('yield'), 0 as Day, 0)];
  for (const [i, move] of moves.entries()) {
    level += move;
    history = extend(history, (i + 1) as Day, level);
  }
  return history;
};
const forty = (of: number, n = 40): number[] =>
  Array.from({ length: n }, (_, i) => (i % 2 ? of : -of));

test('by hand: EWMA of 0.97 over the median of its past from the 41st move on, to the power 2/3', () => {
  // v40 = 1, v41 = 0.97 + 0.03 x 4 = 1.09, v42 = 0.97 x 1.09 + 0.03 x 9 = 1.3273,
  // v43 = 0.97 x 1.3273 + 0.03 x 16 = 1.767481. Usual: (sqrt 1.09 + sqrt 1.3273) / 2 = 1.098055,
  // r = 1.329466 / 1.098055 = 1.210746, r^(2/3) = 1.136
  expect(spread(moving(...forty(1), 2, 3, 4))).toBeCloseTo(1.136, 4);
  // One move more is one more past: the middle of three is sqrt 1.3273.
  // v44 = 0.97 x 1.767481 + 0.03 x 25 = 2.464457; (2.464457 / 1.3273)^(1/3) = 1.2291
  expect(spread(moving(...forty(1), 2, 3, 4, 5))).toBeCloseTo(1.2291, 4);
  // Scale does not matter: it is a ratio.
  expect(spread(moving(...forty(0.01), 0.02, 0.03, 0.04))).toBeCloseTo(1.136, 4);
});

test('never under 1 and never over 2', () => {
  expect(spread(moving(...forty(1, 42), 0))).toBe(1);
  // v = 0.97 + 0.03 x 234 = 7.99 and 8.02, whose cube roots are a little under 2 and over it.
  expect(spread(moving(...forty(1, 42), Math.sqrt(234)))).toBeCloseTo(7.99 ** (1 / 3), 9);
  expect(spread(moving(...forty(1, 42), Math.sqrt(235)))).toBe(2);
});

test('too short a past, or none that moved, is not known', () => {
  const few = { unknown: { kind: 'too few', of: 'returns', least: 42 } };
  expect(spread(noHistory('price'))).toEqual(few);
  expect(spread(moving(...forty(1, 41)))).toEqual(few);
  expect(spread(moving(...forty(1, 42)))).toBe(1);
  expect(spread(moving(...forty(0, 60)))).toEqual({ unknown: { kind: 'no move' } });
});

test('an earlier moment of a history that has grown since says what it said then', () => {
  const early = moving(...forty(1), 2, 3, 4);
  const said = spread(early);
  const later = extend(early, 99 as Day, (early.values[early.length - 1] as number) + 5);
  expect(spread(later)).toBeCloseTo(1.2291, 4);
  expect(spread(early)).toBe(said);
  // Another day after the same moment: the two do not know of each other.
  const other = extend(early, 99 as Day, (early.values[early.length - 1] as number) - 50);
  expect(spread(other)).toBe(2);
  expect(spread(later)).toBeCloseTo(1.2291, 4);
});
