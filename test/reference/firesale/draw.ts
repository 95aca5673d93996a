import { philox, uniform } from '../../../src/kernel/philox.ts';
import { coarseLog, deviate } from '../../../src/kernel/portablemath.ts';
import { SESSIONS } from '../../../src/weigh/firesale/arena.ts';
import type { Net, Scheme } from '../../../src/weigh/firesale/draw.ts';

/** Draws a path: the scale, a normal a factor, a normal a session, a normal an asset, in this order. */
export const drawsOf = (factors: number, assets: number): number => 1 + factors + SESSIONS + assets;

/** Words of chance of one call, kept so that none is made anew. */
export type Cup = { readonly words: Uint32Array };

/**
 * The draws of one path: `into[0]` is the scale of the shock, Student-t with 4 degrees of freedom of
 * unit variance, the rest are standard normals.
 * @returns the weight of the path, 1 unless the scheme tilts
 */
export function drawPath(
  path: number,
  scheme: Scheme,
  { cup, into }: { readonly cup: Cup; readonly into: Float64Array },
): number {
  const [low, high] = [path >>> 0, Math.floor(path / 4294967296)];
  for (let quad = 0; quad * 4 < into.length; quad++) {
    philox([quad, low, high, 0], scheme.seed, cup.words);
    for (let i = 0; i < 4 && quad * 4 + i < into.length; i++)
      into[quad * 4 + i] = uniform(cup.words[i] as number);
  }
  if (scheme.net) even(path, scheme.net, into);
  const v = into[0] as number;
  into[0] = scale(scheme.tilt ? v * v : v);
  for (let i = 1; i < into.length; i++) into[i] = deviate(into[i] as number);
  return scheme.tilt ? v + v : 1;
}

/** Puts the point of the net in place of the dice in its dimensions. */
function even(path: number, { directions, shift, draws }: Net, into: Float64Array): void {
  for (let d = 0; d < draws.length; d++) {
    let word = shift[d] as number;
    for (let left = path >>> 0, bit = 0; left > 0; left >>>= 1, bit++)
      if (left & 1) word ^= directions[d * 32 + bit] as number;
    into[draws[d] as number] = uniform(word >>> 0);
  }
}

/** Newton steps after which the scale no longer changes in the digits that matter. */
const STEPS = 5;
/** Below it -log(1 - u) is taken by its series, which loses nothing. */
const SERIES_BELOW = 1.4901161193847656e-8;
/** Below it w - log(1 + w) loses its digits, and w is taken by its series in sqrt(2y). */
const NEAR = 1e-5;

/**
 * 1/sqrt(w) with w of Gamma(2) law at probability u: sqrt(2/chi2_4), the scale that makes a normal a
 * Student-t of 4 degrees of freedom with unit variance. Solves w - log(1 + w) = -log(1 - u) by Newton.
 */
function scale(u: number): number {
  const y = u < SERIES_BELOW ? u * (1 + 0.5 * u) : -coarseLog(1 - u);
  const s = Math.sqrt(y + y);
  if (y < NEAR) return 1 / Math.sqrt(s * (1 + s * (1 / 3 + s * (1 / 36 - s * (1 / 270)))));
  let w = y + s;
  for (let i = 0; i < STEPS; i++) w = w - ((w - coarseLog(1 + w) - y) * (1 + w)) / w;
  return 1 / Math.sqrt(w);
}
