import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Kelly, kelly, ruinBound } from '../reference/kelly.ts';

const FILE = new URL('../../../shared/oracles/kelly_rck.json', import.meta.url);
const absent = !existsSync(FILE);
if (absent) console.log('skipped: oracle kelly_rck is not here');

/** The parts of the oracle that are compared. */
type Oracle = {
  alpha: number;
  probabilities: number[];
  returns_rows_assets: number[][];
  rows: {
    lam: number;
    bets: number[];
    objective: number;
    bound: number;
    published: { growth: number; bound: number };
  }[];
};
const read = (): Oracle => JSON.parse(readFileSync(FILE, 'utf8'));

test.skipIf(absent)('the bets of Busseti, Ryu and Boyd, and their printed table', () => {
  const o = read();
  expect(o.rows.length).toBe(3);
  for (const row of o.rows) {
    const got = kelly(o.probabilities, o.returns_rows_assets, row.lam) as Kelly;
    expect(Math.abs(got.growth - row.objective)).toBeLessThanOrEqual(1e-9);
    for (const [i, b] of row.bets.entries())
      expect(Math.abs((got.bets[i] as number) - b)).toBeLessThanOrEqual(1e-6);
    const risk = o.probabilities.reduce((sum, p, k) => {
      const wealth = got.bets.reduce((w, b, i) => w + b * (o.returns_rows_assets[i]?.[k] ?? 0), 0);
      return sum + p * wealth ** -row.lam;
    }, 0);
    expect(risk).toBeLessThanOrEqual(1 + 1e-9);
    if (row.lam > 0) expect(risk).toBeGreaterThan(1 - 1e-6);
    const bound = ruinBound(o.alpha, row.lam);
    expect(Math.abs(bound - row.bound)).toBeLessThanOrEqual(1e-12);
    expect(Number(got.growth.toFixed(3))).toBe(row.published.growth);
    expect(Number(bound.toFixed(3))).toBe(row.published.bound);
  }
});
