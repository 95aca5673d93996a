import type { Calendar } from '../calendar.ts';
import { weekday } from '../time.ts';

/**
 * Monday to Friday, whatever day it is: spot exchange rates.
 * @example weekdays(0) // true
 */
export const weekdays: Calendar = (day) => weekday(day) <= 5;

/**
 * Every day.
 * @example everyDay(2) // true
 */
export const everyDay: Calendar = () => true;
