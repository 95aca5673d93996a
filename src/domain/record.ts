import type { Against, Fall, Foretold, Mechanical, RetraceRecord } from './delever.ts';
import type { LegId } from './episode.ts';
import type { Rivals } from './forecastscore.ts';
import type { Bin, Known, Spread } from './known.ts';
import type { BaselineId, Contender, Score, WealthPath } from './score.ts';
import type { CreditReading } from './stress.ts';
import type { Text } from './text.ts';
import type { Day } from './time.ts';

/** First window of a run in which everything fell together, judged with what was known then. */
export type StudyFall = Fall & {
  /** Moves of the legs in sigmas known before, price direction. */
  readonly legs: { readonly [L in LegId]: number };
  /** Severity that it passed, and the end of the vintage that it is from. */
  readonly threshold: number;
  readonly until: Day;
  /** VIX at its close. */
  readonly vix: Known<number>;
  /** Whether the detector called `synchronised` before the run was over. */
  readonly alarm: boolean;
};

/** What a year's end taught: how far everything must fall to count. */
export type Lesson = {
  readonly until: Day;
  /** Past windows of three sessions. */
  readonly windows: number;
  /** Threshold of an alarm by window length, and of the study set. */
  readonly alarm: { readonly 1: number; readonly 3: number; readonly 5: number };
  readonly study: number;
};

/** A figure of the own path less that of a baseline, with its 80 % interval from resampled blocks. */
export type Margin = {
  readonly at: Known<number>;
  readonly interval: Known<{ readonly low: number; readonly high: number }>;
};

/** The own path less one baseline, figure by figure. */
export type Margins = {
  readonly baseline: BaselineId;
  /** Log growth a year; above 0 the own path grew more. */
  readonly growth: Margin;
  /** Deepest fall, share; above 0 the own path fell less deep. */
  readonly drawdown: Margin;
  /** CVaR 95 % of a session, share; below 0 the own path lost less. */
  readonly cvar: Margin;
  readonly asymmetry: Margin;
};

/** Log growth a year of the own path less that of the constant mix, in some sessions of the record. */
export type Period = {
  /** Closes of its first and last session. */
  readonly from: Day;
  readonly to: Day;
  readonly sessions: number;
  /** Mean exposure of the own path; the mix holds that of the whole record. */
  readonly held: number;
  readonly growth: Margin;
};

/** What choosing the days was worth in each five calendar years, in the best one, and in all but that. */
export type Periods = {
  readonly fives: readonly Period[];
  readonly best: Period;
  readonly rest: Period;
};

/** How a contender went in the sixty sessions after each study fall. */
export type Aftermath = {
  readonly contender: Contender;
  /** Falls whose sixty sessions are known, and the different sessions in them. */
  readonly falls: number;
  readonly sessions: number;
  /** Mean simple return over the sixty sessions, and the share of falls after which it was above 0. */
  readonly total: Known<number>;
  readonly gained: Known<number>;
  /** Deepest fall inside any of the stretches, share, <= 0. */
  readonly drawdown: Known<number>;
  /** CVaR 95 % of a session, share, and gains over losses, over the different sessions. */
  readonly cvar: Known<number>;
  readonly asymmetry: Known<number>;
  readonly exposure: Known<number>;
};

/** Forecasts of one kind against what came. */
export type Calibrated = {
  readonly cases: number;
  /** Bins of like forecasts: how many, what was said on average, what share came. */
  readonly bins: readonly Bin[];
  /** Logarithmic scores, nats; unknown where something held impossible came. */
  readonly log: Rivals;
};

/** Brier scores of a forecast by the size of the fall and of the past mean, and the first less the second. */
export type BySize = { readonly own: number; readonly mean: number; readonly less: Spread };

/** How much more often something came than beside like falls, and the smallest excess that would show. */
export type Excess = { readonly excess: Spread } & Pick<
  Mechanical,
  'detectable' | 'together' | 'alone' | 'back'
>;

/** How the credit reading fared: every window of the record against the vintage in force. */
export type CreditRecord = {
  /** By volatility at the end of the window, from one level to below the next; the last is open. */
  readonly buckets: readonly {
    readonly from: number;
    readonly below?: number;
    readonly windows: number;
    /** Share inside the 80 % interval, and inside one as wide at every level of volatility. */
    readonly covered: number;
    readonly constant: number;
    /** 80 % interval of the former from resampled blocks of sessions: windows overlap and cluster. */
    readonly interval: Spread;
  }[];
  /** Windows by what was read, and mean simple return of shares over the 20 sessions after them. */
  readonly after: Readonly<Record<CreditReading | 'all', AfterReading>>;
};

