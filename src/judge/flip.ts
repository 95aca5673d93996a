import type { Evidence } from '../domain/evidence.ts';
import { type Flip, type Lean, REGIMES, type RegimeId } from '../domain/regime.ts';
import { belief, call, diminished } from './regime.ts';

/** A fact that could come, and the claim that it would change. */
export type Candidate = {
  readonly id: string;
  readonly claim: string;
  readonly item: Evidence;
};

/** Facts in the largest set that is tried. */
const MAX_FACTS = 3;

/** What flips are sought from. */
export type FlipSearch = {
  /** Log odds now, with `nets` in them. */
  readonly lean: Lean;
  /** What each claim weighs now. */
  readonly nets: ReadonlyMap<string, Lean>;
  /** Facts that could come, in the order of the thesis. */
  readonly candidates: readonly Candidate[];
  /** What a claim would weigh with further items. */
  readonly net: (claim: string, items: readonly Evidence[]) => Lean;
};

/** Sums of the claims' weights, decibans: friction for and against, rupture for and against. */
type Sums = readonly [number, number, number, number];

/**
 * For each other call, the smallest set of at most three facts that would bring it about; among
 * sets of one size the one that moves the odds least, then the order of the thesis.
 */
export function flips({ lean, nets, candidates, net }: FlipSearch): Flip[] {
  const now = call(belief(lean));
  const sums = [...nets.values()].reduce<Sums>((s, n) => add(s, parts(n), 1), [0, 0, 0, 0]);
  const memo = new Map<string, Sums>();
  /** How the sums change when the candidates of one claim come true. */
  const change = (own: readonly number[]): Sums => {
    const key = own.join();
    const known = memo.get(key);
    if (known) return known;
    const { claim } = candidates[own[0] as number] as Candidate;
    const before = parts(nets.get(claim) ?? { friction: 0, rupture: 0 });
    const items = own.map((i) => (candidates[i] as Candidate).item);
    const delta = add(parts(net(claim, items)), before, -1);
    memo.set(key, delta);
    return delta;
  };
  const after = (set: readonly number[]): Lean => {
    let next = sums;
    for (const own of byClaim(set, candidates)) next = add(next, change(own), 1);
    return moved(lean, sums, next);
  };
  return REGIMES.filter((to) => to !== now).flatMap((to) => {
    const all = candidates.map((_, i) => i);
    const changes = all.map((i) => change([i]));
    const found = reachable(to, { lean, sums, changes })
      ? smallest(to, { lean, all, after })
      : undefined;
    return found
      ? [{ ...found, facts: found.facts.map((i) => (candidates[i] as Candidate).id) }]
      : [];
  });
}

/** The smallest set that brings the call about. */
function smallest(
  to: RegimeId,
  {
    lean,
    all,
    after,
  }: {
    readonly lean: Lean;
    readonly all: readonly number[];
    readonly after: (set: readonly number[]) => Lean;
  },
): { to: RegimeId; facts: readonly number[]; decibans: number } | undefined {
  for (let size = 1; size <= MAX_FACTS; size++) {
    let best: { to: RegimeId; facts: readonly number[]; decibans: number } | undefined;
    for (const facts of subsets(all, size)) {
      const then = after(facts);
      if (call(belief(then)) !== to) continue;
      const decibans = Math.max(
        Math.abs(then.friction - lean.friction),
        Math.abs(then.rupture - lean.rupture),
      );
      if (best === undefined || decibans < best.decibans - 1e-12) best = { to, facts, decibans };
    }
    if (best) return best;
  }
  return undefined;
}

/** Whether the largest steps of three facts on every side together could bring the call about. */
function reachable(
  to: RegimeId,
  {
    lean,
    sums,
    changes,
  }: { readonly lean: Lean; readonly sums: Sums; readonly changes: readonly Sums[] },
): boolean {
  const way = to === 'noise' ? -1 : 1;
  const top = (k: number, sign: number): number =>
    changes
      .map((c) => Math.max(0, sign * (c[k] as number)))
      .sort((a, b) => b - a)
      .slice(0, MAX_FACTS)
      .reduce((s, x) => s + x, 0) * sign;
  const far = [0, 1, 2, 3].map((k) =>
    Math.max(0, (sums[k] as number) + top(k, k % 2 === 0 ? way : -way)),
  ) as unknown as Sums;
  const then = moved(lean, sums, far);
  if (to === 'rupture') return then.rupture >= 0;
  return way * then.friction >= 0;
}

/** Log odds once the claims' sums have changed. */
const moved = (lean: Lean, from: Sums, to: Sums): Lean => ({
  friction: lean.friction + tilt(to[0], to[1]) - tilt(from[0], from[1]),
  rupture: lean.rupture + tilt(to[2], to[3]) - tilt(from[2], from[3]),
});

const tilt = (a: number, b: number): number =>
  diminished(Math.max(0, a)) - diminished(Math.max(0, b));

/** A net weight as its four parts. */
const parts = ({ friction, rupture }: Lean): Sums => [
  Math.max(0, friction),
  Math.max(0, -friction),
  Math.max(0, rupture),
  Math.max(0, -rupture),
];

const add = (a: Sums, b: Sums, sign: 1 | -1): Sums => [
  a[0] + sign * b[0],
  a[1] + sign * b[1],
  a[2] + sign * b[2],
  a[3] + sign * b[3],
];

/** A set split by claim, for facts on one claim do not add up. */
function byClaim(set: readonly number[], candidates: readonly Candidate[]): number[][] {
  const groups: number[][] = [];
  for (const i of set) {
    const { claim } = candidates[i] as Candidate;
    const same = groups.find((g) => (candidates[g[0] as number] as Candidate).claim === claim);
    if (same) same.push(i);
    else groups.push([i]);
  }
  return groups;
}

/** Every subset of a size, in order. */
function* subsets(of: readonly number[], size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let i = from; i <= of.length - size; i++)
      for (const rest of subsets(of, size - 1, i + 1)) yield [of[i] as number, ...rest];
}
