import { basename } from 'node:path';
import type { Portfolio } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import type { Lang, Text } from '../../domain/text.ts';
import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import { fixed } from '../../report/words/number.ts';
import { rateOf } from '../../weigh/holding/quote.ts';
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
import type { HeldRecord } from '../held.ts';
import { inJournal } from '../keep.ts';
import { type Clock, heldRecords } from '../taken.ts';
import { dayAt, minuteAt } from '../zone.ts';
import { dayOption } from './date.ts';
import { wayOf } from './foreign.ts';
import { tellBook } from './holdings.ts';
import { IMPORTED } from './imported.ts';
import { readerClock } from './reader.ts';
import { type Command, declined, FINE, misused, type Options, type Voice } from './say.ts';

/** `bide book import FILE | set | show`. */
export const run: Command = ([action = 'show', file], options, voice) => {
  if (action === 'show' && file === undefined) return shown(options, voice);
  if (action === 'set' && file === undefined) return set(options, voice);
  if (action === 'import' && file !== undefined) return imported(file, options, voice);
  return must(misused(IMPORTED.bookUsage));
};

function shown(options: Options, voice: Voice): number {
  const { home } = options;
  const book = bookOnRecord(home);
  if (!book) {
    voice.answer(IMPORTED.noBook, { book: null });
    return FINE;
  }
  const { portfolio, entry, how } = book;
  const on = formatDay(portfolio.on);
  const since = minuteAt(book.at, readerClock(options, voice).zone);
  tellBook(book, voice, [
    IMPORTED.standing({ on, entry, since }),
    how?.by === 'import'
      ? IMPORTED.byImport(how.file, how.from)
      : how?.by === 'decide'
        ? IMPORTED.byDecision(how.day)
        : IMPORTED.bySet,
  ]);
  return FINE;
}

function set(options: Options, voice: Voice): number {
  const { home, cash, loan, position, remove, rate, adv, margin, currency, zone } = options;
  const all = [cash, loan, position, remove, rate, adv, margin, currency, zone];
  if (all.every((one) => one === undefined)) must(misused(IMPORTED.setNothing));
  const clock = readerClock(options, voice);
  const on = dayOf(options, clock);
  const make = (before: BookOnRecord | undefined): BookEntry => {
    const made = changed(before?.portfolio, on ?? dayOfChange(before, clock), options);
    if ('portfolio' in made) return { portfolio: made.portfolio, how: { by: 'set' } };
    const { option, found, why } = made.slip;
    if (option === 'currency' && why === 'which')
      return must(misused(IMPORTED.whichCurrency(found.split(', '))));
    return must(misused(IMPORTED.slip(option, found, IMPORTED.slips[why])));
  };
  // A slip is told before a journal is made for it.
  const draft = make(bookOnRecord(home));
  const book = options.dryRun ? draft : recorded(home, voice.now(), make);
  tellBook(book, voice, [], [...lacking(book.portfolio), ...ending(book, home)]);
  return FINE;
}

/** What is changed on the day on which it was written completes the book of its own day; later it is of today. */
const dayOfChange = (before: BookOnRecord | undefined, { now, zone }: Clock): Day =>
  before && dayAt(before.at, zone) === dayAt(now, zone) ? before.portfolio.on : dayAt(now, zone);

function imported(file: string, options: Options, voice: Voice): number {
  const { home } = options;
  const clock = readerClock(options, voice);
  const before = bookOnRecord(home)?.portfolio;
  const own = /\.ya?ml$/i.test(file);
  const read = own ? undefined : fromExport(file, options, clock);
  const portfolio = read ? portfolioOf(read, before, options) : must(readFrom(file, readBook));
  const on = formatDay(portfolio.on);
  if (portfolio.on > lastDay(clock.now)) must(declined(IMPORTED.inFuture(file, on)));
  const entry = (old: Portfolio | undefined): BookEntry => ({
    portfolio: own ? portfolio : replacing(old, portfolio, { tellsCash: read?.tellsCash ?? true }),
    how: { by: 'import', file: basename(file), from: read?.broker.id ?? 'yaml' },
  });
  const draft = entry(before);
  const book = options.dryRun ? draft : recorded(home, clock.now, (old) => entry(old?.portfolio));
  const from = read?.broker.title ?? IMPORTED.ownBook;
  const kept = accountsOf(draft.portfolio).filter((one) => !accountsOf(portfolio).includes(one));
  tellBook(
    { ...book, ...present({ columns: read?.columns }) },
    voice,
    [
      IMPORTED.readBook({ file, encoding: read?.encoding ?? 'utf-8', on }, from),
      ...(read ? [IMPORTED.columns(read.columns)] : []),
    ],
    [
      ...(read ? remarks(read, owns(draft.portfolio)) : []),
      ...keptLine(kept, voice.lang),
      ...lacking(book.portfolio),
      ...ending(book, home),
    ],
  );
  return FINE;
}

