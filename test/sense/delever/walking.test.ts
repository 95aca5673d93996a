import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fall } from '../../../src/domain/delever.ts';
import { hit } from '../../../src/kernel/firstpassage.ts';
import { ridge } from '../../../src/sense/delever/outlook.ts';
import { forecastRecord } from '../../../src/sense/delever/record.ts';
import { errors, type Forecast, walking } from '../../../src/sense/delever/walking.ts';
import { asOf, fall } from './made.ts';

const chances = hit(20);

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Falls of every sort, oldest first. */
const falls: fc.Arbitrary<readonly Fall[]> = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 11, max: 60 }),
      move: number(-4, -0.1),
      fear: fc.option(number(2, 4.5), { nil: undefined }),
      flow: number(-5, 30),
      retrace: number(-3, 3),
      half: fc.boolean(),
      end: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) => {
    let session = 40;
    return rows.map(({ gap, move, fear, flow, ...after }) => {
      session += gap;
      return fall(session, {
        move,
        features: { flow, ...(fear !== undefined && { fear }) },
        after,
      });
    });
  });

const open = ({ crps: _, fall: { after: __, ...kept }, ...told }: Forecast) => ({ ...told, kept });

test('cutting the future changes no forecast', () => {
  fc.assert(
    fc.property(falls, fc.nat(), (all, at) => {
      const cut = (all[at % all.length] as Fall).session;
      const whole = walking(all).filter((f) => f.fall.session <= cut);
      expect(walking(asOf(all, cut)).map(open)).toEqual(whole.map(open));
    }),
    { numRuns: 60 },
  );
});

test('another outcome changes no forecast made within twenty sessions of its fall', () => {
  const all = Array.from({ length: 30 }, (_, i) => fall(40 + 19 * i));
  const other = all.map((f, i) =>
    i === 20 ? { ...f, after: { retrace: -9, half: false, end: false } } : f,
  );
  const [one, two] = [walking(all), walking(other)];
  // 19 sessions on it is not known yet; 38 sessions on it is.
  const of = (list: readonly Forecast[], session: number) =>
    list.find((f) => f.fall.session === session)?.mean;
  expect(of(two, 40 + 19 * 21)).toBe(of(one, 40 + 19 * 21));
  expect(of(two, 40 + 19 * 22)).not.toBe(of(one, 40 + 19 * 22));
});

test('nothing is forecast from fewer than five falls that are over', () => {
  const all = [50, 70, 90, 110, 130, 149, 150].map((session) => fall(session));
  // At 149 the one of 130 is not over; at 150 it is the fifth.
  expect(walking(all).map((f) => f.fall.session)).toEqual([150]);
});

test('the fear rule keeps to past falls on the same side of 30, or to all with fewer than five', () => {
  const calm = Array.from({ length: 6 }, (_, i) =>
    fall(50 + 30 * i, {
      features: { fear: Math.log(20) },
      after: { retrace: 0, half: false, end: false },
    }),
  );
  const stormy = Array.from({ length: 5 }, (_, i) =>
    fall(300 + 30 * i, {
      features: { fear: Math.log(40) },
      after: { retrace: 1, half: true, end: true },
    }),
  );
  const at = (session: number, fear: number): Forecast | undefined =>
    walking([...calm, ...stormy, fall(session, { features: { fear: Math.log(fear) } })]).at(-1);
  expect(at(500, 35)?.fear).toBe(1);
  expect(at(500, 30)?.fear).toBe(0);
  expect(at(500, 35)?.half.fear).toBe(1);
  // Eleven in all, five of them at 1.
  expect(at(500, 35)?.mean).toBeCloseTo(5 / 11, 12);
  // At 430 the last stormy one, of 420, is not over: four are too few, and all ten speak.
  expect(at(430, 35)?.fear).toBeCloseTo(4 / 10, 12);
});

test('a ridge worth twenty cases halves a slope that twenty cases show', () => {
  // Ten cases at -1 and ten at +1 with outcomes equal to the feature: 20 / (20 + 20) of the slope.
  const past = Array.from({ length: 20 }, (_, i) => ({ features: { flow: i < 10 ? -1 : 1 } }));
  const values = past.map((p) => p.features.flow);
  expect(ridge(past, values, { features: { flow: 1 } })).toBeCloseTo(0.5, 12);
  // A feature that is not known, or that never varied, says nothing.
  expect(ridge(past, values, { features: {} })).toBeCloseTo(0, 12);
  expect(ridge(past, values, { features: { flow: 0, fear: 3 } })).toBeCloseTo(0, 12);
});

test('the record adds up what forecasts said and what came', () => {
  // Forty falls that all came back alike: the past mean never errs, and half is always back.
  const all = Array.from({ length: 40 }, (_, i) => fall(50 + 30 * i));
  const forecasts = walking(all);
  const told = forecastRecord(forecasts);
  expect(told.cases).toBe(35);
  expect(told.crps).toEqual({ own: 0, mean: 0, fear: 0 });
  expect(told.half).toMatchObject({ mean: 0, fear: 0 });
  // The walk gives (1 - p)^2 each time; the product's own lies between.
  const walk = (1 - chances.any(Math.sqrt(3) / 2)) ** 2;
  if ('unknown' in told.half) throw new Error(told.half.unknown.kind);
  expect(told.half.walk).toBeCloseTo(walk, 12);
  expect(told.half.own).toBeGreaterThan(0);
  expect(told.half.own).toBeLessThan(walk);
  // Intervals from the twenty-first forecast on: 35 - 20, all of them held.
  expect(told.coverage).toEqual({ held: 15, of: 15 });
  expect(errors(forecasts, 'past mean')).toHaveLength(35);
});

test('without a forecast that has come due the record says so', () => {
  expect(forecastRecord([])).toMatchObject({
    cases: 0,
    crps: { unknown: { kind: 'no forecast has come due' } },
  });
  const few = Array.from({ length: 10 }, (_, i) => fall(50 + 30 * i));
  expect(forecastRecord(walking(few)).coverage).toEqual({
    unknown: { kind: 'no interval has come due' },
  });
});

test('features that foretell are used once they have won over twenty forecasts', () => {
  const all = Array.from({ length: 60 }, (_, i) => {
    const flow = Math.sin(7 * i);
    return fall(50 + 30 * i, {
      features: { flow },
      after: { retrace: 2 * flow, half: true, end: true },
    });
  });
  const forecasts = walking(all);
  expect(forecasts.slice(0, 20).every((f) => f.by === 'past mean')).toBe(true);
  expect(forecasts.slice(20).every((f) => f.by === 'features')).toBe(true);
});
