/**
 * Philox4x32-10: four words of chance that depend on a counter and a key alone, so that path 7 of
 * seed 1 is the same numbers on one core or on a hundred machines, whoever asks first.
 * Source: J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 * @param counter  four whole words
 * @param key      two whole words
 * @param out      receives the four words, as unsigned 32-bit numbers
 * @example [...philox([0, 0, 0, 0], [0, 0], new Uint32Array(4))] // [1713891541, 3781805453, 3159862348, 2600524760]
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
  out: Uint32Array,
): Uint32Array {
  let [a, b, c, d] = counter;
  let [k, l] = key;
  for (let round = 0; round < 10; round++) {
    const low0 = Math.imul(a, 0xd2511f53) >>> 0;
    const high0 = upper(a, 0xd2511f53);
    const low1 = Math.imul(c, 0xcd9e8d57) >>> 0;
    const high1 = upper(c, 0xcd9e8d57);
    a = (high1 ^ b ^ k) >>> 0;
    b = low1;
    c = (high0 ^ d ^ l) >>> 0;
    d = low0;
    k = (k + 0x9e3779b9) >>> 0;
    l = (l + 0xbb67ae85) >>> 0;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
  return out;
}

/** The upper 32 bits of the product of two unsigned words, by halves: every step is a whole word. */
function upper(x: number, y: number): number {
  const [x0, x1, y0, y1] = [x & 0xffff, x >>> 16, y & 0xffff, y >>> 16];
  const mid = (Math.imul(x1, y0) >>> 0) + (Math.imul(x0, y0) >>> 16);
  const cross = (Math.imul(x0, y1) >>> 0) + (mid & 0xffff);
  return ((Math.imul(x1, y1) >>> 0) + (mid >>> 16) + (cross >>> 16)) >>> 0;
}

/**
 * The probability that a word stands for: the middle of its cell, never 0 and never 1.
 * @param word  an unsigned 32-bit number
 * @example uniform(0) // 1.1641532182693481e-10
 */
export const uniform = (word: number): number => (word + 0.5) * 2.3283064365386963e-10;

/**
 * How often each of so many comes in a resample of as many, drawn with replacement.
 * @param times  receives the counts; its length is how many there are
 * @param key    two whole words
 * @param draw   which resample, a whole word
 * @example resampledTimes([0], [1, 0], 7) // [1]
 */
export function resampledTimes<T extends Float64Array | number[]>(
  times: T,
  key: readonly [number, number],
  draw: number,
): T {
  const words = new Uint32Array(4);
  times.fill(0);
  for (let i = 0; i < times.length; i++) {
    if (i % 4 === 0) philox([i / 4, draw, 0, 0], key, words);
    times[Math.floor(uniform(words[i % 4]) * times.length)]++;
  }
  return times;
}
