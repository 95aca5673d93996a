import { expect, test } from 'vitest';
import { extend, type History, noHistory } from '../../src/domain/history.ts';
import type { Series } from '../../src/domain/series.ts';
import type { Day } from '../../src/domain/time.ts';
import { type LegSeries, leg } from '../../src/sense/leg.ts';

const SERIES = { id: 'RISK', kind: 'price', sign: 1 } as Series;
/** A value a day from day 0 to day 60, up and down by a hundredth; a day may be left out. */
const values = (without?: number): History =>
  Array.from({ length: 61 }, (_, day) => day).reduce(
    (h, day) => (day === without ? h : extend(h, day as Day, 100 + (day % 2))),
    noHistory('price'),
  );
const at = (gap: number, over: Partial<LegSeries> = {}) =>
  leg(
    [
      {
        series: SERIES,
        history: values(gap),
        stale: false,
        gaps: [gap as Day],
        closed: false,
        reach: undefined,
        ...over,
      },
    ],
    57 as Day,
  );

test.each([57, 58, 59])('a window from day 57 with a gap on day %i is not known', (gap) => {
  expect(at(gap)).toEqual({ unknown: { kind: 'window incomplete' } });
  // A value that came late fills its place.
  expect(at(gap, { history: values(), gaps: [] })).toMatchObject({ n: 3, start: 57, end: 60 });
});

test('a gap before the window takes nothing from it, and one without its last value is stale', () => {
  expect(at(56)).toMatchObject({ n: 3, start: 57, end: 60 });
  expect(at(58, { stale: true })).toEqual({ unknown: { kind: 'stale', series: 'RISK' } });
});

test('a window begins in a leg where the decision stood that first saw the close with which it begins', () => {
  const behind = (close: Day): Day => (close - 1) as Day;
  expect(at(50, { reach: behind })).toMatchObject({ n: 4, start: 56, end: 60 });
  // A gap on the day with which it begins for the leg is one inside the window.
  expect(at(56, { reach: behind })).toEqual({ unknown: { kind: 'window incomplete' } });
});
