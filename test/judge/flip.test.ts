import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Flip, Lean, RegimeId } from '../../src/domain/regime.ts';
import { type Candidate, flips } from '../../src/judge/flip.ts';
import { belief, call, claimsLean } from '../../src/judge/regime.ts';
import { item } from '../make.ts';

/** What a claim weighs now, and what it would weigh with one fact more. */
type Fact = { readonly now: Lean; readonly after: Lean };

const idOf = (i: number): string => `f${i}`;
const candidates = (facts: readonly Fact[]): Candidate[] =>
  facts.map((_, i) => ({ id: idOf(i), claim: idOf(i), item: item({ claim: idOf(i) }) }));
const netsOf = (facts: readonly Fact[]) => new Map(facts.map((f, i) => [idOf(i), f.now] as const));

/** Flips as sought, and how often a claim was weighed. */
function sought(lean: Lean, facts: readonly Fact[]): { flips: Flip[]; weighed: number } {
  let weighed = 0;
  const net = (claim: string): Lean => {
    weighed++;
    return (facts[Number(claim.slice(1))] as Fact).after;
  };
  return {
    flips: flips({ lean, nets: netsOf(facts), candidates: candidates(facts), net }),
    weighed,
  };
}

/** The same by trying every set of one, two and three in order. */
function everySet(lean: Lean, facts: readonly Fact[]): readonly (readonly [RegimeId, string])[] {
  const now = claimsLean(netsOf(facts).values());
  const best = new Map<RegimeId, { readonly set: readonly number[]; readonly moves: number }>();
  const told = (set: readonly number[]): void => {
    const nets = netsOf(facts);
    for (const i of set) nets.set(idOf(i), (facts[i] as Fact).after);
    const then = claimsLean(nets.values());
    const [f, r] = [then.friction - now.friction, then.rupture - now.rupture];
    const to = call(belief({ friction: lean.friction + f, rupture: lean.rupture + r }));
    const moves = Math.max(Math.abs(f), Math.abs(r));
    const before = best.get(to);
    if (!before || (set.length === before.set.length && moves < before.moves - 1e-9))
      best.set(to, { set, moves });
  };
  const n = facts.length;
  for (let a = 0; a < n; a++) told([a]);
  for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) told([a, b]);
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++) for (let c = b + 1; c < n; c++) told([a, b, c]);
  const was = call(belief(lean));
  return [...best].filter(([to]) => to !== was).map(([to, { set }]) => [to, set.map(idOf).join()]);
}

const weight = fc.constantFrom(-6, -2, 0, 0.5, 1, 3, 5, 8);
const lean = fc.record({ friction: weight, rupture: weight });

test('the sets named are the first of the best of all sets, also where many facts are alike', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ now: lean, after: lean }), { maxLength: 12 }),
      fc.double({ min: -9, max: 9, noNaN: true }),
      fc.double({ min: -9, max: 9, noNaN: true }),
      (facts, friction, rupture) => {
        const at = { friction: friction + 1e-4, rupture: rupture - 1e-4 };
        const found = sought(at, facts).flips.map((f) => [f.to, f.facts.join()] as const);
        expect(new Map(found)).toEqual(new Map(everySet(at, facts)));
      },
    ),
    { numRuns: 300 },
  );
});

/** Standing claims of friction, each with a withdrawal that takes some of it away, all different. */
const standing = (count: number, taken = (i: number): number => 0.5 + i / count): Fact[] =>
  Array.from({ length: count }, (_, i) => ({
    now: { friction: 4, rupture: 4 },
    after: { friction: 4 - taken(i), rupture: 4 - taken(i) },
  }));

test('a thousand claims are weighed once each, and no set of three is passed over', () => {
  const facts = standing(1000);
  const by = (taken: number): Lean => {
    const move = 15 * Math.log10((6 + 4000) / (6 + 4000 - taken));
    return { friction: move, rupture: -40 };
  };
  // The three that take most take 4.494 together, and no other three as much as 4.4935.
  const { flips: all, weighed } = sought(by(4.4935), facts);
  expect(all).toEqual([
    { to: 'noise', facts: ['f997', 'f998', 'f999'], decibans: expect.anything() },
  ]);
  expect(weighed).toBe(1000);
  expect(sought(by(4.4945), facts).flips).toEqual([]);
}, 20_000);

test('where three facts are needed that each do best in another way, they are found among very many', () => {
  // Two hundred withdraw 1 of both; one withdraws most friction, one most rupture, one some of both.
  const some = standing(200, (i) => 1 + i * 1e-6);
  const facts = [...some];
  const of = (friction: number, rupture: number): Fact => ({
    now: { friction: 8, rupture: 8 },
    after: { friction: 8 - friction, rupture: 8 - rupture },
  });
  facts.push(of(8, 0), of(0, 8), of(4, 4));
  const all = 200 * 4 + 24;
  const move = 15 * Math.log10((6 + all) / (6 + all - 11.999));
  const found = sought({ friction: move, rupture: move }, facts).flips;
  expect(found.filter((f) => f.to === 'noise')).toEqual([
    { to: 'noise', facts: ['f200', 'f201', 'f202'], decibans: expect.closeTo(move, 2) },
  ]);
});
