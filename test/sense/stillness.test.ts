import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  firstStillness,
  type Stillness,
  standsStill,
  stillnessAfter,
} from '../../src/sense/stillness.ts';

const after = (values: readonly number[]): Stillness =>
  values
    .slice(1)
    .reduce((s: Stillness, x) => stillnessAfter(s, x), firstStillness(values[0] as number));

/** Positions from which a series stands still. */
function told(values: readonly number[]): number[] {
  const out: number[] = [];
  let s = firstStillness(values[0] as number);
  for (let i = 1; i < values.length; i++) {
    const before = standsStill(s);
    s = stillnessAfter(s, values[i] as number);
    if (standsStill(s) && !before) out.push(i);
  }
  return out;
}

/** A walk in steps of its quotation, up and down by turns of unlike length. */
const walk = (n: number, step: number): number[] =>
  Array.from({ length: n }, (_, i) => 100 + step * (((i * 7) % 11) - 5));

test('a finely quoted series that never repeated stands still at the second repetition', () => {
  const past = walk(60, 1.01);
  const x = past.at(-1) as number;
  expect(standsStill(after([...past, x]))).toBe(false);
  expect(standsStill(after([...past, x, x]))).toBe(true);
  expect(standsStill(after([...past, x, x, x, x]))).toBe(true);
  expect(standsStill(after([...past, x, x, x, x + 1]))).toBe(false);
});

test('a short past tells nothing', () => {
  const past = walk(40, 1.01);
  const x = past.at(-1) as number;
  // 40 values are 39 sessions before the run.
  expect(standsStill(after([...past, x, x, x]))).toBe(false);
  expect(standsStill(after([...walk(41, 1.01), 7, 7, 7]))).toBe(true);
  expect(standsStill(after(Array.from({ length: 300 }, () => 5)))).toBe(false);
});

test('the coarser the quotation against its moves, the longer a run has to be', () => {
  const past = walk(60, 0.01);
  const x = past.at(-1) as number;
  // Steps of 0.01 and moves of about 0.04: a repetition has a chance of a tenth, and 0.1^5 is not below 1e-5.
  expect(told([...past, ...Array.from({ length: 4 }, () => x)])).toEqual([]);
  expect(told([...past, ...Array.from({ length: 9 }, () => x)])).toHaveLength(1);
});

test('a run as long as one before is usual; a run that was told teaches nothing', () => {
  const pairs = (n: number): number[] => walk(n, 1.01).flatMap((x) => [x, x, x]);
  expect(told(pairs(60))).toEqual([]);
  const past = walk(60, 1.01);
  const frozen = [...past, ...Array.from({ length: 9 }, () => 99)];
  // The second freeze is told as soon as the first.
  expect(told([...frozen, ...past, ...Array.from({ length: 9 }, () => 99)])).toEqual([62, 131]);
});

const DATA = new URL('../../../shared/data/market/series/', import.meta.url).pathname;

test.runIf(existsSync(DATA)).each([
  ['SPX', '1980'],
  ['DGS10', '1990'],
  ['VIX', '2002'],
])('%s since %s is never told to stand still', (name, from) => {
  const [head = '', ...rows] = readFileSync(`${DATA}${name}.csv`, 'utf8').trim().split('\n');
  const column = head.split(',').findIndex((h) => h === 'value' || h === 'close');
  const values = rows
    .map((row) => row.split(','))
    .flatMap((cells) => ((cells[0] ?? '') >= from && cells[column] ? Number(cells[column]) : []));
  const times = told(values);
  console.log(`${name} since ${from}: ${values.length} values, told ${times.length} times`);
  expect(values.length).toBeGreaterThan(6000);
  expect(times).toEqual([]);
});
