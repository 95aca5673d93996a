import type { Act, Freshness } from './decision.ts';
import type { Direction, Rung } from './evidence.ts';
import type { Known } from './known.ts';
import type { Contender, Difference, Score } from './score.ts';
import type { SeriesKind } from './series.ts';
import type { LampState } from './stop.ts';
import type { Text } from './text.ts';
import type { Day } from './time.ts';

/**
 * What somebody who lives through an episode is told on one of its days: what was known then, and nothing that
 * came later. Days are dates, YYYY-MM-DD, for it is sent as it stands.
 */
export type FlightDay = {
  readonly day: string;
  /** The wall clock at which is decided, with its offset. */
  readonly stamp: string;
  /** Each series of the legs, the risk leg first, oldest value first. */
  readonly legs: readonly {
    readonly series: string;
    readonly title: Text;
    readonly kind: SeriesKind;
    readonly points: readonly { readonly day: string; readonly value: number }[];
  }[];
  /** What became known since the day before, in order of arrival. */
  readonly headlines: readonly {
    readonly id: string;
    /** Day of the act. */
    readonly on: string;
    readonly headline: Text;
    readonly source: string;
    readonly rung: Rung;
    readonly direction: Direction;
  }[];
  /** Every written stop, in the order of the thesis. */
  readonly stops: readonly {
    readonly id: string;
    readonly title: Text;
    readonly state: LampState;
    /** What it needs, and how far that is; absent where nothing was asked of a memo. */
    readonly says?: Text;
  }[];
  /** What stops in force, or without data, let be held, share of own capital; absent where they take nothing. */
  readonly limit?: number;
  /** Age of each series: day of its last value, and sessions of its calendar since. */
  readonly ages: readonly {
    readonly series: string;
    readonly title: Text;
    readonly state: Freshness['state'];
    readonly last?: string;
    readonly sessions: number;
  }[];
};

/** What the machine did on the same day, told once the person has decided. */
export type FlightMachine = {
  readonly act: Act;
  /** Shares of own capital, before and after. */
  readonly before: number;
  readonly target: number;
  readonly headline: Text;
  /** Why, a sentence each. */
  readonly why: readonly Text[];
};

/** What a person decided on a day. */
export type FlightChoice = {
  readonly day: string;
  /** Share of own capital. */
  readonly exposure: number;
  /** Empty: none was given. */
  readonly reason: string;
  /** The person said that he does not know, and kept what he had. */
  readonly unsure: boolean;
};

/** What of a day bears on how well it was decided, whatever came of it. */
export type FlightFact = {
  readonly day: Day;
  /** What written stops let be held, share of own capital; absent where they take nothing. */
  readonly limit?: number;
  /** All legs fall together. */
  readonly together: boolean;
  /** Evidence of friction at `enacted` or harder became known since the day before. */
  readonly hard: boolean;
};

/** How somebody decided over a flight, apart from what came of it. */
export type FlightConduct = {
  readonly decisions: number;
  /** Changes of exposure, and the sum of their sizes, shares of own capital. */
  readonly changes: number;
  readonly turnover: number;
  /** Decisions that came with a reason, and those on which nothing was known to do. */
  readonly reasoned: number;
  readonly unsure: number;
  /** Written stops that asked for less than was held. */
  readonly stops: {
    readonly asked: number;
    /** Obeyed with the decision of the same day. */
    readonly atOnce: number;
    /** Decisions that each of those took that were obeyed later. */
    readonly late: readonly number[];
    /** Lifted, or still standing at the end, before they were obeyed. */
    readonly never: number;
  };
  /** Cuts into a joint fall that no stop asked for and no new hard evidence spoke for; their sum, share of own capital. */
  readonly rushed: { readonly cuts: number; readonly size: number };
};

/** What came of it, beside the baselines: the figures of `bide score`. */
export type FlightOutcome = Pick<
  Score,
  'first' | 'rows' | 'growth' | 'differences' | 'cautions'
> & {
  /** Total of the best of all contenders, known afterwards, less the own one; share of capital, >= 0. */
  readonly regret: Known<number>;
};

/** A contender of a flight: the person, the machine, or a baseline. */
export type FlightContender = Exclude<Contender, 'own'> | 'person' | 'machine';

/** How a flight was decided, and beside it what came of it. */
export type FlightResult = {
  readonly episode: string;
  readonly title: Text;
  readonly from: string;
  readonly to: string;
  readonly days: readonly (FlightChoice & {
    /** What was held before, share of own capital. */
    readonly before: number;
    readonly machine: Pick<FlightMachine, 'act' | 'before' | 'target'>;
  })[];
  readonly conduct: { readonly person: FlightConduct; readonly machine: FlightConduct };
  readonly outcome: { readonly person: FlightOutcome; readonly machine: FlightOutcome };
  /** Log growth of the person less that of the machine, with its 80 % interval from resampled blocks. */
  readonly apart: Pick<Difference, 'growth' | 'interval'>;
  /** Wealth of each by session, 1 at the start. */
  readonly paths: readonly {
    readonly contender: FlightContender;
    readonly points: readonly { readonly day: string; readonly wealth: number }[];
  }[];
};

/** An episode that may be lived through, or why it cannot. */
export type FlightOffer = {
  /** Id or path, as commands take it. */
  readonly episode: string;
  readonly title: Text;
  /** Dates of its first and last decision. */
  readonly from: string;
  readonly to: string;
  /** Absent where it can. */
  readonly why?: Text;
};

/** A day that was decided, and what the machine did on it. */
export type FlightDecided = FlightChoice & { readonly machine: FlightMachine };

/** What a person may see of a flight: the days that were decided, and the one that is to be. */
export type FlightView = {
  readonly id: string;
  readonly episode: string;
  readonly title: Text;
  /** Decisions of the whole flight, and those that were taken. */
  readonly count: number;
  readonly decided: number;
  /** Shares of own capital: held now, and the most that may be. */
  readonly held: number;
  readonly most: number;
  readonly ended: boolean;
  readonly past: readonly FlightDecided[];
  /** Absent once it has ended. */
  readonly today?: FlightDay;
};
