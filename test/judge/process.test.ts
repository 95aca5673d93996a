import { expect, test } from 'vitest';
import type { Taken } from '../../src/domain/process.ts';
import type { Quote } from '../../src/domain/score.ts';
import { DAY_MS, type Day, type Instant } from '../../src/domain/time.ts';
import { lastOfDays, overrideWorth, reviewState } from '../../src/judge/process.ts';

const taken = (over: Partial<Taken> = {}): Taken => ({
  entry: 1,
  at: 0 as Instant,
  kind: 'override',
  episode: 'e',
  day: 10 as Day,
  proposal: '',
  proposed: 0.5,
  exposure: 0.9,
  ...over,
});
const on = (day: number): Instant => (day * DAY_MS) as Instant;
const prices = (...all: readonly (readonly [number, number])[]): Quote[] =>
  all.map(([day, value]) => ({ day: day as Day, value }));

test('of several decisions of a day the last that was written stands, by day', () => {
  const all = [
    taken({ entry: 3, day: 12 as Day }),
    taken({ entry: 1, day: 10 as Day }),
    taken({ entry: 4, day: 10 as Day }),
    taken({ entry: 2, day: 10 as Day }),
    taken({ entry: 5, day: 10 as Day, episode: 'other' }),
  ];
  expect(lastOfDays(all).map((t) => t.entry)).toEqual([4, 5, 3]);
});

test.each([
  ['no date was set', undefined, undefined, 99, 'none'],
  ['the day has not come', 20, undefined, 19, 'ahead'],
  ['it is due on its day', 20, undefined, 20, 'due'],
  ['it stays due', 20, undefined, 99, 'due'],
  ['decided again on the day itself', 20, on(20) + DAY_MS - 1, 99, 'in time'],
  ['decided again the morning after', 20, on(21), 99, 'late'],
] as const)('a review: %s', (_, review, next, today, state) => {
  const of = taken(review === undefined ? {} : { review: review as Day });
  const after = next === undefined ? undefined : taken({ entry: 2, at: next as Instant });
  expect(reviewState(of, after, today as Day)).toBe(state);
});

test('going along with a proposal needs no review', () => {
  expect(reviewState(taken({ kind: 'accept', review: 1 as Day }), undefined, 9 as Day)).toBe(
    'none',
  );
});

test('more than proposed in a rise earns, in a fall costs; less the other way round', () => {
  const rise = [prices([11, 100], [12, 110])];
  const fall = [prices([11, 100], [12, 90])];
  const less = taken({ proposed: 0.5, exposure: 0.1 });
  const worth = (of: Taken, legs: readonly (readonly Quote[])[]): unknown => {
    const found = overrideWorth({ taken: of }, legs);
    return 'unknown' in found ? found : found.worth;
  };
  expect(worth(taken(), rise)).toBeCloseTo(0.04, 12);
  expect(worth(taken(), fall)).toBeCloseTo(-0.04, 12);
  expect(worth(less, rise)).toBeCloseTo(-0.04, 12);
  expect(worth(less, fall)).toBeCloseTo(0.04, 12);
});

test('it counts from the close of the first session after its day, never from before', () => {
  const legs = [prices([9, 50], [10, 80], [11, 100], [12, 105], [15, 120])];
  expect(overrideWorth({ taken: taken() }, legs)).toEqual({
    beyond: 0.4,
    ret: expect.closeTo(0.2, 12),
    worth: expect.closeTo(0.08, 12),
    from: 11,
    to: 15,
  });
});

test('it ends at the close at which the next decision is carried out', () => {
  const legs = [prices([11, 100], [12, 105], [15, 120], [16, 60])];
  const found = overrideWorth({ taken: taken(), next: 12 as Day }, legs);
  expect(found).toMatchObject({ from: 11, to: 15, ret: expect.closeTo(0.2, 12) });
  const yet = overrideWorth({ taken: taken(), next: 16 as Day }, legs);
  expect(yet).toMatchObject({ to: 16, ret: expect.closeTo(-0.4, 12) });
});

test('several risk assets count alike, up to the last day that all of them have', () => {
  const found = overrideWorth({ taken: taken() }, [
    prices([11, 100], [12, 120], [13, 500]),
    prices([11, 10], [12, 10]),
  ]);
  expect(found).toMatchObject({ ret: expect.closeTo(0.1, 12), from: 11, to: 12 });
});

test('what is not known is never nothing', () => {
  const at = (of: Taken, legs: readonly (readonly Quote[])[]): unknown =>
    overrideWorth({ taken: of }, legs);
  expect(at(taken({ kind: 'accept' }), [])).toEqual({ unknown: { kind: 'no override' } });
  expect(at(taken(), [])).toEqual({ unknown: { kind: 'no prices' } });
  const none = { unknown: { kind: 'no session yet' } };
  expect(at(taken(), [prices([9, 1], [10, 2])])).toEqual(none);
  expect(at(taken(), [prices([11, 100])])).toEqual(none);
  expect(at(taken(), [prices([11, 1], [12, 2]), prices([10, 1])])).toEqual(none);
  expect(at(taken(), [prices([11, 0], [12, 1])])).toEqual({ unknown: { kind: 'not a price' } });
});
