import type { Known } from '../../domain/known.ts';
import type {
  Holding,
  Order,
  Portfolio,
  Price,
  RuleOfSale,
  Valued,
} from '../../domain/portfolio.ts';
import type { Pace } from '../../domain/survival.ts';
import { impact } from '../../kernel/impact.ts';

/** What is asked of a portfolio: its positions at their prices, how much of them is sold, and how. */
type Task = {
  readonly portfolio: Portfolio;
  /** Of each holding, in their order. */
  readonly positions: readonly Valued[];
  /** In the portfolio's currency; below 0 sold, above 0 bought. */
  readonly change: number;
  readonly rule: RuleOfSale;
  /** Into what market, volatility by symbol; absent where no participation is stated. */
  readonly pace?: Pace | undefined;
};

/** A long position that can be traded: what it is, and what one unit is worth in the portfolio's currency. */
type Leg = { readonly held: Holding; readonly at: Valued; readonly unit: number };

/**
 * Orders that sell, or buy, positions for an amount: in whole units, or in fractions where the position
 * has one. Nothing is sold that is not there, nothing bought that is not held, a short position is left
 * alone. Of each rule: `pro-rata` takes of every position the same share, as near as units allow; `liquid` sells first what
 * takes the fewest days; `tax` sells first the lots that cost most beside their price, then alike what
 * states no lots. What rounding leaves of one order goes on to the next, the dearest unit first: the
 * sum is met, and shares of cheaper ones give way. What is bought is bought alike by every rule.
 */
export function ordersFor({ portfolio, positions, change, rule, pace }: Task): readonly Order[] {
  const legs = positions.flatMap((at, i): Leg[] => {
    const held = portfolio.holdings[i];
    const { worth, quantity } = at;
    return held && quantity > 0 && typeof worth === 'number' && worth > 0
      ? [{ held, at, unit: worth / quantity }]
      : [];
  });
  const all = legs.reduce((sum, leg) => sum + worthOf(leg), 0);
  if (!(all > 0) || change === 0) return [];
  const sold = change < 0 ? Math.min(-change, all) : change;
  const wanted =
    change > 0 || rule === 'pro-rata'
      ? legs.map((leg) => (sold * worthOf(leg)) / all)
      : inTurn(legs, rule === 'liquid' ? byDays(legs) : byCost(legs), sold);
  const quantities = rounded(legs, wanted, change);
  return legs.flatMap(({ held, at, unit }, i): Order[] => {
    const quantity = quantities[i] as number;
    if (quantity === 0) return [];
    const signed = change < 0 ? -quantity : quantity;
    return [
      {
        symbol: held.symbol,
        ...(held.account === undefined ? {} : { account: held.account }),
        quantity: signed,
        price: (at.price as Price).at,
        currency: held.currency,
        amount: signed * unit,
        ...traded(held, { quantity, unit, pace }),
      },
    ];
  });
}

/**
 * Symbols of positions that could be sold of which a rule says nothing: without a daily volume (`liquid`), or
 * whose lots do not make them up (`tax`). They come last, alike; where there are no others the rule orders nothing.
 */
export const unordered = (
  { holdings }: Pick<Portfolio, 'holdings'>,
  rule: RuleOfSale,
): readonly string[] => {
  const says = ({ adv, lots, quantity }: Holding): boolean =>
    rule === 'pro-rata' ||
    (rule === 'liquid'
      ? adv !== undefined && adv > 0
      : (lots ?? []).reduce((sum, lot) => sum + lot.quantity, 0) > quantity - 1e-6);
  return [
    ...new Set(holdings.filter((h) => h.quantity > 0 && !says(h)).map(({ symbol }) => symbol)),
  ];
};

const worthOf = ({ at }: Leg): number => at.worth as number;

/** A part of a position, in the portfolio's currency, that is sold before those after it. */
type Part = { readonly leg: number; readonly worth: number };

/** What is sold of each where one part comes after the other; parts of one turn are sold alike. */
function inTurn(legs: readonly Leg[], turns: readonly (readonly Part[])[], sold: number): number[] {
  const out = legs.map(() => 0);
  let left = sold;
  for (const turn of turns) {
    const all = turn.reduce((sum, { worth }) => sum + worth, 0);
    const share = all > 0 ? Math.min(1, left / all) : 0;
    for (const { leg, worth } of turn) out[leg] = (out[leg] as number) + worth * share;
    left -= all * share;
  }
  return out;
}

/** Whole positions, the one that takes the fewest days first; those of unknown volume last, alike. */
function byDays(legs: readonly Leg[]): readonly (readonly Part[])[] {
  const parts = legs.map((leg, i) => {
    const { adv } = leg.held;
    return { leg: i, worth: worthOf(leg), days: adv ? leg.at.quantity / adv : undefined };
  });
  const known = parts.flatMap((p) => (p.days === undefined ? [] : [{ ...p, days: p.days }]));
  return [
    ...known.toSorted((a, b) => a.days - b.days).map((p) => [p]),
    parts.filter((p) => p.days === undefined),
  ];
}

