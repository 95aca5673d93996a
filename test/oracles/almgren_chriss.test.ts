import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Order, type Schedule, schedule } from '../reference/schedule.ts';

const FILE = new URL('../../../shared/oracles/almgren_chriss.json', import.meta.url);
const absent = !existsSync(FILE);
if (absent) console.log('skipped: oracle almgren_chriss is not here');

type Trajectory = {
  lam: number;
  kappa: number;
  kappa_tilde: number;
  half_life: number | null;
  half_life_tilde: number | null;
  holdings: number[];
  trades: number[];
  E: number;
  V: number;
  std: number;
};

/** The parts of the oracle that are compared. */
type Oracle = {
  parameters: Record<'X' | 'T' | 'N' | 'sigma' | 'epsilon' | 'gamma' | 'eta', number>;
  drip_rows: Record<
    'lam' | 'E_musd' | 'V_1e12' | 'penalty_E_plus_lamV_musd' | 'half_life_days',
    number
  >[];
  trajectories: Trajectory[];
};
const read = (): Oracle => JSON.parse(readFileSync(FILE, 'utf8'));

const order = ({ parameters: p }: Oracle, aversion: number): Order => ({
  quantity: p.X,
  horizon: p.T,
  steps: p.N,
  volatility: p.sigma,
  permanent: p.gamma,
  temporary: p.eta,
  fixed: p.epsilon,
  aversion,
});

const within = (got: number | undefined, want: number, abs: number): void =>
  expect(Math.abs((got as number) - want)).toBeLessThanOrEqual(abs);

/** The oracle's rule: |got - expected| <= tol x max(1, largest |expected| in that field). */
const TOLERANCE = 1e-12;
const agree = (got: number | undefined, want: number): void =>
  within(got, want, TOLERANCE * Math.max(1, Math.abs(want)));

const wholly = (got: readonly number[], want: readonly number[], whole: number): void => {
  expect(got.length).toBe(want.length);
  for (const [i, w] of want.entries()) within(got[i], w, TOLERANCE * whole);
};

function compare(got: Schedule, want: Trajectory): void {
  agree(got.kappa, want.kappa);
  agree(got.kappaTilde, want.kappa_tilde);
  if (want.half_life === null) {
    expect(got).not.toHaveProperty('halfLife');
    expect(got).not.toHaveProperty('halfLifeTilde');
  } else {
    agree(got.halfLife, want.half_life);
    agree(got.halfLifeTilde, want.half_life_tilde as number);
  }
  const whole = want.holdings[0] as number;
  wholly(got.holdings, want.holdings, whole);
  wholly(got.trades, want.trades, whole);
  agree(got.cost, want.E);
  agree(got.variance, want.V);
  agree(got.deviation, want.std);
}

test.skipIf(absent)('the trajectories, from no aversion to much', () => {
  const oracle = read();
  expect(oracle.trajectories.map((t) => t.lam)).toContain(0);
  for (const want of oracle.trajectories) compare(schedule(order(oracle, want.lam)), want);
});

test.skipIf(absent)('the table that DRIP prints, to half a unit of its last place', () => {
  const oracle = read();
  expect(oracle.drip_rows.length).toBe(9);
  for (const row of oracle.drip_rows) {
    const got = schedule(order(oracle, row.lam));
    within(got.cost / 1e6, row.E_musd, 5.1e-5);
    within(got.variance / 1e12, row.V_1e12, 5.1e-5);
    within((got.cost + row.lam * got.variance) / 1e6, row.penalty_E_plus_lamV_musd, 5.1e-5);
    within(got.halfLife, row.half_life_days, 5.1e-3);
  }
});
