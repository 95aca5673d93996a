import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { calendars } from '../../../src/domain/calendar/index.ts';
import type { CalendarId } from '../../../src/domain/calendar.ts';
import { formatDay, parseDay, type Day } from '../../../src/domain/time.ts';
test('x', () => {
  const go = (f: string, c: CalendarId, from: string) => {
    const rows = readFileSync(`/work/shared/data/market/series/${f}.csv`, 'utf8').trim().split('\n').slice(1).map((l) => l.split(','));
    const have = new Set(rows.filter((r) => r[1] !== '').map((r) => parseDay(r[0]!)!));
    const end = Math.max(...have);
    const extra: string[] = [], miss: string[] = [];
    for (let d = parseDay(from)!; d <= end; d++) {
      const o = calendars[c](d as Day), h = have.has(d as Day);
      if (o && !h) miss.push(formatDay(d as Day)); if (!o && h) extra.push(formatDay(d as Day));
    }
    console.log(f, c, 'to', formatDay(end as Day), 'open but no value:', miss.length, miss.slice(0,80).join(' '), '| value but closed:', extra.length, extra.slice(0,60).join(' '));
  };
  go('SPX', 'nyse', '1990-01-01'); go('SPX', 'nyse', '1985-01-01'); go('SPY', 'nyse', '1993-02-01');
  go('DGS10', 'sifma', '1990-01-01'); go('DGS2', 'sifma', '2000-01-01'); go('ECB_EURGBP', 'target', '1999-01-01'); go('GOLD_LBMA', 'london', '1990-01-01');
  go('DTWEXBGS', 'sifma', '2006-01-01'); go('SOFR','sifma','2018-04-03'); go('VIX','nyse','1990-01-01'); go('OFR_FSI','sifma','2000-01-01'); go('BAMLH0A0HYM2','sifma','1997-01-01');
});
