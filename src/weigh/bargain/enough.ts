import type { Unknown } from '../../domain/known.ts';

/** Fewest clusters from which anything is told. */
export const MIN_CLUSTERS = 8;

/** Why there is no figure. */
export const TOO_FEW_THREATS: Unknown = { kind: 'too few threats' };
