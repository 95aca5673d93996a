import type { Equilibrium, Fold } from '../../domain/career.ts';

/** A crowd that decides at once: what share of it sells, each looking at what the others do. */
export type Game = {
  /** Every equilibrium at a tail probability 0..1, smallest share first; at least one is stable. */
  readonly equilibria: (at: number) => readonly Equilibrium[];
  readonly fold: Fold;
  /** The tail probability beyond which the smallest stable share is at least `share`, in (0, 1). */
  readonly reach: (share: number) => number;
};
