import { both } from '../../domain/text.ts';
import type { Thesis } from '../../domain/thesis.ts';
import type { Remark, Remarking } from './remark.ts';

/** Holdings over own capital from which a quantity or a price has most likely slipped by digits. */
const MAX_TIMES_CAPITAL = 10;

/** A book many times its capital is asked about: 450000 for 450 reads as well as any other number. */
export function overheld({ book }: Thesis, tell: Remarking): Remark[] {
  if (!book) return [];
  const sizes = book.positions.map((p) =>
    p.currency === book.currency ? Math.abs(p.quantity * p.price) : 0,
  );
  const times = sizes.reduce((sum, x) => sum + x, 0) / book.capital;
  const i = sizes.indexOf(Math.max(...sizes));
  const largest = book.positions[i];
  if (!largest || times <= MAX_TIMES_CAPITAL) return [];
  const { symbol, quantity } = largest;
  const n = Math.round(times);
  return [
    tell(
      'many times capital',
      ['book', 'positions', i, 'quantity'],
      both(
        `${symbol}: with ${quantity} of it the book is ${n} times its capital; are quantity, price and capital meant so?`,
        `${symbol}：持有${quantity}單位，部位合計為資本的${n}倍；數量、價格與資本是否無誤？`,
      ),
    ),
  ];
}
