import type { Pace, Sale, ToCash } from '../domain/survival.ts';
import type { Book, Position } from '../domain/thesis.ts';
import { impact } from '../kernel/impact.ts';
import { demand } from '../kernel/require.ts';
import { grid, largest } from './survival.ts';

type Missing = ToCash['missing'][number];

/**
 * How long a book takes to become cash, and what that costs. A position takes
 * quantity / (participation x adv) days. Its cost is the square-root law for the whole of it, taken
 * for the average price: at that pace it takes n days, in which volatility is root n times a day's
 * and the market trades n times a day's quantity, so the pace cancels. A cost is a price at most.
 * @param exposure  multiple of the quantities in the book, >= 0
 * @returns         a figure that rests on something unknown is absent, and `missing` says on what
 * @throws RangeError when an argument is outside its range
 */
export function toCash(book: Book, pace: Pace, exposure = 1): ToCash {
  share(pace.participation);
  demand(exposure >= 0 && exposure < Number.POSITIVE_INFINITY, 'exposure is >= 0', exposure);
  const missing: Missing[] = [];
  const sales = book.positions.map((position): Sale => {
    const { symbol, currency, adv } = position;
    refuse(position);
    const sold = Math.abs(position.quantity) * exposure;
    const vol = pace.volatility[symbol];
    if (sold === 0) return { symbol, days: 0, cost: 0, money: 0 };
    if (currency !== book.currency) missing.push({ symbol, what: 'currency' });
    if (vol === undefined) missing.push({ symbol, what: 'volatility' });
    if (adv === undefined) {
      missing.push({ symbol, what: 'adv' });
      return { symbol };
    }
    const days = sold / (pace.participation * adv);
    if (vol === undefined) return { symbol, days };
    const cost = Math.min(1, impact(sold, adv, vol, pace.scale));
    return { symbol, days, cost, money: cost * sold * position.price };
  });
  const worth = book.positions.reduce(
    (sum, p) => sum + Math.abs(p.quantity) * p.price * exposure,
    0,
  );
  const days = whole(sales.map((sale) => sale.days))?.reduce((a, b) => Math.max(a, b), 0);
  const money = missing.some((m) => m.what === 'currency')
    ? undefined
    : whole(sales.map((sale) => sale.money))?.reduce((a, b) => a + b, 0);
  return {
    sales,
    ...(days === undefined ? {} : { days }),
    ...(money === undefined ? {} : { money, cost: worth > 0 ? money / worth : 0 }),
    missing,
  };
}

/**
 * The largest exposure on the grid 0, 0.01, ... whose slowest position is cash within a limit.
 * @param limit          days, > 0
 * @param participation  share of a day's traded quantity, 0 < share <= 1
 * @param most           the end of the grid, >= 0, multiple of the quantities in the book
 * @returns              undefined when the adv of a position is not known; `toCash` says of which
 * @throws RangeError when an argument is outside its range
 */
export function daysCap(
  book: Book,
  { limit, participation, most }: { readonly [F in 'limit' | 'participation' | 'most']: number },
): number | undefined {
  share(participation);
  demand(limit > 0 && limit < Number.POSITIVE_INFINITY, 'a limit of days is > 0', limit);
  // Days need no volatility.
  const { days } = toCash(book, { participation, scale: 0, volatility: {} });
  if (days === undefined) return undefined;
  return largest(grid(most), (exposure) => exposure * days <= limit * (1 + 1e-12));
}

/** Every figure, or undefined when one is missing. */
function whole(xs: readonly (number | undefined)[]): readonly number[] | undefined {
  const known = xs.filter((x) => x !== undefined);
  return known.length === xs.length ? known : undefined;
}

const share = (part: number): void =>
  demand(part > 0 && part <= 1, 'participation is more than 0 and at most 1', part);

function refuse({ quantity, price, adv }: Position): void {
  demand(Number.isFinite(quantity), 'a quantity is finite', quantity);
  demand(price > 0 && price < Number.POSITIVE_INFINITY, 'a price is positive', price);
  const trades = adv === undefined || (adv > 0 && adv < Number.POSITIVE_INFINITY);
  demand(trades, 'a traded quantity is positive', adv);
}
