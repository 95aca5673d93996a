import { expect, test } from 'vitest';
import { learnDelever } from '../../src/sense/delever/record.ts';
import { retrace } from '../../src/sense/delever/retrace.ts';
import type { Family } from './falls.ts';
import { world } from './returns.ts';
import { expectHeld, WORLDS } from './size.ts';

/*
 * Priors: test/worlds/returns.ts. Known truth: the move that came after one more fall, and the chances
 * that half of it was back at any close and at the twentieth. Signal to noise grows with the root of
 * the count of past falls, so the bound is a count: 30 of them.
 */
const CLEAR = 30;

type Counts = { [K in 'all' | 'answered' | 'move' | 'half' | 'end' | 'clear' | 'found']: number };

function count(family: Family, worlds: number): Counts {
  const n: Counts = { all: 0, answered: 0, move: 0, half: 0, end: 0, clear: 0, found: 0 };
  for (let seed = 1; seed <= worlds; seed++) {
    const { past, next, ...truth } = world(seed, family);
    const vintage = learnDelever(past, 0.5);
    const said = vintage && retrace(vintage, { ...next, made: next.day });
    if (!said || 'unknown' in said) continue;
    const inside = (x: number, of: { readonly low: number; readonly high: number }): number =>
      Number(x >= of.low && x <= of.high);
    n.all++;
    n.half += inside(truth.half, said.half);
    n.end += inside(truth.end, said.end);
    const answered = !('unknown' in said.sigmas);
    n.answered += Number(answered);
    if (!('unknown' in said.sigmas)) n.move += inside(truth.retrace, said.sigmas);
    n.clear += Number(past.length >= CLEAR);
    n.found += Number(past.length >= CLEAR && answered);
  }
  return n;
}

const print = (family: Family, n: Counts): void =>
  console.log(
    `retrace, ${family}: ${n.all} worlds; 80 % intervals hold: ` +
      `move ${(n.move / n.answered).toFixed(3)} of ${n.answered}, ` +
      `half at any close ${(n.half / n.all).toFixed(3)}, at the twentieth ` +
      `${(n.end / n.all).toFixed(3)}; moves answered in ${n.found} of ${n.clear} clear worlds`,
  );

test('in worlds with known chances the 80 % intervals hold in 75 to 85 of 100', () => {
  const n = count('as assumed', WORLDS);
  print('as assumed', n);
  expect(n.all).toBeGreaterThan(0.95 * WORLDS);
  expectHeld(n.move / n.answered);
  expectHeld(n.half / n.all);
  expectHeld(n.end / n.all);
  expect(n.found / n.clear).toBeGreaterThan(0.7);
});

test('in worlds of another kind they hold as often as is printed', () => {
  for (const family of ['heavy tails', 'a break half way'] as const)
    print(family, count(family, WORLDS / 4));
});
