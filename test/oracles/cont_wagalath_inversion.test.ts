import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { endogenous, type Liquidated, liquidated } from '../reference/forensicbook.ts';

const FILE = new URL('../../../shared/oracles/cont_wagalath_inversion.json', import.meta.url);
const absent = !existsSync(FILE);
if (absent) console.log('skipped: oracle cont_wagalath_inversion is not here');

/** The parts of the oracle that are compared. */
type Oracle = {
  inputs: {
    Sigma_daily: number[][];
    prices: number[];
    alpha: number[];
    depth: number[];
    V0: number;
    f_prime: number;
  };
  outputs: {
    C_full: number[][];
    C_first_order: number[][];
    recovered_from_first_order: { M: number[][]; alpha: number[] };
    recovered_from_full: { M: number[][]; eigenvalues: number[]; alpha: number[] };
  };
};
const read = (): Oracle => JSON.parse(readFileSync(FILE, 'utf8'));

/** Every number within a share of the largest wanted. */
function close(got: readonly number[], want: readonly number[], tolerance: number): void {
  expect(got.length).toBe(want.length);
  const scale = Math.max(...want.map(Math.abs));
  for (const [i, w] of want.entries())
    expect(Math.abs((got[i] as number) - w), `${i}`).toBeLessThanOrEqual(tolerance * scale);
}

test.skipIf(absent)('what a sold book does to the covariance, and the book read from it', () => {
  const { inputs, outputs } = read();
  const ground = {
    quiet: inputs.Sigma_daily,
    prices: inputs.prices,
    depth: inputs.depth,
    value: inputs.V0,
    slope: inputs.f_prime,
  };
  const got = endogenous(ground, inputs.alpha);
  close(got.full.flat(), outputs.C_full.flat(), 1e-12);
  close(got.first.flat(), outputs.C_first_order.flat(), 1e-12);
  const first = liquidated(ground, got.first) as Liquidated;
  close(first.m.flat(), outputs.recovered_from_first_order.M.flat(), 1e-10);
  close(first.alpha, outputs.recovered_from_first_order.alpha, 1e-10);
  const full = liquidated(ground, got.full) as Liquidated;
  close(full.m.flat(), outputs.recovered_from_full.M.flat(), 1e-10);
  close(full.eigenvalues, outputs.recovered_from_full.eigenvalues, 1e-10);
  close(full.alpha, outputs.recovered_from_full.alpha, 1e-10);
  expect(liquidated(ground, ground.quiet)).toBeUndefined();
});
