import { type Evidence, type Rung, WATCHES, type Watch } from '../domain/evidence.ts';
import type { History } from '../domain/history.ts';
import type { Look, Reading, Rule } from '../domain/look.ts';
import type { Setup } from '../domain/policy.ts';
import { type Credit, creditTells } from '../domain/stress.ts';
import type { Selector, StopRule } from '../domain/thesis.ts';
import type { Day } from '../domain/time.ts';
import { type Claim, inEffect } from '../domain/watch.ts';
import { byClaim } from '../sense/claim.ts';
import * as measure from '../sense/measure.ts';
import { eachClaim } from './asked.ts';
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
  readonly doubts: Doubts;
};

/** What is in doubt: items that contradict each other, and watch groups that have fallen silent. */
type Doubts = { readonly disputed: readonly Evidence[]; readonly silent: ReadonlySet<Watch> };

/** What an input is called that is the news of a watch group. */
export const evidenceOf = (watch: Watch): string => `evidence:${watch}`;

type Asker = {
  /** The stop whose rule it is; friction under its rung is invisible to it. */
  readonly rule?: StopRule | undefined;
  readonly key?: string | undefined;
  /** Gathers the series that were read and the claims that stand among those asked for. */
  readonly used?: Set<string>;
  /** Where it is there, acts of nobody that a key knows are taken to hit, what rests on other doubts is not known, and both are named here. */
  readonly doubtful?: Set<string>;
};

/**
 * What a rule reads by what counts. One that does not hold is not known where it might hold if what is
 * in doubt were known: what is disputed, what a silent group would tell, and whom an act hits that names
 * nobody whom a key of its stop covers.
 */
export function answerOf(
  rule: Rule,
  { setup, scene }: { readonly setup: Setup; readonly scene: RuleScene },
  asker: Omit<Asker, 'doubtful'> = {},
): Reading {
  const plain = rule(look(setup, scene, asker));
  const { disputed, silent } = scene.doubts;
  const keyed = (asker.rule?.keys.length ?? 0) > 0;
  const astray = (): boolean => keyed && scene.known.evidence.some((i) => unmatched(i, asker.rule));
  if (plain.holds !== false || (disputed.length === 0 && silent.size === 0 && !astray()))
    return plain;
  const doubtful = new Set<string>();
  const might = rule(look(setup, scene, { ...asker, used: new Set(), doubtful }));
  if (might.holds === false || doubtful.size === 0) return plain;
  const series = might.missing.filter((id) => id === 'credit' || id in scene.known.histories);
  return { holds: undefined, missing: [...series, ...doubtful] };
}

/** Whether an act of friction that a keyed stop sees names nobody whom it knows, or somebody besides. */
function unmatched(item: Evidence, rule: StopRule | undefined): boolean {
  if (!rule || rule.keys.length === 0 || item.direction !== 'friction' || item.rung < rule.rung)
    return false;
  const { elsewhere = [], keys } = rule;
  const knows = (c: string): boolean =>
    elsewhere.includes(c) || keys.some((k) => k.covers.includes(c));
  return item.counterparties.length === 0 || !item.counterparties.every(knows);
}

