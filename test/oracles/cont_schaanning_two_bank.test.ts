import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { IMPACT, MEASURE } from '../../src/weigh/firesale/arena.ts';
import { arena } from '../reference/arena.ts';
import { run } from '../weigh/run.ts';
import { within } from './within.ts';

const FILE = new URL('../../../shared/oracles/cont_schaanning_two_bank.json', import.meta.url);
const absent = !existsSync(FILE);
if (absent) console.log('skipped: oracle cont_schaanning_two_bank is not here');

type Inputs = Record<'P' | 'Th', number[][]> &
  Record<'C' | 'B' | 'ADV' | 'sig' | 'shock', number[]> & {
    c: number;
    tau: number;
    lambda_max: number;
    lambda_target: number;
    alpha_shortfall: number;
  };
type Round = Record<'leverage' | 'deleverage_fraction' | 'sold' | 'equity' | 'price', number[]> & {
  holdings: number[][];
};
type Oracle = {
  inputs: Inputs;
  own: { delta: number[]; rounds: Round[] };
  notebook_case: { loss_bank_B_round1: number };
};
const read = (): Oracle => JSON.parse(readFileSync(FILE, 'utf8'));

/** The two banks: loans that lose their value at once and are never sold, and one security. */
function banks(i: Inputs, rounds: number) {
  const depth = (i.c * (i.ADV[0] as number) * Math.sqrt(i.tau)) / (i.sig[0] as number);
  const lost = i.Th.map((row) => row.reduce((sum, x, k) => sum + x * (i.shock[k] as number), 0));
  return arena({
    holding: i.P,
    other: i.Th.map((row, n) => row.reduce((a, b) => a + b) - (lost[n] as number)),
    equity: i.C.map((c, n) => Math.max(c - (lost[n] as number), 0)),
    most: i.lambda_max,
    aim: i.lambda_target,
    depth: (1 - (i.B[0] as number)) * depth,
    floor: i.B,
    rules: {
      impact: IMPACT.floored,
      measure: MEASURE.money,
      shortfall: i.alpha_shortfall,
      rounds,
    },
  });
}

test.skipIf(absent)(
  'two banks of Cont and Schaanning delever round by round to a fixed point',
  () => {
    const o = read();
    for (const [n, expected] of o.own.rounds.entries()) {
      const after = run(banks(o.inputs, n + 1));
      within(after.price, expected.price, 1e-12);
      within(
        after.keep.map((k, i) => k * (o.inputs.P[i]?.[0] as number) * (after.price[0] as number)),
        expected.holdings.map((row) => row[0] as number),
        1e-12,
      );
      within(after.equity, expected.equity, 1e-12);
    }
    expect(run(banks(o.inputs, 20)).rounds).toBe(3);
  },
);

test.skipIf(absent)(
  'an insolvent bank sells all that it has, and the other bank bears the fall',
  () => {
    const { inputs, notebook_case } = read();
    const changed = {
      ...inputs,
      lambda_max: 33,
      lambda_target: 31.35,
      alpha_shortfall: 1,
      shock: [0.45, 0],
    };
    const after = run(banks(changed, 1));
    expect(after.keep[0]).toBe(0);
    const loss = (inputs.C[1] as number) - (after.equity[1] as number);
    expect(Math.abs(loss - notebook_case.loss_bank_B_round1)).toBeLessThanOrEqual(1e-13);
  },
);
