import { expect, test } from 'vitest';
import { mean } from '../../src/kernel/mean.ts';
import { mechanical } from '../../src/sense/delever/mechanical.ts';
import { walk } from '../../src/sense/delever/walking.ts';
import { type Family, world } from './falls.ts';
import { expectHeld, WORLDS } from './size.ts';

/*
 * Priors: test/worlds/falls.ts. Known truth: how much more often half is back after the synchronised
 * falls than after other falls as deep, and than a walk has it back. The share is answered where it is
 * identified. Signal to noise: the true excess over the smallest one that is detectable.
 */
const DRAWS = 199;
/** Signal to noise from which on at least 70 % must be answered. */
const CLEAR = 1;

type Counts = { [K in 'all' | 'matched' | 'walk' | 'named' | 'share' | 'clear' | 'found']: number };

function count(family: Family, worlds: number): Counts {
  const n: Counts = { all: 0, matched: 0, walk: 0, named: 0, share: 0, clear: 0, found: 0 };
  for (let seed = 1; seed <= worlds; seed++) {
    const { falls, back, truth } = world(seed, family);
    const said = mechanical(falls, { draws: DRAWS });
    if ('unknown' in said) continue;
    const plain = mean(falls.together.map((f) => walk(f.move).half));
    const inside = (x: number, of: { readonly low: number; readonly high: number }): number =>
      Number(x >= of.low && x <= of.high);
    n.all++;
    n.matched += inside(truth, said.matched);
    n.walk += inside(back - plain, said.walk);
    const named = said.share !== 'not identified';
    if (named) {
      n.named++;
      n.share += inside(truth, said.share as Exclude<typeof said.share, string>);
    }
    if (truth < CLEAR * said.detectable) continue;
    n.clear++;
    n.found += Number(named);
  }
  return n;
}

const print = (family: Family, n: Counts): void =>
  console.log(
    `mechanical, ${family}: ${n.all} worlds; 80 % intervals hold: over matched falls ` +
      `${(n.matched / n.all).toFixed(3)}, over the walk ${(n.walk / n.all).toFixed(3)}, ` +
      `share ${(n.share / n.named).toFixed(3)} of ${n.named} named; ` +
      `named in ${n.found} of ${n.clear} clear worlds`,
  );

test('in worlds with a known mechanical share the 80 % intervals hold in 75 to 85 of 100', () => {
  const n = count('as assumed', WORLDS);
  print('as assumed', n);
  expect(n.all).toBeGreaterThan(0.95 * WORLDS);
  expectHeld(n.matched / n.all);
  expectHeld(n.walk / n.all);
  expectHeld(n.share / n.named);
  expect(n.found / n.clear).toBeGreaterThan(0.7);
});

test('in worlds of another kind they hold as often as is printed', () => {
  for (const family of ['heavy tails', 'a break half way'] as const)
    print(family, count(family, WORLDS / 4));
});
