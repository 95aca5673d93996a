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
  const dues = items.map((_, i) => dueDay(items, i));
  const signed = acted || Number.isFinite(begins);
  const missed = items.filter((_, i) => !signed && today > (dues[i] ?? today));
  const withdrawn = missed.filter((threat) => {
    const at = items.indexOf(threat);
    return items.slice(at + 1).some((i) => takesBack(i) && i.occurredOn <= (dues[at] as Day));
  });
  const mark = (k: 'friction' | 'rupture', of: readonly Evidence[]): number =>
    Math.max(0, ...of.filter((i) => i.rung > 0).map((i) => weight(i, weights)[k]));
  const friction = items.filter((i) => i.direction === 'friction');
  const lasting = friction.filter((i) => !missed.includes(i));
  const net = (k: 'friction' | 'rupture'): number => {
    const noise = mark(
      k,
      items.filter((i) => i.direction === 'noise'),
    );
    const left = Math.max(mark(k, lasting), Math.min(mark(k, withdrawn), noise));
    return Math.min(CLAIM_LIMIT_DECIBANS[k], Math.max(-CLAIM_LIMIT_DECIBANS[k], left - noise));
  };
  const alive = items.filter(
    (i, at) => i.rung > 0 && isAct(i) && lasting.includes(i) && !endedAfter(items, at, weights),
  );
  const hardest = (of: readonly Evidence[]): Rung | undefined =>
    of.length === 0 ? undefined : (Math.max(...of.map((i) => i.rung)) as Rung);
  const standing = hardest(alive);
  const due = Math.max(...dues.map((d) => d ?? Number.NEGATIVE_INFINITY)) as Day;
  return {
    id: first.claim,
    watch: first.watch,
    rung: hardest(items) as Rung,
    ...(standing === undefined ? {} : { friction: standing }),
    alive: alive.map((i) => i.id),
    standing: standing !== undefined,
    suspended: frozen(items, weights),
    acted,
    lapsed: withdrawn.length < missed.length,
    ...(Number.isFinite(due) ? { due } : {}),
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

/** Whether an item of noise ends an act where it comes after it: as hard as it is, or enacted. */
export const endsAct = (i: Evidence, act: Evidence): boolean =>
  i.direction === 'noise' && ENDING_KINDS.includes(i.kind) && i.rung >= Math.min(act.rung, 3);

/** True when a later act ends the friction at a position. */
const endedAfter = (items: readonly Evidence[], at: number, weights: Weights): boolean => {
  const act = items[at] as Evidence;
  return items
    .slice(at + 1)
    .some((i) => endsAct(i, act) && (isSmall(act, weights) || !isSmall(i, weights)));
};

/** Frozen by an item from a draft up that says so; a later friction act in force arms it again. */
function frozen(items: readonly Evidence[], weights: Weights): boolean {
  const usual = items.filter((i) => !isSmall(i, weights));
  return (usual.length > 0 ? usual : items).reduce((is, i) => {
    if (i.direction === 'neutral' || i.rung < 2) return is;
    if (i.suspended) return true;
    return is && !(i.direction === 'friction' && i.rung >= 3);
  }, false);
}

/** The day on which the dated threat at position `at` is due, as the latest delay after it has it. */
function dueDay(items: readonly Evidence[], at: number): Day | undefined {
  const threat = items[at] as Evidence;
  if (threat.direction !== 'friction' || threat.rung !== 1) return undefined;
  return items
    .slice(at + 1)
    .reduce(
      (due, i) => (due !== undefined && i.kind === 'delay' ? (i.scheduledFor ?? due) : due),
      threat.scheduledFor,
    );
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

/** Items by their claim. */
export const byClaim = (evidence: readonly Evidence[]) => itemsBy(evidence, (i) => i.claim);

/** Every claim of the evidence, in order of first arrival. */
export const claims = (evidence: readonly Evidence[], weights: Weights, today: Day): Claim[] =>
  [...byClaim(evidence).values()].map((items) => claim(items, weights, today));
