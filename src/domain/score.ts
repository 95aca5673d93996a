import type { RegimeScore, RetraceScore, ThreatScore } from './forecastscore.ts';
import type { Bin, Known, Unknown } from './known.ts';
import type { Day } from './time.ts';

/** What anybody could have done without a thesis; `mix` holds the own path's mean exposure throughout. */
export const BASELINES = ['mix', 'hold', 'out', 'fear', 'volatility', 'stopLoss'] as const;
export type BaselineId = (typeof BASELINES)[number];

/** The thesis' own path, or one of the baselines. */
export type Contender = 'own' | BaselineId;

/** A share of own capital, decided after the close of its day. */
export type Sizing = { readonly day: Day; readonly exposure: number };

export type Quote = {
  readonly day: Day;
  readonly value: number;
  /** Day from whose decision on it is known; undefined: its own. */
  readonly known?: Day;
};

/** Series of the bill yield that cash earns, where an episode or a long record holds one: per cent a year. */
export const BILLS = 'DGS3MO';

/** How own capital went. Wealth is 1 at the close of `start`. */
export type WealthPath = {
  /** Session at whose close the first decision is carried out. */
  readonly start: Day;
  /** One for each session after `start`. */
  readonly points: readonly {
    readonly day: Day;
    /** Share of capital at risk from the close before to this close. */
    readonly exposure: number;
    /** Simple return from the close before, cost and cash included, share, >= -1. */
    readonly ret: number;
    readonly wealth: number;
  }[];
  /** Changes carried out, and the sum of their sizes; the way in counts. */
  readonly changes: number;
  readonly turnover: number;
  /** Sessions for which no bill yield was known: cash earned nothing. */
  readonly unpaid: number;
};

/** What a path was worth. A figure with too few sessions behind it says so. */
export type Measures = {
  /** Returns behind the figures. */
  readonly sessions: number;
  /** Simple return of the whole stretch, share. */
  readonly total: Known<number>;
  /** Log growth a year of 365.25 days. */
  readonly growth: Known<number>;
  /** Deepest fall from an earlier high, share, <= 0. */
  readonly drawdown: Known<number>;
  /** Mean loss in the worst twentieth of sessions, and of 20-session stretches; share, a loss is positive. */
  readonly cvar: { readonly one: Known<number>; readonly twenty: Known<number> };
  /** Sum of gains over sum of losses, by session. */
  readonly asymmetry: Known<number>;
  /** Share of sessions without any exposure, and mean exposure. */
  readonly out: Known<number>;
  readonly exposure: Known<number>;
  readonly turnover: number;
};

export type Count = { readonly episodes: number; readonly sessions: number };

/** Who did best in one measure. */
export type Standing = {
  readonly count: Count;
  /** Rank 1; more than one on a tie, empty when nobody can be placed. */
  readonly best: readonly Contender[];
  /** Best first; equals share a rank. */
  readonly places: readonly {
    readonly contender: Contender;
    readonly value: number;
    readonly rank: number;
  }[];
  readonly unplaced: readonly { readonly contender: Contender; readonly unknown: Unknown }[];
};

/** Log growth of the own path less that of a baseline over the whole stretch. */
export type Difference = {
  readonly baseline: BaselineId;
  readonly count: Count;
  readonly growth: Known<number>;
  /** 80 % interval from resampled blocks of sessions. */
  readonly interval: Known<Resamples>;
};

/** An 80 % interval from resampled blocks of sessions: their mean length, and how many times. */
export type Resamples = {
  readonly low: number;
  readonly high: number;
  /** Mean length of a block, sessions; number of resamples. */
  readonly block: number;
  readonly resamples: number;
};

/**
 * What choosing the days was worth: the total of the own path less that of the constant mix of the
 * same mean exposure, share of capital.
 */
export type Timing = {
  readonly at: Known<number>;
  readonly interval: Known<Resamples>;
  readonly shift: Known<ShiftTest>;
};

/** The own exposures against the returns of other days: a path that knows nothing does as well. */
export type ShiftTest = {
  /** Shifts, by whole sessions round the ring of an episode, none but 0 left out. */
  readonly shifts: number;
  /** Share of the shifts, the real path counted with them, whose timing is as good or better, 0..1. */
  readonly p: number;
  /** Timing of the middle 80 % of the shifts, share of capital. */
  readonly low: number;
  readonly high: number;
};

