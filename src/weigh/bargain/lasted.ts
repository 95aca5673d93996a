import type { Day } from '../../domain/time.ts';

/** Days that stand for a threat which ended on the day it was made, or was in force before it. */
const SAME_DAY = 0.5;

/**
 * Days from one day to another, above 0: none, or fewer, count as half a day.
 * @example lasted(3, 3) // 0.5
 */
export const lasted = (from: Day, to: Day): number => (to > from ? to - from : SAME_DAY);
