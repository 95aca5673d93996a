import { civilOf, type Day } from '../time.ts';
import { date } from './date.ts';
import { london } from './london.ts';
import { sessionOnOrBefore } from './session.ts';

/**
 * Days on which the LBMA sets its afternoon gold price: business days of London, but not the half
 * days before Christmas and New Year, which have a morning auction alone.
 * Source: ICE Benchmark Administration, LBMA Gold Price auction calendar.
 * @example lbma(7300) // true
 */
export function lbma(day: Day): boolean {
  const { year, month, date: on } = civilOf(day);
  if (!london(day)) return false;
  if (month !== 12 || on < 22) return true;
  return (
    day !== sessionOnOrBefore(london, date(year, 12, 24)) &&
    day !== sessionOnOrBefore(london, date(year, 12, 31))
  );
}
