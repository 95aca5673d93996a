import { expect, test } from 'vitest';
import { extend, type History, noHistory } from '../../src/domain/history.ts';
import type { Unknown } from '../../src/domain/known.ts';
import type { SeriesKind } from '../../src/domain/series.ts';
import type { Day } from '../../src/domain/time.ts';
import type { CreditModel } from '../../src/domain/vintage.ts';
import { type CreditInput, credit, creditResidual, creditWindow } from '../../src/sense/credit.ts';

/** One value a day from day 0; undefined leaves the day out. */
const daily = (kind: SeriesKind, values: readonly (number | undefined)[]): History =>
  values.reduce<History>(
    (h, value, day) => (value === undefined ? h : extend(h, day as Day, value)),
    noHistory(kind),
  );

/** Over days 1 to 4 risk falls by 3 %, volatility rises by 2 points, and credit moves by `change`. */
const input = (change: number, over: Partial<CreditInput> = {}): CreditInput => ({
  risk: daily('price', [90, 100, 99, 98, 100 * Math.exp(-0.03)]),
  volatility: daily('index', [15, 20, 25, 30, 22]),
  credit: daily('spread', [7, 1, 8, 9, 1 + change]),
  ...over,
});

/** Explains 0.01 + 0.02 x 3 + 0.03 x 2 = 0.13 of the change; the residual has a deviation of 0.1. */
const MODEL: CreditModel = {
  count: 1000,
  beta: [0.01, -0.02, 0.03],
  covariance: [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ],
  residual: 0.1,
};
const at = (change: number, started?: number, over: Partial<CreditInput> = {}) =>
  credit(input(change, over), MODEL, started as Day | undefined);

test('credit that widens beyond what risk and volatility explain confirms', () => {
  const found = at(0.35); // 0.35 - 0.13 = 0.22; the 80 % interval reaches 1.28155 x 0.1 either way
  expect(found.state).toBe('confirms');
  expect(found.residual).toBeCloseTo(0.22, 12);
  expect(found.low).toBeCloseTo(0.22 - 0.128155, 6);
  expect(found.high).toBeCloseTo(0.22 + 0.128155, 6);
  expect(found.z).toBeCloseTo(2.2, 12); // 0.22 / 0.1
  expect(found.end).toBe(4);
});

test('credit that tightens against the fall contradicts', () => {
  const found = at(-0.09); // -0.09 - 0.13 = -0.22
  expect(found.state).toBe('contradicts');
  expect(found.residual).toBeCloseTo(-0.22, 12);
  expect(found.z).toBeCloseTo(-2.2, 12);
});

test('a residual within the interval does not confirm, on either side', () => {
  expect(at(0.25).state).toBe('does not confirm'); // 0.12 < 0.128
  expect(at(0.26).state).toBe('confirms'); // 0.13 > 0.128
  expect(at(0.01).state).toBe('does not confirm'); // -0.12
  expect(at(0).state).toBe('contradicts'); // -0.13
});

test('an interval that ends at zero exactly tells nothing', () => {
  const sure: CreditModel = { ...MODEL, beta: [0, 0, 0], residual: 0 };
  expect(credit(input(0), sure, undefined).state).toBe('does not confirm');
});

test('what is not known of the coefficients widens the interval: x V x', () => {
  const unsure: CreditModel = {
    ...MODEL,
    covariance: [
      [0.0001, 0, 0],
      [0, 0.001, 0.0002],
      [0, 0.0002, 0.0004],
    ],
  };
  // x is (1, -3, 2): 0.0001 + 9 x 0.001 + 4 x 0.0004 - 2 x 6 x 0.0002 = 0.0083.
  const { low = 0, high = 0, state } = credit(input(0.25), unsure, undefined);
  expect((high - low) / 2).toBeCloseTo(1.2815516 * Math.sqrt(0.0183), 6);
  expect(state).toBe('does not confirm');
  // A matrix that is not one of covariances cannot make the interval narrower than the residual.
  const wrong: CreditModel = { ...MODEL, covariance: MODEL.covariance.with(0, [-1, 0, 0]) };
  const narrow = credit(input(0.25), wrong, undefined);
  expect(((narrow.high ?? 0) - (narrow.low ?? 0)) / 2).toBeCloseTo(0.128155, 6);
});

test('where the vintage has learnt it, the spread grows with volatility at the end of the window', () => {
  // 0.1 at 22, twice that at 44: 0.22 is beyond 1.28 x 0.1, and within 1.28 x 0.2.
  const grows: CreditModel = { ...MODEL, residual: 9, spread: { level: 0.1 / 22, slope: 1 } };
  const calm = credit(input(0.35), grows, undefined);
  expect(calm.state).toBe('confirms');
  expect((calm.high ?? 0) - (calm.low ?? 0)).toBeCloseTo(2 * 0.128155, 6);
  expect(calm.z).toBeCloseTo(2.2, 12);
  // The change of volatility is the same, its level is twice as high.
  const stormy = { volatility: daily('index', [15, 42, 25, 30, 44]) };
  const found = credit(input(0.35, stormy), grows, undefined);
  expect(found.residual).toBeCloseTo(0.22, 12);
  expect(found.state).toBe('does not confirm');
  expect(found.z).toBeCloseTo(1.1, 12);
  // The slope is the exponent.
  const steep: CreditModel = { ...grows, spread: { level: 0.1 / 22 ** 2, slope: 2 } };
  expect(credit(input(0.35, stormy), steep, undefined).z).toBeCloseTo(0.55, 12);
});

