import type { Mixes, Part } from '../../domain/exposure.ts';
import type { Known } from '../../domain/known.ts';
import type { Misfit } from '../../domain/odds.ts';
import { REGIMES, type RegimeId } from '../../domain/regime.ts';
import { type Book, type Outcome, type Scenario, type Thesis, worth } from '../../domain/thesis.ts';

/**
 * The book under each path: share by share the impact of the series that a position follows. Standard
 * deviations add up, as if all assets of one path moved fully together: an upper bound. Without a book
 * whose positions all follow a series the risk asset stands for the whole.
 * @param risk     the thesis' risk asset
 * @param weights  of the paths in the thesis' order; their own where none are given
 * @returns        a regime of which a path lacks an impact keeps its default, and it is told
 */
export function mixes(
  { scenarios, book }: Pick<Thesis, 'scenarios' | 'book'>,
  risk: string,
  weights: readonly number[] = scenarios.map((s) => s.weight),
): { readonly mixes: Mixes; readonly misfits: readonly Misfit[] } {
  const held = shares(book);
  const by =
    typeof held.unknown === 'object' ? { [risk]: 1 } : (held as Readonly<Record<string, number>>);
  const misfits: Misfit[] = [];
  const out: { [R in RegimeId]?: readonly Part[] } = {};
  for (const regime of REGIMES) {
    const own = scenarios.flatMap((s, i) =>
      s.regime === regime ? [{ s, weight: Math.max(0, weights[i] ?? 0) }] : [],
    );
    const sum = own.reduce((all, o) => all + o.weight, 0);
    if (own.length === 0 || !(sum > 0)) continue;
    const lacking = own.flatMap(({ s }) =>
      Object.keys(by)
        .filter((asset) => !Object.hasOwn(s.impact, asset))
        .map((asset): Misfit => ({ kind: 'no impact', scenario: s.id, asset })),
    );
    misfits.push(...lacking);
    if (lacking.length === 0)
      out[regime] = own.map(({ s, weight }) => ({ ...laid(s, by), weight: weight / sum }));
  }
  return { mixes: out, misfits };
}

/** One path laid over the shares. */
function laid({ impact }: Scenario, by: Readonly<Record<string, number>>): Outcome {
  let [mean, sd] = [0, 0];
  for (const [asset, share] of Object.entries(by)) {
    const { mean: m, sd: s } = impact[asset] as Outcome;
    mean += share * m;
    sd += Math.abs(share) * s;
  }
  return { mean, sd };
}

/**
 * Shares of a book's value by the series that its positions follow; they sum to 1.
 * @returns why there are none: no book, nothing held, another currency, a position that follows none
 */
export function shares(book: Book | undefined): Known<Readonly<Record<string, number>>> {
  if (!book) return { unknown: { kind: 'no book' } };
  const total = worth(book);
  if (!(total > 0)) return { unknown: { kind: 'nothing held' } };
  const out = new Map<string, number>();
  for (const { quantity, price, currency, follows } of book.positions) {
    if (quantity === 0) continue;
    if (currency !== book.currency) return { unknown: { kind: 'other currency' } };
    if (follows === undefined) return { unknown: { kind: 'no follows' } };
    out.set(follows, (out.get(follows) ?? 0) + (quantity * price) / total);
  }
  return Object.fromEntries(out);
}
