import { expect, test } from 'vitest';
import { FAN, OUT, WIDTH } from '../../src/weigh/firesale/arena.ts';
import { deep, type Sample, sample, simulatedMoments } from '../../src/weigh/moments.ts';
import { arena } from '../reference/arena.ts';

/** A row of a path: how far it fell, when half was back, the level after twenty sessions. */
function row(fall: number, half: number, level: number): Float64Array {
  const out = new Float64Array(WIDTH);
  out[OUT.fall] = fall;
  out[OUT.half] = half;
  out[OUT.fan + FAN.indexOf(20)] = level;
  return out;
}

test('paths are measured in sigmas, as the past is', () => {
  const market = arena({ holding: [[1]], rules: { sigma: 0.05, daily: 0.02 } });
  const { move, mirror, half, retrace } = sample(market, [
    row(0.1, 20, 0.99),
    row(-0.1, 0, 1.1),
    row(0.1, 21, 0.9),
  ]);
  // log 0.9 / 0.05 = -2.1072; log 1.1 / 0.05 = 1.9062.
  expect(move[0]).toBeCloseTo(-2.1072, 4);
  expect(move[1]).toBeCloseTo(1.9062, 4);
  expect(mirror[0]).toBe(move[1]);
  // Half back at the twentieth close counts, at the next one not, and a rise has nothing to bring back.
  expect([...half]).toEqual([1, 0, 0]);
  // log(0.99 / 0.9) / (0.02 sqrt 20) = 0.09531 / 0.08944.
  expect(retrace[0]).toBeCloseTo(1.0656, 4);
  expect(retrace[2]).toBeCloseTo(0, 12);
});

/** A thousand moves from -2 to 2, of which falls come back or not. */
const made = (tail: number, half: number, retrace: number): Sample => {
  const move = Float64Array.from({ length: 1000 }, (_, i) => (i - 499.5) / 250);
  return {
    move: move.map((x) => (x < -1.6 ? x * tail : x)),
    mirror: move.map((x) => -x),
    half: new Float64Array(1000).fill(half),
    retrace: new Float64Array(1000).fill(retrace),
  };
};

test('the same world twice has no excess, and symmetric moves no asymmetry', () => {
  const still = made(1, 0.5, 0.2);
  for (const moment of simulatedMoments([still, still], [still, still], [-1]))
    expect(moment).toBeCloseTo(0, 9);
});

test('what falls bring back beyond the walk is the excess, and a longer tail the asymmetry', () => {
  const [crowd, walk] = [made(2, 1, 0.5), made(1, 0.25, 0.2)];
  const [asymmetry, half, retrace, calm] = simulatedMoments(
    [crowd, crowd],
    [walk, walk],
    [-0.5, -1],
  );
  // The lowest tenth, mean -1.8, is doubled: the tail moves by 1.8 and the mean by 0.18, twice.
  expect(asymmetry).toBeCloseTo(1.8 - 2 * 0.18, 6);
  expect(half).toBeCloseTo(0.75, 12);
  expect(retrace).toBeCloseTo(0.3, 12);
  expect(calm).toBeCloseTo(0, 9);
});

test('the retrace after the deepest tenth is told beyond that after all', () => {
  const moves = Array.from({ length: 10 }, (_, i) => i);
  // 5 after the lowest, 1 after the nine others: 5 - (5 + 9) / 10.
  expect(deep(moves, [5, ...new Array<number>(9).fill(1)])).toBeCloseTo(3.6, 12);
});

test('luck that the crowd shares with its walk is taken off', () => {
  const still = made(1, 0.5, 0.2);
  // Every rise a tenth larger by chance, with the crowd and without: the walk and its mirrors are even.
  const lucky = (s: Sample): Sample => {
    const move = s.move.map((x) => (x > 0 ? 1.1 * x : x));
    return { ...s, move, mirror: move.map((x) => -x) };
  };
  const [asymmetry] = simulatedMoments(
    [lucky(still), lucky(still)],
    [lucky(still), lucky(still)],
    [-1],
  );
  expect(asymmetry).toBeCloseTo(0, 9);
});
