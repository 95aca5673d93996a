import { type Evidence, isSmall, type Rung } from '../domain/evidence.ts';
import type { Weights } from '../domain/thesis.ts';
import type { Day } from '../domain/time.ts';
import type { Claim } from '../domain/watch.ts';

/** How far one claim may move the odds, decibans: friction and rupture. */
const CLAIM_LIMIT_DECIBANS = { friction: 8, rupture: 12 } as const;
/** A unilateral act on the ground counts this much more for rupture. */
const UNILATERAL_FACTOR = 1.5;
/** A small act counts this much, where the thesis asks for sizes. Source: DECISION, section 7. */
const SMALL_FACTOR = 0.5;

/** Weight of one item in decibans, >= 0, whatever its direction. */
export function weight(item: Evidence, weights: Weights): { friction: number; rupture: number } {
  const rung = item.suspended && item.rung >= 1 ? 2 : item.rung;
  const full =
    (weights.rung[rung] as number) *
    weights.kind[item.kind] *
    weights.watch[item.watch] *
    weights.reliability[item.confidence];
  const capped = item.kind === 'deployment' || item.kind === 'exercise' ? Math.min(full, 1) : full;
  const sized = capped * (isSmall(item, weights) ? SMALL_FACTOR : 1);
  const forced = item.unilateral === true && item.watch === 'C' && rung >= 2;
  return { friction: sized, rupture: forced ? UNILATERAL_FACTOR * sized : sized };
}

/** Talk in decibans, signed: without its kind, for words are words. */
export function talk(item: Evidence, weights: Weights): number {
  const full =
    (weights.rung[0] as number) * weights.watch[item.watch] * weights.reliability[item.confidence];
  const sized = full * (isSmall(item, weights) ? SMALL_FACTOR : 1);
  if (item.kind === 'market' || item.direction === 'neutral') return 0;
  return item.direction === 'friction' ? sized : -sized;
}

/**
 * What the items of one claim add up to. Each direction keeps its high-water mark; talk leaves none.
 * A dated threat whose day passes without the act loses its mark; one that was withdrawn by then keeps
 * no more than the withdrawal outweighs. What a usual act has put in force, a small one neither ends nor
 * freezes. Source: MODELS, block 9, rules 4 and 5; DECISION, section 7.
 * @param items one claim's items as they count today, in order of arrival, at least one
 */
export function claim(items: readonly Evidence[], weights: Weights, today: Day): Claim {
  const first = items[0] as Evidence;
  const last = items[items.length - 1] as Evidence;
  const acts = items.filter((i) => i.direction === 'friction' && isAct(i));
  const acted = acts.some((i) => i.rung >= 3);
  const begins = Math.min(...acts.map((i) => i.effectiveOn ?? today).filter((d) => d > today));
  const signed = acted || Number.isFinite(begins);
  const later = aftermath(items, weights);
  const missed = new Set(items.filter((_, i) => !signed && today > (later[i]?.due ?? today)));
  const withdrawn = items.filter(
    (i, at) => missed.has(i) && (later[at] as Aftermath).back <= (later[at]?.due as Day),
  );
  const mark = (k: 'friction' | 'rupture', of: readonly Evidence[]): number =>
    of.reduce((most, i) => (i.rung > 0 ? Math.max(most, weight(i, weights)[k]) : most), 0);
  const lasts = (i: Evidence): boolean => i.direction === 'friction' && !missed.has(i);
  const lasting = items.filter(lasts);
  const net = (k: 'friction' | 'rupture'): number => {
    const noise = mark(
      k,
      items.filter((i) => i.direction === 'noise'),
    );
    const left = Math.max(mark(k, lasting), Math.min(mark(k, withdrawn), noise));
    return Math.min(CLAIM_LIMIT_DECIBANS[k], Math.max(-CLAIM_LIMIT_DECIBANS[k], left - noise));
  };
  const alive = items.filter((i, at) => i.rung > 0 && isAct(i) && lasts(i) && !later[at]?.ended);
  const hardest = (of: readonly Evidence[]): Rung | undefined =>
    of.length === 0
      ? undefined
      : (of.reduce<number>((most, i) => Math.max(most, i.rung), 0) as Rung);
  const standing = hardest(alive);
  const due = later.reduce((last, l) => Math.max(last, l.due ?? last), Number.NEGATIVE_INFINITY);
  return {
    id: first.claim,
    watch: first.watch,
    rung: hardest(items) as Rung,
    ...(standing === undefined ? {} : { friction: standing }),
    alive: alive.map((i) => i.id),
    standing: standing !== undefined,
    suspended: frozen(items, weights),
    acted,
    lapsed: withdrawn.length < missed.size,
    ...(Number.isFinite(due) ? { due: due as Day } : {}),
    ...(Number.isFinite(begins) ? { begins: begins as Day } : {}),
    first: first.occurredOn,
    last: last.occurredOn,
    items: items.map((i) => i.id),
    net: { friction: net('friction'), rupture: net('rupture') },
  };
}

/** What a market did is no act of anybody's, however firmly it is known. */
export const isAct = ({ kind }: Evidence): boolean => kind !== 'market';

/** More than talk of it. */
const takesBack = ({ kind, direction, rung }: Evidence): boolean =>
  kind === 'withdrawal' && direction === 'noise' && rung > 0;

