import type { Direction, Evidence } from '../../domain/evidence.ts';
import type { Claim } from '../../domain/watch.ts';
import type { Page } from '../memo/page.ts';

/** The items of a claim that are at hand, in order of arrival. */
const itemsOf = (p: Page, claim: Claim): readonly Evidence[] =>
  claim.items.flatMap((id) => p.evidence.get(id) ?? []);

/** Towards what a claim leans: by its net weight, else by its last word that is not neutral. */
export function leanOf(p: Page, claim: Claim): Direction {
  if (claim.net.friction > 0) return 'friction';
  if (claim.net.friction < 0 || claim.lapsed) return 'noise';
  return itemsOf(p, claim).findLast((e) => e.direction !== 'neutral')?.direction ?? 'neutral';
}

/** The item that carries a claim's hardest rung; the latest of equals. */
export const hardestOf = (p: Page, claim: Claim): Evidence | undefined =>
  itemsOf(p, claim).reduce<Evidence | undefined>(
    (best, e) => (best === undefined || e.rung >= best.rung ? e : best),
    undefined,
  );

/** A claim in a few words: the watch group and what was done. */
export function nameOf(p: Page, id: string, evidence: readonly string[] = []): string {
  const claim = p.decision.board.claims.find((c) => c.id === id);
  const told = evidence.flatMap((e) => p.evidence.get(e) ?? []).at(-1);
  const item = told ?? (claim ? hardestOf(p, claim) : undefined);
  if (!item) return id;
  const group = p.thesis.watch.find((g) => g.watch === item.watch);
  return p.w.claimed(group?.short[p.lang] ?? item.watch, p.w.kind[item.kind], item.rung);
}