/** Totals of the stop-loss over all its settings: one setting is a choice made afterwards. */
export type StopLossBand = {
  /** By falls, then by sessions out. */
  readonly totals: readonly number[];
  readonly low: number;
  readonly median: number;
  readonly high: number;
};

/** Own odds beside a market's, penalties of both over the same quotes. */
export type MarketPenalty = { readonly own: number; readonly market: number };

/** How own odds fared against the prices of contracts whose outcome is known. */
export type MarketScore = {
  /** Contracts that have resolved, and those that have not. */
  readonly contracts: number;
  readonly open: number;
  /** Quotes of resolved contracts; each is scored, or counted under one of the next four. */
  readonly quotes: number;
  readonly scored: number;
  /** Became known after the last decision. */
  readonly undecided: number;
  /** Past its deadline, or resolved, at the decision that first knew it. */
  readonly expired: number;
  /** Speaks of a path that the thesis does not write. */
  readonly pathless: number;
  /** Its book says no price. */
  readonly priceless: number;
  /** Contracts with a scored quote, the cases that are near to independent; and how many came true. */
  readonly apart: number;
  readonly came: number;
  /** Mean of (probability - 0 or 1)^2 over the scored quotes, 0..1. */
  readonly brier: Known<MarketPenalty>;
  /** Mean of -ln of the probability given to what came, nats. */
  readonly log: Known<MarketPenalty>;
  /** Calibration of both in fifths; unknown with fewer than ten scored quotes. */
  readonly curve: Known<{ readonly own: readonly Bin[]; readonly market: readonly Bin[] }>;
};

/** What a reader must know beside the figures. */
export type Caution =
  /** One episode proves nothing; none proves no more. */
  | { readonly kind: 'too few episodes'; readonly episodes: number }
  | { readonly kind: 'cash earned nothing'; readonly sessions: number; readonly of: number }
  /** A baseline could not be compared. */
  | { readonly kind: 'not compared'; readonly contender: Contender; readonly unknown: Unknown }
  /** The record that a baseline looks back on begins too late by so many sessions. */
  | { readonly kind: 'short record'; readonly baseline: BaselineId; readonly sessions: number }
  | { readonly kind: 'overlapping calls'; readonly resolved: number; readonly apart: number }
  | { readonly kind: 'no regime score'; readonly unknown: Unknown };

/** The first line: who won, and what that is worth. */
export type Headline = {
  /** In growth. */
  readonly won: 'own' | 'baseline' | 'tie' | 'unknown';
  readonly growth: readonly Contender[];
  readonly drawdown: readonly Contender[];
  readonly asymmetry: readonly Contender[];
  /** Log growth of the own path less that of the best baseline, over the stretch. */
  readonly lead: Known<number>;
  /**
   * True when the 80 % interval of the lead lies on one side of 0. It speaks of this stretch alone,
   * and the rival was picked among the baselines afterwards.
   */
  readonly settled: boolean;
  readonly count: Count;
  /** True with fewer than two episodes. */
  readonly provesNothing: boolean;
};

/** Was it worth it? */
export type Score = {
  readonly first: Headline;
  /** Close at which the first decision is carried out, and last close. */
  readonly from?: Day;
  readonly to?: Day;
  readonly rows: readonly {
    readonly contender: Contender;
    readonly count: Count;
    readonly measures: Known<Measures>;
  }[];
  readonly growth: Standing;
  readonly drawdown: Standing;
  readonly asymmetry: Standing;
  readonly differences: readonly Difference[];
  /** Of one episode; the long record tells it by the year, in `margins`. */
  readonly timing?: Timing;
  readonly stopLoss?: Known<StopLossBand>;
  readonly regime: Known<RegimeScore>;
  /** Against prices of contracts; unknown where there are none, or none has resolved. */
  readonly market: Known<MarketScore>;
  /** Forecasts of falls that have come due; unknown where none was made. */
  readonly retrace: Known<RetraceScore>;
  /** Threats that ended within the episode; unknown without a ledger. */
  readonly threats: Known<ThreatScore>;
  readonly cautions: readonly Caution[];
};
