import type { Day } from '../../domain/time.ts';
import { marketOf, type Panel } from '../../sense/delever/rankmeasure.ts';
import type { Tape } from './tape.ts';

/** A price does not double or halve in a session; a split that was not told looks as if it did. */
const SPLIT = Math.LN2;

/**
 * The last sessions on which at least half of the names then alive have a price.
 * @param most how many are kept
 */
export function sessionsOf(tapes: readonly Tape[], most: number): readonly Day[] {
  const told = new Map<Day, number>();
  for (const { days } of tapes) for (const day of days) told.set(day, (told.get(day) ?? 0) + 1);
  const alive = (day: Day): number =>
    tapes.filter((t) => (t.days[0] ?? day + 1) <= day && day <= (t.days.at(-1) ?? day - 1)).length;
  return [...told.keys()]
    .sort((a, b) => a - b)
    .slice(-2 * most)
    .filter((day) => (told.get(day) ?? 0) >= alive(day) / 2)
    .slice(-most);
}

/** Tapes by name, and the sessions on which they are laid. */
type Tapes = { readonly tapes: ReadonlyMap<string, Tape>; readonly sessions: readonly Day[] };

/**
 * The names of a group on one row of sessions. A name without a tape is a name without values.
 * @param names every name of the group
 */
export function panel(group: string, names: readonly string[], { tapes, sessions }: Tapes): Panel {
  const all = names.map((id) => {
    const tape = tapes.get(id);
    const place = new Map(tape?.days.map((day, i) => [day, i]));
    const of = (day: Day | undefined, xs: readonly number[] | undefined): number | undefined => {
      const i = day === undefined ? undefined : place.get(day);
      const x = i === undefined ? undefined : xs?.[i];
      return x !== undefined && x > 0 ? x : undefined;
    };
    const price = sessions.map((day) => of(day, tape?.close));
    const volume = sessions.map((day) => of(day, tape?.volume));
    return {
      id,
      returns: price.map((p, t) => {
        const before = price[t - 1];
        if (p === undefined || before === undefined) return undefined;
        const r = Math.log(p / before);
        return Math.abs(r) < SPLIT ? r : undefined;
      }),
      traded: price.map((p, t) => {
        const v = volume[t];
        return p === undefined || v === undefined ? undefined : p * v;
      }),
      volume,
    };
  });
  return { group, names: all, market: marketOf(all) };
}
