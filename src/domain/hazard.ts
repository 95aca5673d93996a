import { expm1, log1p } from '../kernel/fdlibm.ts';
import { DAYS_PER_YEAR, type Day, SESSIONS_PER_YEAR } from './time.ts';

/** A probability of 1 would make a hazard without end; a tick below it is the most that is read. */
const MAX_PROBABILITY = 0.999;
/** A deadline on the day itself is half a day away. */
const LAST = 0.5;

/**
 * Years from a day to a deadline, at least half a day.
 * @example yearsTo(0 as Day, 1461 as Day) // 4
 */
export const yearsTo = (from: Day, deadline: Day): number =>
  Math.max(LAST, deadline - from) / DAYS_PER_YEAR;

/**
 * The constant hazard under which something comes within so many years with a probability:
 * -ln(1 - p) / years. What lies outside 0..0.999 is read as the nearer end.
 * @param years  > 0
 * @returns      a year, >= 0
 * @example hazard(0.5, 2) // Math.log(2) / 2
 */
export const hazard = (probability: number, years: number): number =>
  -log1p(-Math.min(MAX_PROBABILITY, Math.max(0, probability))) / years;

/**
 * Probability that it comes within so many years under a constant hazard.
 * @param rate  a year, >= 0
 * @returns     0..1
 * @example chanceBy(Math.log(2), 1) // 0.5
 */
export const chanceBy = (rate: number, years: number): number => -expm1(-rate * years);

/**
 * Years in a number of trading sessions.
 * @example yearsOf(126) // 0.5
 */
export const yearsOf = (sessions: number): number => sessions / SESSIONS_PER_YEAR;
