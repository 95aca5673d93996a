import type { Day } from '../../domain/time.ts';

/** Values by day, as one body of a source tells them. */
export type ByDay = ReadonlyMap<Day, number>;

/** What one body says otherwise than the one before it, each by day. */
export type BodyChange = {
  readonly fresh: readonly { readonly day: Day; readonly value: number }[];
  readonly revised: readonly { readonly day: Day; readonly was: number; readonly value: number }[];
  /** Told before, and no longer. */
  readonly gone: readonly { readonly day: Day; readonly was: number }[];
};

/**
 * Days that are new, revised or gone.
 * @example bodyChange(new Map([[0, 1]]), new Map([[0, 2]])).revised // [{ day: 0, was: 1, value: 2 }]
 */
export function bodyChange(before: ByDay, after: ByDay): BodyChange {
  const byDay = (a: { readonly day: Day }, b: { readonly day: Day }): number => a.day - b.day;
  const [fresh, revised]: [BodyChange['fresh'][number][], BodyChange['revised'][number][]] = [
    [],
    [],
  ];
  for (const [day, value] of after) {
    const was = before.get(day);
    if (was === undefined) fresh.push({ day, value });
    else if (was !== value) revised.push({ day, was, value });
  }
  const gone = [...before].filter(([day]) => !after.has(day)).map(([day, was]) => ({ day, was }));
  return {
    fresh: fresh.toSorted(byDay),
    revised: revised.toSorted(byDay),
    gone: gone.toSorted(byDay),
  };
}
