import type { DeleverVintage } from './delever.ts';
import type { LegId } from './episode.ts';
import { BURN_IN } from './history.ts';
import type { SwitchingModel } from './regime.ts';
import type { Window } from './stress.ts';
import type { Day } from './time.ts';

/** What one window length has looked like up to the vintage. */
export type WindowRecord = {
  /** Past windows judged. */
  readonly count: number;
  /** Severity beyond which a window is synchronised, in sigmas. */
  readonly threshold: number;
  /** Episodes over the threshold in the whole past. */
  readonly episodes: number;
  /** Threshold of the wider study set (3 a year), where it is asked for. */
  readonly study?: number;
  /** Severities of 0 and more, largest first: the windows in which everything fell. */
  readonly fell: readonly number[];
};

/** Credit change explained by risk and volatility, ordinary least squares. */
export type CreditModel = {
  readonly count: number;
  /** Constant, per cent of risk return, point of volatility change. */
  readonly beta: readonly [number, number, number];
  /** HAC(5) covariance of beta, row by row. */
  readonly covariance: readonly (readonly number[])[];
  /** Standard deviation of what is left, over all windows. */
  readonly residual: number;
  /** The same at a level of volatility: level x volatility^slope. Absent in vintages learnt before it was asked. */
  readonly spread?: { readonly level: number; readonly slope: number };
  /** Past windows that contradicted; mean simple return of shares over the 20 sessions after them, and after all. */
  readonly contradicted?: {
    readonly windows: number;
    readonly after: number;
    readonly all: number;
  };
};

/** What funds that trade the same evening foretell of the residual of the credit reading. */
export type CreditNowModel = {
  /** Risk leg, volatility, the credit funds, Treasuries; a model of others is none. */
  readonly series: readonly string[];
  readonly count: number;
  /** Constant; per cent of shares; point of volatility; per cent of each fund; of Treasuries; a month that begins. */
  readonly beta: readonly number[];
  /** Standard deviation of what is foretold at a level of volatility: level x volatility^slope. */
  readonly spread: { readonly level: number; readonly slope: number };
};

/** Windows of the past without which nothing is learnt from it: about five years of sessions. */
export const MIN_WINDOWS = 1250;

/** Sessions that hold so many windows of three: the first of them begins after the burn-in. */
export const MIN_SESSIONS = MIN_WINDOWS + BURN_IN + 3;

/** Numbers learnt from the past up to `until`, and used only on windows that begin after it. */
export type Vintage = {
  readonly method: string;
  readonly until: Day;
  readonly from: Day;
  /** The legs it was computed from; a vintage of other legs is none. */
  readonly legs: { readonly [L in LegId]: readonly string[] };
  readonly windows: { readonly [W in Window]: WindowRecord };
  readonly credit?: CreditModel;
  /** Of the same evening, where the episode casts its funds. */
  readonly creditNow?: CreditNowModel;
  /** Scale of the emission features in past falls: Student-t, nu degrees of freedom, by feature. */
  readonly emission: {
    readonly nu: number;
    readonly count: number;
    readonly scale: Readonly<Record<string, number>>;
  };
  /** What falls of the past brought; absent in vintages learnt before it was asked. */
  readonly delever?: DeleverVintage;
  /** The two states of the risk leg, for the second opinion. */
  readonly switching?: SwitchingModel;
  /** SHA-256 of each input file. */
  readonly inputs: Readonly<Record<string, string>>;
};
