import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, type Instant, parseDay, parseInstant } from '../../src/domain/time.ts';
import { instantAt, stamp } from '../../src/edge/zone.ts';

const NEW_YORK = 'America/New_York';

const day = (text: string): Day => {
  const found = parseDay(text);
  if (found === undefined) throw new RangeError(text);
  return found;
};

/** What a clock in the zone shows at the instant of a wall time. */
const shown = (date: string, time: string, zone: string): string =>
  stamp(instantAt(day(date), time, zone), zone);

test('a wall time in winter and in summer carries the offset of its season', () => {
  expect(shown('2020-01-20', '18:30', NEW_YORK)).toBe('2020-01-20T18:30:00-05:00');
  expect(shown('2020-07-20', '18:30', NEW_YORK)).toBe('2020-07-20T18:30:00-04:00');
  expect(shown('2020-07-20', '15:00', 'Europe/London')).toBe('2020-07-20T15:00:00+01:00');
  expect(shown('2020-07-20', '07:05', 'Asia/Taipei')).toBe('2020-07-20T07:05:00+08:00');
  expect(shown('2020-07-20', '07:05', 'Asia/Kolkata')).toBe('2020-07-20T07:05:00+05:30');
  expect(shown('2020-07-20', '07:05', 'UTC')).toBe('2020-07-20T07:05:00+00:00');
});

test('an instant is the wall time less its offset', () => {
  // 18:30 at -05:00 is 23:30 in Greenwich
  expect(instantAt(day('2020-01-20'), '18:30', NEW_YORK)).toBe(parseInstant('2020-01-20T23:30Z'));
  // the same wall time half a year later is an hour earlier
  expect(instantAt(day('2020-07-20'), '18:30', NEW_YORK)).toBe(parseInstant('2020-07-20T22:30Z'));
});

test('the offset changes within the day on which the clock goes forward', () => {
  // New York 2020-03-08, 02:00 becomes 03:00
  expect(shown('2020-03-07', '18:30', NEW_YORK)).toBe('2020-03-07T18:30:00-05:00');
  expect(shown('2020-03-08', '01:59', NEW_YORK)).toBe('2020-03-08T01:59:00-05:00');
  expect(shown('2020-03-08', '03:00', NEW_YORK)).toBe('2020-03-08T03:00:00-04:00');
  expect(shown('2020-03-08', '18:30', NEW_YORK)).toBe('2020-03-08T18:30:00-04:00');
  // that day has 23 hours
  const start = instantAt(day('2020-03-08'), '00:00', NEW_YORK);
  expect(instantAt(day('2020-03-08'), '24:00', NEW_YORK) - start).toBe(23 * 3_600_000);
});

test('a skipped wall time is read as if the clock had not changed yet', () => {
  expect(shown('2020-03-08', '02:30', NEW_YORK)).toBe('2020-03-08T03:30:00-04:00');
});

test('the offset changes within the day on which the clock goes back', () => {
  // New York 2020-11-01, 02:00 becomes 01:00
  expect(shown('2020-11-01', '00:59', NEW_YORK)).toBe('2020-11-01T00:59:00-04:00');
  expect(shown('2020-11-01', '02:00', NEW_YORK)).toBe('2020-11-01T02:00:00-05:00');
  expect(shown('2020-11-01', '18:30', NEW_YORK)).toBe('2020-11-01T18:30:00-05:00');
  const start = instantAt(day('2020-11-01'), '00:00', NEW_YORK);
  expect(instantAt(day('2020-11-01'), '24:00', NEW_YORK) - start).toBe(25 * 3_600_000);
});

test('of a wall time that comes twice the first is meant', () => {
  expect(shown('2020-11-01', '01:30', NEW_YORK)).toBe('2020-11-01T01:30:00-04:00');
  expect(shown('2020-10-25', '01:30', 'Europe/London')).toBe('2020-10-25T01:30:00+01:00');
});

test('London and New York change their clocks weeks apart', () => {
  const apart = (date: string): number =>
    instantAt(day(date), '16:00', NEW_YORK) - instantAt(day(date), '16:00', 'Europe/London');
  expect(apart('2020-03-02')).toBe(5 * 3_600_000);
  expect(apart('2020-03-16')).toBe(4 * 3_600_000);
  expect(apart('2020-03-30')).toBe(5 * 3_600_000);
});

test('the end of a day is the start of the next', () => {
  expect(instantAt(day('2020-01-31'), '24:00', NEW_YORK)).toBe(
    instantAt(day('2020-02-01'), '00:00', NEW_YORK),
  );
  expect(shown('2020-01-31', '24:00', NEW_YORK)).toBe('2020-02-01T00:00:00-05:00');
});

test('an unknown zone is refused', () => {
  for (const zone of ['Mars/Olympus', '', 'UTC+3', '+03:00', 'New York']) {
    expect(() => instantAt(day('2020-01-20'), '18:30', zone), zone).toThrow(RangeError);
    expect(() => stamp(0 as Instant, zone), zone).toThrow(RangeError);
  }
});

test('another form of wall time is refused', () => {
  for (const time of ['18:60', '25:00', '24:01', '8:30', '18:30:00', '', 'noon'])
    expect(() => instantAt(day('2020-01-20'), time, NEW_YORK), time).toThrow(RangeError);
});

test('a stamp read back is the same instant, in any zone and season', () => {
  const zones = [NEW_YORK, 'Europe/London', 'Asia/Taipei', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
  fc.assert(
    fc.property(
      fc.integer({ min: -1_500_000_000_000, max: 2_500_000_000_000 }),
      fc.constantFrom(...zones),
      (ms, zone) => {
        expect(parseInstant(stamp(ms as Instant, zone))).toBe(ms);
      },
    ),
  );
});

test('every hour of ten years shows what the platform shows', () => {
  for (const zone of [NEW_YORK, 'Europe/London', 'Africa/Casablanca', 'Australia/Lord_Howe']) {
    const platform = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const start = instantAt(day('2015-01-01'), '00:00', 'UTC');
    // A step of 11 hours visits each hour of the day within a fortnight.
    for (let at = start as number; at < start + 10 * 366 * 86_400_000; at += 11 * 3_600_000)
      expect(stamp(at as Instant, zone).slice(0, 19)).toBe(platform.format(at).replace(' ', 'T'));
  }
});

test('the second of a clock change is found', () => {
  const change = parseInstant('2020-03-08T07:00Z') as Instant;
  expect(stamp((change - 1) as Instant, NEW_YORK)).toBe('2020-03-08T01:59:59.999-05:00');
  expect(stamp(change, NEW_YORK)).toBe('2020-03-08T03:00:00-04:00');
});

test('the time of a wall clock is found again in its stamp, unless the clock skipped it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 3, max: 23 }), (d, h) => {
      const time = `${String(h).padStart(2, '0')}:30`;
      const text = stamp(instantAt(d as Day, time, NEW_YORK), NEW_YORK);
      expect(text.slice(11, 16)).toBe(time);
      expect(parseDay(text.slice(0, 10))).toBe(d);
    }),
  );
});

test('thirty thousand conversions are quick', () => {
  const first = day('1990-01-01');
  const before = process.cpuUsage().user;
  for (let i = 0; i < 15_000; i++) {
    const at = instantAt((first + (i % 3_000)) as Day, i % 2 ? '16:00' : '18:30', 'Europe/Oslo');
    stamp(at, 'Europe/Oslo');
  }
  // Processor time, ms. A read from the time-zone tables takes some 10 us: 300 ms without the cache.
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(100);
});
