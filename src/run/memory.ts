import type { Retrace } from '../domain/delever.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Known } from '../domain/known.ts';
import type { Setup } from '../domain/policy.ts';
import type { RegimeId } from '../domain/regime.ts';
import type { Stop } from '../domain/stop.ts';
import type { Thesis } from '../domain/thesis.ts';
import type { Day } from '../domain/time.ts';
import { type Filter, prior } from '../judge/regime.ts';
import { NO_RUN, type StressRun } from '../sense/stress.ts';
import type { Absorption } from '../sense/turbulence.ts';
import type { Tick } from './event.ts';
import type { Knowledge } from './knowledge.ts';

/** What one decision leaves for the next. */
export type Memory = {
  readonly run: StressRun;
  readonly absorption: Absorption;
  readonly filter: Filter;
  readonly stops: readonly Stop[];
  readonly exposure: number | undefined;
  /** Sessions in a row without a tripped or blind stop. */
  readonly rested: number;
  /** Sessions in a row with an optimum under a tenth. */
  readonly faint: number;
  readonly call: RegimeId;
  /** Decisions taken so far, and for each item of evidence the first that could use it. */
  readonly count: number;
  readonly usable: readonly number[];
  /** Days of the first and of the last decision; absent before the first. */
  readonly began?: Day;
  readonly day?: Day;
  /** The forecast of the last synchronised fall; absent before the first. */
  readonly standing?: StandingForecast;
  readonly told: number;
  /** The same had every input that is missing stood still since it went missing; absent while none is. */
  readonly still?: Pick<Memory, 'run' | 'filter' | 'stops'>;
};

/** Where a decision is taken: by which rules, on what is known and remembered, and when. */
export type Situation = {
  readonly setup: Setup;
  readonly known: Knowledge;
  readonly memory: Memory;
  readonly tick: Tick;
};

export const noMemory = (thesis: Thesis): Memory => ({
  run: NO_RUN,
  absorption: { last: undefined, ratios: [] },
  filter: prior(thesis),
  stops: [],
  exposure: undefined,
  rested: 0,
  faint: 0,
  call: 'noise',
  count: 0,
  usable: [],
  told: 0,
});

/** Items that the decision before could not use: new ones, and acts that have begun since; not what is disputed. */
export function freshItems({ known, memory, tick }: Omit<Situation, 'setup'>): readonly Evidence[] {
  const { usable, day = Number.POSITIVE_INFINITY } = memory;
  return known.evidence.filter(
    (i, at) =>
      !i.disputed &&
      (at >= usable.length ||
        (i.effectiveOn !== undefined && i.effectiveOn > day && i.effectiveOn <= tick.day)),
  );
}

/** The forecast that stands, with the sessions of the risk leg at which it was made and last met. */
export type StandingForecast = {
  readonly retrace: Known<Retrace>;
  readonly day: Day;
  readonly made: number;
  readonly over: number;
};