/** Acts that end friction of their own rung; an exemption or a ruling of limited reach does not. */
const ENDING_KINDS: readonly Evidence['kind'][] = ['withdrawal', 'court_ruling', 'law', 'order'];

/** Whether an item ends acts that come before it, of a rung up to its own or, where it is enacted, of any. */
const ends = ({ direction, kind }: Evidence): boolean =>
  direction === 'noise' && ENDING_KINDS.includes(kind);
/** The rung from which on an item ends an act. */
const endingRung = ({ rung }: Evidence): number => Math.min(rung, 3);

/** Whether an item of noise ends an act where it comes after it: as hard as it is, or enacted. */
export const endsAct = (i: Evidence, act: Evidence): boolean =>
  ends(i) && i.rung >= endingRung(act);

/** What comes after an item of a claim. */
type Aftermath = {
  /** The day on which a dated threat is due, as the latest delay after it has it. */
  readonly due: Day | undefined;
  /** The first day on which a later item takes it back. */
  readonly back: number;
  /** True when a later act ends its friction: as hard as it is, or enacted. */
  readonly ended: boolean;
};

/** What comes after each item, gathered from the last one back, so that a long claim is read once. */
function aftermath(items: readonly Evidence[], weights: Weights): readonly Aftermath[] {
  let [delayed, back]: [Day | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  let [hardest, hardestUsual] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const out = new Array<Aftermath>(items.length);
  for (let at = items.length - 1; at >= 0; at--) {
    const i = items[at] as Evidence;
    const small = isSmall(i, weights);
    const dated = i.direction === 'friction' && i.rung === 1 && i.scheduledFor !== undefined;
    out[at] = {
      due: dated ? (delayed ?? i.scheduledFor) : undefined,
      back,
      ended: (small ? hardest : hardestUsual) >= endingRung(i),
    };
    if (i.kind === 'delay') delayed ??= i.scheduledFor;
    if (takesBack(i)) back = Math.min(back, i.occurredOn);
    if (!ends(i)) continue;
    hardest = Math.max(hardest, i.rung);
    if (!small) hardestUsual = Math.max(hardestUsual, i.rung);
  }
  return out;
}

/** Frozen by an item from a draft up that says so; a later friction act in force arms it again. */
function frozen(items: readonly Evidence[], weights: Weights): boolean {
  const usual = items.filter((i) => !isSmall(i, weights));
  return (usual.length > 0 ? usual : items).reduce((is, i) => {
    if (i.direction === 'neutral' || i.rung < 2) return is;
    if (i.suspended) return true;
    return is && !(i.direction === 'friction' && i.rung >= 3);
  }, false);
}

/** Items by a name, those of each and the names in order of arrival. */
export function itemsBy(
  evidence: readonly Evidence[],
  name: (item: Evidence) => string,
): ReadonlyMap<string, readonly Evidence[]> {
  const groups = new Map<string, Evidence[]>();
  for (const item of evidence) {
    const group = groups.get(name(item));
    if (group) group.push(item);
    else groups.set(name(item), [item]);
  }
  return groups;
}

/** Items by their claim; asked again about the same list, the same answer. */
export function byClaim(evidence: readonly Evidence[]): ReadonlyMap<string, readonly Evidence[]> {
  const kept = GROUPS.get(evidence);
  if (kept) return kept;
  const groups = itemsBy(evidence, (i) => i.claim);
  GROUPS.set(evidence, groups);
  return groups;
}

const GROUPS = new WeakMap<readonly Evidence[], ReadonlyMap<string, readonly Evidence[]>>();

/** Every claim of the evidence, in order of first arrival. */
export const claims = (evidence: readonly Evidence[], weights: Weights, today: Day): Claim[] =>
  [...byClaim(evidence).values()].map((items) => claimKept(items, weights, today));

/** What a claim added up to, from the day on which that was worked out until before another. */
type Kept = {
  readonly items: readonly Evidence[];
  readonly weights: Weights;
  readonly from: Day;
  readonly before: number;
  readonly claim: Claim;
};

/** By the newest item; of one claim the few that were asked about last, such as with and without small acts. */
const KEPT = new WeakMap<Evidence, readonly Kept[]>();
const MAX_KEPT = 4;

/**
 * The same as `claim`, worked out anew only where an item has come or a day of one of them: what a claim
 * adds up to depends on today only by how it compares with a number in its items.
 */
function claimKept(items: readonly Evidence[], weights: Weights, today: Day): Claim {
  const newest = items[items.length - 1] as Evidence;
  const all = KEPT.get(newest) ?? [];
  const same = all.find(
    (k) =>
      k.weights === weights &&
      today >= k.from &&
      today < k.before &&
      k.items.length === items.length &&
      k.items.every((i, at) => i === items[at]),
  );
  if (same) return same.claim;
  let before = Number.POSITIVE_INFINITY;
  for (const i of items)
    for (const x of Object.values(i))
      if (typeof x === 'number' && x >= today && x < before) before = x;
  const made = { items, weights, from: today, before, claim: claim(items, weights, today) };
  KEPT.set(newest, [made, ...all].slice(0, MAX_KEPT));
  return made.claim;
}
