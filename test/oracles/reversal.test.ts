import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { correlation } from '../../src/kernel/correlation.ts';
import { mean } from '../../src/kernel/mean.ts';
import { reversal } from '../reference/reversal.ts';

const FILE = new URL('../../../shared/oracles/reversal.json', import.meta.url);
const absent = !existsSync(FILE);
if (absent) console.log('skipped: oracle reversal is not here');

/** The parts of the oracle that are compared. */
type Oracle = {
  returns: number[][];
  khandani_lo_profit: number[];
  nagel_return: number[];
  mean_nagel: number;
  ac1: number;
};
const read = (): Oracle => JSON.parse(readFileSync(FILE, 'utf8'));

/** Every number within 1e-12 of the largest wanted. */
function close(got: readonly number[], want: readonly number[]): void {
  expect(got.length).toBe(want.length);
  const scale = Math.max(...want.map(Math.abs));
  for (const [i, w] of want.entries())
    expect(Math.abs((got[i] as number) - w)).toBeLessThanOrEqual(1e-12 * scale);
}

test.skipIf(absent)('259 sessions of four indices bought after they fell', () => {
  const o = read();
  const got = o.returns.slice(1).map((now, t) => reversal(o.returns[t] as number[], now));
  close(
    got.map((r) => r.profit),
    o.khandani_lo_profit,
  );
  const scaled = got.map((r) => r.scaled as number);
  close(scaled, o.nagel_return);
  close([mean(scaled)], [o.mean_nagel]);
  close([correlation(scaled.slice(1), scaled.slice(0, -1)) as number], [o.ac1]);
});

test('names that moved alike leave nothing to scale', () => {
  expect(reversal([0.5, 0.5], [0.25, 0.75])).toEqual({ profit: 0, scaled: undefined });
});
