import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { arenaOf } from '../../bench/arena.ts';
import { fingerprint } from '../../bench/fingerprint.ts';
import { lines } from '../../bench/lines.ts';
import { agree, type Moments, moments, ofRows } from '../../bench/moments.ts';
import { builtC, foundNumpy, written } from '../../bench/reference.ts';
import { toy } from '../../bench/toy.ts';
import { type Arena, IMPACT, MEASURE, OUT, WIDTH } from '../../src/weigh/firesale/arena.ts';
import { simulateBlock } from '../reference/firesale/block.ts';

const SEED: readonly [number, number] = [7, 1];
const RULES = ['pro rata', 'most liquid first'] as const;
const folder = mkdtempSync(join(tmpdir(), 'bide-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A peer, or nothing and a printed line. */
function there<T>(peer: T | { readonly absent: string }): T | undefined {
  if (!(typeof peer === 'object' && peer !== null && 'absent' in peer)) return peer as T;
  console.log(`skipped: ${peer.absent}`);
  return undefined;
}
const c = there(builtC(folder, false));
const byColumn = there(builtC(folder, true));
const numpy = there(foundNumpy());

const run = (arena: Arena, blocks: number, from = 0) =>
  Array.from({ length: blocks }, (_, b) =>
    simulateBlock(arena, { seed: SEED, tilt: false }, from + b),
  );
const hash = (arena: Arena, blocks: number, from: number): string =>
  fingerprint(run(arena, blocks, from).flatMap(({ rows, sold }) => [rows, sold]));

test('a fingerprint is FNV-1a over the bytes', () => {
  // 64-bit FNV-1a of nothing is the offset; of eight zero bytes offset x prime^8.
  expect(fingerprint([])).toBe('cbf29ce484222325');
  let whole = 0xcbf29ce484222325n;
  for (const byte of new Uint8Array(Float64Array.of(-1.5, 1 / 3).buffer))
    whole = BigInt.asUintN(64, (whole ^ BigInt(byte)) * 0x100000001b3n);
  expect(fingerprint([Float64Array.of(-1.5), Float64Array.of(1 / 3)])).toBe(whole.toString(16));
});

test('the made-up crowds sell in some paths and not in others', () => {
  for (const rule of RULES) {
    const { selling, rounds } = ofRows(run(arenaOf(100, 40, rule, 1), 8).map((b) => b.rows));
    expect(selling).toBeGreaterThan(0.15);
    expect(selling).toBeLessThan(0.6);
    expect(rounds).toBeGreaterThan(1);
    expect(rounds).toBeLessThan(3);
  }
});

test.skipIf(!c || !byColumn)('strict C gives the bits of the twin at both rules', () => {
  for (const rule of RULES)
    for (const [sleeves, assets] of [
      [50, 2],
      [100, 40],
    ] as const) {
      const arena = arenaOf(sleeves, assets, rule, 1);
      const file = written(folder, 'arena', arena, SEED);
      const expected = hash(arena, 3, 5);
      expect(c?.(file, 5, 8).hash).toBe(expected);
      expect(byColumn?.(file, 5, 8).hash).toBe(expected);
    }
});

test.skipIf(!c)('strict C gives the bits of the twin under every law and count', () => {
  for (const rule of RULES)
    for (const impact of Object.values(IMPACT))
      for (const measure of Object.values(MEASURE))
        for (const counts of [0, 1]) {
          const made = arenaOf(30, 7, rule, 2);
          const arena: Arena = {
            ...made,
            floor: made.floor.map(() => 0.3),
            rules: { ...made.rules, impact, measure, counts },
          };
          const file = written(folder, 'law', arena, SEED);
          expect(c?.(file, 0, 2).hash, `${rule} ${impact} ${measure} ${counts}`).toBe(
            hash(arena, 2, 0),
          );
        }
});

/** Moments of the twin over so many blocks. */
const ofTwin = (arena: Arena, blocks: number): Moments =>
  ofRows(run(arena, blocks).map((b) => b.rows)).moments;

test('the toy means the same, and would not in markets twice as deep', () => {
  for (const rule of RULES) {
    const arena = arenaOf(50, 2, rule, 1);
    const ofToy = (of: Arena): Moments => {
      const paths = toy(of, 6000, 5);
      return moments(paths.length, (name, i) => (paths[i] as (typeof paths)[number])[name]);
    };
    const twin = ofTwin(arena, 80);
    expect(agree(ofToy(arena), twin)).toBe(true);
    expect(agree(ofToy({ ...arena, depth: arena.depth.map((x) => 2 * x) }), twin)).toBe(false);
  }
});

test.skipIf(!numpy)('numpy means the same, in both of its ways to sell in order', () => {
  for (const rule of RULES) {
    const arena = arenaOf(50, 10, rule, 1);
    const twin = ofTwin(arena, 80);
    const file = written(folder, 'numpy', arena, SEED);
    for (const whole of [false, true]) {
      const said = numpy?.(file, 4096, 512, whole, 3);
      const figure = (name: string) => ({
        at: said?.means[name] as number,
        error: said?.errors[name] as number,
      });
      const means = { fall: figure('fall'), overshoot: figure('overshoot'), sold: figure('sold') };
      expect(agree(means, twin), `${rule} ${JSON.stringify(means)}`).toBe(true);
    }
  }
});

test('moments are a mean and its standard error', () => {
  // 1, 2, 3: mean 2, variance 2/3 over three paths: sqrt(2/3/3) = sqrt(2)/3.
  const { fall } = moments(3, (name, i) => (name === 'fall' ? i + 1 : 0));
  expect(fall).toEqual({ at: 2, error: expect.closeTo(Math.SQRT2 / 3, 15) });
  const rows = new Float64Array(256 * WIDTH);
  rows[OUT.rounds] = 4;
  rows[OUT.fall] = 0.5;
  expect(ofRows([rows])).toMatchObject({ selling: 1 / 256, rounds: 4 / 256 });
});

test('a peer that is not there is told as absent', () => {
  expect(lines({ kind: 'absent', peer: 'C', why: 'no gcc here' })).toEqual([
    'absent: C (no gcc here), so not compared',
  ]);
});
