import { expect, test } from 'vitest';
import { hit } from '../../src/kernel/firstpassage.ts';
import { philox, uniform } from '../../src/kernel/philox.ts';
import { deviate } from '../../src/kernel/portablemath.ts';

test('at its start a walk arrives as often as walks do not stay below, 1 - C(2n, n) / 4^n', () => {
  // n = 1: 1/2; n = 2: 1 - 6/16 = 0.625; n = 20 and 60 by the product of (2k - 1) / 2k.
  for (const n of [1, 2, 3, 20, 60]) {
    let below = 1;
    for (let k = 1; k <= n; k++) below *= (2 * k - 1) / (2 * k);
    expect(hit(n).any(0)).toBeCloseTo(1 - below, 12);
  }
});

test('one step is the tail of the normal law', () => {
  for (const chance of [hit(1).any, hit(1).last]) {
    expect(chance(1.96)).toBeCloseTo(0.0249978951, 9);
    expect(chance(-1.96)).toBeCloseTo(0.9750021049, 9);
  }
});

test('the last of four steps stands twice as far as one step', () => {
  expect(hit(4).last(2 * 1.96)).toBeCloseTo(0.0249978951, 9);
});

test('falls with the level, grows with the steps, and is nothing at its far end', () => {
  for (const level of [-2, 0, 1, 3, 7]) {
    expect(hit(10).any(level)).toBeGreaterThan(hit(10).any(level + 0.1));
    expect(hit(11).any(level)).toBeGreaterThan(hit(10).any(level));
    expect(hit(10).any(level)).toBeGreaterThan(hit(10).last(level));
  }
  expect(hit(60).any(hit(60).far)).toBeLessThan(1e-15);
});

test('half of a fall of 1.7 sigmas is back as often as in 40,000 walks', () => {
  const level = (1.7 * Math.sqrt(3)) / 2;
  const words = new Uint32Array(4);
  const walks = 40_000;
  let [any, last] = [0, 0];
  for (let walk = 0; walk < walks; walk++) {
    let [at, been] = [0, false];
    for (let step = 0; step < 20; step++) {
      if (step % 4 === 0) philox([step / 4, walk, 0, 0], [20, 0], words);
      at += deviate(uniform(words[step % 4] as number));
      been ||= at >= level;
    }
    any += Number(been);
    last += Number(at >= level);
  }
  // Four standard errors: 4 sqrt(0.25 / 40,000) = 0.01.
  expect(Math.abs(any / walks - hit(20).any(level))).toBeLessThan(0.01);
  expect(Math.abs(last / walks - hit(20).last(level))).toBeLessThan(0.01);
});

test('no step is refused', () => {
  for (const none of [0, -1, 1.5, Number.NaN]) expect(() => hit(none)).toThrow(RangeError);
});

test('read quickly it is the same to 1e-11, between its places and at its far ends', () => {
  for (const steps of [1, 5, 20, 60]) {
    const { any, quick, far } = hit(steps);
    for (let level = -far; level <= far; level += far / 997)
      expect(Math.abs(quick(level) - any(level))).toBeLessThan(1e-11);
    expect(Math.abs(quick(far) - any(far))).toBeLessThan(1e-11);
    expect(() => quick(far + 0.1)).toThrow(RangeError);
    expect(() => quick(Number.NaN)).toThrow(RangeError);
  }
});
