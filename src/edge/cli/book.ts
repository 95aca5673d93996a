import { basename } from 'node:path';
import type { Portfolio } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import type { Lang, Text } from '../../domain/text.ts';
import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import { fixed } from '../../report/words/number.ts';
import { changed } from '../book/change.ts';
import {
  accountsOf,
  type BookEntry,
  type BookOnRecord,
  bookOnRecord,
  recorded,
  replacing,
} from '../book/record.ts';
import { readBook } from '../book/schema.ts';
import { must } from '../file/problem.ts';
import { readBytes, readFrom } from '../file/text.ts';
import { type Exported, exported } from '../foreign/book.ts';
import { currencyOf, POSITION_NAMES } from '../foreign/broker.ts';
import { dayAt, stamp } from '../zone.ts';
import { dayOption } from './date.ts';
import { wayOf } from './foreign.ts';
import { tellBook } from './holdings.ts';
import { IMPORTED } from './imported.ts';
import { type Command, declined, FINE, misused, type Options, type Voice } from './say.ts';

/** Where today's date is read while the book names no zone. */
const ZONE = 'America/New_York';

/** `bide book import FILE | set | show`. */
export const run: Command = ([action = 'show', file], options, voice) => {
  if (action === 'show' && file === undefined) return shown(options, voice);
  if (action === 'set' && file === undefined) return set(options, voice);
  if (action === 'import' && file !== undefined) return imported(file, options, voice);
  return must(misused(IMPORTED.bookUsage));
};

function shown({ home }: Options, voice: Voice): number {
  const book = bookOnRecord(home);
  if (!book) {
    voice.answer(IMPORTED.noBook, { book: null });
    return FINE;
  }
  const { portfolio, entry, how } = book;
  const on = formatDay(portfolio.on);
  const since = stamp(book.at, portfolio.zone ?? ZONE)
    .slice(0, 'YYYY-MM-DDThh:mm'.length)
    .replace('T', ' ');
  tellBook(book, voice, [
    IMPORTED.standing({ on, entry, since }),
    how?.by === 'import' ? IMPORTED.byImport(how.file, how.from) : IMPORTED.bySet,
  ]);
  return FINE;
}

function set(options: Options, voice: Voice): number {
  const { home, cash, loan, position, remove, margin, currency, zone } = options;
  if ([cash, loan, position, remove, margin, currency, zone].every((one) => one === undefined))
    must(misused(IMPORTED.setNothing));
  const on = dayOf(options, voice);
  const make = (before: Portfolio | undefined): BookEntry => {
    const made = changed(before, on ?? today(before, voice), options);
    if ('portfolio' in made) return { portfolio: made.portfolio, how: { by: 'set' } };
    const { option, found, why } = made.slip;
    if (option === 'currency' && why === 'which')
      return must(misused(IMPORTED.whichCurrency(found.split(', '))));
    return must(misused(IMPORTED.slip(option, found, IMPORTED.slips[why])));
  };
  // A slip is told before a journal is made for it.
  const draft = make(bookOnRecord(home)?.portfolio);
  const book = options.dryRun ? draft : recorded(home, voice.now(), make);
  tellBook(book, voice, [], [ending(book)]);
  return FINE;
}

function imported(file: string, options: Options, voice: Voice): number {
  const { home } = options;
  const before = bookOnRecord(home)?.portfolio;
  const own = /\.ya?ml$/i.test(file);
  const read = own ? undefined : fromExport(file, before, { options, voice });
  const portfolio = read ? portfolioOf(read, before, options) : must(readFrom(file, readBook));
  const on = formatDay(portfolio.on);
  if (portfolio.on > lastDay(voice.now())) must(declined(IMPORTED.inFuture(file, on)));
  const entry = (old: Portfolio | undefined): BookEntry => ({
    portfolio: own ? portfolio : replacing(old, portfolio, { tellsCash: read?.tellsCash ?? true }),
    how: { by: 'import', file: basename(file), from: read?.broker.id ?? 'yaml' },
  });
  const draft = entry(before);
  const book = options.dryRun ? draft : recorded(home, voice.now(), entry);
  const from = read?.broker.title ?? IMPORTED.ownBook;
  const kept = accountsOf(draft.portfolio).filter((one) => !accountsOf(portfolio).includes(one));
  tellBook(
    book,
    voice,
    [IMPORTED.readBook({ file, encoding: read?.encoding ?? 'utf-8', on }, from)],
    [...(read ? remarks(read) : []), ...keptLine(kept, voice.lang), ending(book)],
  );
  return FINE;
}

function fromExport(
  file: string,
  before: Portfolio | undefined,
  { options, voice }: { readonly options: Options; readonly voice: Voice },
): Exported {
  const { account, currency } = options;
  if (currency !== undefined && currencyOf(currency) === undefined)
    must(misused(IMPORTED.slip('currency', currency, IMPORTED.slips.currency)));
  const stated = {
    ...must(wayOf(options, Object.keys(POSITION_NAMES))),
    ...present({ account, currency: currency && currencyOf(currency), on: dayOf(options, voice) }),
  };
  const now = today(before, voice);
  return must(exported(must(readBytes(file, file)), { file, stated, today: now }));
}

/** What was read as a book, in the currency that is stated, or that everything is in. */
function portfolioOf(
  read: Exported,
  before: Portfolio | undefined,
  { currency }: Options,
): Portfolio {
  const { on, holdings, cash, loans, rates, base } = read;
  const codes = [...new Set([...holdings, ...cash, ...loans].map((one) => one.currency))];
  const own =
    currencyOf(currency ?? '') ??
    before?.currency ??
    base ??
    (codes.length === 1 ? codes[0] : undefined);
  if (own === undefined) return must(misused(IMPORTED.whichCurrency(codes)));
  return { on, currency: own, holdings, cash, loans, ...present({ rates }) };
}

const remarks = ({ dated, totals, unpriced, tellsCash }: Exported): readonly Text[] => [
  ...(dated === 'today' ? [IMPORTED.today] : []),
  ...totals.map(({ line, currency, amount: sum, rows }) => {
    const amount = `${fixed(sum, 2)} ${currency}`.trim();
    return rows > 0
      ? IMPORTED.totalSame({ line, amount, rows })
      : IMPORTED.totalOther(line, amount);
  }),
  ...(totals.length === 0 ? [IMPORTED.noTotal] : []),
  ...(tellsCash ? [] : [IMPORTED.noCash]),
  ...(unpriced.length > 0 ? [IMPORTED.unpriced(unpriced)] : []),
];

const keptLine = (kept: readonly (string | undefined)[], lang: Lang): readonly Text[] =>
  kept.length === 0 ? [] : [IMPORTED.kept(kept.map((one) => one ?? IMPORTED.noAccount[lang]))];

const ending = (book: BookEntry | BookOnRecord): Text =>
  'entry' in book ? IMPORTED.onRecord(book.entry) : IMPORTED.dry;

/** The day that is stated, which must have come. */
function dayOf({ on }: Options, { now }: Voice): Day | undefined {
  const day = must(dayOption('--on', on, { now: now(), zone: ZONE }));
  if (day !== undefined && day > lastDay(now())) must(misused(IMPORTED.inFuture('--on', on ?? '')));
  return day;
}

/** The day that it is where days begin first. */
const lastDay = (now: Instant): Day => dayAt(now, 'Pacific/Kiritimati');

const today = (book: Portfolio | undefined, { now }: Voice): Day =>
  dayAt(now(), book?.zone ?? ZONE);
