import type { Known } from '../domain/known.ts';
import type { OverrideWorth, ReviewState, Taken } from '../domain/process.ts';
import type { Quote } from '../domain/score.ts';
import { DAY_MS, type Day } from '../domain/time.ts';
import { mean } from '../kernel/mean.ts';

/**
 * The decisions that stand: of several about one day of one episode the one that was written last.
 * @returns by day, then in the order in which they were written
 */
export function lastOfDays(all: readonly Taken[]): readonly Taken[] {
  const last = new Map<string, Taken>();
  for (const one of all.toSorted((a, b) => a.entry - b.entry))
    last.set(`${one.day} ${one.episode}`, one);
  return [...last.values()].toSorted((a, b) => a.day - b.day || a.entry - b.entry);
}

/**
 * How the review of an override stands. It is done by the next decision about the episode: in time when
 * that was written on the day of the review or before.
 * @param next  the decision about a later day of the episode; undefined while there is none
 * @param today as the clock has it
 */
export function reviewState(
  { kind, review }: Taken,
  next: Taken | undefined,
  today: Day,
): ReviewState {
  if (kind === 'accept' || review === undefined) return 'none';
  if (next) return next.at < (review + 1) * DAY_MS ? 'in time' : 'late';
  return today < review ? 'ahead' : 'due';
}

/**
 * What doing otherwise cost or earned: exposure held less exposure proposed, times the simple return of
 * the risk assets, each of the same weight. It counts from the close of the first session after the day
 * of the decision to the close at which the next decision is carried out, or else the last that is known
 * of all of them.
 * Trading costs, interest, and what the proposals of later days would have changed are left out.
 * @param of   the decision, and the day of the next one; undefined while there is none
 * @param legs closes of each risk asset, oldest first, one a session
 * @returns share of own capital; unknown where it was no override, or closes are missing
 */
export function overrideWorth(
  { taken, next }: { readonly taken: Taken; readonly next?: Day },
  legs: readonly (readonly Quote[])[],
): Known<OverrideWorth> {
  if (taken.kind === 'accept') return { unknown: { kind: 'no override' } };
  if (legs.length === 0) return { unknown: { kind: 'no prices' } };
  const after = (quotes: readonly Quote[], day: Day): Quote | undefined =>
    quotes.find((q) => q.day > day);
  // All legs up to one day, that of the one whose closes end first.
  const ends = legs.map((quotes) => (next && after(quotes, next)) ?? quotes.at(-1));
  const end = Math.min(...ends.map((q) => q?.day ?? taken.day));
  const held: { readonly from: Quote; readonly to: Quote }[] = [];
  for (const quotes of legs) {
    const [from, to] = [after(quotes, taken.day), quotes.findLast((q) => q.day <= end)];
    if (!from || !to || to.day <= from.day) return { unknown: { kind: 'no session yet' } };
    if (!(from.value > 0 && to.value > 0)) return { unknown: { kind: 'not a price' } };
    held.push({ from, to });
  }
  const ret = mean(held.map(({ from, to }) => to.value / from.value - 1));
  const beyond = taken.exposure - taken.proposed;
  return {
    beyond,
    ret,
    worth: beyond * ret,
    from: Math.min(...held.map((h) => h.from.day)) as Day,
    to: end as Day,
  };
}