/** Lots, the one with the largest loss a unit of money first; positions without any last, alike. */
function byCost(legs: readonly Leg[]): readonly (readonly Part[])[] {
  const lots = legs.flatMap((leg, i) => {
    let left = leg.at.quantity;
    const price = (leg.at.price as Price).at;
    return [...(leg.held.lots ?? [])]
      .toSorted((a, b) => b.cost - a.cost)
      .map((lot) => {
        const quantity = Math.max(0, Math.min(left, lot.quantity));
        left -= quantity;
        return { leg: i, worth: quantity * leg.unit, cost: lot.cost / price };
      });
  });
  const rest = legs.map((leg, i) => {
    const stated = lots.reduce((sum, lot) => sum + (lot.leg === i ? lot.worth : 0), 0);
    return { leg: i, worth: Math.max(0, worthOf(leg) - stated) };
  });
  return [...lots.toSorted((a, b) => b.cost - a.cost).map((lot) => [lot]), rest];
}

/** Decimals of a unit that a position may have. */
const MAX_DECIMALS = 8;

/** In units that can be traded: what one order leaves of its amount goes on to the next, the dearest unit first. */
function rounded(legs: readonly Leg[], wanted: readonly number[], change: number): number[] {
  const out = legs.map(() => 0);
  let rest = 0;
  const dearest = [...legs.keys()].toSorted((a, b) => stepOf(legs, b) - stepOf(legs, a));
  for (const i of dearest) {
    const { at, unit } = legs[i] as Leg;
    const want = wanted[i] as number;
    if (!(want > 0)) continue;
    const scale = scaleOf(at.quantity);
    const most = change < 0 ? at.quantity : Number.POSITIVE_INFINITY;
    const asked = Math.round(((want + rest) / unit) * scale) / scale;
    const quantity = Math.min(most, Math.max(0, asked));
    rest += want - quantity * unit;
    out[i] = quantity;
  }
  return out;
}

/** What the smallest order of a position is worth. */
function stepOf(legs: readonly Leg[], i: number): number {
  const { at, unit } = legs[i] as Leg;
  return unit / scaleOf(at.quantity);
}

/** Into how many parts a unit is divided: by as many decimals as the position has. */
function scaleOf(quantity: number): number {
  let scale = 1;
  for (
    let n = 0;
    n < MAX_DECIMALS && Math.abs(quantity * scale - Math.round(quantity * scale)) > 1e-9;
    n++
  )
    scale *= 10;
  return scale;
}

/** A portfolio once orders are done at their prices: what was sold is cash, and what is sold out is gone. */
export function filled(portfolio: Portfolio, done: readonly Order[]): Portfolio {
  let { cash, holdings } = portfolio;
  for (const { symbol, account, quantity, price, currency } of done) {
    const same = (of: { readonly account?: string }): boolean => of.account === account;
    holdings = holdings.map((h) =>
      h.symbol === symbol && same(h)
        ? { ...h, quantity: Math.round((h.quantity + quantity) * 1e8) / 1e8 }
        : h,
    );
    const paid = -quantity * price;
    const lies = (own: boolean): number =>
      cash.findIndex((c) => c.currency === currency && (own ? same(c) : c.account === undefined));
    // Into the cash of its account, else into that of which no account is told.
    const there = lies(true) < 0 ? lies(false) : lies(true);
    cash =
      there < 0
        ? [...cash, { amount: paid, currency, ...(account === undefined ? {} : { account }) }]
        : cash.map((c, i) => (i === there ? { ...c, amount: c.amount + paid } : c));
  }
  return { ...portfolio, cash, holdings: holdings.filter((h) => h.quantity !== 0) };
}

/** What an order costs by the square-root law, in the portfolio's currency, and how many days it takes. */
function traded(
  { symbol, adv }: Holding,
  {
    quantity,
    unit,
    pace,
  }: { readonly quantity: number; readonly unit: number } & Pick<Task, 'pace'>,
): Pick<Order, 'cost' | 'days'> {
  const nobody = { unknown: { kind: 'no crowd' } } as const;
  if (!pace) return { cost: nobody, days: nobody };
  if (adv === undefined || !(adv > 0)) {
    const none: Known<number> = { unknown: { kind: 'no volume', symbol } };
    return { cost: none, days: none };
  }
  const moves = pace.volatility[symbol];
  return {
    days: quantity / (pace.participation * adv),
    cost:
      moves === undefined
        ? { unknown: { kind: 'no volatility', symbol } }
        : Math.min(1, impact(quantity, adv, moves, pace.scale)) * quantity * unit,
  };
}
