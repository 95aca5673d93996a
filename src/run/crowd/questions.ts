import type { Setup } from '../../domain/policy.ts';
import type { Inquiry } from '../../domain/simulation.ts';
import type { Instant } from '../../domain/time.ts';
import { canonical } from '../canonical.ts';
import type { Event } from '../event.ts';
import { learn, nothing, stretches } from '../knowledge.ts';
import { freshness } from '../legs.ts';
import { inquiries } from './question.ts';

/** A question, and the first decision that asks it. */
export type Ask = { readonly at: Instant; readonly inquiry: Inquiry };

/**
 * Every question that the decisions of a stretch of events ask of the crowd, each once, in the order
 * in which they come up. So answers can be there before the fold that needs them.
 */
export function asks(setup: Setup, events: readonly Event[]): Ask[] {
  const seen = new Set<string>();
  const found: Ask[] = [];
  let known = nothing(setup.episode.series);
  for (const stretch of stretches(events)) {
    known = learn(known, stretch);
    const last = stretch.at(-1);
    if (last?.kind !== 'tick') continue;
    const { tick } = last;
    const asked = inquiries(setup, known, { fresh: freshness(setup, known, tick), tick });
    if ('unknown' in asked) continue;
    for (const inquiry of Object.values(asked.worlds)) {
      const key = canonical(inquiry);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ at: tick.at, inquiry });
    }
  }
  return found;
}
