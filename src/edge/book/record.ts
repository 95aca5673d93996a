import type { Balance, Holding, Portfolio, StatedRate } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import { type Day, type Instant, parseDay } from '../../domain/time.ts';
import type { Records } from '../../run/ports.ts';
import type { Enacted } from '../held.ts';
import { inJournal, type ReadEntry, standing, withJournal } from '../keep.ts';
import { samePair } from './change.ts';

/** How a book came on record. */
type How =
  | { readonly by: 'import'; readonly file: string; readonly from: string }
  | { readonly by: 'set' }
  | { readonly by: 'decide'; readonly day: string };

/** What an entry of kind `book` holds. */
export type BookEntry = { readonly portfolio: Portfolio; readonly how?: How };

/** A book on record: which entry holds it, and when it was written. */
export type BookOnRecord = BookEntry & { readonly entry: number; readonly at: Instant };

/** The book that was put on record last, or what a later decision left of it; undefined while there is none. */
export const bookOnRecord = (workspace: string | undefined): BookOnRecord | undefined =>
  inJournal(workspace, lastOf);

/** What a decision left counts from the day after that on. */
function lastOf(records: Records): BookOnRecord | undefined {
  const book = standing<BookEntry>(records, 'book').at(-1);
  const done = (['accept', 'override'] as const)
    .flatMap((kind) => standing<Enacted>(records, kind))
    .filter(({ seq }) => book === undefined || seq > book.seq)
    .reduce<ReadEntry<Enacted> | undefined>((a, b) => (a && a.seq > b.seq ? a : b), undefined);
  const portfolio = done?.read.portfolio ?? book?.read.portfolio;
  const day = parseDay(done?.read.day ?? '');
  if (!book || !portfolio) return undefined;
  if (!done || day === undefined) return { ...book.read, entry: book.seq, at: book.at };
  return {
    portfolio: { ...portfolio, on: Math.max(portfolio.on, day + 1) as Day },
    how: { by: 'decide', day: done.read.day },
    entry: done.seq,
    at: done.at,
  };
}

/**
 * Puts a book on record, made from the one that stands while nobody else writes.
 * @returns it, and the number of its entry
 */
export const recorded = (
  workspace: string | undefined,
  at: Instant,
  make: (before: BookOnRecord | undefined) => BookEntry,
): BookOnRecord =>
  withJournal(workspace, (store) =>
    store.alone(() => {
      const body = make(lastOf(store));
      const [kept] = store.append([{ kind: 'book', at, body }]);
      if (!kept) throw new RangeError('nothing was appended');
      return { ...body, entry: kept.seq, at };
    }),
  );

type Parts = Pick<Portfolio, 'holdings' | 'cash' | 'loans'>;

/** Accounts of which a book tells. */
export const accountsOf = ({ holdings, cash, loans }: Parts): readonly (string | undefined)[] => [
  ...new Set([...holdings, ...cash, ...loans].map((one) => one.account)),
];

/**
 * A book whose accounts take the place of those of the same names; the others stand as they stood. Where
 * it does not tell of cash, what was told of that stands as well.
 */
export function replacing(
  before: Portfolio | undefined,
  after: Portfolio,
  { tellsCash }: { readonly tellsCash: boolean },
): Portfolio {
  if (!before) return after;
  const told = accountsOf(after);
  const stays = ({ account }: Holding | Balance): boolean => !told.includes(account);
  const owed = tellsCash || after.loans.length > 0;
  const { margin, zone, rates: old = [] } = before;
  const isTold = (rate: StatedRate): boolean =>
    after.rates?.some((one) => samePair(one, rate)) ?? false;
  const rates = [...(after.rates ?? []), ...old.filter((rate) => !isTold(rate))];
  return {
    ...present({ margin, zone }),
    ...after,
    holdings: [...before.holdings.filter(stays), ...after.holdings],
    cash: [...before.cash.filter((one) => !tellsCash || stays(one)), ...after.cash],
    loans: [...before.loans.filter((one) => !owed || stays(one)), ...after.loans],
    ...(rates.length > 0 ? { rates } : {}),
  };
}