/** The functions of a rule at one moment. */
export function look(setup: Setup, scene: RuleScene, asker: Asker = {}): Look {
  const { rule, key = '', used = new Set(), doubtful } = asker;
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
  /** What is asked of the claims that are meant; not known where a doubt bears on them. */
  const claimed =
    <A extends readonly unknown[], T>(of: (all: readonly Seen[], ...args: A) => T) =>
    (name: string, ...args: A): T | undefined => {
      const cp = args.at(-1);
      const sought = { name, cp: typeof cp === 'string' ? cp : undefined, rule };
      const all = select(setup, scene, { ...sought, doubtful });
      for (const { claim, rung } of all) if (rung > 0) used.add(claim.id);
      const doubts = doubtful ? doubtsOf(setup, scene, { ...sought, doubtful }) : [];
      for (const doubt of doubts) doubtful?.add(doubt);
      return doubts.length > 0 ? undefined : of(all, ...args);
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
    rung: claimed((all) => Math.max(0, ...all.map((s) => (s.claim.standing ? s.rung : 0)))),
    count: claimed(
      (all, { rung, days }: { readonly rung: number; readonly days: number }) =>
        all.filter(
          (s) =>
            inEffect(s.claim, { friction: s.rung, least: rung }) &&
            scene.today - s.reached(rung) <= days,
        ).length,
    ),
    since: claimed((all) => {
      const last = Math.max(...all.map((s) => s.last));
      return Number.isFinite(last) ? scene.today - last : undefined;
    }),
    exists: claimed((all) => all.length > 0),
    enacted: claimed((all) => all.some((s) => s.claim.standing && s.rung >= 3)),
    suspended: claimed((all) => all.length > 0 && all.every((s) => s.claim.suspended)),
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
type Sought = {
  readonly rule: StopRule | undefined;
  readonly doubtful?: Set<string> | undefined;
  readonly name: string;
  readonly cp: string | undefined;
};

/** Which items are asked for: seen by the stop, of the claims named, and aimed at whom is meant. */
function wanted({ policy }: Setup, { name, cp, rule, doubtful }: Sought) {
  const selector = policy.thesis.selectors.find((s) => s.id === name);
  const covers = rule?.keys.find((k) => k.key === cp)?.covers;
  const meant = (item: Evidence): boolean =>
    cp === undefined ||
    item.counterparties.some((c) => (covers ? covers.includes(c) : c === cp)) ||
    (doubtful !== undefined && covers !== undefined && unmatched(item, rule));
  const named = (item: Evidence): boolean =>
    selector ? admits(selector, item) : item.claim === name || item.watch === name;
  return (item: Evidence): boolean =>
    (item.direction !== 'friction' || item.rung >= (rule?.rung ?? 0)) && named(item) && meant(item);
}

function select(setup: Setup, { known, claims, today }: RuleScene, sought: Sought): Seen[] {
  const { doubtful, cp, rule, name } = sought;
  const { thesis } = setup.policy;
  const visible = wanted(setup, sought);
  const groups = byClaim(known.evidence);
  const reached = (items: readonly Evidence[], rung: number): Day =>
    Math.max(...items.filter((i) => i.rung >= rung).map((i) => dated(i, today))) as Day;
  const question = { of: [thesis, rule ?? thesis], text: JSON.stringify([name, cp]) } as const;
  const seenOf = (claim: Claim): Seen | undefined => {
    const items = (groups.get(claim.id) ?? []).filter(visible);
    if (items.length === 0) return undefined;
    const friction = among(items, claim.alive);
    if (doubtful && cp !== undefined)
      for (const i of friction) if (unmatched(i, rule)) doubtful.add(i.id);
    const rung = Math.max(0, ...friction.map((i) => i.rung)) as Rung;
    return {
      claim,
      rung,
      reached: (least) => reached(friction, least),
      last: reached(items, Math.max(...items.map((i) => i.rung))),
    };
  };
  // What is in doubt is gathered on the way, so that nothing kept may answer for it.
  const seen = doubtful ? claims.map(seenOf) : eachClaim(question, claims, seenOf);
  return seen.filter((s) => s !== undefined);
}

/** Those of some items that are named, all in order of arrival. */
function among(items: readonly Evidence[], ids: readonly string[]): readonly Evidence[] {
  if (ids.length === 0) return [];
  const named = new Set(ids);
  return items.filter((i) => named.has(i.id));
}

/** The day of an act: that on which it began, where it was signed before. */
const dated = ({ occurredOn, effectiveOn }: Evidence, today: Day): Day =>
  effectiveOn !== undefined && effectiveOn <= today ? effectiveOn : occurredOn;

/** Names of what is in doubt about the claims that are asked for: items in dispute, and groups that are silent. */
function doubtsOf(setup: Setup, { known, doubts }: RuleScene, sought: Sought): readonly string[] {
  const { name } = sought;
  const selector = setup.policy.thesis.selectors.find((s) => s.id === name);
  const own = known.evidence.filter((i) => i.claim === name).map((i) => i.watch);
  const from = (watch: Watch): boolean =>
    selector
      ? (selector.watch?.includes(watch) ?? true)
      : name === watch || own.includes(watch) || (own.length === 0 && !isWatch(name));
  return [
    ...doubts.disputed.filter(wanted(setup, sought)).map((i) => i.id),
    ...[...doubts.silent].filter(from).map(evidenceOf),
  ];
}

const isWatch = (name: string): boolean => (WATCHES as readonly string[]).includes(name);

const admits = (s: Selector, i: Evidence): boolean =>
  (s.watch === undefined || s.watch.includes(i.watch)) &&
  (s.kinds === undefined || s.kinds.includes(i.kind)) &&
  (s.directions === undefined || s.directions.includes(i.direction)) &&
  (s.unilateral === undefined || s.unilateral === i.unilateral) &&
  (s.suspended === undefined || s.suspended === i.suspended) &&
  i.rung >= s.rung;
