import type { Known } from './known.ts';
import type { Belief, RegimeId } from './regime.ts';
import type { ExposurePolicy, Outcome } from './thesis.ts';

/** Upper caps on exposure, in the order in which ties are named. */
export const CAPS = [
  'stop',
  'blind',
  'forcedOut',
  'days',
  'cvar',
  'kelly',
  'gate',
  'growth',
] as const;
export type CapId = (typeof CAPS)[number];

/** Shares of capital are told apart from here on. */
export const SAME_SHARE = 0.005;

/** What may bind: a cap, or one of the ways in which exposure is held. */
export type Binding =
  | CapId
  | 'headroom'
  | 'pace'
  | 'unknown input'
  | 'pending'
  | 'waits'
  | 'ratchet'
  | 'closed';

/** Share of own capital under which a position is not worth its trouble. */
export const MIN_EXPOSURE = 0.1;
/** Share of own capital by which a cap of opinion lowers exposure in one session. */
export const MAX_FALL_PER_SESSION = 0.1;
/** Share of own capital by which exposure rises in one session. */
export const MAX_RISE_PER_SESSION = 0.05;
/** Sessions in which no stop trips, is hit again by an act as firm or is blind before exposure may rise. */
export const REST_SESSIONS = 5;

/** Times the loss budget that what is held answers to where spread follows volatility. */
const BUDGET_TIMES_HELD = 1.5;

/**
 * The policy that what is held answers to; what is added answers to the thesis' own. They differ where
 * spread follows volatility, so that a stormy day keeps one from adding before it makes one sell.
 * Source: DECISION, 4.
 */
export const heldTo = (policy: ExposurePolicy): ExposurePolicy =>
  policy.spread === 'volatility'
    ? { ...policy, budget: BUDGET_TIMES_HELD * policy.budget }
    : policy;

/**
 * What is at stake at the target over the horizon, in money, shares of own capital: the mean of the worst
 * twentieth of outcomes and of the best. A log move x stands as exp(x) - 1, so these are no measure of a
 * budget, which decisions hold against log moves.
 */
export type AtStake = {
  /** At the usual spread of outcomes, >= 0, and what is gained. */
  readonly loss: number;
  readonly gain: number;
  /** The loss at today's spread. */
  readonly today: Known<number>;
};

/** How much of own capital stands in the book, and why no more. Figures are shares of own capital. */
export type Exposure = {
  readonly target: number;
  readonly before: number;
  readonly binding: Binding;
  /** Present where it was decided, caps and all, as if what is missing had stood still: that allows less. */
  readonly still?: true;
  /** Every cap in force on what is held; one that is not built or has nothing to say is absent. */
  readonly caps: readonly { readonly cap: CapId; readonly at: number }[];
  /** The smallest cap. */
  readonly optimum: number;
  /** The smallest cap once the odds are worsened by the headroom: how far exposure may rise. */
  readonly headroom: number;
  /** CVaR 95 % of the loss at the usual spread of outcomes, of log moves, >= 0. */
  readonly lossIfWrong: number;
  /** Today's spread of outcomes, times their stated deviations, 1 to 2, and the same loss at it. */
  readonly today: Known<{ readonly spread: number; readonly loss: number }>;
  /** The spread by which exposure was sized: 1 unless the thesis has it follow volatility. */
  readonly spread: number;
  /** The odds from acts alone that what is held answers to, where spread follows volatility. */
  readonly acts?: Belief;
  /** Mean gain if the regime is noise. */
  readonly gainIfRight: number;
  /** Not invested: 1 - target. */
  readonly reserve: number;
  /** Gain over loss by all evidence, the asymmetry that the gate asks for. */
  readonly asymmetry: number;
};

/** What is told to hold exposure: what binds, or what lies behind it at either end. */
export type SizeReason = Binding | 'no return' | 'small return' | 'thesis';

/**
 * The true reason for no more exposure. A cap that stands as high as the thesis lets any be limits
 * nothing of its own; and at 0 those of drawdown, gain over loss and growth all say that gains, weighed
 * by the odds, do not exceed losses, or by too little for any exposure.
 */
export function sizeReason(
  { binding, optimum, target, asymmetry }: Exposure,
  { base, leverage }: Pick<ExposurePolicy, 'base' | 'leverage'>,
): SizeReason {
  const cap = CAPS.find((c) => c === binding);
  if (optimum === 0 && (cap === 'kelly' || cap === 'gate' || cap === 'growth'))
    return asymmetry > 1 ? 'small return' : 'no return';
  const most = cap === 'stop' ? base : leverage;
  return cap !== undefined && Math.round(100 * target) >= Math.floor(100 * most + 1e-9)
    ? 'thesis'
    : binding;
}

/** What the book does under one path, and the path's share of its regime. Log moves, share. */
export type Part = Outcome & { readonly weight: number };

/** Outcomes of the regimes as mixtures of their paths; a regime without any keeps its default. */
export type Mixes = { readonly [R in RegimeId]?: readonly Part[] };
