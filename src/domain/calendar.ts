import type { Day } from './time.ts';

/** The calendars that a series may keep. */
export const CALENDARS = [
  'nyse',
  'sifma',
  'london',
  'lbma',
  'target',
  'tokyo',
  'weekdays',
  'daily',
] as const;
export type CalendarId = (typeof CALENDARS)[number];

/** Whether a market keeps a session on a day. */
export type Calendar = (day: Day) => boolean;

export type Calendars = { readonly [C in CalendarId]: Calendar };
