import { log10 } from '../kernel/fdlibm.ts';
import type { MarketWeight } from './regime.ts';

/** Locations of a feature under noise, friction and rupture, in its own standard units. */
const LOCATION = { noise: 0, friction: 0.5, rupture: 1 } as const;
const DEGREES_OF_FREEDOM = 4;
/** Widest weight of one feature on one day, decibans. */
const MAX_FEATURE_DECIBANS = 0.5;
/** Windows of this many sessions overlap, so each day carries a part of the weight. */
const WINDOW_SESSIONS = 3;
/** Features speak only while the risk leg falls by more than this, sigmas. */
export const SPEAKS_BELOW_SIGMAS = -0.5;

/** A feature of the market: larger values lean to friction. */
export type Feature = {
  readonly source: string;
  /** undefined: not known; it then weighs nothing and blocks any rise of exposure. */
  readonly value: number | undefined;
  readonly evidence: readonly string[];
};

/**
 * Weight of each known feature against noise: (10 / h) log10(f_k / f_N), clipped. Emissions are
 * stated, not fitted: Student-t with nu 4 at the locations above. Source: MODELS, block 9, rule 3.
 * @param scale of the emission, in the feature's own unit
 */
export const marketWeights = (features: readonly Feature[], scale: number): MarketWeight[] =>
  features.flatMap(({ source, value, evidence }) =>
    value === undefined
      ? []
      : [
          {
            source,
            evidence,
            friction: ratio(value, LOCATION.friction, scale),
            rupture: ratio(value, LOCATION.rupture, scale),
          },
        ],
  );

/** Log density ratio of two Student-t emissions that differ in location alone. */
function ratio(x: number, location: number, scale: number): number {
  const tail = (at: number): number => log10(1 + ((x - at) / scale) ** 2 / DEGREES_OF_FREEDOM);
  const decibans =
    ((10 / WINDOW_SESSIONS) * (DEGREES_OF_FREEDOM + 1) * (tail(LOCATION.noise) - tail(location))) /
    2;
  return Math.max(-MAX_FEATURE_DECIBANS, Math.min(MAX_FEATURE_DECIBANS, decibans));
}
