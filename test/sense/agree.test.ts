import { expect, test } from 'vitest';
import type { Accord, Evidence } from '../../src/domain/evidence.ts';
import type { Spread } from '../../src/domain/known.ts';
import type { Day } from '../../src/domain/time.ts';
import { wilson } from '../../src/kernel/kappa.ts';
import { agreement } from '../../src/sense/agree.ts';
import { item } from '../make.ts';

const page = (url: string) => ({ source: { name: 'a page', url } });
/** An item of a page of its own. */
const on = (n: number, over: Partial<Evidence> = {}): Evidence =>
  item({ ...page(`https://example.org/${n}`), claim: `c-${n}`, ...over });
const accordsOf = (a: readonly Evidence[], b: readonly Evidence[]) => {
  const { accords } = agreement(a, b);
  if ('unknown' in accords) throw new Error('not known');
  return accords;
};
const kappaOf = ({ kappa }: Accord): Spread => {
  if ('unknown' in kappa) throw new Error('not known');
  return kappa;
};
const many = (n: number, of: (i: number) => Partial<Evidence>): Evidence[] =>
  Array.from({ length: n }, (_, i) => on(i, of(i)));

test('items are matched by page and day of the act; a place in the page and a slash at its end do not count', () => {
  const a = [
    item({ id: 'A-1', ...page('https://example.org/x') }),
    item({ id: 'A-2', ...page('https://example.org/x'), occurredOn: 1 as Day }),
    item({ id: 'A-3', ...page('https://example.org/y') }),
  ];
  const b = [
    item({ id: 'B-1', ...page('https://example.org/x/#part') }),
    item({ id: 'B-2', ...page('https://example.org/x'), occurredOn: 2 as Day }),
    item({ id: 'B-3', ...page('https://example.org/z') }),
  ];
  const { matches, only, accords } = agreement(a, b);
  expect(matches.map((m) => [m.a.id, m.b.id])).toEqual([['A-1', 'B-1']]);
  expect(only.a.map((e) => e.id)).toEqual(['A-2', 'A-3']);
  expect(only.b.map((e) => e.id)).toEqual(['B-2', 'B-3']);
  expect(accords).toEqual({ unknown: { kind: 'too few', of: 'items', least: 20 } });
});

test('several items of one page and day are matched in order, and what is left over is not', () => {
  const a = [item({ id: 'A-1' }), item({ id: 'A-2' })];
  const b = [item({ id: 'B-1' }), item({ id: 'B-2' }), item({ id: 'B-3' })];
  const { matches, only } = agreement(a, b);
  expect(matches.map((m) => [m.a.id, m.b.id])).toEqual([
    ['A-1', 'B-1'],
    ['A-2', 'B-2'],
  ]);
  expect(only.b.map((e) => e.id)).toEqual(['B-3']);
});

test('what is coded otherwise is named; a size that is left out is usual', () => {
  const a = [on(1, { rung: 3 }), on(2), on(3, { size: 'usual' }), on(4, { size: 'small' })];
  const b = [on(1, { rung: 1 }), on(2, { direction: 'noise' }), on(3), on(4)];
  expect(agreement(a, b).matches.map((m) => m.apart)).toEqual([
    ['rung'],
    ['direction'],
    [],
    ['size'],
  ]);
});

test('nineteen items are too few; of twenty it is said', () => {
  const both = (n: number) =>
    agreement(
      many(n, () => ({})),
      many(n, () => ({})),
    ).accords;
  expect(both(19)).toHaveProperty('unknown');
  expect(both(20)).not.toHaveProperty('unknown');
});

