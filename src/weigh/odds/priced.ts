import { chanceBy, hazard, yearsOf, yearsTo } from '../../domain/hazard.ts';
import { type Contract, hasPrice, type Misfit, type Odds, type Priced } from '../../domain/odds.ts';
import type { Day } from '../../domain/time.ts';

/** Intervals closer than this touch. */
const TOUCH = 1e-9;

/**
 * Prices of contracts on one horizon. A price over the time to its deadline becomes a hazard that is
 * taken as constant, -ln(1 - price) / years, and the hazard a probability over the horizon: bid, middle
 * and ask. Contracts of one wording on one path may be set side by side: whose spreads lie apart there
 * disagree. A contract whose last book says no price is left out, and told. What lies between the means of two wordings is what the wording alone explains.
 * @param contracts  as known; of several quotes of one contract the last
 * @param day        day of decision; what was due before it has expired
 * @param horizon    sessions, > 0
 */
export function priced(contracts: readonly Contract[], day: Day, horizon: number) {
  const last = new Map<string, Contract>();
  for (const c of contracts.toSorted((a, b) => a.knownAt - b.knownAt)) last.set(c.id, c);
  const standing = [...last.values()].filter((c) => c.deadline >= day);
  const read = standing.filter(hasPrice).map((c): Priced => {
    const years = yearsTo(c.at, c.deadline);
    const rate = (price: number): number => hazard(price, years);
    const [low, at, high] = [rate(c.bid), rate((c.bid + c.ask) / 2), rate(c.ask)];
    const within = (h: number): number => chanceBy(h, yearsOf(horizon));
    return {
      contract: c.id,
      scenario: c.scenario,
      wording: c.wording,
      hazard: { low, at, high },
      horizon: { low: within(low), at: within(at), high: within(high) },
    };
  });
  return {
    contracts: read,
    wordings: wordings(read),
    misfits: [
      ...[...last.values()].flatMap((c): readonly Misfit[] =>
        c.deadline < day ? [{ kind: 'expired', contract: c.id, deadline: c.deadline }] : [],
      ),
      ...standing.flatMap((c): readonly Misfit[] =>
        hasPrice(c) ? [] : [{ kind: 'no price', contract: c.id, bid: c.bid, ask: c.ask }],
      ),
      ...disagreeing(read),
    ],
  };
}

/** Pairs of one path and one wording whose spreads lie apart on the horizon. */
function disagreeing(all: readonly Priced[]): readonly Misfit[] {
  return all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b): Misfit[] => {
      if (a.scenario !== b.scenario || a.wording !== b.wording) return [];
      const apart =
        Math.max(a.horizon.low, b.horizon.low) - Math.min(a.horizon.high, b.horizon.high);
      return apart > TOUCH
        ? [{ kind: 'disagreeing', contracts: [a.contract, b.contract], apart }]
        : [];
    }),
  );
}

/** Every two wordings of one path: how far the second's mean lies above the first's. */
function wordings(all: readonly Priced[]): Odds['wordings'] {
  return [...new Set(all.map((c) => c.scenario))].flatMap((scenario) => {
    const own = all.filter((c) => c.scenario === scenario);
    const names = [...new Set(own.map((c) => c.wording))];
    const mean = (wording: string): number => {
      const same = own.filter((c) => c.wording === wording);
      return same.reduce((sum, c) => sum + c.horizon.at, 0) / same.length;
    };
    return names.flatMap((a, i) =>
      names.slice(i + 1).map((b) => ({ scenario, of: [a, b] as const, apart: mean(b) - mean(a) })),
    );
  });
}
