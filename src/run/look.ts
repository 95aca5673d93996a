import type { Evidence, Rung } from '../domain/evidence.ts';
import type { History } from '../domain/history.ts';
import type { Look } from '../domain/look.ts';
import type { Setup } from '../domain/policy.ts';
import { type Credit, creditTells } from '../domain/stress.ts';
import type { Selector, StopRule } from '../domain/thesis.ts';
import type { Day } from '../domain/time.ts';
import { type Claim, inEffect } from '../domain/watch.ts';
import * as measure from '../sense/measure.ts';
import type { Knowledge } from './knowledge.ts';
import { gaps } from './legs.ts';

/** What rules look at: knowledge, what it adds up to, and which series are not to be trusted now. */
export type RuleScene = {
  readonly known: Knowledge;
  readonly claims: readonly Claim[];
  readonly credit: Credit;
  /** Series that are stale or absent. */
  readonly blind: ReadonlySet<string>;
  readonly today: Day;
};

type Asker = {
  /** The stop whose rule it is; friction under its rung is invisible to it. */
  readonly rule?: StopRule | undefined;
  readonly key?: string | undefined;
  /** Gathers the series that were read and the claims that stand among those asked for. */
  readonly used?: Set<string>;
};

/** The functions of a rule at one moment. */
export function look(setup: Setup, scene: RuleScene, asker: Asker = {}): Look {
  const { rule, key = '', used = new Set() } = asker;
  const seen = (id: string): History | undefined =>
    scene.blind.has(id) ? undefined : scene.known.histories[id];
  const ask = (id: string, of: (h: History) => number | undefined): number | undefined => {
    const history = seen(id);
    used.add(id);
    return history && of(history);
  };
  const whole = (id: string, from: Day | undefined): boolean =>
    gaps(scene.known, id, from).length === 0;
  // Values on both sides of a session that lacks its own are no neighbours: what lies between is not known.
  const over = (id: string, moves: number, of: (h: History) => number | undefined) =>
    ask(id, (h) => (whole(id, h.days[h.length - 1 - moves]) ? of(h) : undefined));
  const found = (name: string, cp?: string): Seen[] => {
    const all = select(setup, scene, { name, cp, rule });
    for (const { claim, rung } of all) if (rung > 0) used.add(claim.id);
    return all;
  };
  return {
    key,
    ret: (id, n) => over(id, n, (h) => measure.seriesChange(h, n)),
    chg: (id, n) =>
      over(id, n, (h) => {
        const x = measure.seriesChange(h, n);
        return x === undefined ? undefined : 100 * x;
      }),
    z: (id, n) => over(id, n, (h) => measure.z(h, n)),
    vol: (id, n) => over(id, n, (h) => measure.sampleVolatility(h, n)),
    rank: (id, n) => over(id, n - 1, (h) => measure.percentRank(h, n)),
    corr: (a, b, n) =>
      ask(a, (x) =>
        ask(b, (y) => {
          const both = measure.comovement(x, y, n);
          return both && whole(a, both.first) && whole(b, both.first)
            ? both.correlation
            : undefined;
        }),
      ),
    drawdown: (id) => ask(id, measure.drawdown),
    streak: (id) => {
      const found = ask(id, measure.streak);
      // The session before the first of the row is what parts it from longer ones.
      return found === undefined ? undefined : over(id, Math.abs(found) + 1, () => found);
    },
    level: (id) => ask(id, (h) => h.values[h.length - 1]),
    credit: () => {
      const { state } = scene.credit;
      return creditTells(state) ? state : undefined;
    },
    rung: (name, cp) => Math.max(0, ...found(name, cp).map((s) => (s.claim.standing ? s.rung : 0))),
    count: (name, { rung, days }, cp) =>
      found(name, cp).filter(
        (s) =>
          inEffect(s.claim, { friction: s.rung, least: rung }) &&
          scene.today - s.reached(rung) <= days,
      ).length,
    since: (name, cp) => {
      const last = Math.max(...found(name, cp).map((s) => s.last));
      return Number.isFinite(last) ? scene.today - last : undefined;
    },
    exists: (name, cp) => found(name, cp).length > 0,
    enacted: (name, cp) => found(name, cp).some((s) => s.claim.standing && s.rung >= 3),
    suspended: (name, cp) => {
      const all = found(name, cp);
      return all.length > 0 && all.every((s) => s.claim.suspended);
    },
  };
}

type Seen = {
  readonly claim: Claim;
  /** Hardest friction rung visible, and the last day on which a rung, or a harder one, was reached. */
  readonly rung: Rung;
  readonly reached: (rung: number) => Day;
  /** The last day on which the hardest rung of all that is visible was reached. */
  readonly last: Day;
};

/** Claims that are asked for: a selector's, a watch letter's or one by its id; and for whom. */
type Sought = Pick<Asker, 'rule'> & { readonly name: string; readonly cp: string | undefined };

function select(setup: Setup, { known, claims }: RuleScene, { name, cp, rule }: Sought): Seen[] {
  const selector = setup.policy.thesis.selectors.find((s) => s.id === name);
  const floor = rule?.rung ?? 0;
  const named = (item: Evidence): boolean =>
    selector ? admits(selector, item) : item.claim === name || item.watch === name;
  const covers = rule?.keys.find((k) => k.key === cp)?.covers;
  const meant = (item: Evidence): boolean =>
    cp === undefined ||
    (item.counterparty !== undefined && (covers ?? [cp]).includes(item.counterparty));
  const visible = known.evidence.filter(
    (i) => (i.direction !== 'friction' || i.rung >= floor) && named(i) && meant(i),
  );
  return claims.flatMap((claim): Seen[] => {
    const items = visible.filter((i) => i.claim === claim.id);
    if (items.length === 0) return [];
    const friction = items.filter((i) => claim.alive.includes(i.id));
    const rung = Math.max(0, ...friction.map((i) => i.rung)) as Rung;
    return [
      {
        claim,
        rung,
        reached: (least) => reached(friction, least),
        last: reached(items, Math.max(...items.map((i) => i.rung))),
      },
    ];
  });
}

const reached = (items: readonly Evidence[], rung: number): Day =>
  Math.max(...items.filter((i) => i.rung >= rung).map((i) => i.occurredOn)) as Day;

const admits = (s: Selector, i: Evidence): boolean =>
  (s.watch === undefined || s.watch.includes(i.watch)) &&
  (s.kinds === undefined || s.kinds.includes(i.kind)) &&
  (s.directions === undefined || s.directions.includes(i.direction)) &&
  (s.unilateral === undefined || s.unilateral === i.unilateral) &&
  (s.suspended === undefined || s.suspended === i.suspended) &&
  i.rung >= s.rung;
