import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { IMPACT } from '../../src/weigh/firesale/arena.ts';
import { arena } from '../reference/arena.ts';
import { run } from '../weigh/run.ts';
import { within } from './within.ts';

const FILE = new URL('../../../shared/oracles/firesale_eba2018.json', import.meta.url);
const absent = !existsSync(FILE);
if (absent) console.log('skipped: oracle firesale_eba2018 is not here');

type Bank = { cet1: number; leverage_pct: number; debt_securities: number; gov_bonds: number };
type Row = {
  price_impact?: number;
  shock?: number;
  defaults_per_round: number[];
  total_defaults: number;
  raw_fraction: number;
  eose: number;
  fraction_sold_by_step: number[];
  prices: { '1': number; '2': number };
};
type Oracle = {
  banks: Bank[];
  experiment1_price_impact_shock20pct: Row[];
  experiment2_shock_impact1pct: Row[];
  experiment3_leverage_targeting_impact1pct: Row[];
};
const read = (): Oracle => JSON.parse(readFileSync(FILE, 'utf8'));

/**
 * The 48 banks: corporate and government bonds pro rata, cash that counts until it repays the loan,
 * sold at the mid of old and new price, permanent exponential impact of quantity sold.
 */
function banks(
  all: readonly Bank[],
  impact: number,
  shock: number,
  buffer: number,
  rounds: number,
) {
  const holding = all.map((b) => [b.debt_securities - b.gov_bonds, b.gov_bonds]);
  const total = [0, 1].map((m) => holding.reduce((sum, row) => sum + (row[m] as number), 0));
  const assets = all.map((b) => b.cet1 / (b.leverage_pct / 100));
  const beta = -Math.log(1 - impact) / 0.05;
  return arena({
    holding,
    other: all.map((b, i) => (assets[i] as number) * 0.95 - b.debt_securities),
    cash: assets.map((a) => 0.05 * a),
    equity: all.map((b) => b.cet1),
    most: 1 / buffer,
    aim: 1 / 0.05,
    least: 0.03,
    news: [0, -shock],
    depth: total.map((t) => (beta > 0 ? t / beta : Number.MAX_VALUE)),
    rules: { impact: IMPACT.exponential, counts: 1, rounds },
  });
}

const STEPS = 6;

/** Orders of step k clear in step k + 1: prices and sales after step k are those of k - 1 rounds. */
function compare(
  all: readonly Bank[],
  row: Row,
  impact: number,
  shock: number,
  buffer: number,
): void {
  const after = Array.from({ length: STEPS + 1 }, (_, n) =>
    run(banks(all, impact, shock, buffer, n)),
  );
  const defaults = after.map((a, n) => (n === 0 ? 0 : a.defaults - (after[n - 1]?.defaults ?? 0)));
  expect(defaults).toEqual(row.defaults_per_round);
  expect(after[STEPS]?.defaults).toBe(row.total_defaults);
  const total = all.reduce((sum, b) => sum + b.debt_securities, 0);
  const sold = after.slice(0, STEPS).map((a) => a.sold.reduce((x, y) => x + y) / total);
  within(sold, row.fraction_sold_by_step, 1e-9);
  within(after[STEPS - 1]?.price ?? [], [row.prices['1'], row.prices['2']], 1e-9);
  const share = row.total_defaults / all.length;
  within([share, share < 0.05 ? 0 : share], [row.raw_fraction, row.eose], 1e-9);
}

test.skipIf(absent)(
  '48 European banks, a fall of a fifth in government bonds, impact 0 to 10 %',
  () => {
    const o = read();
    expect(o.experiment1_price_impact_shock20pct.length).toBe(21);
    for (const row of o.experiment1_price_impact_shock20pct)
      compare(o.banks, row, row.price_impact as number, 0.2, 0.04);
  },
);

test.skipIf(absent)('the same banks at impact 1 %, shocks of 0 to 30 %', () => {
  const o = read();
  expect(o.experiment2_shock_impact1pct.length).toBe(21);
  for (const row of o.experiment2_shock_impact1pct)
    compare(o.banks, row, 0.01, row.shock as number, 0.04);
});

test.skipIf(absent)('leverage targeting: every bank below its target acts', () => {
  const o = read();
  expect(o.experiment3_leverage_targeting_impact1pct.length).toBe(21);
  for (const row of o.experiment3_leverage_targeting_impact1pct)
    compare(o.banks, row, 0.01, row.shock as number, 1);
});
