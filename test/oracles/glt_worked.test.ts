import { expect, test } from 'vitest';
import { IMPACT } from '../../src/weigh/firesale/arena.ts';
import { arena } from '../reference/arena.ts';
import { run } from '../weigh/run.ts';
import { GLT } from './glt_worked.ts';
import { within } from './within.ts';

const { A, e, B, M, L, f1 } = GLT.inputs;
const N = A.length;
const diagonal = (x: readonly (readonly number[])[]): number[] =>
  x.map((row, i) => row[i] as number);
const [assets, debt, price] = [diagonal(A), diagonal(B), diagonal(L)];
const r1 = M.map((row) => row.reduce((sum, w, k) => sum + w * (f1[k] as number), 0));

/**
 * The linear model as one round without caps: the first loss is booked beside the holdings, which
 * stay whole; every bank goes back to its leverage; what it sells bears the whole fall.
 * @param only  the bank that sells alone; all of them when none is named
 */
function banks(only?: number) {
  const lost = assets.map((a, n) => a * (r1[n] as number));
  return arena({
    holding: M.map((row, n) => row.map((w) => w * (assets[n] as number))),
    other: lost,
    equity: e.map((x, n) => x + (lost[n] as number)),
    most: debt.map((b, n) => (only === undefined || only === n ? 1 + b : Number.MAX_VALUE)),
    aim: debt.map((b) => 1 + b),
    depth: price.map((l) => 1 / l),
    rules: { impact: IMPACT.linear, shortfall: 1, rounds: 1 },
  });
}

const E = e.reduce((a: number, b) => a + b, 0);
const losses = (after: ReturnType<typeof run>): number[] =>
  after.equity.map((x, n) => x - ((e[n] as number) + (assets[n] as number) * (r1[n] as number)));

test('sales, price falls and second-round losses of Greenwood, Landier and Thesmar', () => {
  const after = run(banks());
  within(r1, GLT.outputs.R1, 1e-12);
  within(
    after.keep.map((k, n) => -(1 - k) * (assets[n] as number)),
    GLT.outputs.sales,
    1e-12,
  );
  within(
    after.sold.map((x) => -x),
    GLT.outputs.phi,
    1e-12,
  );
  within(
    after.price.map((p) => p - 1),
    GLT.outputs.F2,
    1e-12,
  );
  within(
    losses(after).map((x, n) => x / (assets[n] as number)),
    GLT.outputs.R2,
    1e-12,
  );
  within(
    losses(after).map((x, n) => x / (e[n] as number)),
    GLT.outputs.indirect_vulnerability,
    1e-12,
  );
  within([losses(after).reduce((a, b) => a + b) / E], [GLT.outputs.AV], 1e-12);
});

test('what each bank alone does to the system adds up to the whole', () => {
  const alone = Array.from(
    { length: N },
    (_, n) => losses(run(banks(n))).reduce((a, b) => a + b) / E,
  );
  within(alone, GLT.outputs.systemicness, 1e-12);
  expect(Math.abs(alone.reduce((a, b) => a + b) - GLT.outputs.AV)).toBeLessThan(1e-12);
});
