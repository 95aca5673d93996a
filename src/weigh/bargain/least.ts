/** Fewest clusters from which anything is told. */
export const LEAST = 8;

/** Why there is no figure. */
export const FEW = 'too few threats';
