import { chanceBy, hazard, yearsOf, yearsTo } from '../../domain/hazard.ts';
import type { Known } from '../../domain/known.ts';
import { type Contract, hasPrice, type Settled } from '../../domain/odds.ts';
import type { MarketPenalty, MarketScore } from '../../domain/score.ts';
import type { Day } from '../../domain/time.ts';
import { brier, logScore } from '../../kernel/scores.ts';
import { bins, curve } from './curve.ts';

/** A quote, and own odds at the decision that first knew it. */
export type Stake = {
  readonly contract: Contract;
  /** Day of that decision; absent where no decision came after the quote. */
  readonly day?: Day;
  /** Own odds that the contract's path comes within the horizon; absent where no path is its own. */
  readonly own?: number;
};

/** A quote whose contract has resolved. */
type Over = Stake & { readonly settled: Settled };

/** Both probabilities of yes by the deadline, and what came. */
type Case = {
  readonly id: string;
  readonly own: number;
  readonly market: number;
  readonly came: number;
};

/**
 * Own odds beside the market's, over quotes of contracts that have resolved. Own odds of the path over
 * the horizon become a constant hazard, which is carried from the decision to the contract's deadline,
 * the way in which prices are read; the market says the middle of bid and ask. A quote is scored only
 * while its book says a price, its deadline has not passed and nothing was settled on the day of the decision or before it.
 * @param horizon  of the thesis, sessions, > 0
 */
export function marketScore(
  stakes: readonly Stake[],
  settled: readonly Settled[],
  horizon: number,
): Known<MarketScore> {
  if (stakes.length === 0) return { unknown: { kind: 'no contracts' } };
  const became = new Map(settled.map((s) => [s.contract, s]));
  const over = stakes.flatMap((s): Over[] => {
    const end = became.get(s.contract.id);
    return end ? [{ ...s, settled: end }] : [];
  });
  if (over.length === 0) return { unknown: { kind: 'no contract has resolved' } };
  const cases: Case[] = [];
  let [undecided, expired, pathless, priceless] = [0, 0, 0, 0];
  for (const { contract: c, day, own, settled: end } of over) {
    if (day === undefined) undecided++;
    else if (day > c.deadline || day >= end.on) expired++;
    else if (own === undefined) pathless++;
    else if (!hasPrice(c)) priceless++;
    else
      cases.push({
        id: c.id,
        own: chanceBy(hazard(own, yearsOf(horizon)), yearsTo(day, c.deadline)),
        market: (c.bid + c.ask) / 2,
        came: end.came ? 1 : 0,
      });
  }
  const ids = (all: readonly { readonly id: string }[]): number =>
    new Set(all.map((c) => c.id)).size;
  const resolved = ids(over.map((o) => o.contract));
  return {
    contracts: resolved,
    open: ids(stakes.map((s) => s.contract)) - resolved,
    quotes: over.length,
    scored: cases.length,
    undecided,
    expired,
    pathless,
    priceless,
    apart: ids(cases),
    came: ids(cases.filter((c) => c.came === 1)),
    brier: penalty(cases, brier),
    log: penalty(cases, logScore),
    curve: curve(cases.length, () => {
      const of = (by: 'own' | 'market') =>
        bins(cases.map((c) => ({ said: c[by], came: c.came === 1 })));
      return { own: of('own'), market: of('market') };
    }),
  };
}

/** The mean penalty of own odds, beside that of the market. */
function penalty(
  cases: readonly Case[],
  of: (forecasts: readonly number[], outcomes: readonly number[]) => number,
): Known<MarketPenalty> {
  if (cases.length === 0) return { unknown: { kind: 'no quote can be scored' } };
  const came = cases.map((c) => c.came);
  const [own, market] = [
    of(
      cases.map((c) => c.own),
      came,
    ),
    of(
      cases.map((c) => c.market),
      came,
    ),
  ];
  if (!Number.isFinite(own))
    return { unknown: { kind: 'own odds had called what came impossible' } };
  if (!Number.isFinite(market))
    return { unknown: { kind: 'the price had called what came impossible' } };
  return { own, market };
}
