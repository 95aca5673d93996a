import type { Setup } from '../../domain/policy.ts';
import type { Sizing } from '../../domain/score.ts';
import type { Event } from '../event.ts';
import { stretches } from '../knowledge.ts';
import { advance, start } from '../step.ts';

/** Decisions between two words of how far the walk has come. */
const REPORT_DECISIONS = 250;

/**
 * The exposure that the live step proposes at each decision of a stretch of events, nobody being
 * asked what the crowd does.
 * @param told hears how many decisions were taken
 */
export function walkForward(
  setup: Omit<Setup, 'gathering'>,
  events: readonly Event[],
  told: (decisions: number) => void = () => {},
): Sizing[] {
  const out: Sizing[] = [];
  let state = start(setup);
  for (const stretch of stretches(events)) {
    const [next, decision] = advance(state, stretch, setup);
    state = next;
    if (!decision) continue;
    out.push({ day: decision.moment.day, exposure: decision.exposure.target });
    if (out.length % REPORT_DECISIONS === 0) told(out.length);
  }
  return out;
}
