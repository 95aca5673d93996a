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
 * sets of one size the one that moves the odds least, then the order of the thesis. Facts that change the
 * same alike stand for each other, and of very many sets of three are sought among the most apt, so that the
 * work grows no faster than the square of the facts.
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
  const whole = scene({ lean, sums, candidates, change });
  return REGIMES.filter((to) => to !== now).flatMap((to) => {
    const found = smallest(to, whole);
    return found
      ? [{ ...found, facts: found.facts.map((i) => (candidates[i] as Candidate).id) }]
      : [];
  });
}

/** What sets are sought in. */
type Scene = {
  readonly lean: Lean;
  readonly sums: Sums;
  /** What the sums move the odds by. */
  readonly tilts: readonly [number, number];
  readonly change: (own: readonly number[]) => Sums;
  /** The claim of each candidate. */
  readonly claims: readonly string[];
  /** What each candidate changes alone. */
  readonly alone: readonly Sums[];
  /** Candidates on a claim that others are on, which do not add up with those. */
  readonly crowded: ReadonlySet<number>;
  /** The others by what they change, each in the order of the thesis. */
  readonly alike: readonly (readonly number[])[];
  /** Every change that candidates of one claim can make, for the reach of a search. */
  readonly changes: readonly Sums[];
};

function scene({
  lean,
  sums,
  candidates,
  change,
}: Pick<Scene, 'lean' | 'sums' | 'change'> & Pick<FlipSearch, 'candidates'>): Scene {
  const claims = candidates.map((c) => c.claim);
  const alone = candidates.map((_, i) => change([i]));
  const own = [...grouped(claims.keys(), (i) => claims[i] as string).values()];
  const crowded = own.filter((group) => group.length > 1);
  const single = own.flatMap((group) => (group.length === 1 ? group : []));
  return {
    lean,
    sums,
    tilts: [tilt(sums[0], sums[1]), tilt(sums[2], sums[3])],
    change,
    claims,
    alone,
    crowded: new Set(crowded.flat()),
    alike: [...grouped(single, (i) => (alone[i] as Sums).join()).values()],
    changes: own.flatMap((group) => [...subsets(group, MAX_FACTS)].map(change)),
  };
}

type Found = {
  readonly to: RegimeId;
  readonly facts: readonly number[];
  readonly decibans: number;
};

/** The smallest set that brings the call about. */
function smallest(to: RegimeId, scene: Scene): Found | undefined {
  const { lean, sums, alone, changes, alike, crowded } = scene;
  const ways = WAYS[to];
  const most = each((k) => changes.reduce((far, c) => Math.max(far, ways[k] * c[k]), 0));
  /** Whether the call could come if so many more facts changed every sum as far as any can. */
  const reach = (from: Sums, left: number): boolean => {
    const far = each((k) => from[k] + left * ways[k] * most[k]);
    return near(to, moved(scene, far));
  };
  for (let size = 1; size <= MAX_FACTS; size++) {
    const some = [...crowded, ...alike.flatMap((group) => group.slice(0, size))];
    const all = (size > 2 ? mostApt(to, some, scene) : some).sort((a, b) => a - b);
    let best: Found | undefined;
    const weigh = (facts: readonly number[], next: Sums): void => {
      const then = moved(scene, next);
      if (!near(to, then)) return;
      const decibans = Math.max(
        Math.abs(then.friction - lean.friction),
        Math.abs(then.rupture - lean.rupture),
      );
      if (best !== undefined && decibans >= best.decibans - 1e-12) return;
      if (call(belief(then)) === to) best = { to, facts: [...facts], decibans };
    };
    const facts: number[] = [];
    const extend = (from: number, before: Sums): void => {
      const left = size - facts.length;
      if (left === 0) weigh(facts, before);
      else if (reach(before, left))
        for (let i = from; i <= all.length - left; i++) {
          const fact = all[i] as number;
          facts.push(fact);
          extend(
            i + 1,
            crowded.has(fact) ? after(facts, scene) : add(before, alone[fact] as Sums, 1),
          );
          facts.pop();
        }
    };
    extend(0, sums);
    if (best) return best;
  }
  return undefined;
}

/** The sums once the facts of a set have come true; those on one claim do not add up. */
function after(set: readonly number[], { claims, sums, change }: Scene): Sums {
  let next = sums;
  for (const own of grouped(set, (i) => claims[i] as string).values())
    next = add(next, change(own), 1);
  return next;
}

/** Whether odds are called so, or as good as. */
function near(to: RegimeId, { friction, rupture }: Lean): boolean {
  if (to === 'noise') return friction < SLACK && rupture < SLACK;
  if (to === 'friction') return friction > -SLACK && friction > rupture - SLACK;
  return rupture > -SLACK && rupture > friction - SLACK;
}

/** Decibans by which sums that are added up in another order may differ, and more. */
const SLACK = 1e-9;

/** Which way each of the sums must go for a call. */
const WAYS: Readonly<Record<RegimeId, Sums>> = {
  noise: [-1, 1, -1, 1],
  friction: [1, -1, -1, 1],
  rupture: [-1, 1, 1, -1],
};

/** Facts among which sets of three are sought: 300,000 sets. */
const MAX_APT = 128;

/**
 * The facts that fewest others outdo in every respect. One that three others outdo is in no set that they
 * could not be in: as long as all the rest are taken, some set is found wherever there is one.
 */
function mostApt(to: RegimeId, facts: readonly number[], { alone, crowded }: Scene): number[] {
  if (facts.length <= MAX_APT) return [...facts];
  const outdoes = (a: Sums, b: Sums): boolean =>
    WAYS[to].every((way, k) => way * (a[k] as number) >= way * (b[k] as number));
  const rank = (fact: number): number =>
    crowded.has(fact)
      ? 0
      : facts.filter((f) => f !== fact && outdoes(alone[f] as Sums, alone[fact] as Sums)).length;
  return facts
    .map((fact) => ({ fact, rank: rank(fact) }))
    .sort((a, b) => a.rank - b.rank || a.fact - b.fact)
    .slice(0, MAX_APT)
    .map(({ fact }) => fact);
}

/** Log odds once the claims' sums have changed. */
const moved = ({ lean, tilts }: Pick<Scene, 'lean' | 'tilts'>, to: Sums): Lean => ({
  friction: lean.friction + tilt(to[0], to[1]) - tilts[0],
  rupture: lean.rupture + tilt(to[2], to[3]) - tilts[1],
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

const each = (of: (k: 0 | 1 | 2 | 3) => number): Sums => [of(0), of(1), of(2), of(3)];

const add = (a: Sums, b: Sums, sign: 1 | -1): Sums => each((k) => a[k] + sign * b[k]);

/** Positions by a name, each group and the groups in order. */
function grouped(
  all: Iterable<number>,
  name: (i: number) => string,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const i of all) {
    const same = groups.get(name(i));
    if (same) same.push(i);
    else groups.set(name(i), [i]);
  }
  return groups;
}

/** Every subset that is not empty and no larger. */
function* subsets(of: readonly number[], most: number, from = 0): Generator<number[]> {
  for (let i = from; i < of.length && most > 0; i++) {
    yield [of[i] as number];
    for (const rest of subsets(of, most - 1, i + 1)) yield [of[i] as number, ...rest];
  }
}
