import { expect, test } from 'vitest';
import { logGamma, stirling } from '../../src/kernel/gamma.ts';

// Exact: Gamma(n) = (n - 1)!, Gamma(n + 1/2) = (2n)! sqrt(pi) / (4^n n!), logs with 50 digits in
// Python's decimal.
test.each([
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [3, Math.LN2],
  [3.5, 1.2009736023470743],
  [10, 12.801827480081469],
  [11.5, 16.292000476567242],
  [12, 17.502307845873887],
  [12.5, 18.734347511936445],
  [13, 19.987214495661885],
  [100, 359.1342053695754],
  [100.5, 361.4355404677776],
  [171, 706.5730622457874],
])('log gamma of %d is %d', (x, want) => {
  expect(Math.abs(logGamma(x) - want)).toBeLessThan(1e-14 * Math.max(1, want / 10));
});

test('the next value is the last one times x', () => {
  for (const x of [0.01, 0.3, 1.7, 4.4, 11.3, 11.9999, 40.1])
    expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 13);
});

test('they refuse what has no gamma', () => {
  for (const x of [0, -1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => logGamma(x)).toThrow(RangeError);
  expect(() => stirling(11)).toThrow(RangeError);
});