test('two who code alike agree whatever they call their claims, and the intervals are no points', () => {
  const code = (i: number): Partial<Evidence> => ({
    rung: i % 2 === 0 ? 0 : 3,
    direction: i % 2 === 0 ? 'noise' : 'friction',
    claim: `a-${i % 5}`,
  });
  const accords = accordsOf(
    many(20, code),
    many(20, (i) => ({ ...code(i), claim: `other-${i % 5}` })),
  );
  for (const what of ['rung', 'direction', 'claim'] as const) {
    expect(kappaOf(accords[what]).at).toBe(1);
    expect(kappaOf(accords[what]).low).toBeLessThan(0.95);
    expect(accords[what].alike).toEqual(wilson(1, 20));
  }
  expect(accords.size.kappa).toEqual({ unknown: { kind: 'one value alone' } });
});

test('rungs count by their distance, directions and sizes do not', () => {
  // Ten at 0 and ten at 5; the second coder has two of the tens one rung off.
  const a = many(20, (i) => ({ rung: i < 10 ? 0 : 5 }));
  const b = many(20, (i) => ({
    rung: i < 2 ? 1 : i < 10 ? 0 : i < 12 ? 3 : 5,
    direction: i < 5 ? 'noise' : 'friction',
    ...(i < 5 ? { size: 'small' as const } : {}),
  }));
  const { rung, near, direction, size } = accordsOf(a, b);
  expect(rung.alike.at).toBe(0.8);
  expect(near.at).toBe(0.9);
  // Credit: (16 x 1 + 2 x 0.8 + 2 x 0.6) / 20 = 0.94; by chance half of (8 + 2 x 0.8 + 2 x 0.4) and of
  // (8 + 2 x 0.6 + 2 x 0.2) over 20, 0.5: (0.94 - 0.5) / 0.5 = 0.88.
  expect(kappaOf(rung).at).toBeCloseTo(0.88, 12);
  // One coder used one value alone: 0.75 alike, as by chance.
  expect([direction.alike.at, kappaOf(direction).at]).toEqual([0.75, 0]);
  expect([size.alike.at, kappaOf(size).at]).toEqual([0.75, 0]);
});

/** The adjusted Rand index as L. Hubert and P. Arabie wrote it, Journal of Classification 2 (1985) 193-218. */
function adjustedRand(a: readonly number[], b: readonly number[]): number {
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const sum = (names: readonly string[]): number =>
    [...new Set(names)].reduce((s, x) => s + pairs(names.filter((y) => y === x).length), 0);
  const both = sum(a.map((x, i) => `${x} ${b[i]}`));
  const [rows, columns] = [sum(a.map(String)), sum(b.map(String))];
  const expected = (rows * columns) / pairs(a.length);
  return (both - expected) / ((rows + columns) / 2 - expected);
}

test('on claims kappa is the adjusted Rand index, and its interval that of leaving each item out', () => {
  expect(adjustedRand([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.5714, 4); // scikit-learn's example
  const mine = Array.from({ length: 24 }, (_, i) => Math.floor(i / 4));
  const yours = mine.map((c, i) => (i % 7 === 3 ? 9 : c));
  const { claim } = accordsOf(
    many(24, (i) => ({ claim: `a-${mine[i]}` })),
    many(24, (i) => ({ claim: `b-${yours[i]}` })),
  );
  const { low, at, high } = kappaOf(claim);
  expect(at).toBeCloseTo(adjustedRand(mine, yours), 12);
  const without = mine.map((_, i) => adjustedRand(mine.toSpliced(i, 1), yours.toSpliced(i, 1)));
  const mean = without.reduce((s, x) => s + x) / 24;
  const error = Math.sqrt((23 / 24) * without.reduce((s, x) => s + (x - mean) ** 2, 0));
  expect(high - at).toBeCloseTo(1.2815515655446004 * error, 12);
  expect(at - low).toBeCloseTo(1.2815515655446004 * error, 12);
  // 36 pairs together for the one, of 276; alike are those together or apart for both.
  const alike = mine.flatMap((c, i) =>
    mine.slice(i + 1).map((d, k) => (c === d) === (yours[i] === yours[i + 1 + k])),
  );
  expect(claim.alike.at).toBeCloseTo(alike.filter(Boolean).length / 276, 12);
});