test('a window whose volatility is not above zero is none', () => {
  expect(creditWindow(input(0.35, { volatility: daily('spread', [15, 2, 25, 30, 0]) }), 4)).toBe(
    undefined,
  );
});

test('after a synchronised start credit is not yet there until a value from that day on is', () => {
  expect(at(0.35, 5)).toEqual({
    state: 'not yet',
    reason: { kind: 'older than the fall' },
    awaits: 5,
    end: 4,
  });
  expect(at(0.35, 4).state).toBe('confirms');
  expect(at(0.35, 3).state).toBe('confirms');
});

test('the window ends with the last credit value, whatever is known of the others since', () => {
  const late = at(0.35, undefined, {
    risk: daily('price', [90, 100, 99, 98, 100 * Math.exp(-0.03), 50, 40]),
    volatility: daily('index', [15, 20, 25, 30, 22, 80, 90]),
  });
  expect(late.end).toBe(4);
  expect(late.residual).toBeCloseTo(0.22, 12);
});

test('what is not there is unknown, with its reason, and nothing else is said', () => {
  const unknown = (reason: Unknown) => ({ state: 'unknown', reason });
  expect(credit({ unknown: { kind: 'stale', series: 'VIX' } }, MODEL, undefined)).toEqual(
    unknown({ kind: 'stale', series: 'VIX' }),
  );
  expect(credit(input(0.35), undefined, undefined)).toEqual(unknown({ kind: 'uncalibrated' }));
  const none = { credit: noHistory('spread') };
  expect(at(0.35, undefined, none)).toEqual(unknown({ kind: 'no credit value' }));
  const short = { credit: daily('spread', [undefined, 1, 2, 3]) };
  expect(at(0.35, undefined, short)).toEqual(unknown({ kind: 'window incomplete' }));
});

test('a window is three sessions of the risk history, and asks values on the very days', () => {
  expect(creditWindow(input(0.35), 4)).toEqual({
    end: 4,
    change: expect.closeTo(0.35, 12),
    x: [1, expect.closeTo(-3, 12), 2],
    volatility: 22,
  });
  expect(creditWindow(input(0.35), 3)?.change).toBe(2); // 9 - 7, from day 0
  expect(creditWindow(input(0.35), 2)).toBeUndefined();
  expect(creditWindow(input(0.35), 5)).toBeUndefined();
  // Later values may stand in the same arrays, beyond what is known.
  const shared = input(0.35);
  expect(creditWindow({ ...shared, risk: { ...shared.risk, length: 4 } }, 4)).toBeUndefined();
  const gaps: [Partial<CreditInput>, string][] = [
    [{ credit: daily('spread', [7, undefined, 8, 9, 2]) }, 'credit at the start'],
    [{ credit: daily('spread', [7, 1, 8, 9, undefined]) }, 'credit at the end'],
    [{ volatility: daily('index', [15, undefined, 25, 30, 22]) }, 'volatility at the start'],
    [{ volatility: daily('index', [15, 20, 25, 30, undefined]) }, 'volatility at the end'],
    [{ volatility: daily('index', [undefined, undefined, 25, 30, 22]) }, 'volatility before it'],
  ];
  for (const [gap, name] of gaps)
    expect([name, creditWindow(input(0.35, gap), 4)]).toEqual([name, undefined]);
  // A gap between the ends is nobody's loss.
  expect(
    creditWindow(input(0.35, { credit: daily('spread', [7, 1, undefined, undefined, 1.5]) }), 4)
      ?.change,
  ).toBe(0.5);
});

test('what is not explained is the change less every explained part', () => {
  const window = { end: 4 as Day, change: 0.35, x: [1, -3, 2] as const, volatility: 22 };
  expect(creditResidual(window, MODEL)).toBeCloseTo(0.22, 12);
});

test('over a day on which its market is closed a value is carried, over a session it is lacking', () => {
  // The window begins on day 1, on which credit and volatility have no value; their last ones are of day 0.
  const holiday = (closed?: CreditInput['closed']): CreditInput => ({
    ...input(0.35),
    volatility: daily('index', [20, undefined, 25, 30, 22]),
    credit: daily('spread', [1, undefined, 8, 9, 1.35]),
    ...(closed && { closed }),
  });
  const shut = (day: Day): boolean => day === 1;
  const open = (): boolean => false;
  const told = (closed?: CreditInput['closed']) => credit(holiday(closed), MODEL, undefined);
  expect(told({ credit: shut, volatility: shut })).toEqual(at(0.35));
  const lacking = { state: 'unknown', reason: { kind: 'window incomplete' } };
  expect(told({ credit: open, volatility: shut })).toEqual(lacking);
  expect(told({ credit: shut, volatility: open })).toEqual(lacking);
  expect(told()).toEqual(lacking);
  // A closed day behind a session without a value carries nothing over both.
  const longer = { ...input(0.35), credit: daily('spread', [1, undefined, undefined, 8, 1.35]) };
  const from = { ...longer, risk: daily('price', [90, 95, 100, 98, 97, 96]) };
  expect(creditWindow({ ...from, closed: { credit: (d) => d === 2, volatility: open } }, 4)).toBe(
    undefined,
  );
});
