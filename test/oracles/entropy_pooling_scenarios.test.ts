import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { programme } from '../../src/kernel/linearprogram.ts';
import { type Pooled, pool } from '../reference/pool.ts';
import { within } from './within.ts';

const FILE = new URL('../../../shared/oracles/entropy_pooling_scenarios.json', import.meta.url);
const absent = !existsSync(FILE);
if (absent) console.log('skipped: oracle entropy_pooling_scenarios is not here');

/** The parts of the oracle that are compared. */
type Views = { A: number[][]; b: number[]; G?: number[][]; h?: number[] };
type Oracle = {
  prior: number[];
  case1: Views & {
    posterior_newton: number[];
    posterior_peer: number[];
    lagrange_newton: number[];
    kl: number;
    effective_scenarios: number;
  };
  case2: Views & {
    posterior_kkt: number[];
    posterior_slsqp: number[];
    posterior_peer: number[];
    lagrange_kkt: { lambda: number[]; mu: number[] };
    kl: number;
    effective_scenarios: number;
  };
  infeasible_example: Views & { G: number[][]; h: number[] };
};
const read = (): Oracle => JSON.parse(readFileSync(FILE, 'utf8'));

/** Rows and values as conditions. */
const paired = (rows: number[][] = [], values: number[] = []) =>
  rows.map((row, i) => ({ row, value: values[i] as number }));

/** The odds under views whose first row, that they sum to one, is implied. */
const pooled = (prior: number[], { A, b, G, h }: Views): Pooled | undefined =>
  pool(prior, { equal: paired(A, b).slice(1), below: paired(G, h) });

/** The multiplier of the sum: q = p exp(-1 - lambda - sum multiplier x row). */
function ofSum(prior: number[], { A, G = [] }: Views, got: Pooled): number {
  const tilt = [...got.equal.map((m, k) => m * (A[k + 1]?.[0] ?? 0))]
    .concat(got.below.map((m, k) => m * (G[k]?.[0] ?? 0)))
    .reduce((s, x) => s + x, 0);
  return -1 - Math.log((got.q[0] as number) / (prior[0] as number)) - tilt;
}
const scenarios = (q: readonly number[]): number =>
  Math.exp(-q.reduce((s, x) => s + x * Math.log(x), 0));

test.skipIf(absent)('one expected move: odds, multipliers and distance', () => {
  const { prior, case1 } = read();
  const got = pooled(prior, case1) as Pooled;
  within(got.q, case1.posterior_newton, 1e-10);
  within(got.q, case1.posterior_peer, 1e-6);
  within([ofSum(prior, case1, got), ...got.equal], case1.lagrange_newton, 1e-10);
  within([got.distance], [case1.kl], 1e-10);
  expect(Math.abs(scenarios(got.q) - case1.effective_scenarios)).toBeLessThanOrEqual(1e-10);
});

test.skipIf(absent)('with two bounds, of which one binds', () => {
  const { prior, case2 } = read();
  const got = pooled(prior, case2) as Pooled;
  within(got.q, case2.posterior_kkt, 1e-10);
  within(got.q, case2.posterior_slsqp, 1e-8);
  within(got.q, case2.posterior_peer, 1e-6);
  within([ofSum(prior, case2, got), ...got.equal], case2.lagrange_kkt.lambda, 1e-10);
  within(got.below, case2.lagrange_kkt.mu, 1e-10);
  expect(got.below[1]).toBe(0);
  within([got.distance], [case2.kl], 1e-8);
  expect(Math.abs(scenarios(got.q) - case2.effective_scenarios)).toBeLessThanOrEqual(1e-8);
});

test.skipIf(absent)('views that nothing fulfils have no odds, and the lowest move is told', () => {
  const { prior, case2, infeasible_example: none } = read();
  expect(pooled(prior, none)).toBeUndefined();
  const lowest = ({ A, b, G = [], h = [] }: Views) =>
    programme({
      cost: G[0] as number[],
      equal: paired(A, b),
      below: paired(G, h).slice(1),
    });
  const got = lowest(none);
  if (typeof got === 'string') throw new Error(got);
  expect(got.value).toBeCloseTo(-0.7115, 4);
  expect(got.x[0]).toBeCloseTo(0.654, 3);
  expect(got.x[4]).toBeCloseTo(0.346, 3);
  const other = lowest(case2);
  expect(typeof other === 'string' ? other : other.value).toBeCloseTo(-1.1154, 4);
});
