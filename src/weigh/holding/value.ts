import type { Known, Unknown } from '../../domain/known.ts';
import type { Balance, Portfolio, Price, Stands, Valued } from '../../domain/portfolio.ts';
import { type Market, priceOf, rateOf } from './quote.ts';

/**
 * What a portfolio comes to at a moment: each position at its price, in the portfolio's currency, and
 * all of it as a share of own capital, which is positions and cash less what is owed. Long and short
 * are added, so that a short position never makes exposure look smaller; the grid is a hundredth.
 *
 * What has no price or no rate may be worth anything. Then the least and the most that exposure can be
 * are told: a long position u beside known holdings G and capital C makes it (G + u) / (C + u), between
 * G / C and 1; a short position or a loan makes it any larger, cash any smaller.
 */
export function valuation(portfolio: Portfolio, market: Market): Omit<Stands, 'from'> {
  const { on, currency, holdings } = portfolio;
  const rate = (of: string): Known<Price> => rateOf(of, portfolio, market);
  const positions = holdings.map((held): Valued => {
    const { symbol, name, account, quantity } = held;
    const price = priceOf(held, on, market);
    const by = held.currency === currency ? undefined : rate(held.currency);
    const lacks = [price, by].find((q) => q !== undefined && 'unknown' in q);
    return {
      symbol,
      ...(name === undefined ? {} : { name }),
      ...(account === undefined ? {} : { account }),
      quantity,
      currency: held.currency,
      price,
      ...(by ? { rate: by } : {}),
      worth: quantity === 0 ? 0 : ((lacks as { unknown: Unknown }) ?? worthOf(quantity, price, by)),
    };
  });
  const money = moneyOf(portfolio, rate);
  const doubts = [
    ...positions.filter((p) => p.quantity !== 0).flatMap((p) => doubtsOf(p, currency)),
    ...money.doubts,
  ];
  const known = positions.flatMap(({ worth }) => (typeof worth === 'number' ? [worth] : []));
  const gross = known.reduce((sum, x) => sum + Math.abs(x), 0);
  const capital = known.reduce((sum, x) => sum + x, money.net);
  const unvalued = positions.filter(({ worth }) => typeof worth !== 'number');
  const spans = {
    gross,
    capital,
    long: unvalued.some((p) => p.quantity > 0),
    short: unvalued.some((p) => p.quantity < 0),
    ...money,
  };
  const whole = !(spans.long || spans.short || money.cash || money.loan);
  const solvent = capital > 0;
  const [least, most] = bounds(spans);
  return {
    on,
    currency,
    positions,
    exposure: whole && solvent ? hundredths(least, Math.round) : hundredths(least, Math.floor),
    ...(whole && solvent ? { capital: { amount: capital, currency } } : {}),
    ...((whole && solvent) || most === undefined ? {} : { most: hundredths(most, Math.ceil) }),
    doubts: unique([
      ...doubts,
      ...(whole && !solvent
        ? [{ kind: gross > 0 ? 'more is owed than is held' : 'nothing held' } as const]
        : []),
    ]),
  };
}

/** Holdings and capital as far as they are known, and of what sorts there is more. */
type Spans = Readonly<Record<'gross' | 'capital', number>> &
  Readonly<Record<'long' | 'short' | 'cash' | 'loan', boolean>>;

/** The least and the most that exposure can be; no most where it may be any. */
function bounds({ gross, capital, long, short, cash, loan }: Spans): [number, number | undefined] {
  const solvent = capital > 0;
  const ratio = solvent ? gross / capital : undefined;
  // A long position of any worth draws the ratio towards 1; a portfolio that owes more than it has needs one to stand at all.
  const least = cash ? 0 : long ? Math.min(ratio ?? 1, 1) : (ratio ?? (gross > 0 ? 1 : 0));
  if (short || loan || ratio === undefined) return [least, undefined];
  return [least, long ? Math.max(ratio, 1) : ratio];
}

const worthOf = (quantity: number, price: Known<Price>, rate: Known<Price> | undefined): number =>
  quantity * (price as Price).at * (rate === undefined ? 1 : (rate as Price).at);

/** Why a position's worth is not known, or rests on what is old. */
function doubtsOf({ symbol, currency: of, price, rate }: Valued, to: string): Unknown[] {
  return [
    ...('unknown' in price
      ? [price.unknown]
      : [
          ...(price.late ? [{ kind: 'old price' as const, symbol }] : []),
          ...(price.unlike === undefined
            ? []
            : [{ kind: 'two prices' as const, symbol, series: price.unlike }]),
        ]),
    ...(rate === undefined
      ? []
      : 'unknown' in rate
        ? [rate.unknown]
        : rate.late
          ? [{ kind: 'old rate' as const, of, to }]
          : []),
  ];
}

/** Cash less loans as far as there is a rate, and of which of the two there is more. */
function moneyOf(
  { currency: to, cash, loans }: Portfolio,
  rate: (of: string) => Known<Price>,
): Readonly<Record<'cash' | 'loan', boolean>> & { net: number; doubts: readonly Unknown[] } {
  const all: readonly Balance[] = [...cash, ...loans.map((l) => ({ ...l, amount: -l.amount }))];
  let net = 0;
  const unknown = { cash: false, loan: false };
  const doubts: Unknown[] = [];
  for (const { amount, currency: of } of all) {
    if (amount === 0) continue;
    const by = of === to ? undefined : rate(of);
    if (by !== undefined && 'unknown' in by) {
      doubts.push(by.unknown);
      unknown[amount > 0 ? 'cash' : 'loan'] = true;
      continue;
    }
    if (by?.late) doubts.push({ kind: 'old rate', of, to });
    net += amount * (by?.at ?? 1);
  }
  return { ...unknown, net, doubts };
}

/** On the grid of exposure; what rounding leaves of a hundredth does not move it. */
const hundredths = (x: number, to: (x: number) => number): number =>
  to(Math.round(x * 1e8) / 1e6) / 100;

const unique = (all: readonly Unknown[]): readonly Unknown[] => [
  ...new Map(all.map((u) => [JSON.stringify(u), u])).values(),
];
