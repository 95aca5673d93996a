import { expect, test } from 'vitest';
import type { Setup } from '../../src/domain/policy.ts';
import type { Day } from '../../src/domain/time.ts';
import type { Vintage } from '../../src/domain/vintage.ts';
import { vintageFor } from '../../src/run/vintage.ts';

const legs = { risk: ['A'], rates: ['B'], dollar: ['C'] };
const vintage = (until: number, own = legs): Vintage =>
  ({ until: until as Day, legs: own }) as unknown as Vintage;
const setup = (...vintages: Vintage[]): Setup =>
  ({ vintages, episode: { legs } }) as unknown as Setup;

test('the latest vintage that ends before the window is taken', () => {
  const { vintage: v, findings } = vintageFor(
    setup(vintage(10), vintage(30), vintage(20)),
    40 as Day,
    45 as Day,
  );
  expect(v?.until).toBe(30);
  expect(findings).toEqual([]);
});

test('a vintage that reaches into the window is refused and told', () => {
  const { vintage: v, findings } = vintageFor(
    setup(vintage(10), vintage(41)),
    40 as Day,
    45 as Day,
  );
  expect(v?.until).toBe(10);
  expect(findings).toEqual([{ kind: 'refused', until: 41, start: 40 }]);
});

test('a vintage of the day before the window is the latest that may judge it', () => {
  expect(vintageFor(setup(vintage(40)), 40 as Day, 45 as Day).vintage).toBeUndefined();
  expect(vintageFor(setup(vintage(39)), 40 as Day, 45 as Day).vintage?.until).toBe(39);
});

test('a vintage from the future does not exist yet', () => {
  const { vintage: v, findings } = vintageFor(setup(vintage(99)), 40 as Day, 45 as Day);
  expect(v).toBeUndefined();
  expect(findings.map((f) => f.kind)).toEqual(['uncalibrated']);
});

test('a vintage of other legs is none', () => {
  const other = { ...legs, dollar: ['D'] };
  expect(vintageFor(setup(vintage(10, other)), 40 as Day, 45 as Day).vintage).toBeUndefined();
});
