import type { Calendars } from './calendar.ts';
import type { Crowd, CrowdVintage } from './crowd.ts';
import type { Episode } from './episode.ts';
import type { Rule } from './look.ts';
import type { Contract } from './odds.ts';
import type { Series } from './series.ts';
import type { Thesis } from './thesis.ts';
import type { Threat } from './threat.ts';
import type { Day } from './time.ts';
import type { Vintage } from './vintage.ts';

/** A thesis whose rules have become plain functions, by id. */
export type Policy = {
  readonly thesis: Thesis;
  /** SHA-256 of the thesis file. */
  readonly hash: string;
  readonly stops: Readonly<Record<string, Rule>>;
  readonly questions: Readonly<Record<string, Rule>>;
  readonly readings: Readonly<Record<string, Rule>>;
  readonly falsified: Readonly<Record<string, Rule>>;
  /** The rule of rupture, where the thesis states what is asked. */
  readonly resolves: { readonly rupture?: Rule };
};

/** The crowd that is asked, by its hash, and what was fitted to it, by `until`. */
export type Gathering = {
  readonly crowd: Crowd;
  /** SHA-256 of the crowd's file. */
  readonly hash: string;
  readonly vintages: readonly CrowdVintage[];
};

/**
 * The last day of a series whose value is known at the first decision that sees the risk leg's close of a
 * day: where a window that begins with that close begins for it.
 */
export type Reach = (series: Series, close: Day) => Day;

/** Everything that does not change while an episode runs. */
export type Setup = {
  readonly episode: Episode;
  readonly policy: Policy;
  readonly calendars: Calendars;
  /** Absent where every value of a day is known at the decision of that day. */
  readonly reach?: Reach;
  readonly vintages: readonly Vintage[];
  /** The crowd that is asked; nobody is asked where it is absent. */
  readonly gathering?: Gathering;
  /** Every threat on record, whenever it was announced; read as of a day. */
  readonly threats?: readonly Threat[];
  /** Quotes of prediction-market contracts, whenever they became known; read as of a moment. */
  readonly contracts?: readonly Contract[];
  /** Version of the program, part of `method`. */
  readonly version: string;
};
