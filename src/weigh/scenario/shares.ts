import type { Known } from '../../domain/known.ts';
import { type Book, worth } from '../../domain/thesis.ts';

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
