import type { Day, Instant } from '../../domain/time.ts';
import type { FedValue } from './shape.ts';

/** The value of a day that was known last, and since when. */
type Standing = { readonly value: number; readonly knownAt: Instant };

/** A row that is to be kept; without an instant its series' own rule says when it was known. */
export type FedRow = { readonly day: Day; readonly value: number; readonly knownAt?: Instant };

/** What a pull brought that was not there: values of new days, other values of old ones, days that are told no more. */
export type Collected = {
  readonly rows: readonly FedRow[];
  readonly added: number;
  readonly revised: number;
  readonly gone: readonly Day[];
};

/** How a series stands before a pull, and when the pull was. */
type Given = {
  /** By day: what was known last. */
  readonly before: ReadonlyMap<Day, Standing>;
  /** When the last byte came. */
  readonly at: Instant;
  /** Whether nothing was pulled into its folder before: the past is filled in. */
  readonly first: boolean;
  /** When a day begins for its series: nobody knows before that what it brings. */
  readonly begins: (day: Day) => Instant;
  /** When a value is known by the rule of its series. */
  readonly rule: (day: Day) => Instant;
  /** The days that were asked for. */
  readonly asked: (day: Day) => boolean;
};

/**
 * What is kept of a pull. A value is known from when it came, never from an earlier instant, whatever its source says
 * of when it stood: nobody decided with it before. But where a folder is filled for the first time nobody was there
 * to see the past come, so it counts from the instant that its source states, in every version, else by the rule of
 * its series. A value whose own hour has not come yet may still move, and waits. What was kept before is never taken
 * back: another value is a further row, known after it whatever the clock says.
 */
export function collected(
  told: readonly FedValue[],
  { before, at, first, begins, rule, asked }: Given,
): Collected {
  const known = new Map(before);
  const rows: FedRow[] = [];
  let [added, revised] = [0, 0];
  const come = told.filter(({ day, knownAt: stated }) => {
    const early = stated === undefined ? rule(day) > at : stated > at || stated < begins(day);
    return asked(day) && !early;
  });
  // Of several versions the last is what stands now.
  const last = new Map(come.map((one) => [one.day, one]));
  for (const one of come) {
    const { day, value, knownAt: stated } = one;
    const there = known.get(day);
    const older = there !== undefined && stated !== undefined && stated <= there.knownAt;
    if (there?.value === value || older || (!first && last.get(day) !== one)) continue;
    const after = there === undefined ? at : (Math.max(at, there.knownAt + 1) as Instant);
    // Undefined: by the rule of its series.
    const past = there === undefined || stated !== undefined ? stated : after;
    const knownAt = first ? past : after;
    if (there) revised++;
    else added++;
    known.set(day, { value, knownAt: knownAt ?? rule(day) });
    rows.push(knownAt === undefined ? { day, value } : { day, value, knownAt });
  }
  const days = new Set(told.map(({ day }) => day));
  const gone = [...before.keys()].filter((day) => asked(day) && !days.has(day));
  return { rows, added, revised, gone: gone.toSorted((a, b) => a - b) };
}
