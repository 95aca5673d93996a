import { DAY_MS, type Day, type Instant } from '../../domain/time.ts';
import { type Event, instantOf, singly, type Tick } from '../event.ts';

/**
 * The same events with the publication lag of every observation known after `from` doubled. A lag is
 * the time from the decision of the observation's own day to its being known: a value known by that
 * decision has none, and stays. On a day on which nothing is decided the hour is that of the
 * decision before it, or of the first one.
 * @param series the only one that is late; every one where it is left out
 * @param ticks every decision, in order, at least one
 * @returns     how many observations are told later, and the place of the first decision that knows
 *              less for it; the number of ticks when none does
 */
export function delayedEvents(
  events: readonly Event[],
  ticks: readonly Tick[],
  { from, series }: { readonly from: Instant; readonly series?: string },
): { readonly events: readonly Event[]; readonly delayed: number; readonly first: number } {
  let first = ticks.length;
  let delayed = 0;
  const moved = singly(events).map((event): Event => {
    if (event.kind !== 'observation') return event;
    const { at, knownAt } = event.observation;
    if (series !== undefined && series !== event.observation.series) return event;
    const lag = knownAt - closeOf(ticks, at);
    if (knownAt <= from || lag <= 0) return event;
    const then = (knownAt + lag) as Instant;
    delayed++;
    const next = placeOf(ticks, (t) => t.at >= knownAt);
    if (next < first && (ticks[next] as Tick).at < then) first = next;
    return { ...event, observation: { ...event.observation, knownAt: then } };
  });
  // Sorting is stable, so that what was told at one instant stays in order.
  return { events: moved.sort((a, b) => instantOf(a) - instantOf(b)), delayed, first };
}

/** When the decision of a day is taken, or would be. */
function closeOf(ticks: readonly Tick[], day: Day): number {
  const near = ticks[Math.max(0, placeOf(ticks, (t) => t.day > day) - 1)] as Tick;
  return near.at + (day - near.day) * DAY_MS;
}

/** Place of the first decision of which something holds, as of all after it; their number for none. */
function placeOf(ticks: readonly Tick[], holds: (tick: Tick) => boolean): number {
  let [low, high] = [0, ticks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(ticks[middle] as Tick)) high = middle;
    else low = middle + 1;
  }
  return low;
}
