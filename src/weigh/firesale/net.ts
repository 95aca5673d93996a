import { philox } from '../../kernel/philox.ts';
import type { Net } from './draw.ts';

/** Last word of the counter of a scramble; that of a path's dice is 0, so the two never meet. */
const SCRAMBLE = 1;

/**
 * Sobol points under a random linear scramble and a random digital shift: each point alone is uniform,
 * so that every mean over them is unbiased, and together they fill space evenly. Another key, another
 * and independent scramble. Source: J. Matousek, "On the L2-discrepancy for anchored boxes", J.
 * Complexity 14 (1998) 527-556.
 * @param seed   key of the dice, two whole words
 * @param draws  the draw that each dimension gives, the most important first
 * @throws RangeError when there are more draws than dimensions
 */
export function net(seed: readonly [number, number], draws: readonly number[]): Net {
  const directions = sobol(draws.length);
  const shift = new Uint32Array(draws.length);
  const words = new Uint32Array(36);
  for (let d = 0; d < draws.length; d++) {
    for (let quad = 0; quad < 9; quad++)
      philox([quad, d, 0, SCRAMBLE], seed, words.subarray(quad * 4));
    shift[d] = words[32] as number;
    for (let bit = 0; bit < 32; bit++) {
      const at = d * 32 + bit;
      directions[at] = scrambled(directions[at] as number, words);
    }
  }
  return { directions, shift, draws: Uint32Array.from(draws) };
}

/** A word times a lower triangular matrix of bits with ones on its diagonal, the highest bit first. */
function scrambled(word: number, rows: Uint32Array): number {
  let out = 0;
  for (let i = 0; i < 32; i++) {
    const diagonal = 0x80000000 >>> i;
    const above = ~(diagonal | (diagonal - 1));
    const row = ((rows[i] as number) & above) | diagonal;
    if (odd(row & word)) out |= diagonal;
  }
  return out >>> 0;
}

/** Whether an odd number of bits is set. */
function odd(word: number): boolean {
  let x = word;
  for (let by = 16; by > 0; by >>>= 1) x ^= x >>> by;
  return (x & 1) === 1;
}

/**
 * Primitive polynomials over two elements, a bit a coefficient, each followed by its initial numbers
 * m_1 ... m_s, for the dimensions from the second on. Source: S. Joe and F. Y. Kuo, "Constructing Sobol
 * sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008) 2635-2654, their
 * file new-joe-kuo-6.21201.
 */
const TABLE: readonly (readonly number[])[] = [
  [3, 1],
  [7, 1, 3],
  [11, 1, 3, 1],
  [13, 1, 1, 1],
  [19, 1, 1, 3, 3],
  [25, 1, 3, 5, 13],
  [37, 1, 1, 5, 5, 17],
  [41, 1, 1, 5, 5, 5],
  [47, 1, 1, 7, 11, 19],
  [55, 1, 1, 5, 1, 1],
  [59, 1, 1, 1, 3, 11],
  [61, 1, 3, 5, 5, 31],
  [67, 1, 3, 3, 9, 7, 49],
  [91, 1, 1, 1, 15, 21, 21],
  [97, 1, 3, 1, 13, 27, 49],
  [103, 1, 1, 1, 15, 7, 5],
  [109, 1, 3, 1, 15, 13, 25],
  [115, 1, 1, 5, 5, 19, 61],
  [131, 1, 3, 7, 11, 23, 15, 103],
  [137, 1, 3, 7, 13, 13, 15, 69],
  [143, 1, 1, 3, 13, 7, 35, 63],
  [145, 1, 3, 5, 9, 1, 25, 53],
  [157, 1, 3, 1, 13, 9, 35, 107],
  [167, 1, 3, 1, 5, 27, 61, 31],
  [171, 1, 1, 5, 11, 19, 41, 61],
  [185, 1, 3, 5, 3, 3, 13, 69],
  [191, 1, 1, 7, 13, 1, 19, 1],
  [193, 1, 3, 7, 5, 13, 19, 59],
  [203, 1, 1, 3, 9, 25, 29, 41],
  [211, 1, 3, 5, 13, 23, 1, 55],
  [213, 1, 3, 7, 3, 13, 59, 17],
  [229, 1, 3, 1, 3, 5, 53, 69],
  [239, 1, 1, 5, 5, 23, 33, 13],
  [241, 1, 1, 7, 7, 1, 61, 123],
  [247, 1, 1, 7, 9, 13, 61, 49],
  [253, 1, 3, 3, 5, 3, 55, 33],
  [285, 1, 3, 1, 15, 31, 13, 49, 245],
  [299, 1, 3, 5, 15, 31, 59, 63, 97],
  [301, 1, 3, 1, 11, 11, 11, 77, 249],
];

/** Dimensions for which the table has numbers. */
export const DIMENSIONS = TABLE.length + 1;

/**
 * Direction numbers of a Sobol sequence, 32 a dimension: point i of a dimension is the exclusive or of
 * the numbers at the bits of i that are set, read as a fraction of 2^32.
 * @param dimensions  1..`DIMENSIONS`
 * @throws RangeError when the table does not reach so far
 */
export function sobol(dimensions: number): Uint32Array {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= DIMENSIONS))
    throw new RangeError(`1 to ${DIMENSIONS} dimensions, were ${dimensions}`);
  const out = new Uint32Array(dimensions * 32);
  for (let bit = 0; bit < 32; bit++) out[bit] = 2 ** (31 - bit);
  for (let d = 1; d < dimensions; d++) column(TABLE[d - 1] as number[], out.subarray(d * 32));
  return out;
}

/** Fills one dimension by the recurrence of its polynomial. */
function column([polynomial = 0, ...first]: readonly number[], out: Uint32Array): void {
  const degree = first.length;
  for (let bit = 0; bit < 32; bit++) {
    if (bit < degree) {
      out[bit] = (first[bit] as number) * 2 ** (31 - bit);
      continue;
    }
    const oldest = out[bit - degree] as number;
    let word = oldest ^ (oldest >>> degree);
    for (let k = 1; k < degree; k++)
      if ((polynomial >>> (degree - k)) & 1) word ^= out[bit - k] as number;
    out[bit] = word;
  }
}
