import {
  ACT_SIZES,
  type Accord,
  type Agreement,
  DIRECTIONS,
  type Evidence,
  type Match,
  RUNGS,
} from '../domain/evidence.ts';
import type { Known, Spread } from '../domain/known.ts';
import { kappa, linearCredit, wilson } from '../kernel/kappa.ts';
import { normalQuantile } from '../kernel/normal.ts';
import { itemsBy } from './claim.ts';

/** Fewer items that both coded tell nothing of how far they agree. */
const MIN_MATCHED_ITEMS = 20;
/** An interval of 80 % reaches so many standard errors to either side. */
const REACH = normalQuantile(0.9);

/**
 * How far two coders of one episode agree. An item of one is matched with the item of the other that has
 * the same page and the same day of the act; where several have, the first with the first, in order of
 * arrival. Rungs count by their distance; claims by pairs of items, whether each coder puts the two
 * together: names of claims are each coder's own. That kappa is the adjusted Rand index.
 * Source: M. J. Warrens, Journal of Classification 25 (2008) 177-183.
 * @param a  one coder's items in order of arrival
 * @param b  the other's
 */
export function agreement(a: readonly Evidence[], b: readonly Evidence[]): Agreement {
  const [ours, theirs] = [a, b].map(byPage) as [Pages, Pages];
  const matches = [...ours].flatMap(([page, items]) =>
    items.flatMap((item, i) => {
      const other = theirs.get(page)?.[i];
      return other ? [matched(item, other)] : [];
    }),
  );
  const both = new Set(matches.flatMap((m) => [m.a, m.b]));
  const alone = (items: readonly Evidence[]) => items.filter((i) => !both.has(i));
  const near = matches.filter((m) => Math.abs(m.a.rung - m.b.rung) <= 1).length;
  return {
    matches,
    only: { a: alone(a), b: alone(b) },
    accords:
      matches.length < MIN_MATCHED_ITEMS
        ? { unknown: { kind: 'too few', of: 'items', least: MIN_MATCHED_ITEMS } }
        : {
            rung: coded(matches, { of: (e) => e.rung, count: RUNGS.length, ordered: true }),
            direction: coded(matches, {
              of: (e) => DIRECTIONS.indexOf(e.direction),
              count: DIRECTIONS.length,
            }),
            claim: claimed(matches),
            size: coded(matches, {
              of: (e) => ACT_SIZES.indexOf(sizeOf(e)),
              count: ACT_SIZES.length,
            }),
            near: wilson(near / matches.length, matches.length),
          },
  };
}

type Pages = ReadonlyMap<string, readonly Evidence[]>;

/** Items by page, without the place in it and a slash at its end, and day of the act. */
const byPage = (items: readonly Evidence[]): Pages =>
  itemsBy(items, (i) => `${i.source.url.replace(/#.*$/, '').replace(/\/$/, '')} ${i.occurredOn}`);

const sizeOf = ({ size = 'usual' }: Evidence) => size;

const matched = (a: Evidence, b: Evidence): Match => ({
  a,
  b,
  apart: [
    ...(a.rung === b.rung ? [] : (['rung'] as const)),
    ...(a.direction === b.direction ? [] : (['direction'] as const)),
    ...(sizeOf(a) === sizeOf(b) ? [] : (['size'] as const)),
  ],
});

/** A thing that is coded as one of so many categories, in an order or in none. */
type Scale = {
  readonly of: (e: Evidence) => number;
  readonly count: number;
  readonly ordered?: boolean;
};

function coded(matches: readonly Match[], { of, count, ordered = false }: Scale): Accord {
  const table = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (const { a, b } of matches)
    (table[of(a)] as number[])[of(b)] = (table[of(a)]?.[of(b)] ?? 0) + 1;
  const alike = matches.filter(({ a, b }) => of(a) === of(b)).length;
  return {
    alike: wilson(alike / matches.length, matches.length),
    kappa: told(kappa(table, ordered ? { credit: linearCredit(count) } : {})?.kappa),
  };
}

/** Pairs of items: do both coders put them together, or apart? */
function claimed(matches: readonly Match[]): Accord {
  const pairs = (left?: number): number[][] => {
    const table = [
      [0, 0],
      [0, 0],
    ];
    for (const [i, m] of matches.entries())
      for (const [j, n] of matches.entries())
        if (i < j && i !== left && j !== left) {
          const row = table[m.a.claim === n.a.claim ? 1 : 0] as number[];
          const column = m.b.claim === n.b.claim ? 1 : 0;
          row[column] = (row[column] as number) + 1;
        }
    return table;
  };
  const whole = pairs();
  const without = matches.map((_, i) => pairs(i));
  const beyond = kappa(whole)?.kappa.at;
  return {
    alike: jackknife(aligned(whole), without.map(aligned)),
    kappa: told(
      beyond === undefined
        ? undefined
        : jackknife(
            beyond,
            without.flatMap((table) => kappa(table)?.kappa.at ?? []),
          ),
    ),
  };
}

/** Share of the counts of a square table on its diagonal. */
const aligned = (table: readonly (readonly number[])[]): number =>
  table.reduce((sum, row, i) => sum + (row[i] as number), 0) / table.flat().reduce((s, n) => s + n);

/**
 * A figure with its interval from what it is without each item in turn: pairs share items, so that they
 * are not independent. Where nothing moves it, all agree, and what so many items leave open is said.
 * Source: J. W. Tukey, Annals of Mathematical Statistics 29 (1958) 614.
 */
function jackknife(at: number, without: readonly number[]): Spread {
  const n = without.length;
  const mean = without.reduce((sum, x) => sum + x, 0) / n;
  const error = Math.sqrt(((n - 1) / n) * without.reduce((sum, x) => sum + (x - mean) ** 2, 0));
  if (at > 1 - 1e-9) return wilson(1, n);
  return { low: Math.max(-1, at - REACH * error), at, high: Math.min(1, at + REACH * error) };
}

const told = (found: Spread | undefined): Known<Spread> =>
  found ?? { unknown: { kind: 'one value alone' } };
