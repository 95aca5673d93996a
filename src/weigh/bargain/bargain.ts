import type { Bargain, Threat } from '../../domain/threat.ts';
import type { Day } from '../../domain/time.ts';
import { curvesOf, incidence } from './incidence.ts';
import { ledger } from './ledger.ts';
import { outlooks } from './outlook.ts';
import { threatRates } from './rates.ts';
import { threatRecord } from './record.ts';
import { recurrence } from './recurrence.ts';

/**
 * What threats have become by a day, and what those open on it may: base rates, curves, how often
 * they come back, how the rates fared, and an outlook for each open one, the newest first. Rows that
 * were announced later, and ends that came later, do not move it. The traits of an open threat speak
 * only where they have beaten the base rate in the record so far; else the base rate stands.
 * @param seed  of the intervals
 */
export function bargain(threats: readonly Threat[], at: Day, seed = 1): Bargain {
  const told = ledger(threats, at);
  const base = threatRates(told, seed);
  const curves = curvesOf(told, seed);
  const fared = threatRecord(told);
  const won = !('unknown' in fared) && fared.own < fared.base;
  return {
    at,
    rates: base,
    curves: incidence(curves),
    recurrence: recurrence(told, seed),
    record: fared,
    outlooks: 'unknown' in base ? [] : outlooks(told, won, curves),
    undated: told.undated.map((t) => t.id),
  };
}
