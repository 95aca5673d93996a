import {
  type Belief,
  type Contribution,
  type Lean,
  REGIMES,
  type Regime,
  type RegimeId,
} from '../domain/regime.ts';
import type { Thesis } from '../domain/thesis.ts';
import type { Claim } from '../domain/watch.ts';
import { log10 } from '../kernel/fdlibm.ts';
import { power } from '../kernel/power.ts';

/** Widest reach of all talk together, decibans. */
const MAX_TALK_DECIBANS = 1.5;

/** What the regime call remembers from one decision to the next. */
export type Filter = {
  /** The market's part alone. */
  readonly market: Belief;
  /** Net weight of each claim at the last decision. */
  readonly nets: ReadonlyMap<string, Lean>;
  readonly talk: number;
};

/** One market feature's weight against noise, and the observations behind it. */
export type MarketWeight = Lean & {
  readonly source: string;
  readonly evidence: readonly string[];
};

/** What moves the regime at one decision. */
export type RegimeInput = {
  /** False on a weekday without a session of the risk leg: the market filter stands still. */
  readonly session: boolean;
  readonly market: readonly MarketWeight[];
  readonly claims: readonly Claim[];
  /** Claims that changed, in order of arrival of what changed them. */
  readonly order: readonly { readonly claim: string; readonly evidence: readonly string[] }[];
  /** All talk that is still heard, decibans, and what is new of it. */
  readonly talk: { readonly sum: number; readonly evidence: readonly string[] };
};

/** Before the first decision: the thesis' prior. */
export const prior = (thesis: Thesis): Filter => ({
  market: thesis.prior,
  nets: new Map(),
  talk: 0,
});

/** Log odds against noise, decibans. */
export const leanOf = (p: Belief): Lean => ({
  friction: 10 * log10(p.friction / p.noise),
  rupture: 10 * log10(p.rupture / p.noise),
});

/** Probabilities from log odds against noise; they sum to one. */
export function belief(lean: Lean): Belief {
  const f = power(10, lean.friction / 10);
  const r = power(10, lean.rupture / 10);
  const all = 1 + f + r;
  return { noise: 1 / all, friction: f / all, rupture: r / all };
}

/**
 * Claims of one political process are not independent: each side counts with diminishing returns.
 * g(x) = 15 log10(1 + x / 6), x >= 0 in decibans. Source: MODELS, block 9, rule 7.
 */
export const diminished = (x: number): number => 15 * log10(1 + x / 6);

/** The largest probability; ties go to the harsher regime. */
export const call = (p: Belief): RegimeId =>
  REGIMES.reduce((best, r) => (p[r] >= p[best] ? r : best), 'noise' as RegimeId);

/** What all claims together move: friction marks on one side, noise marks on the other. */
export function claimsLean(nets: Iterable<Lean>): Lean {
  let [fa, fb, ra, rb] = [0, 0, 0, 0];
  for (const { friction, rupture } of nets) {
    if (friction > 0) fa += friction;
    else fb -= friction;
    if (rupture > 0) ra += rupture;
    else rb -= rupture;
  }
  return {
    friction: diminished(fa) - diminished(fb),
    rupture: diminished(ra) - diminished(rb),
  };
}

/**
 * The log odds from acts alone: a claim none of whose friction reached enactment counts only where it
 * speaks for noise, and so does talk. Prices count as they do. Source: DECISION, 4.
 */
export function actsAlone({ market, nets, talk }: Filter, claims: readonly Claim[]): Lean {
  const acted = new Set(claims.filter((c) => c.acted).map((c) => c.id));
  const heard = [...nets].map(([id, { friction, rupture }]) =>
    acted.has(id)
      ? { friction, rupture }
      : { friction: Math.min(0, friction), rupture: Math.min(0, rupture) },
  );
  const calm = Math.min(0, talk);
  return plus(plus(leanOf(market), claimsLean(heard)), { friction: calm, rupture: calm });
}

/**
 * The regime after one more weekday: the market filter takes its step where the market is open, claims
 * and talk are added, and what moved is told source by source. The contributions sum to the move of the log odds.
 * @returns the regime without its flip facts, and what to remember
 */
export function regime(
  past: Filter,
  thesis: Thesis,
  { session, market, claims, order, talk }: RegimeInput,
): [Omit<Regime, 'flip'>, Filter] {
  const moved = session ? forward(past.market, thesis) : past.market;
  const [before, drifted] = [leanOf(past.market), leanOf(moved)];
  const contributions: Contribution[] = [
    { source: 'time', evidence: [], ...minus(drifted, before) },
  ];
  let lean = drifted;
  for (const { source, evidence, friction, rupture } of session ? market : []) {
    contributions.push({ source: `market:${source}`, evidence, friction, rupture });
    lean = plus(lean, { friction, rupture });
  }
  const marketLean = lean;

  const named = new Map(claims.map((c) => [c.id, c]));
  const nets = new Map(past.nets);
  let stood = claimsLean(nets.values());
  for (const { claim: id, evidence } of order) {
    const now = named.get(id);
    if (!now) throw new RangeError(`no claim ${id}`);
    nets.set(id, now.net);
    const next = claimsLean(nets.values());
    contributions.push({ source: `claim:${id}`, evidence, ...minus(next, stood) });
    stood = next;
  }
  const said = Math.max(-MAX_TALK_DECIBANS, Math.min(MAX_TALK_DECIBANS, talk.sum));
  const shift = said - past.talk;
  if (shift !== 0)
    contributions.push({
      source: 'talk',
      evidence: talk.evidence,
      friction: shift,
      rupture: shift,
    });
  lean = plus(plus(marketLean, stood), { friction: said, rupture: said });
  const p = belief(lean);
  return [
    {
      noise: p.noise,
      friction: p.friction,
      rupture: p.rupture,
      call: call(p),
      lean,
      contributions,
    },
    { market: belief(marketLean), nets, talk: said },
  ];
}

/** So many weekdays come to rest to more digits than are shown, unless regimes hardly change at all. */
const REST_WEEKDAYS = 10_000;

/**
 * What silence does to the odds: the prior carried forward by the weekday matrix alone, nothing being
 * heard and no feature of the market speaking. Where it comes to rest elsewhere than it began, time
 * alone moves what is held.
 * @param weekdays  after how many; 0 is the prior; where it comes to rest when left out
 */
export function silence(thesis: Thesis, weekdays = REST_WEEKDAYS): Belief {
  let odds = thesis.prior;
  for (let i = 0; i < weekdays; i++) odds = forward(odds, thesis);
  return odds;
}

/** One weekday of the transition matrix: m- = P'm. */
function forward(m: Belief, { weekday }: Thesis): Belief {
  const to = (k: number): number =>
    REGIMES.reduce((sum, from) => sum + m[from] * (weekday[from][k] as number), 0);
  return { noise: to(0), friction: to(1), rupture: to(2) };
}

const plus = (a: Lean, b: Lean): Lean => ({
  friction: a.friction + b.friction,
  rupture: a.rupture + b.rupture,
});

const minus = (a: Lean, b: Lean): Lean => ({
  friction: a.friction - b.friction,
  rupture: a.rupture - b.rupture,
});
