/**
 * Refuses an impossible argument.
 * @param holds  what must hold of the argument; a comparison with NaN does not hold
 * @param what   the demand in words, as "p lies between 0 and 1"
 * @param was    the argument as it came
 * @throws RangeError when it does not hold
 * @example demand(2 > 1, 'two exceeds one', 2) // undefined
 */
export function demand(holds: boolean, what: string, was: unknown): asserts holds {
  if (!holds) throw new RangeError(`${what}; was ${String(was)}`);
}

/**
 * Refuses an array that holds anything but finite numbers, or fewer of them than are needed.
 * @param xs     numbers in any unit
 * @param least  how many there must be, >= 0
 * @throws RangeError naming the place of the first that is not finite, or the length
 * @example finite([1, 2, 3], 2) // undefined
 */
export function finite(xs: ArrayLike<number>, least: number): void {
  demand(xs.length >= least, `at least ${least} values`, xs.length);
  for (let i = 0; i < xs.length; i++)
    // Only a finite number less itself is nothing; cheaper than a call, and hot.
    if (xs[i] - xs[i] !== 0) demand(false, `value ${i} is a finite number`, xs[i]);
}

/** A matrix, or several rows of numbers. */
export type Rows = readonly (readonly number[])[];

/** Two entries that should be equal may differ by this share of the larger diagonal entry. */
const SLACK = 1e-10;

/**
 * Refuses anything but a symmetric matrix of finite numbers, given row by row.
 * @param s  n rows of n numbers, n >= 1
 * @throws RangeError when it is empty, not square, not finite or not symmetric
 * @example square([[2, 1], [1, 2]]) // undefined
 */
export function square(s: Rows): void {
  const n = s.length;
  demand(n > 0, 'a matrix has at least one row', n);
  for (const row of s) {
    demand(row.length === n, `a square matrix of ${n} rows has rows of ${n}`, row.length);
    finite(row, n);
  }
  let scale = 0;
  for (let i = 0; i < n; i++) scale = Math.max(scale, Math.abs(s[i][i]));
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const apart = Math.abs(s[i][j] - s[j][i]);
      demand(apart <= SLACK * scale, `entries ${i},${j} and ${j},${i} are equal`, apart);
    }
}

/**
 * Refuses anything but pairs of a probability and a 0 or 1.
 * @param forecasts  probabilities, 0..1, at least one
 * @param outcomes   as many, 1 where it came and 0 where it did not
 * @throws RangeError when lengths differ, there is none, or a value is outside its range
 * @example forecast([0.8, 0.2], [1, 0]) // undefined
 */
export function forecast(forecasts: readonly number[], outcomes: readonly number[]): void {
  demand(forecasts.length === outcomes.length, 'an outcome a forecast', outcomes.length);
  demand(forecasts.length > 0, 'at least one forecast', forecasts.length);
  for (const f of forecasts) demand(f >= 0 && f <= 1, 'a forecast lies in 0..1', f);
  for (const y of outcomes) demand(y === 0 || y === 1, 'an outcome is 0 or 1', y);
}

/** A distribution over kinds may miss 1 by this much. */
const SUM_SLACK = 1e-9;

/**
 * Refuses anything but a distribution over kinds and the place of the one that came.
 * @param probabilities  0..1 each, summing to 1
 * @param came           place of the kind that came, 0..kinds - 1
 * @throws RangeError when they are not
 * @example share([0.7, 0.2, 0.1], 0) // undefined
 */
export function share(probabilities: readonly number[], came: number): void {
  for (const p of probabilities) demand(p >= 0 && p <= 1, 'a probability lies in 0..1', p);
  const sum = probabilities.reduce((total, p) => total + p, 0);
  demand(Math.abs(sum - 1) <= SUM_SLACK, 'probabilities sum to 1', sum);
  const last = probabilities.length - 1;
  demand(Number.isInteger(came) && came >= 0 && came <= last, `what came is 0..${last}`, came);
}
