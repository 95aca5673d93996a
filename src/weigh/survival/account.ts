import type { Known } from '../../domain/known.ts';
import type { Account } from '../../domain/survival.ts';
import type { Book } from '../../domain/thesis.ts';
import { demand } from '../../kernel/require.ts';

/**
 * How a book stands. Leverage is the value of its positions over its capital. Positions plus cash
 * are own capital plus loan; of cash and loan the one that the book leaves out follows from that,
 * and where it leaves out both nothing is borrowed but what capital does not pay. Stated cash beside
 * a loan that is left out is kept beside the capital. Where both are stated they are believed: what
 * the capital then lacks is missing from the cash that meets calls.
 * The margin is the mean of the positions', by value, the book's for those that state none.
 * @returns unknown, with the symbol where there is one, when a price is in another currency, a
 *          position is short, a margin is not stated, or more is owed than is held
 * @throws RangeError when a figure is not finite, or outside its range
 * @example account({ currency: 'USD', capital: 100, margin: 0.25, cash: 20, positions: [{ symbol: 'A', quantity: 2, price: 75, currency: 'USD' }] }) // { leverage: 1.5, rule: { maintenance: 0.25, cash: 0.2 } }
 */
export function account(book: Book): Known<Account> {
  const { capital, cash, loan } = book;
  demand(capital > 0 && capital < Number.POSITIVE_INFINITY, 'capital is positive', capital);
  for (const x of [cash, loan])
    demand(x === undefined || (x >= 0 && x < Number.POSITIVE_INFINITY), 'money is >= 0', x);
  let value = 0;
  let asked = 0;
  for (const p of book.positions) {
    const worth = p.quantity * p.price;
    demand(Number.isFinite(worth), 'a position has a finite value', worth);
    if (p.currency !== book.currency)
      return { unknown: { kind: 'other currency', symbol: p.symbol } };
    if (worth < 0) return { unknown: { kind: 'short position', symbol: p.symbol } };
    const margin = p.margin ?? book.margin;
    if (margin === undefined) return { unknown: { kind: 'no margin', symbol: p.symbol } };
    demand(margin >= 0 && margin < 1, 'a margin is >= 0 and below 1', margin);
    value += worth;
    asked += worth * margin;
  }
  // Money carries no twelfth digit of itself: what is left of subtraction there is no debt.
  const beside = Math.round((kept(value, book) / capital) * 1e12) / 1e12 + 0;
  if (beside < -1) return { unknown: { kind: 'more is owed than is held' } };
  const maintenance = value > 0 ? asked / value : (book.margin ?? 0);
  return { leverage: value / capital, rule: { maintenance, cash: beside } };
}

/** Cash kept beside the capital: positions less capital, less what is owed on them net of cash. */
function kept(value: number, { capital, cash, loan }: Book): number {
  const beyond = value - capital;
  if (cash === undefined) return loan === undefined || loan >= beyond ? 0 : beyond - loan;
  // Kept apart, so that cash beside a loan that is left out comes back to the digit.
  return loan === undefined ? cash + Math.min(0, beyond) : beyond - loan + cash;
}
