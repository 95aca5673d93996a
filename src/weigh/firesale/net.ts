import { philox } from '../../kernel/philox.ts';
import type { Net } from './draw.ts';
import { sobol } from './sobol.ts';

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
