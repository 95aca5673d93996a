import { type Evidence, type Rung, WATCHES, type Watch } from '../domain/evidence.ts';
import type { Reading } from '../domain/look.ts';
import type { Policy } from '../domain/policy.ts';
import type { Board, Claim, Group, Signal } from '../domain/watch.ts';
import { byClaim } from './claim.ts';

type Watched = {
  readonly claims: readonly Claim[];
  readonly evidence: readonly Evidence[];
  /** Items that became usable since the decision before. */
  readonly fresh: readonly Evidence[];
  /** Groups of which nothing has been told for too long. */
  readonly silent: ReadonlySet<Watch>;
  readonly ask: (rule: Policy['questions'][string]) => Reading;
};

/**
 * The watch list as it stands: the hardest claim of each group, the answers to its questions, the
 * reading that holds, and the claims that climbed since the decision before.
 */
export function watch(policy: Policy, { claims, evidence, fresh, silent, ask }: Watched): Board {
  const groups = WATCHES.map((w): Group => {
    const group = policy.thesis.watch.find((g) => g.watch === w);
    const own = claims.filter((c) => c.watch === w);
    const hardest = own.reduce<Claim | undefined>(
      (best, c) => (best === undefined || harder(c, best) ? c : best),
      undefined,
    );
    return {
      watch: w,
      rung: hardest?.rung,
      hardest: hardest?.id,
      claims: own.map((c) => c.id),
      answers: (group?.questions ?? []).map(({ id }) => ({
        question: id,
        ...ask(policy.questions[id] as Policy['questions'][string]),
      })),
      // What holds where nothing is told holds for want of news as well.
      reading: silent.has(w)
        ? undefined
        : group?.readings.find(
            (r) => ask(policy.readings[r.id] as Policy['readings'][string]).holds === true,
          )?.id,
    };
  });
  return { groups, claims, signals: climbs(evidence, fresh) };
}

/** Harder evidence first; among equals the claim that weighs more, either way. */
const harder = (a: Claim, b: Claim): boolean =>
  a.rung !== b.rung ? a.rung > b.rung : Math.abs(a.net.friction) > Math.abs(b.net.friction);

/** A rung climbed is itself a signal: the first item of a claim, or one harder than all before it. */
function climbs(evidence: readonly Evidence[], fresh: readonly Evidence[]): Signal[] {
  const groups = byClaim(evidence);
  const from = new Map<Evidence, Rung | undefined>();
  for (const claim of new Set(fresh.map((i) => i.claim))) {
    let hardest: Rung | undefined;
    for (const item of groups.get(claim) ?? []) {
      from.set(item, hardest);
      if (hardest === undefined || item.rung > hardest) hardest = item.rung;
    }
  }
  return fresh.flatMap((item): Signal[] => {
    const before = from.get(item);
    return from.has(item) && item.rung > (before ?? 0)
      ? [{ claim: item.claim, evidence: item.id, from: before, to: item.rung }]
      : [];
  });
}
