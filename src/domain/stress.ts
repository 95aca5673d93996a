import type { LegId } from './episode.ts';
import type { Known, Unknown } from './known.ts';
import type { Day } from './time.ts';

/** Sigmas from which a leg counts as crashing. */
export const CRASH_SIGMAS = -2;

export type StressState = 'calm' | 'building' | 'lopsided' | 'synchronised' | 'unknown';

export type Leg = {
  /** Move in sigmas of its own past, negative when falling. */
  readonly z: number;
  /** Log return in price direction, share. */
  readonly move: number;
  /** Returns summed. */
  readonly n: number;
  /** Day of the value before the window, and of the last value in it. */
  readonly start: Day;
  readonly end: Day;
  /** True when the market had no session on the day of decision: the value is carried. */
  readonly carried: boolean;
};

export type WindowStress = {
  readonly window: Window;
  readonly legs: { readonly [L in LegId]: Known<Leg> };
  /** Sigmas by which the least-fallen leg fell; negative when not all fell. */
  readonly severity: Known<number>;
  readonly threshold: Known<number>;
};

/** What credit tells where it is known. */
export const CREDIT_READINGS = ['confirms', 'does not confirm', 'contradicts'] as const;
export type CreditReading = (typeof CREDIT_READINGS)[number];
/** Not yet: the value that would tell is not due. Unknown: what is due is not there. */
export type CreditState = CreditReading | 'not yet' | 'unknown';
export const creditTells = (state: CreditState): state is CreditReading =>
  state !== 'not yet' && state !== 'unknown';

/** Does credit widen beyond what risk and volatility explain? */
export type Credit = {
  readonly state: CreditState;
  readonly reason?: Unknown;
  /** First day of a value that would tell, while it is not yet there. */
  readonly awaits?: Day;
  /** Day on which that value is due, by the calendar and the lag of its series. */
  readonly due?: Day;
  /** Last session of the last window whose value is known. */
  readonly end?: Day;
  readonly residual?: number;
  /** 80 % prediction interval of the residual. */
  readonly low?: number;
  readonly high?: number;
  /** Residual in standard deviations of the vintage. */
  readonly z?: number;
  /** What credit funds tell the same evening while the value that would tell is not yet there. */
  readonly tonight?: Tonight;
};

/** How far credit funds foretell that credit widens, deviations; calm: too little to keep one waiting. */
export type Tonight = { readonly end: Day; readonly z: number; readonly calm: boolean };

/** One past window in so many was as severe; or none of so many was. */
export type OneIn = number | { readonly noneIn: number };

/** Is everything falling together? */
export type Stress = {
  readonly state: StressState;
  /** The window reported: the 3-session one unless another is further over. */
  readonly window: Window;
  readonly windows: readonly WindowStress[];
  /** Of the reported window. */
  readonly severity: Known<number>;
  readonly oneIn: Known<OneIn>;
  /** Past windows of this length in the vintage. */
  readonly count: Known<number>;
  readonly credit: Credit;
  /** First session of the synchronised run, while it lasts. */
  readonly since?: Day;
  /** Turbulence, correlation surprise and absorption shift of the legs; moments strictly past. */
  readonly turbulence: Known<{
    readonly turbulence: number;
    readonly surprise: number;
    /** Absorption shift in its own standard deviations. */
    readonly absorption: Known<number>;
  }>;
};

/**
 * Sigmas by which the risk leg fell over the window that is reported: the fall of the day, whoever
 * speaks of it.
 * @returns undefined when it did not fall, or is not known
 */
export function fallOf({
  windows,
  window,
}: Pick<Stress, 'windows' | 'window'>): number | undefined {
  const risk = windows.find((w) => w.window === window)?.legs.risk;
  return risk === undefined || 'unknown' in risk || risk.z >= 0 ? undefined : -risk.z;
}

/** Window lengths in sessions; the middle one is the memo's 72 hours. */
export const WINDOWS = [1, 3, 5] as const;

export type Window = (typeof WINDOWS)[number];
