import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extend, type History, indexAt, noHistory } from '../../src/domain/history.ts';
import type { Second, SwitchingModel } from '../../src/domain/regime.ts';
import { type Day, formatDay, parseDay } from '../../src/domain/time.ts';
import { normalQuantile } from '../../src/kernel/normal.ts';
import { philox, uniform } from '../../src/kernel/philox.ts';
import { secondOpinion, switching } from '../../src/sense/second.ts';

const MODEL: SwitchingModel = {
  mean: [0.05, -0.1],
  variance: [0.5, 4],
  stay: [0.99, 0.97],
  count: 5000,
};

/** Moves in per cent as a history of an index, a value a day. */
const made = (moves: readonly number[]): History => {
  let value = 100;
  return moves.reduce(
    (h, m, i) => {
      value *= Math.exp(m / 100);
      return extend(h, (i + 1) as Day, value);
    },
    extend(noHistory('index'), 0 as Day, value),
  );
};

/** Moves of a size that alternates between calm and stormy stretches. */
const moves = (seed: number, n: number, size: (t: number) => number): number[] => {
  const words = new Uint32Array(4);
  return Array.from({ length: n }, (_, t) => {
    philox([t, 2, 0, 0], [seed, 79], words);
    return normalQuantile(uniform(words[0] as number)) * size(t);
  });
};

const cut = (h: History, length: number): History => ({ ...h, length });

test('two states are learnt from 1,250 moves on, and not from one fewer', () => {
  const h = made(moves(20001, 1300, (t) => (t % 200 < 140 ? 0.6 : 2)));
  expect(switching(cut(h, 1250))).toBeUndefined();
  const model = switching(cut(h, 1251));
  expect(model?.count).toBe(1250);
  expect(Math.sqrt(model?.variance[0] as number)).toBeCloseTo(0.6, 1);
  expect(Math.sqrt(model?.variance[1] as number)).toBeGreaterThan(1.7);
});

test('moves of one size have no two states', () => {
  expect(switching(made(moves(20002, 1500, () => 1)))).toBeUndefined();
});

test('what the model learnt and what is told ignore everything after the end', () => {
  const h = made(moves(20003, 1400, (t) => (t % 200 < 140 ? 0.6 : 2)));
  const model = switching(cut(h, 1300));
  const short = made(moves(20003, 1299, (t) => (t % 200 < 140 ? 0.6 : 2)));
  expect(switching(short)).toEqual(model);
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 1300 }), (length) => {
      // Cutting the values is the same as not knowing them.
      const told = secondOpinion(cut(h, length), MODEL);
      const bare = h.values
        .slice(0, length)
        .reduce((g, v, i) => extend(g, h.days[i] as Day, v), noHistory('index'));
      expect(secondOpinion(bare, MODEL)).toEqual(told);
      const wild = h.values
        .map((v, i) => (i < length ? v : 3 * v))
        .reduce((g, v, i) => extend(g, h.days[i] as Day, v), noHistory('index'));
      expect(secondOpinion(cut(wild, length), MODEL)).toEqual(told);
    }),
    { numRuns: 15 },
  );
});

test('a storm is told, and since when', () => {
  const h = made(moves(20004, 292, (t) => (t < 280 ? 0.6 : 3)));
  const { stormy, change } = secondOpinion(h, MODEL);
  expect(stormy).toBeGreaterThan(0.8);
  if ('unknown' in change) throw new Error(change.unknown.kind);
  expect(change.within).toBe(20);
  expect(change.probability).toBeGreaterThan(0.8);
  // Move 280 leads to the value of day 281.
  expect(Math.abs(change.since - 281)).toBeLessThanOrEqual(3);
  const before = secondOpinion(cut(h, 280), MODEL);
  expect(before.stormy).toBeLessThan(0.1);
  expect('probability' in before.change && before.change.probability).toBeLessThan(0.1);
});

test('what cannot be known says why', () => {
  const h = made(moves(20005, 100, () => 1));
  const none = { unknown: { kind: 'uncalibrated' } };
  expect(secondOpinion(h, undefined)).toEqual({ stormy: none, change: none });
  const short = { unknown: { kind: 'too short a past' } };
  expect(secondOpinion(cut(h, 40), MODEL)).toEqual({ stormy: short, change: short });
  expect(secondOpinion(h, MODEL, 70)).toEqual({ stormy: short, change: short });
  expect(() => secondOpinion(h, MODEL, 0)).toThrow(RangeError);
});

test('sessions long past change little: 500 are read', () => {
  const h = made(moves(20006, 900, (t) => (t % 150 < 100 ? 0.6 : 2)));
  expect(secondOpinion(h, MODEL).stormy as number).toBeCloseTo(
    secondOpinion(h, MODEL, 1).stormy as number,
    9,
  );
});

const FILE = new URL('../../../shared/data/market/series/SPX.csv', import.meta.url);
const present = existsSync(FILE);
if (!present) console.log('skipped: no ../shared beside the checkout, second opinion on no market');

/** The S&P 500 from 2000 on. */
const market = (): History =>
  readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter(([date = '']) => date >= '2000')
    .reduce(
      (h, [date = '', , , , close]) => extend(h, parseDay(date) as Day, Number(close)),
      noHistory('index'),
    );

const told = ({ stormy, change }: Second): string =>
  'unknown' in change || typeof stormy !== 'number'
    ? JSON.stringify({ stormy, change })
    : `stormy ${stormy.toFixed(3)}, changed within ${change.within} sessions ${change.probability.toFixed(3)}, since ${formatDay(change.since)}`;

test.skipIf(!present)('storms and calms of the market are told by what was known then', () => {
  const all = market();
  const upto = (date: string): History => cut(all, indexAt(all, parseDay(date) as Day) + 1);
  const at = (date: string, learnt: string): Second =>
    secondOpinion(upto(date), switching(upto(learnt)));
  for (const date of ['2008-10-10', '2008-10-31'])
    expect(at(date, '2007-12-31').stormy, date).toBeGreaterThan(0.9);
  for (const date of ['2020-03-09', '2020-03-16', '2020-03-31'])
    expect(at(date, '2019-12-31').stormy, date).toBeGreaterThan(0.9);
  for (const date of ['2017-05-15', '2017-06-15', '2017-07-14', '2017-08-01'])
    expect(at(date, '2016-12-31').stormy, date).toBeLessThan(0.1);
  const crash = at('2020-03-16', '2019-12-31').change;
  if ('unknown' in crash) throw new Error(crash.unknown.kind);
  expect(crash.probability).toBeGreaterThan(0.95);
  expect(formatDay(crash.since)).toBe('2020-02-24');
  console.log(`2026-01-20: ${told(at('2026-01-20', '2025-09-30'))}`);
  console.log(`2025-04-08: ${told(at('2025-04-08', '2024-12-31'))}`);
});
