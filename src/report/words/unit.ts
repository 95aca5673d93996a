import type { Day } from '../../domain/time.ts';

/** How a language writes amounts, dates and lists. Numbers come in as text, already formatted. */
export type Units = {
  /** A date near another: the year only where it differs. */
  readonly date: (day: Day, near: Day) => string;
  /** With weekday and year. */
  readonly longDate: (day: Day) => string;
  /** For an axis. */
  readonly tick: (day: Day) => string;
  readonly month: (day: Day) => string;
  /** A wall clock: place, date, time; the stamp is ISO 8601 with its offset. */
  readonly clock: (zone: string, stamp: string) => string;
  readonly city: (zone: string) => string;
  readonly money: (amount: number, currency: string) => string;
  /** With its sign. */
  readonly change: (amount: number, currency: string) => string;
  readonly sigma: (x: string) => string;
  readonly decibans: (x: string) => string;
  readonly sessions: (n: number) => string;
  readonly hours: (x: string) => string;
  /** Number and name of a rung. */
  readonly rung: (n: number) => string;
  /** Why something is not known, in full. */
  readonly unknown: (reason: string) => string;
  /** A series of which a due value, or any value, has not come. */
  readonly late: (title: string, absent: boolean) => string;
  /** The credit reading as an input, with why there is none. */
  readonly creditInput: (why: string) => string;
  /** Between the members of a list. */
  readonly comma: string;
  /** Between two thoughts, and between two sentences in one. */
  readonly pause: string;
  readonly semi: string;
  readonly colon: string;
  readonly full: string;
  readonly blank: string;
  readonly brackets: (x: string) => string;
};
