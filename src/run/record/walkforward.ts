import type { Fall } from '../../domain/delever.ts';
import type { Setup } from '../../domain/policy.ts';
import type { Sizing } from '../../domain/score.ts';
import { civil, civilOf, type Day, type Instant, lengthOfMonth } from '../../domain/time.ts';
import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { type Event, instantOf } from '../event.ts';
import { stretches } from '../knowledge.ts';
import { delayedEvents } from '../lookahead/delayed.ts';
import { decided } from '../step.ts';

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
  for (const { decision } of decided(setup, stretches(events))) {
    if (!decision) continue;
    out.push({ day: decision.moment.day, exposure: decision.exposure.target });
    if (out.length % REPORT_DECISIONS === 0) told(out.length);
  }
  return out;
}

/**
 * The walk with the publication lags of everything known after the decision of a day doubled, up to
 * the first decision that knows less for it.
 * @param told hears how many decisions were taken
 */
export function delayed(
  setup: Omit<Setup, 'gathering'>,
  events: readonly Event[],
  { after, told }: { readonly after: Day; readonly told?: (decisions: number) => void },
): { readonly sizings: readonly Sizing[]; readonly delayed: number } {
  const ticks = events.flatMap((e) => (e.kind === 'tick' ? [e.tick] : []));
  const start = ticks.find((t) => t.day === after);
  if (!start) throw new RangeError(`nothing is decided on day ${after}`);
  const later = delayedEvents(events, ticks, { from: start.at });
  const end = ticks[later.first]?.at ?? (Number.POSITIVE_INFINITY as Instant);
  const before = later.events.filter((e) => instantOf(e) < end);
  return { delayed: later.delayed, sizings: walkForward(setup, before, told) };
}

/**
 * Days at which the record learns: the end of the month in which enough windows are known for the
 * first time, then the end of each year. Empty while there are too few.
 * @param falls every window of three sessions, oldest first
 * @param to    last day of the record
 */
export function closings(falls: readonly Pick<Fall, 'day'>[], to: Day): Day[] {
  const enough = falls[MIN_WINDOWS - 1];
  if (enough === undefined) return [];
  const { year, month } = civilOf(enough.day);
  const first = civil(year, month, lengthOfMonth(year, month)) as Day;
  const years = Array.from(
    { length: civilOf(to).year - year + 1 },
    (_, i) => civil(year + i, 12, 31) as Day,
  );
  return [...new Set([first, ...years])].filter((day) => day < to);
}
