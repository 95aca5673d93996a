import { expect, test } from 'vitest';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Stop } from '../../../src/domain/stop.ts';
import { draw } from '../../../src/judge/score/draw.ts';
import { drawnFrom, entries, recodings } from '../../../src/run/score/track.ts';

const item = (rung: number, direction: string): Evidence =>
  ({ id: `${rung}${direction}`, rung, direction }) as Evidence;

test('an item has a neighbour a rung up, a rung down and without direction, and none beyond the ladder', () => {
  const of = (rung: number, direction: string) =>
    recodings([item(rung, direction)]).map(({ how, item: i }) => [how, i.rung, i.direction]);
  expect(of(2, 'friction')).toEqual([
    ['up', 3, 'friction'],
    ['down', 1, 'friction'],
    ['neutral', 2, 'neutral'],
  ]);
  expect(of(0, 'noise')).toEqual([
    ['up', 1, 'noise'],
    ['neutral', 0, 'neutral'],
  ]);
  expect(of(5, 'neutral')).toEqual([['down', 4, 'neutral']]);
});

test('a draw takes so many in their order, every one as often as another, and the same again', () => {
  const all = Array.from({ length: 10 }, (_, i) => i);
  const taken = drawnFrom(all, 3, draw(1));
  expect(taken).toHaveLength(3);
  expect(taken).toEqual(taken.toSorted((a, b) => a - b));
  expect(drawnFrom(all, 3, draw(1))).toEqual(taken);
  expect(drawnFrom(all, 10, draw(1))).toBe(all);
  const seen = all.map((i) => {
    const draws = Array.from({ length: 2000 }, (_, s) => drawnFrom(all, 3, draw(s)));
    return draws.filter((d) => d.includes(i)).length / draws.length;
  });
  // Standard error sqrt(.3 x .7 / 2000) = 0.010.
  for (const share of seen) expect(Math.abs(share - 0.3)).toBeLessThan(0.05);
});

test('trips and absorptions are counted key by key, on the decision that begins them', () => {
  const stops = (...states: readonly [string, Stop['state']][]) =>
    states.map(([key, state]) => ({ id: 'a', key, state }) as Stop);
  const walk = {
    stops: [
      stops(['x', 'quiet'], ['y', 'tripped']),
      stops(['x', 'tripped'], ['y', 'tripped']),
      stops(['x', 'absorbed'], ['y', 'blind']),
      stops(['x', 'absorbed'], ['y', 'blind']),
      stops(['x', 'tripped'], ['y', 'quiet']),
      [{ id: 'b', state: 'tripped' } as Stop],
    ],
  };
  expect(entries('a', walk)).toEqual({ trips: 3, absorbed: 1, blind: 2 });
  expect(entries('b', walk)).toEqual({ trips: 1, absorbed: 0, blind: 0 });
});
