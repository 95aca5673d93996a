import { expect } from 'vitest';
import { THOROUGH } from '../thorough.ts';

const ALL_WORLDS = 1000;

/** Made worlds of each kind that are tried: a fifth of them unless THOROUGH=1 asks for all. */
export const WORLDS = THOROUGH ? ALL_WORLDS : ALL_WORLDS / 5;

/**
 * An 80 % interval holds what is true in 75 to 85 of 100 of all worlds. A smaller set errs by more, as the root
 * of its size; so it may miss by as many standard errors of a binomial share as all of them may.
 */
const LEEWAY = 0.05 * Math.sqrt(ALL_WORLDS / WORLDS);

/** Expects that 80 % intervals held in this share of the worlds. */
export function expectHeld(share: number, name?: string): void {
  expect(share, name).toBeGreaterThanOrEqual(0.8 - LEEWAY);
  expect(share, name).toBeLessThanOrEqual(0.8 + LEEWAY);
}
