import { describe, expect, test } from 'vitest';
import { formatDay, type Instant, parseDay } from '../../src/domain/time.ts';
import { readDate, type When } from '../../src/edge/file/date.ts';
import { bide } from '../bide.ts';
import { BUNDLED } from '../bundled.ts';

const when: When = { now: Date.parse('2026-01-21T02:00:00Z') as Instant, zone: 'America/New_York' };

/** What was read, as a date; what is wrong, in English. */
function said(text: string): string {
  const read = readDate(text);
  if (typeof read === 'function') return formatDay(read(when));
  return typeof read === 'number' ? formatDay(read) : read.en;
}

describe('a date', () => {
  test.each([
    '2026-01-20',
    '2026-1-20',
    '2026/1/20',
    '2026/01/20',
    '2026.1.20',
    '20260120',
    '20 Jan 2026',
    '20-Jan-2026',
    '20 January 2026',
    '20th of January 2026',
    'Jan 20 2026',
    'Jan. 20, 2026',
    'January 20, 2026',
    'Tue 20 January 2026',
    'Tuesday, 20 January 2026',
    '1/20/2026',
    '20/1/2026',
    '20.01.2026',
    '2026年1月20日',
    '2026年1月20日（二）',
    '2026 年 1 月 20 號',
    '２０２６／１／２０',
    ' 2026-01-20 ',
    'today',
    'Today',
    '今天',
  ])('is read from %s', (text) => {
    expect(said(text)).toBe('2026-01-20');
  });

  test('is the date of the zone, not of the machine', () => {
    expect(said('yesterday')).toBe('2026-01-19');
    const read = readDate('today');
    expect(typeof read === 'function' && read({ ...when, zone: 'Asia/Taipei' })).toBe(
      parseDay('2026-01-21'),
    );
  });

  test.each([
    ['1/20', '1/20 lacks its year; write YYYY-MM-DD'],
    ['20 Jan', '20 Jan lacks its year; write YYYY-MM-DD'],
    ['1月20日', '1月20日 lacks its year; write YYYY-MM-DD'],
    ['3/4/2026', '3/4/2026 can be read in two ways; write 2026-03-04 or 2026-04-03'],
    ['115/1/20', '115/1/20 looks like a year of the Republic (115); write 2026-01-20'],
    [
      '民國115年1月20日',
      '民國115年1月20日 looks like a year of the Republic (115); write 2026-01-20',
    ],
    ['2026-02-30', 'there is no such day: 2026-02-30'],
    ['31/31/2026', 'there is no such day: 31/31/2026'],
    [
      'Mon 20 January 2026',
      'Mon 20 January 2026: 2026-01-20 is another day of the week; which is meant?',
    ],
  ])('is not guessed from %s', (text, why) => {
    expect(said(text)).toBe(why);
  });

  test.each([
    '',
    'soon',
    '20',
    '26-1-20',
    '2026-01',
    '2026-01-20T18:30',
    '20 Foo 2026',
    'constructor',
  ])('is none: %j', (text) => {
    expect(said(text)).toContain('expected a date such as 2030-01-31');
  });

  test('a day in two orders that is the same is read', () => {
    expect(said('5/5/2026')).toBe('2026-05-05');
  });
});

describe('a question about a day', () => {
  const asked = async (at: string, now?: string) =>
    bide(['stress', BUNDLED, '--at', at], {}, now ? (Date.parse(now) as Instant) : undefined);

  test('may be of today, in the zone of the decisions', async () => {
    const late = await asked('today', '2026-01-21T04:00:00Z');
    expect(late.out).toBe((await asked('2026-01-20')).out);
    expect((await asked('yesterday', '2026-01-21T04:00:00Z')).out).toBe(
      (await asked('2026/1/19')).out,
    );
    expect((await asked('last', '2026-01-21T04:00:00Z')).out).toBe(late.out);
  });

  test('before its hour says which decision is the last', async () => {
    const { code, err } = await asked('today', '2026-01-20T15:00:00Z');
    expect([code, err]).toEqual([
      1,
      '--at: no verdict on 2026-01-20 yet: its hour of decision has not come; the last one is of 2026-01-19\n',
    ]);
  });

  test('without a decision names the nearest before and after', async () => {
    const { code, err } = await asked('2026-01-18');
    expect([code, err]).toEqual([
      2,
      '--at: no decision on 2026-01-18; nearest: 2026-01-16 and 2026-01-19 (taken on weekdays from 2025-12-15 to 2026-06-30)\n',
    ]);
    expect((await asked('2020-01-01')).err).toContain('nearest: 2025-12-15 (');
    expect((await asked('today')).err).toContain(
      'no decision on 2029-12-31; nearest: 2026-06-30 (',
    );
  });

  test('of several days names those nearest to them, and sees an order that is wrong', async () => {
    const none = await bide(['replay', BUNDLED, '--from', '17 Jan 2026', '--to', '2026/1/18']);
    expect([none.code, none.err]).toEqual([
      2,
      '--from, --to: no decision in these days; nearest: 2026-01-16 and 2026-01-19 (the episode runs from 2025-12-15 to 2026-06-30)\n',
    ]);
    const back = await bide(['replay', BUNDLED, '--from', '2026-02-01', '--to', '2026-01-01']);
    expect(back.err).toBe('--from, --to: 2026-02-01 is after 2026-01-01\n');
  });
});