function fromExport(file: string, options: Options, clock: Clock): Exported {
  const { account, currency } = options;
  if (currency !== undefined && currencyOf(currency) === undefined)
    must(misused(IMPORTED.slip('currency', currency, IMPORTED.slips.currency)));
  const stated = {
    ...must(wayOf(options, Object.keys(POSITION_NAMES))),
    ...present({ account, currency: currency && currencyOf(currency), on: dayOf(options, clock) }),
  };
  const today = dayAt(clock.now, clock.zone);
  return must(exported(must(readBytes(file, file)), { file, stated, today }));
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

const remarks = (
  { holdings, dated, totals, unpriced, tellsCash, baseless }: Exported,
  stood: boolean,
): readonly Text[] => [
  ...(dated === 'today' ? [IMPORTED.today] : []),
  ...totals.map(({ line, currency, amount: sum, rows }) => {
    const amount = `${fixed(sum, 2)} ${currency}`.trim();
    return rows > 0
      ? IMPORTED.totalSame({ line, amount, rows })
      : IMPORTED.totalOther(line, amount);
  }),
  ...(totals.length === 0 ? [IMPORTED.noTotal] : []),
  IMPORTED.costs(holdings.filter(({ lots }) => lots !== undefined).length, holdings.length),
  ...(baseless ? [IMPORTED.baseless] : []),
  ...(tellsCash ? [] : [IMPORTED.noCash(stood)]),
  ...(unpriced.length > 0 ? [IMPORTED.unpriced(unpriced)] : []),
];

/** Whether a book tells of money at all. */
const owns = ({ cash, loans }: Portfolio): boolean => cash.length + loans.length > 0;

const keptLine = (kept: readonly (string | undefined)[], lang: Lang): readonly Text[] =>
  kept.length === 0 ? [] : [IMPORTED.kept(kept.map((one) => one ?? IMPORTED.noAccount[lang]))];

/** Currencies of which a book states no rate. */
function lacking(portfolio: Portfolio): readonly Text[] {
  const { currency, holdings, cash, loans, on: today } = portfolio;
  const codes = new Set([...holdings, ...cash, ...loans].map((one) => one.currency));
  codes.delete(currency);
  const market = { series: {}, histories: {}, late: () => false, today };
  const none = [...codes].filter((code) => 'unknown' in rateOf(code, portfolio, market));
  return none.length > 0 ? [IMPORTED.noRates(none, currency)] : [];
}

/** From when on a book counts, what stands in its place later, and under what number it is on record. */
function ending(book: BookEntry | BookOnRecord, workspace: string | undefined): readonly Text[] {
  const { on } = book.portfolio;
  const from = (one: HeldRecord): Day => (one.kind === 'decided' ? one.on + 1 : one.on) as Day;
  const all = inJournal(workspace, (records) => heldRecords(records)) ?? [];
  const next = all.find((one) => from(one) > on);
  const later = next && all.findLast((one) => from(one) === from(next));
  return [
    IMPORTED.counts(formatDay(on)),
    ...(later ? [IMPORTED.overtaken(formatDay(from(later)), later.seq)] : []),
    'entry' in book ? IMPORTED.onRecord(book.entry) : IMPORTED.dry,
  ];
}

/** The day that is stated, which must have come. */
function dayOf({ on }: Options, clock: Clock): Day | undefined {
  const day = must(dayOption('--on', on, clock));
  if (day !== undefined && day > lastDay(clock.now))
    must(misused(IMPORTED.inFuture('--on', on ?? '')));
  return day;
}

/** The day that it is where days begin first. */
const lastDay = (now: Instant): Day => dayAt(now, 'Pacific/Kiritimati');
