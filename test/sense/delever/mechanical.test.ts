import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fall, Mechanical } from '../../../src/domain/delever.ts';
import { hit } from '../../../src/kernel/firstpassage.ts';
import { excess } from '../../../src/sense/delever/excess.ts';
import { mechanical } from '../../../src/sense/delever/mechanical.ts';
import type { Parted } from '../../../src/sense/span.ts';
import { fall } from './made.ts';

const chances = hit(20);

/** Eighty synchronised falls and 400 others, half back in given shares of each. */
function falls(together: number, alone: number): Parted {
  const of = (count: number, apart: number, share: number): readonly Fall[] =>
    Array.from({ length: count }, (_, i) =>
      fall(apart * i, {
        move: -0.5 - (i % 7) / 3,
        // Spread evenly over time: 0.618 is as far from any pattern as a number can be.
        after: { half: (i * 0.618034) % 1 < share, end: false, retrace: 0 },
      }),
    );
  return { together: of(80, 75, together), alone: of(400, 15, alone) };
}

function known(parted: Parted): Mechanical {
  const found = mechanical(parted);
  if ('unknown' in found) throw new Error(found.unknown.kind);
  return found;
}

test('a clear excess over falls alike is the share, with the interval that excludes 0', () => {
  const told = known(falls(0.9, 0.5));
  if (told.share === 'not identified') throw new Error(told.share);
  expect(told.matched.at).toBeCloseTo(0.4, 1);
  expect(told.share).toEqual({
    low: told.matched.low,
    at: told.matched.at,
    high: told.matched.high,
  });
  expect(told.share.low).toBeGreaterThan(0);
  expect(told.together).toBe(80);
  expect(told.alone).toBeLessThanOrEqual(400);
});

test('no excess is not identified, and neither is one below 0', () => {
  expect(known(falls(0.7, 0.7)).share).toBe('not identified');
  const below = known(falls(0.3, 0.8));
  expect(below.matched.high).toBeLessThan(0);
  expect(below.share).toBe('not identified');
});

test('the walk is a benchmark beside the matched falls', () => {
  const told = known(falls(0.7, 0.7));
  const walk =
    falls(0.7, 0.7).together.reduce((s, f) => s + chances.any((-f.move * Math.sqrt(3)) / 2), 0) /
    80;
  const back = falls(0.7, 0.7).together.filter((f) => f.after?.half).length / 80;
  expect(told.walk.at).toBeCloseTo(back - walk, 12);
});

test('twice as many falls tell a smaller excess from none', () => {
  const few = falls(0.7, 0.7);
  const half = { together: few.together.slice(0, 40), alone: few.alone.slice(0, 200) };
  const ratio = known(half).detectable / known(few).detectable;
  // The root of 2, give or take what chance does to an error.
  expect(ratio).toBeGreaterThan(1.1);
  expect(ratio).toBeLessThan(1.9);
});

test('the order in which falls come in does not matter', () => {
  const parted = falls(0.8, 0.6);
  const whole = known(parted);
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...parted.together], { minLength: 80 }),
      fc.shuffledSubarray([...parted.alone], { minLength: 400 }),
      (together, alone) => {
        const told = known({ together, alone });
        expect(told.matched.low).toBeCloseTo(whole.matched.low, 9);
        expect(told.walk.high).toBeCloseTo(whole.walk.high, 9);
        expect(told.alone).toBe(whole.alone);
      },
    ),
    { numRuns: 10 },
  );
});

test('too few falls of a sort are unknown, not 0', () => {
  const { together, alone } = falls(0.7, 0.7);
  expect(mechanical({ together: together.slice(0, 19), alone })).toHaveProperty('unknown');
  expect(mechanical({ together, alone: alone.slice(0, 19) })).toHaveProperty('unknown');
});

test('an excess is one share less another', () => {
  const stretches = Array.from({ length: 40 }, (_, i) => ({
    came: i % 4 > 0 ? 1 : 0,
    of: 1,
    matched: i % 2,
    among: 1,
  }));
  // 30 of 40 less 20 of 40.
  const { spread, error } = excess(stretches);
  expect(spread.at).toBeCloseTo(0.25, 12);
  // Differences 0, 0, 1, 0 in turn about 0.25: variance 3 / 16, over 40.
  expect(error).toBeCloseTo(Math.sqrt(3 / 16 / 40), 12);
  expect(spread.low).toBeLessThan(0.25 - error);
  expect(spread.high).toBeGreaterThan(0.25 + error);
  expect(excess(stretches)).toMatchObject({ spread, error });
});

test('where nothing varies the excess is its own interval', () => {
  const same = Array.from({ length: 9 }, () => ({ came: 1, of: 1, matched: 1, among: 1 }));
  expect(excess(same).spread).toEqual({ low: 0, at: 0, high: 0 });
});

test('beside falls that were over by then, what came later moves nothing', () => {
  const { together, alone } = falls(0.8, 0.7);
  const last = together.at(-1)?.session ?? 0;
  const turned = alone.map((f) =>
    f.after && f.session > last - 20 ? { ...f, after: { ...f.after, half: !f.after.half } } : f,
  );
  expect(turned).not.toEqual(alone);
  const told = mechanical({ together, alone }, { earlier: true });
  expect(mechanical({ together, alone: turned }, { earlier: true })).toEqual(told);
  // The first falls have fewer than twenty such beside them, and are left out.
  expect('unknown' in told ? 0 : told.together).toBeLessThan(together.length);
});
