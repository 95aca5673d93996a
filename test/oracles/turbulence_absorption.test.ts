import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { absorption, surprise, turbulence } from '../../src/kernel/turbulence.ts';
import { covariance } from '../kernel/rows.ts';

const FILE = new URL('../../../shared/oracles/turbulence_absorption.json', import.meta.url);
const absent = !existsSync(FILE);
if (absent) console.log('skipped: oracle turbulence_absorption is not here');

/** The parts of the oracle that are compared. */
type Oracle = {
  returns: number[][];
  window: number;
  n_eigenvectors: number;
  t_index_1based: number[];
  absorption_ratio: number[];
  correlation_surprise: number[];
  turbulence: number[];
  small_case: {
    returns_assets_by_days: number[][];
    matlab_4dp: Record<string, number>;
    frds: Record<string, number>;
  };
};
const read = (): Oracle => JSON.parse(readFileSync(FILE, 'utf8'));

/** The oracle's rule: |got - expected| <= tol x max(1, largest |expected| in that field). */
function agree(got: readonly number[], want: readonly number[], tolerance: number): void {
  expect(got.length).toBe(want.length);
  const scale = Math.max(1, ...want.map(Math.abs));
  for (const [i, w] of want.entries())
    expect(Math.abs((got[i] as number) - w)).toBeLessThanOrEqual(tolerance * scale);
}

test.skipIf(absent)('turbulence, surprise and absorption of the SystemicRisk code', () => {
  const o = read();
  const moments = o.t_index_1based.map((t) => {
    const rows = o.returns.slice(t - o.window, t);
    const past = rows.slice(0, -1);
    const v = (rows.at(-1) as number[]).map(
      (x, j) => x - past.reduce((sum, row) => sum + (row[j] as number), 0) / past.length,
    );
    // The oracle's covariance contains the day itself; the product feeds strictly past moments.
    return { v, s: covariance(rows) };
  });
  agree(
    moments.map(({ v, s }) => turbulence(v, s) as number),
    o.turbulence,
    1e-10,
  );
  agree(
    moments.map(({ v, s }) => surprise(v, s) as number),
    o.correlation_surprise,
    1e-10,
  );
  agree(
    moments.map(({ s }) => absorption(s, o.n_eigenvectors)),
    o.absorption_ratio,
    1e-10,
  );
});

test.skipIf(absent)('absorption of the small case of frds, and its MATLAB figures', () => {
  const { returns_assets_by_days: assets, frds, matlab_4dp } = read().small_case;
  const days = (assets[0] as number[]).map((_, t) => assets.map((row) => row[t] as number));
  const s = covariance(days);
  expect(Object.keys(frds).length).toBeGreaterThan(5);
  for (const [fraction, want] of Object.entries(frds)) {
    const got = absorption(s, Math.floor(Number(fraction) * assets.length + 0.5));
    expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-12);
    expect(Number(got.toFixed(4))).toBe(matlab_4dp[fraction]);
  }
});
