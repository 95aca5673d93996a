import type { Evidence, Kind } from '../../domain/evidence.ts';
import { STOP_STATES, type Stop, type StopState } from '../../domain/stop.ts';
import type { Selector, StopRule } from '../../domain/thesis.ts';
import type { Claim } from '../../domain/watch.ts';
import type { Page } from '../memo/page.ts';

/** What comes before an act of each kind, so that a lamp can tell how near it stands. */
const BEFORE: { readonly [K in Kind]?: readonly Kind[] } = {
  order: ['threat', 'announcement', 'scheduled', 'delay', 'withdrawal'],
  law: ['threat', 'draft_law', 'vote', 'announcement', 'scheduled'],
  construction: ['threat', 'announcement', 'procurement', 'contract', 'permit', 'budget'],
};

/** A stop over all its keys: the worst state, and how near the evidence stands. */
export type LampView = {
  readonly rule: StopRule;
  /** Position in the thesis, from 1. */
  readonly number: number;
  readonly state: StopState;
  readonly stops: readonly Stop[];
  /** Stops in the worst state. */
  readonly worst: readonly Stop[];
  /** Series that its condition names. */
  readonly series: readonly string[];
  readonly credit: boolean;
  /** Watch groups that its condition looks at. */
  readonly watches: readonly string[];
  /** The hardest friction standing that its condition could see, and the item that set its rung. */
  readonly nearest: { readonly claim: Claim; readonly item: Evidence } | undefined;
  readonly missing: readonly string[];
};

/** Every stop of the thesis, in its order. */
export const lamps = (p: Page): LampView[] =>
  p.thesis.stops.map((rule, i) => {
    const stops = p.decision.stops.filter((s) => s.id === rule.id);
    const rank = (s: Stop): number => STOP_STATES.indexOf(s.state);
    const top = Math.max(0, ...stops.map(rank));
    const named = [...rule.condition.matchAll(/["']([^"']+)["']/g)].map((m) => m[1] as string);
    const selectors = p.thesis.selectors.filter(
      (s) => named.includes(s.id) && !s.directions?.every((d) => d === 'noise'),
    );
    return {
      rule,
      number: i + 1,
      state: STOP_STATES[top] as StopState,
      stops,
      worst: stops.filter((s) => rank(s) === top),
      series: named.filter((n) => p.dossier.setup.episode.series[n]),
      credit: rule.condition.includes('credit('),
      watches: [...new Set(selectors.flatMap((s) => s.watch ?? []))],
      nearest: nearest(p, rule, selectors, named),
      missing: [...new Set(stops.filter((s) => s.state === 'blind').flatMap((s) => s.reasons))],
    };
  });

function nearest(
  p: Page,
  rule: StopRule,
  selectors: readonly Selector[],
  named: readonly string[],
): LampView['nearest'] {
  const covered = new Set(rule.keys.flatMap((k) => k.covers));
  const sees = (e: Evidence): boolean =>
    e.direction === 'friction' &&
    (covered.size === 0 || (e.counterparty !== undefined && covered.has(e.counterparty))) &&
    (named.includes(e.claim) || selectors.some((s) => near(s, e)));
  let best: LampView['nearest'];
  for (const claim of p.decision.board.claims) {
    if (claim.lapsed || (!claim.standing && claim.rung > 0)) continue;
    for (const id of claim.items) {
      const item = p.evidence.get(id);
      if (item && sees(item) && (best === undefined || item.rung > best.item.rung))
        best = { claim, item };
    }
  }
  return best;
}

/** The selector without its rung, and with what comes before its kinds. */
function near(s: Selector, e: Evidence): boolean {
  const kinds = s.kinds?.flatMap((k) => [k, ...(BEFORE[k] ?? [])]);
  return (
    (s.watch === undefined || s.watch.includes(e.watch)) &&
    (kinds === undefined || kinds.includes(e.kind)) &&
    (s.unilateral === undefined || s.unilateral === e.unilateral)
  );
}
