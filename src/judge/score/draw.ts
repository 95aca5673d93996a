/** A number in [0, 1) that depends on the resample and the position in it and on nothing else. */
export type Draw = (resample: number, position: number) => number;

/**
 * Chance from a seed: each number is a hash of (seed, resample, position), so that any one of them
 * can be had without those before it. Multiples of 2^-32.
 * Source of the mixing: A. Appleby, MurmurHash3, 32-bit finaliser.
 * @param seed whole number; only its low 32 bits count
 */
export const draw =
  (seed: number): Draw =>
  (resample, position) =>
    mix(mix(mix(seed ^ 0x9e3779b9) + resample) + Math.imul(position, 0x9e3779b1)) / 2 ** 32;

/** Spreads 32 bits over 32 bits, one to one. */
function mix(x: number): number {
  let h = x >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
