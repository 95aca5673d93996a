/** Some numbers of each path taken from a net that fills space evenly, the rest from Philox. */
export type Net = {
  /** Direction numbers, 32 a dimension, already scrambled; and the digital shift of each. */
  readonly directions: Uint32Array;
  readonly shift: Uint32Array;
  /** Which draw each dimension gives. */
  readonly draws: Uint32Array;
};

/** How chance is drawn: plain, or by a net, a bridge over the sessions, a tilt of the shock's scale. */
export type Scheme = {
  /** Key of the dice, two whole words. */
  readonly seed: readonly [number, number];
  readonly net?: Net;
  readonly bridge?: Bridge;
  /** True: the scale is drawn from u = v^2 with weight 2v, so that large shocks come more often. */
  readonly tilt: boolean;
};

/** A Brownian bridge: each session's level from those already known left and right of it. */
export type Bridge = {
  /** Session that a step sets, the one left of it (0: the start), the one right of it (0: none). */
  readonly at: Uint32Array;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** Weights of left and right, and the spread of what is new. */
  readonly weightLeft: Float64Array;
  readonly weightRight: Float64Array;
  readonly spread: Float64Array;
};

/**
 * A bridge that sets the sessions in a given order; the first ones carry most of the path.
 * Source: R. E. Caflisch and B. Moskowitz, "Modified Monte Carlo methods using quasi-random
 * sequences" (1995).
 * @param order  every session from 1 to its length, each once
 * @throws RangeError when a session is missing or named twice
 */
export function bridge(order: readonly number[]): Bridge {
  const known = new Set<number>([0]);
  const steps = order.map((at) => {
    if (!(Number.isInteger(at) && at >= 1 && at <= order.length) || known.has(at))
      throw new RangeError(`every session once, was ${at}`);
    const left = Math.max(...[...known].filter((t) => t < at));
    const right = Math.min(...[...known].filter((t) => t > at), Number.POSITIVE_INFINITY);
    known.add(at);
    if (right === Number.POSITIVE_INFINITY)
      return { at, left, right: 0, toLeft: 1, toRight: 0, spread: Math.sqrt(at - left) };
    const gap = right - left;
    return {
      at,
      left,
      right,
      toLeft: (right - at) / gap,
      toRight: (at - left) / gap,
      spread: Math.sqrt(((right - at) * (at - left)) / gap),
    };
  });
  return {
    at: Uint32Array.from(steps, (s) => s.at),
    left: Uint32Array.from(steps, (s) => s.left),
    right: Uint32Array.from(steps, (s) => s.right),
    weightLeft: Float64Array.from(steps, (s) => s.toLeft),
    weightRight: Float64Array.from(steps, (s) => s.toRight),
    spread: Float64Array.from(steps, (s) => s.spread),
  };
}
