import type { Evidence, Rung } from '../domain/evidence.ts';
import type { Day } from '../domain/time.ts';
import { byClaim, endsAct, isAct } from './claim.ts';

/** What is signed and has not begun stands as a text that can be read. */
const DRAFTED: Rung = 2;
/** From this rung on an act is in force, and one as hard decides what is disputed. */
const IN_FORCE: Rung = 3;

/** An act that begins later is a draft until its day. The list itself where none is awaited. */
export const begun = (evidence: readonly Evidence[], today: Day): readonly Evidence[] =>
  evidence.some((i) => awaits(i, today))
    ? evidence.map((i) => (awaits(i, today) && i.rung > DRAFTED ? { ...i, rung: DRAFTED } : i))
    : evidence;

const awaits = ({ effectiveOn }: Evidence, today: Day): boolean =>
  effectiveOn !== undefined && effectiveOn > today;

/** Items without those in dispute, which count for nothing. The list itself where there are none. */
export const undisputed = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.some((i) => i.disputed) ? evidence.filter((i) => !i.disputed) : evidence;

/**
 * Marks items that contradict each other: of one claim and one day, known at one instant, where the one
 * undoes what the other does, so that their order alone would decide. Two items of different days have an order.
 */
export function marked(evidence: readonly Evidence[]): readonly Evidence[] {
  const met = new Map<string, Evidence[]>();
  for (const i of evidence) {
    const moment = JSON.stringify([i.claim, i.knownAt, i.occurredOn]);
    const others = met.get(moment);
    if (others) others.push(i);
    else met.set(moment, [i]);
  }
  const against = new Set<Evidence>();
  for (const group of met.values())
    for (const a of group)
      for (const b of group)
        if (undoes(a, b)) {
          against.add(a);
          against.add(b);
        }
  return against.size === 0
    ? evidence
    : evidence.map((i) => (against.has(i) ? { ...i, disputed: true } : i));
}

/** Whether an item ends an act, freezes it, or puts its day off, if it comes after it. */
function undoes(i: Evidence, act: Evidence): boolean {
  if (i === act || !isAct(i) || !isAct(act) || act.rung === 0) return false;
  const later = i.kind === 'delay' && i.scheduledFor !== act.scheduledFor && i.scheduledFor;
  if (act.direction !== 'friction') return act.kind === 'delay' && later !== false;
  if (endsAct(i, act) || (act.rung === 1 && later !== false && later !== undefined)) return true;
  const freezes = i.suspended && i.direction !== 'neutral' && i.rung >= DRAFTED;
  return freezes && !act.suspended && act.rung >= IN_FORCE;
}

/** A dispute that nobody has decided: items of one claim, known at one instant. */
export type Dispute = { readonly claim: string; readonly items: readonly Evidence[] };

/**
 * What is disputed and not decided. A later act of the claim, not disputed itself, decides it: one in force, or
 * as hard as the hardest in dispute.
 */
export function disputes(evidence: readonly Evidence[]): readonly Dispute[] {
  if (!evidence.some((i) => i.disputed)) return [];
  return [...byClaim(evidence)].flatMap(([claim, all]) => {
    const items = all.filter((i) => i.disputed);
    const known = items.at(-1)?.knownAt ?? Number.POSITIVE_INFINITY;
    const hard = Math.min(IN_FORCE, Math.max(...items.map((i) => i.rung)));
    const decides = (i: Evidence): boolean =>
      i.knownAt > known && isAct(i) && i.direction !== 'neutral' && i.rung >= hard;
    return items.length === 0 || all.some(decides) ? [] : [{ claim, items }];
  });
}
