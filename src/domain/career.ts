/**
 * What managers are and what they see, after Scharfstein and Stein. The state is high (the threat
 * fades) or low (the tail comes). Able managers all see one signal; the others see noise that is
 * good as often as an able manager's signal is, whatever the state.
 */
export type Talent = {
  /** P(able) of a manager before anything is seen, inside (0, 1). */
  readonly theta: number;
  /** P(good signal | high) of the able, and P(good signal | low); 0 <= q < p <= 1. */
  readonly p: number;
  readonly q: number;
  /** P(high) before anything is seen, inside (0, 1). */
  readonly alpha: number;
};

/** What being fired costs, in years of pay: one law over all the money, or a list of its parts. */
export type Stakes =
  /** Median > 0; spread is the standard deviation of the logarithm, >= 0. */
  | { readonly kind: 'lognormal'; readonly median: number; readonly spread: number }
  /** Stakes > 0; weights are shares of the money, >= 0, summing to 1. */
  | {
      readonly kind: 'list';
      readonly parts: readonly { readonly stake: number; readonly weight: number }[];
    };

/** The managers' game: what staying brings, what it costs, and how those who judge think. */
export type CareerRules = {
  /** What staying gains on the book if the threat fades, share of the book, > 0. */
  readonly gain: number;
  /** Years of pay that a gain of 1, the whole book, would bring, > 0. Only bonus x gain matters. */
  readonly bonus: number;
  readonly stakes: Stakes;
  readonly talent: Talent;
  /** P(fired | loss) of a manager known to be able, and not; 0 <= able <= unable <= 1, unable > 0. */
  readonly fired: { readonly able: number; readonly unable: number };
};

/** P(fired | loss): when nobody had sold and all lost together, and when everybody else had sold. */
export type Blame = { readonly together: number; readonly alone: number };

/** A share of the money at which nobody would do otherwise. */
export type Equilibrium = {
  /** Share of the money that sells, 0..1, what sells by mandate included. */
  readonly share: number;
  /** True when a small push to either side dies out. */
  readonly stable: boolean;
};

/** A tail probability at which the share that sells leaps, and between which shares. */
export type Jump = { readonly at: number; readonly from: number; readonly to: number };

/** Where a run starts and where it ends. Both are absent where the share moves without a leap. */
export type Fold = {
  /** As the tail probability rises beyond it, the smallest stable share ceases to exist. */
  readonly up?: Jump;
  /** As the tail probability falls to it, the largest stable share ceases to exist. */
  readonly down?: Jump;
};

/** Why they sell although they think it is theatre. Shares are of the money with careers behind it. */
export type Career = {
  /** Tail probability, 0..1. */
  readonly at: number;
  readonly blame: Blame;
  /** Tail probability beyond which the manager of median stake sells: when nobody has, and when all have. */
  readonly critical: { readonly together: number; readonly alone: number };
  /** Every equilibrium, smallest share first. */
  readonly equilibria: readonly Equilibrium[];
  /** Smallest and largest stable share. */
  readonly lowest: number;
  readonly highest: number;
  readonly fold: Fold;
  /** Of the smallest stable share: what must be sold whatever anybody thinks, and the rest. */
  readonly byMandate: number;
  readonly byFear: number;
  /** Tail probability beyond which at least half sells; 0 when the mandate alone sells half. */
  readonly half: number;
  /** Smallest and largest stable share by tail probability. */
  readonly curve: readonly Pick<Career, 'at' | 'lowest' | 'highest'>[];
};

/** A crowd that decides at once: what share of it sells, each looking at what the others do. */
export type Game = {
  /** Every equilibrium at a tail probability 0..1, smallest share first; at least one is stable. */
  readonly equilibria: (at: number) => readonly Equilibrium[];
  readonly fold: Fold;
  /** The tail probability beyond which the smallest stable share is at least `share`, in (0, 1). */
  readonly reach: (share: number) => number;
};
