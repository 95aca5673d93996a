import type { Unknown } from '../../domain/known.ts';
import type { Cause, Fate, Ledger, Threat } from '../../domain/threat.ts';
import type { Day } from '../../domain/time.ts';

/**
 * The ledger as it stood at the end of a day: threats announced by then, and only those ends that
 * had come by then. A threat that ended later is open, and nothing of its end is told. A closed
 * threat without a day of its end is `undated` on every day, for nobody can say when it ceased to
 * be open; see `settled` for when it counts.
 * @param threats  in any order
 * @returns        each list by day of announcement, then by id
 */
export function ledger(threats: readonly Threat[], at: Day): Ledger {
  const told = threats.filter((t) => t.announced <= at).toSorted(byDay);
  return {
    at,
    resolved: told.filter((t) => t.ended !== undefined && t.ended <= at),
    open: told.filter((t) => t.fate === undefined || (t.ended ?? at) > at).map(unended),
    undated: told.filter((t) => t.fate !== undefined && t.ended === undefined),
  };
}

/**
 * Threats whose end counts in the shares: the resolved ones, and of the undated ones those known to
 * be over. By day of announcement, then by id.
 */
export const settled = ({ at, resolved, undated }: Ledger): readonly Threat[] =>
  [...resolved, ...undated.filter((t) => t.known !== undefined && t.known <= at)].toSorted(byDay);

const unended = ({ fate: _, ended: __, known: ___, ...open }: Threat): Threat => open;

const byDay = (a: Threat, b: Threat): number =>
  a.announced - b.announced || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The competing end that a fate is: late or on time, a threat carried out in full is implemented.
 * @example causeOf('implemented late') // 'implemented'
 */
export function causeOf(fate: Fate): Cause {
  if (fate === 'implemented on time' || fate === 'implemented late') return 'implemented';
  return fate === 'implemented reduced' ? 'reduced' : fate;
}

/** Days that stand for a threat which ended on the day it was made, or was in force before it. */
const SAME_DAY = 0.5;

/**
 * Days from one day to another, above 0: none, or fewer, count as half a day.
 * @example lasted(3, 3) // 0.5
 */
export const lasted = (from: Day, to: Day): number => (to > from ? to - from : SAME_DAY);

/** Fewest clusters from which anything is told. */
export const MIN_CLUSTERS = 8;

export const TOO_FEW_THREATS: Unknown = { kind: 'too few threats' };
