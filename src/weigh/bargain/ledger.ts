import type { Unknown } from '../../domain/known.ts';
import type { Cause, Fate, Ledger, Threat } from '../../domain/threat.ts';
import type { Day } from '../../domain/time.ts';

/**
 * The ledger as it stood at the end of a day: threats announced by then, and only those ends that
 * had come by then. A threat that ended later is open, and nothing of its end is told; so is a closed
 * one without a day of its end until the day from which it is known to be over, and `undated` then.
 * @param threats  in any order
 * @returns        each list by day of announcement, then by id
 */
export function ledger(threats: readonly Threat[], at: Day): Ledger {
  const told = threats.filter((t) => t.announced <= at).toSorted(byDay);
  return {
    at,
    resolved: told.filter((t) => t.ended !== undefined && t.ended <= at),
    open: told.filter((t) => over(t) > at).map(unended),
    undated: told.filter((t) => t.ended === undefined && over(t) <= at),
  };
}

/** Day of the end, or from which it is known to be over; never while it is open. */
export const over = ({ fate, ended, known }: Threat): number =>
  fate === undefined ? Number.POSITIVE_INFINITY : (ended ?? known ?? Number.POSITIVE_INFINITY);

/** Threats whose end counts in the shares, dated or not. By day of announcement, then by id. */
export const settled = ({ resolved, undated }: Ledger): readonly Threat[] =>
  [...resolved, ...undated].toSorted(byDay);

/** Most days after a delay in which the next row of its cluster is where it went on. */
export const MAX_DAYS_TO_NEXT = 60;

/**
 * Settled threats with every delay followed to its end: one that was put off has the fate of the next
 * row of its cluster, announced within 60 days of the delay. Those without such a row, or whose last
 * row is open, are left out, for nobody knows how they end.
 * @returns  by day of announcement, then by id
 */
export function followed(told: Ledger): readonly Threat[] {
  const rows = [...settled(told), ...told.open].toSorted(byDay);
  const end = (threat: Threat): Fate | undefined => {
    const { fate, ended, cluster } = threat;
    if (fate !== 'delayed' || ended === undefined) return fate;
    const next = rows
      .slice(rows.indexOf(threat) + 1)
      .find((t) => t.cluster === cluster && t.announced >= ended);
    return next && next.announced - ended <= MAX_DAYS_TO_NEXT ? end(next) : undefined;
  };
  return settled(told).flatMap((threat) => {
    const fate = end(threat);
    return fate === undefined ? [] : [{ ...threat, fate }];
  });
}

export const unended = ({ fate: _, ended: __, known: ___, ...open }: Threat): Threat => open;

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
