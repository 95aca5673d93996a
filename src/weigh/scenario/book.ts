import type { Mixes, Part } from '../../domain/exposure.ts';
import type { Misfit } from '../../domain/odds.ts';
import { REGIMES, type RegimeId } from '../../domain/regime.ts';
import type { Outcome, Scenario, Thesis } from '../../domain/thesis.ts';
import { shares } from './shares.ts';

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