export type AfterReading = { readonly windows: number; readonly mean: Known<number> };

/** The long record: every study fall and every rule of the program, walking forward. */
export type Evaluation = {
  readonly thesis: string;
  readonly from: Day;
  readonly to: Day;
  readonly decisions: number;
  readonly lessons: readonly Lesson[];
  readonly falls: readonly StudyFall[];
  /** Falls of the risk leg alone, apart from those: how many, and shares with half back. */
  readonly alone: {
    readonly falls: number;
    readonly half: number;
    readonly end: number;
    /** Mean chance of half back at any close in a walk of the same volatility after the same fall. */
    readonly walk: number;
  };
  readonly retrace: RetraceRecord;
  readonly forecasts: { readonly half: Known<Calibrated>; readonly end: Known<Calibrated> };
  /** Half back by the walk of the fall's size plus the past excess of all falls. */
  readonly bySize: Known<{ readonly cases: number; readonly half: BySize; readonly end: BySize }>;
  readonly mechanical: Known<Mechanical>;
  /** The same excess over like falls at the twentieth close. */
  readonly lasting: Known<Excess>;
  /** The excess of those study falls in which the risk leg fell by so many sigmas or more. */
  readonly hard: { readonly sigmas: number } & Record<'half' | 'end', Known<Excess>>;
  /** Both over like falls that were over by then: what could be known at the time. */
  readonly earlier: { readonly half: Known<Excess>; readonly end: Known<Excess> };
  readonly score: Score;
  readonly margins: readonly Margins[];
  readonly periods: Known<Periods>;
  readonly credit: Known<CreditRecord>;
  readonly resampling: { readonly block: number; readonly resamples: number };
  readonly aftermath: readonly Aftermath[];
  /** Wealth at each month's end, 1 at the start. */
  readonly wealth: readonly {
    readonly contender: Contender;
    readonly points: readonly { readonly day: Day; readonly wealth: number }[];
  }[];
  readonly inputs: Readonly<Record<string, string>>;
  /** Every session, where it was asked for. */
  readonly daily?: DailyRecord;
};

/** Exposure and wealth of every path at every session; 1 at the close before the first. */
export type DailyRecord = {
  readonly days: readonly Day[];
  readonly paths: readonly {
    readonly contender: Contender;
    readonly exposure: readonly number[];
    readonly wealth: readonly number[];
  }[];
};

/**
 * How the rules fared over everything that is on file, as it was worked out once: the forecasts and
 * paths beside those that anybody could have had. Shown with its date, and nothing is decided from it.
 */
export type TrackRecord = {
  /** The long record, without evidence: log growth a year, share, and penalties of forecasts. */
  readonly long: {
    readonly from: Day;
    readonly to: Day;
    readonly growth: Readonly<Record<Contender, number>>;
    /** The baseline that grew most, and by how much a year it grew more than the own path; 80 %. */
    readonly first: { readonly baseline: BaselineId; readonly by: Spread };
    readonly falls: number;
    /** Brier scores of half back at any close within twenty sessions. */
    readonly half: Foretold;
    /** Scores of the move, in its sigmas. */
    readonly crps: Against;
  };
  /** The coded episodes, each under its own thesis: totals, share of capital, summed. */
  readonly coded: {
    readonly to: Day;
    readonly totals: Readonly<Record<Contender, number>>;
    /** Deepest fall within any episode, share, <= 0. */
    readonly deepest: Readonly<Record<'own' | 'mix', number>>;
    /** What all stops were worth, each taken alone, summed: below 0 they cost. */
    readonly stops: number;
    /** Total less that of the constant mix of the same mean exposure; 80 %. */
    readonly timing: Spread;
    /** Share of the same exposures shifted in time, knowing nothing, that did as well. */
    readonly shifted: number;
    /** Regime calls near to independent, of all of them, and Brier scores by episode. */
    readonly apart: number;
    /** Of the calls that resolved how many friction followed, how many gave it the most. */
    readonly friction: Readonly<Record<'of' | 'came' | 'called', number>>;
    readonly calls: readonly {
      readonly title: Text;
      readonly resolved: number;
      readonly own: number;
      readonly prior: number;
    }[];
  };
};

/** How a contender went, or why its path is not known. */
export type Lane = { readonly contender: Contender; readonly path: Known<WealthPath> };
