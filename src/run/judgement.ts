import type { Decision } from '../domain/decision.ts';
import { type Evidence, isSmall } from '../domain/evidence.ts';
import type { Belief, Lean, Regime } from '../domain/regime.ts';
import { lacksData, type Stop } from '../domain/stop.ts';
import type { Weights } from '../domain/thesis.ts';
import type { Claim } from '../domain/watch.ts';
import { type Allowance, exposure } from '../judge/exposure.ts';
import { marketWeights } from '../judge/market.ts';
import { actsAlone, belief, type Filter, regime } from '../judge/regime.ts';
import { quiet, stop } from '../judge/stop.ts';
import { byClaim, claims, talk } from '../sense/claim.ts';
import { type Crowded, capsOf } from './crowd/reading.ts';
import { answerOf, type RuleScene } from './look.ts';
import type { Memory, Situation } from './memory.ts';
import type { Sight } from './observe.ts';
import { type Tables, widen, withinBounds } from './odds/outcomes.ts';

/** What the room of judgement makes of one sight of the world. */
type Judgement = {
  readonly regime: Omit<Regime, 'flip'>;
  readonly filter: Filter;
  readonly stops: readonly Stop[];
  readonly exposure: Decision['exposure'];
  readonly rested: number;
};

/** What is judged beside what is known and remembered. */
type Judged = {
  /** Outcomes at their usual spread. */
  readonly tables: Tables;
  readonly sight: Sight;
  /** Talk that still counts. */
  readonly heard: readonly Evidence[];
  /** Items that the decision before could not use. */
  readonly fresh: readonly Evidence[];
  /** What the crowd answered; undefined when nobody is asked or nothing is known. */
  readonly crowded: Crowded | undefined;
  /** True when the sight is the one in which missing inputs stood still. */
  readonly still: boolean;
  /** Whether the risk leg has a session on the day of decision. */
  readonly session: boolean;
};

/** Odds, and what the book does under each regime. */
type Weighed = { readonly lean: Lean; readonly tables: Tables };

/** Regime, stops and exposure from one sight of the world. */
export function judge(
  { setup, memory, tick }: Situation,
  { tables, sight, heard, fresh, crowded, still, session }: Judged,
): Judgement {
  const { thesis } = setup.policy;
  const [called, filter] = regime(memory.filter, thesis, {
    session,
    market: marketWeights(sight.features, sight.scale),
    claims: sight.claims,
    order: changed(sight.claims, memory, fresh),
    talk: {
      sum: heard.reduce((sum, item) => sum + talk(item, thesis.weights), 0),
      evidence: fresh.filter((i) => i.rung === 0).map((i) => i.id),
    },
  });
  const scene = usualActs(sight.scene, thesis.weights);
  const alive = new Set(scene.claims.flatMap((c) => c.alive));
  const stops = thesis.stops.flatMap((rule) =>
    (rule.keys.length > 0 ? rule.keys.map((k) => k.key) : [undefined]).map((key) => {
      const prev =
        memory.stops.find((s) => s.id === rule.id && s.key === key) ??
        quiet(rule.id, key, tick.day);
      const read = setup.policy.stops[rule.id];
      if (!read) throw new RangeError(`no rule for stop ${rule.id}`);
      const used = new Set<string>();
      const found = answerOf(read, { setup, scene }, { rule, key, used });
      const struck = fresh.some((i) => alive.has(i.id) && i.rung >= rule.rung && used.has(i.claim));
      const early =
        sight.scene.credit.state === 'not yet' && found.missing.every((id) => id === 'credit');
      const lifted = early && sight.scene.credit.tonight?.calm === true;
      const met = {
        reading: found,
        today: tick.day,
        used: [...used],
        struck,
        early,
        lifted,
        session,
      };
      return stop(prev, rule, met);
    }),
  );
  // What stands speaks through its cap alone; what trips, is hit again by an act as firm or cannot be seen asks for rest.
  const unsafe = stops.some((s) => lacksData(s) || s.age === 0);
  const rested = unsafe ? 0 : memory.rested + (session ? 1 : 0);
  const volatile = thesis.exposure.spread === 'volatility';
  const acts = volatile ? actsAlone(filter, sight.claims) : called.lean;
  const { today, taken } = sight.spread;
  const given = (by: Belief) => crowded && capsOf(setup, crowded, by);
  const sized = (all: Weighed, alone: Weighed) => {
    const [usual, wide] = [all.tables, widen(all.tables, setup, taken)];
    const held = (): Allowance => {
      const { outcomes } = alone.tables === usual ? wide : widen(alone.tables, setup, taken);
      return { outcomes, lean: alone.lean, given: given(belief(acts)) };
    };
    return exposure(memory.exposure, {
      outcomes: (volatile ? wide : usual).outcomes,
      lean: all.lean,
      given: given(called),
      held: volatile ? held() : undefined,
      stated: { today, sized: volatile ? taken : 1, usual: usual.outcomes, wide: wide.outcomes },
      policy: thesis.exposure,
      rules: thesis.stops,
      stops,
      missing: still || sight.missing.length > 0,
      session,
      rested,
    });
  };
  const [all, alone] = [
    { lean: called.lean, tables },
    { lean: acts, tables },
  ];
  const size = sized(all, alone);
  const bent = withinBounds(setup, called);
  const bentAlone = volatile ? withinBounds(setup, belief(acts)) : undefined;
  const other = (bent ?? bentAlone) && sized(bent ?? all, bentAlone ?? alone);
  return {
    regime: called,
    filter,
    stops,
    rested,
    // Odds that the bounds of a path would bend are weighed both ways; the smaller exposure holds.
    exposure: other && other.target < size.target ? other : size,
  };
}

/** The same without small acts, where the thesis asks for sizes: stops hear the usual ones alone. */
function usualActs(scene: RuleScene, weights: Weights): RuleScene {
  if (!weights.sizes) return scene;
  const evidence = scene.known.evidence.filter((i) => !isSmall(i, weights));
  const known = { ...scene.known, evidence };
  return { ...scene, known, claims: claims(evidence, weights, scene.today) };
}

/** Claims whose weight changed, in order of arrival of what changed them; lapsed ones last. */
function changed(
  claims: readonly Claim[],
  memory: Memory,
  fresh: readonly Evidence[],
): { readonly claim: string; readonly evidence: readonly string[] }[] {
  const moved = claims.filter((c) => {
    const before = memory.filter.nets.get(c.id) ?? { friction: 0, rupture: 0 };
    return before.friction !== c.net.friction || before.rupture !== c.net.rupture;
  });
  const own = byClaim(fresh);
  const order = new Map([...own.keys()].map((id, i) => [id, i]));
  const arrival = (id: string): number => order.get(id) ?? order.size;
  return moved
    .map((c) => ({ claim: c.id, evidence: (own.get(c.id) ?? []).map((e) => e.id) }))
    .sort((a, b) => arrival(a.claim) - arrival(b.claim));
}
