import type { Bridge } from './bridge.ts';

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
