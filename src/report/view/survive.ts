import type { Belief } from '../../domain/regime.ts';
import type { MarginRule, Survival, ToCash } from '../../domain/survival.ts';
import type { Text } from '../../domain/text.ts';
import type { Stopped } from './crowd.ts';

/** What `survive` shows: whether a book lives until prices are back. */
export type SurviveView = {
  /** The thesis or the book that is asked about. */
  readonly title: Text;
  readonly rule: MarginRule;
  /** Probabilities of the regimes that the figures are mixed by. */
  readonly weights: Belief;
  /** The horizon, sessions. */
  readonly sessions: number;
  /** Probability of being sold out by leverage, rising from 1 to 4 times own capital. */
  readonly curve: readonly {
    readonly leverage: number;
    readonly forcedOut: number;
    readonly beforeHalf: number;
  }[];
  /** At once, twice and three times own capital. */
  readonly at: readonly Survival[];
  /** P(forced out) within so many sessions, at twice and three times own capital. */
  readonly horizons: readonly {
    readonly sessions: number;
    readonly twice: number;
    readonly thrice: number;
  }[];
  /** Largest leverage that keeps P(forced out) under the limit. */
  readonly largest: number;
  /** The user's limit, probability. */
  readonly limit: number;
  readonly toCash?: ToCash;
  /** Of the book; absent where there is none. */
  readonly currency?: string;
  /** Whether the book could be laid over the crowd's assets; else the market stands for it. */
  readonly mapped: boolean;
  /** The first position that lies on no asset of the crowd. */
  readonly astray?: string;
  /** Rate of the loan, share a year. */
  readonly loan?: number;
  readonly partial?: Stopped;
  /** Of the simulations that it rests on. */
  readonly fingerprints: readonly string[];
};
