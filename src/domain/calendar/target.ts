import type { Day } from '../time.ts';
import { TARGET } from './closures.ts';
import { date, easterMonday, goodFriday } from './date.ts';
import { marketCalendar } from './market.ts';

/**
 * Operating days of TARGET, the euro's settlement system; the euro's reference rates keep them.
 * Nothing moves off a weekend. Holds since 2000.
 * Source: ECB, press release of 14 December 2000, long-term calendar.
 * @example target(12053) // false
 */
export const target = marketCalendar(holidays, TARGET);

function holidays(year: number): readonly Day[] {
  return [
    date(year, 1, 1),
    goodFriday(year),
    easterMonday(year),
    date(year, 5, 1),
    date(year, 12, 25),
    date(year, 12, 26),
  ];
}
