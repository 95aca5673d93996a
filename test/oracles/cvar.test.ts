import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cvar, leastCvar, leastVariance, type Mix, normalCvar } from '../reference/cvar.ts';
import { within } from './within.ts';

const FILE = new URL('../../../shared/oracles/cvar.json', import.meta.url);
const absent = !existsSync(FILE);
if (absent) console.log('skipped: oracle cvar is not here');

/** The parts of the oracle that are compared. */
type Case = { beta: number; weights: number[]; CVaR: number; VaR_interval: [number, number] };
type Oracle = {
  gaussian_table: {
    mean: number[];
    cov: number[][];
    required_mean: number;
    weights: number[];
    rows: { beta: number; VaR: number; CVaR: number }[];
  };
  scenario_lp: {
    returns_pct: number[][];
    case_a: Case;
    case_b: Case & { min_mean: number };
    case_c_demeaned: {
      beta: number;
      weights_highs: number[];
      CVaR_highs: number;
      CVaR_at_fortitudo_weights: number;
      fortitudo_MeanCVaR: { weights: number[] };
      VaR_interval: [number, number];
    };
  };
};
const read = (): Oracle => JSON.parse(readFileSync(FILE, 'utf8'));

test.skipIf(absent)('the normal table of Rockafellar and Uryasev', () => {
  const { mean, cov, required_mean, weights, rows } = read().gaussian_table;
  const got = leastVariance(cov, [
    { row: mean.map(() => 1), value: 1 },
    { row: mean, value: required_mean },
  ]) as number[];
  within(got, weights, 1e-12);
  const variance = got.reduce(
    (sum, w, i) => sum + got.reduce((s, v, j) => s + w * v * (cov[i]?.[j] ?? 0), 0),
    0,
  );
  for (const row of rows) {
    const tail = normalCvar(required_mean, Math.sqrt(variance), row.beta);
    within([tail.var, tail.cvar], [row.VaR, row.CVaR], 1e-12);
  }
});

/** What a mix must be like, and that its level lies where any optimal level does. */
function matches(got: Mix, want: Omit<Case, 'beta'>): void {
  within(got.shares, want.weights, 1e-7);
  within([got.cvar], [want.CVaR], 1e-9);
  expect(got.var).toBeGreaterThanOrEqual(want.VaR_interval[0] - 1e-7);
  expect(got.var).toBeLessThanOrEqual(want.VaR_interval[1] + 1e-7);
}

test.skipIf(absent)('the least CVaR over 260 scenarios, free, with a mean, and demeaned', () => {
  const { returns_pct: rows, case_a: a, case_b: b, case_c_demeaned: c } = read().scenario_lp;
  const even = rows.map(() => 1 / rows.length);
  matches(leastCvar(rows, even, a.beta) as Mix, a);
  matches(leastCvar(rows, even, b.beta, b.min_mean) as Mix, b);
  const mean = a.weights.map((_, i) => rows.reduce((s, r) => s + (r[i] ?? 0), 0) / rows.length);
  const centred = rows.map((r) => r.map((x, i) => x - (mean[i] ?? 0)));
  matches(leastCvar(centred, even, c.beta) as Mix, {
    weights: c.weights_highs,
    CVaR: c.CVaR_highs,
    VaR_interval: c.VaR_interval,
  });
  const theirs = c.fortitudo_MeanCVaR.weights;
  const losses = centred.map((r) => -r.reduce((s, x, i) => s + x * (theirs[i] ?? 0), 0));
  within([cvar(losses, even, c.beta).cvar], [c.CVaR_at_fortitudo_weights], 1e-9);
});
