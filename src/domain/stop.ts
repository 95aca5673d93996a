import type { StopRule } from './thesis.ts';
import type { Day } from './time.ts';

/** States of a stop, calm to harsh. One that is absorbed is in force, and takes nothing away any more. */
export const STOP_STATES = ['quiet', 'absorbed', 'pending', 'blind', 'tripped'] as const;
/** Sessions after which a stop in force is absorbed, unless an act as firm hits it again. */
const ABSORBED_SESSIONS = 10;
/** From what age a stop in force is absorbed, as its thesis says; one that takes everything never is. */
export const absorbedAfter = ({
  absorb = ABSORBED_SESSIONS,
  cut,
}: Pick<StopRule, 'absorb' | 'cut'>): number =>
  absorb === 'never' || cut >= 1 ? Number.POSITIVE_INFINITY : absorb;
type StopState = (typeof STOP_STATES)[number];

/** States as people see them, calm to harsh: one that waits is quiet, and cannot be judged yet. */
export const LAMP_STATES = ['quiet', 'waiting', 'absorbed', 'pending', 'blind', 'tripped'] as const;
export type LampState = (typeof LAMP_STATES)[number];
export const lampState = ({ state, waits }: Pick<Stop, 'state' | 'waits'>): LampState =>
  state === 'quiet' && waits ? 'waiting' : state;

/** A stop, or one key of it, as it stands. */
export type Stop = {
  readonly id: string;
  /** The counterparty that this state is for, where the stop is keyed. */
  readonly key?: string;
  readonly state: StopState;
  readonly since: Day;
  /** Decisions in a row for which the condition has held, or has been gone. */
  readonly run: number;
  /** Sessions in force since it tripped or was hit again by an act as firm; absent while it is not in force. */
  readonly age?: number;
  /** Inputs that are not yet due and without which it cannot be judged: it stays as it was. */
  readonly waits?: readonly string[];
  /** It waits, and what the same evening tells in their place is calm: more may be held meanwhile. */
  readonly lifted?: boolean;
  /** Inputs that are due and missing while it is in force: it takes what it takes, and is blind besides. */
  readonly lacks?: readonly string[];
  /** Evidence and series behind the state, and what is missing when it is blind. */
  readonly reasons: readonly string[];
};

/** Inputs of a stop that are due and missing, whatever its state; none where it can be judged. */
export const lackingInputs = ({
  state,
  lacks = [],
  reasons,
}: Pick<Stop, 'state' | 'lacks' | 'reasons'>): readonly string[] =>
  state === 'blind' ? reasons : lacks;

/** Whether something that a stop needs is due and not there, be it in force or not. */
export const lacksData = ({ state, lacks }: Pick<Stop, 'state' | 'lacks'>): boolean =>
  state === 'blind' || lacks !== undefined;
