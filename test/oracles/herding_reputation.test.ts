import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reputations } from '../reference/reputations.ts';
import { HERDING } from './herding_reputation.ts';

/** The oracle's rule: 1e-12 of the largest value or of 1, whichever is more; all are below 1. */
const agree = (got: number, want: number): void =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-12);

const found = reputations(HERDING.talent);

test.each(Object.entries(HERDING.pair))('both signals and the state, %s', (key, want) => {
  agree(found.pair[key as keyof typeof found.pair], want);
});

test.each(Object.entries(HERDING.single))('the own signal and the state, %s', (key, want) => {
  agree(found.single[key as keyof typeof found.single], want);
});

test.each(HERDING.disagree)('signals that differ, prior %d', (theta, want) => {
  agree(reputations({ ...HERDING.talent, theta }).disagree, want);
});

test('a wrong call shared is forgiven sooner than a lone one', () => {
  expect(found.pair['gg|L']).toBeGreaterThan(found.pair['bg|L']);
  expect(found.pair['gg|H']).toBeGreaterThan(found.pair['bb|H']);
});

const ORACLE = new URL('../../../shared/oracles/herding_reputation.json', import.meta.url);
const here = existsSync(ORACLE);
if (!here) console.log('skipped: the oracle herding_reputation is not at hand');

test.skipIf(!here)('the figures carried along are the oracle as it stands', () => {
  const oracle = JSON.parse(readFileSync(ORACLE, 'utf8'));
  expect(HERDING.pair).toEqual(oracle.posterior_B_smart_given_signals_A_B_and_state);
  expect(HERDING.single).toEqual(oracle.posterior_alone);
  expect(HERDING.disagree).toEqual(
    oracle.disagreement.map((d: { theta: number; posterior_smart_if_disagree: number }) => [
      d.theta,
      d.posterior_smart_if_disagree,
    ]),
  );
  const { z: _, ...talent } = oracle.inputs;
  expect(HERDING.talent).toEqual(talent);
});
