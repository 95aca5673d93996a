import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/domain/time.ts';
import { conduct, type FlightStep } from '../../src/judge/flight.ts';

let day = 0;
const step = (over: Partial<FlightStep> = {}): FlightStep => ({
  day: ++day as Day,
  together: false,
  hard: false,
  before: 0.6,
  exposure: 0.6,
  ...over,
});

describe('stops', () => {
  test('obeyed at once, later, never; one that asks again is asked again', () => {
    const { stops } = conduct([
      step({ limit: 0.3, exposure: 0.3 }),
      step({ before: 0.3, exposure: 0.5 }),
      step({ limit: 0.2, before: 0.5, exposure: 0.5 }),
      step({ limit: 0.2, before: 0.5, exposure: 0.4 }),
      step({ limit: 0.2, before: 0.4, exposure: 0.2 }),
      step({ limit: 0.2, before: 0.2, exposure: 0.6 }),
      step({ before: 0.6 }),
      step({ limit: 0.5, before: 0.6 }),
    ]);
    expect(stops).toEqual({ asked: 4, atOnce: 1, late: [2], never: 2 });
  });

  test('one that lets as much be held as is held asks nothing', () => {
    expect(conduct([step({ limit: 0.6 }), step({ limit: 0.9 })]).stops.asked).toBe(0);
  });

  test('whoever holds what the stops allow obeys them all at once, whatever they allow', () => {
    const limits = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(limits, (all) => {
        let before = 1;
        const steps = all.map((limit): FlightStep => {
          const exposure = Math.min(before, limit ?? 1);
          const one = step({ before, exposure, ...(limit !== null && { limit }) });
          before = exposure;
          return one;
        });
        const { asked, atOnce, late, never } = conduct(steps).stops;
        expect([atOnce, late, never]).toEqual([asked, [], 0]);
      }),
    );
  });
});

describe('cuts into a joint fall', () => {
  const cut = { together: true, before: 0.6, exposure: 0.3 };

  test('count where nothing asked for them, with their size', () => {
    const { cuts, size } = conduct([
      step(cut),
      step({ ...cut, before: 0.3, exposure: 0.1 }),
    ]).rushed;
    expect(cuts).toBe(2);
    expect(size).toBeCloseTo(0.5, 12);
  });

  test('do not count with a stop in force that asked, with hard evidence, or in a calm market', () => {
    const steps = [
      step({ ...cut, limit: 0.3 }),
      step({ ...cut, hard: true }),
      step({ ...cut, together: false }),
    ];
    expect(conduct(steps).rushed).toEqual({ cuts: 0, size: 0 });
  });

  test('count where a stop in force allows as much as was held', () => {
    expect(conduct([step({ ...cut, limit: 0.8 })]).rushed.cuts).toBe(1);
  });
});

test('changes, their sizes, reasons and what was not known are counted', () => {
  const told = conduct([
    step({ reason: 'calm', exposure: 0.5 }),
    step({ before: 0.5, exposure: 0.5, unsure: true }),
    step({ before: 0.5, exposure: 0.8, reason: '' }),
  ]);
  expect(told).toMatchObject({ decisions: 3, changes: 2, reasoned: 1, unsure: 1 });
  expect(told.turnover).toBeCloseTo(0.4, 12);
});

test('an exposure that is no share is refused', () => {
  expect(() => conduct([step({ exposure: -0.1 })])).toThrow(RangeError);
  expect(() => conduct([step({ exposure: Number.NaN })])).toThrow(RangeError);
});
