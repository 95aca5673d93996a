import type { Evidence } from './evidence.ts';
import type { Known, Spread } from './known.ts';

/** What two coders may see otherwise in one item. */
export const CODED = ['rung', 'direction', 'claim', 'size'] as const;
type Coded = (typeof CODED)[number];

/** How far two coders agree on one thing, with intervals of 80 %. */
export type Accord = {
  /** Share coded alike: of items; of claims, share of the pairs of items that are put together or apart alike. */
  readonly alike: Spread;
  /** The same beyond chance, -1..1. */
  readonly kappa: Known<Spread>;
};

/** One item as each of two coders has it, and what they see otherwise; of a claim that tells nothing alone. */
export type Match = {
  readonly a: Evidence;
  readonly b: Evidence;
  readonly apart: readonly Exclude<Coded, 'claim'>[];
};

/** How far two coders of one episode agree. */
export type Agreement = {
  readonly matches: readonly Match[];
  /** Items that only one of them has. */
  readonly only: { readonly a: readonly Evidence[]; readonly b: readonly Evidence[] };
  readonly accords: Known<
    { readonly [K in Coded]: Accord } & {
      /** Share of items whose rungs lie at most one apart. */
      readonly near: Spread;
    }
  >;
};
