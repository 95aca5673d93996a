import fc from 'fast-check';
import type { Known } from '../../../src/domain/known.ts';
import type { Quote, Sizing, WealthPath } from '../../../src/domain/score.ts';
import type { Day } from '../../../src/domain/time.ts';

/** Values on days 0, 1, 2, ... */
export const daily = (...values: number[]): Quote[] =>
  values.map((value, i) => ({ day: i as Day, value }));

export const at = (day: number, exposure: number): Sizing => ({ day: day as Day, exposure });

/** The value, where it must be known. */
export function sure<T>(known: Known<T>): T {
  if (typeof known === 'object' && known !== null && 'unknown' in known)
    throw new Error(`unknown: ${known.unknown}`);
  return known as T;
}

export const wealth = (path: Known<WealthPath>): number[] => sure(path).points.map((p) => p.wealth);

/** Closes on rising days with gaps of one to four days, as weekends and holidays leave. */
export const prices = (least = 3, most = 40): fc.Arbitrary<Quote[]> =>
  fc
    .array(
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.double({ min: 50, max: 150, noNaN: true })),
      {
        minLength: least,
        maxLength: most,
      },
    )
    .map((steps) => {
      let day = 0;
      return steps.map(([gap, value]) => {
        day += gap;
        return { day: day as Day, value };
      });
    });

/** A decision on every day from 0 on. */
export const sizings: fc.Arbitrary<Sizing[]> = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 60 })
  .map((xs) => xs.map((x, day) => at(day, x / 4)));
