import { basename } from 'node:path';
import type { Balance, Holding, Portfolio } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import type { Lang, Text } from '../../domain/text.ts';
import { type Day, formatDay, parseDay } from '../../domain/time.ts';
import { COLUMNS, wrap } from '../../report/render/columns.ts';
import { amount, tabulate, wording } from '../../report/render/table.ts';
import { spelled, tableLines } from '../../report/render/terminal.ts';
import { words } from '../../report/words/index.ts';
import { fixed, percent } from '../../report/words/number.ts';
import { changed } from '../book/change.ts';
import {
  accountsOf,
  type BookEntry,
  recorded,
  replacing,
  type Standing,
  standing,
} from '../book/record.ts';
import { readBook } from '../book/schema.ts';
import { must } from '../file/problem.ts';
import { readBytes, readFrom } from '../file/text.ts';
import { type Exported, exported } from '../foreign/book.ts';
import { currencyOf, POSITION_NAMES } from '../foreign/broker.ts';
import { stamp } from '../zone.ts';
import { statedIn } from './foreign.ts';
import { IMPORTED } from './imported.ts';
import { dayOption } from './option.ts';
import { type Command, FINE, misused, type Options, type Voice } from './say.ts';

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
  const book = standing(home);
  if (!book) {
    voice.answer(IMPORTED.noBook, { book: null });
    return FINE;
  }
  const { portfolio, entry, how } = book;
  const on = formatDay(portfolio.on);
  const at = stamp(book.at, portfolio.zone ?? ZONE);
  told(book, voice, [
    IMPORTED.standing({ on, entry, at }),
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
    return must(misused(IMPORTED.slip(option, found, IMPORTED.slips[why])));
  };
  // A slip is told before a journal is made for it.
  const draft = make(standing(home)?.portfolio);
  const book = options.dryRun ? draft : recorded(home, voice.now(), make);
  told(book, voice, [], [ending(book)]);
  return FINE;
}

function imported(file: string, options: Options, voice: Voice): number {
  const { home } = options;
  const before = standing(home)?.portfolio;
  const own = /\.ya?ml$/i.test(file);
  const read = own ? undefined : fromExport(file, before, { options, voice });
  const portfolio = read ? portfolioOf(read, before, options) : must(readFrom(file, readBook));
  const entry = (old: Portfolio | undefined): BookEntry => ({
    portfolio: own ? portfolio : replacing(old, portfolio, { tellsCash: read?.tellsCash ?? true }),
    how: { by: 'import', file: basename(file), from: read?.broker.id ?? 'yaml' },
  });
  const draft = entry(before);
  const book = options.dryRun ? draft : recorded(home, voice.now(), entry);
  const on = formatDay(portfolio.on);
  const from = read?.broker.title ?? IMPORTED.ownBook;
  const kept = accountsOf(draft.portfolio).filter((one) => !accountsOf(portfolio).includes(one));
  told(
    book,
    voice,
    [IMPORTED.readBook({ file, from, encoding: read?.encoding ?? 'utf-8', on })],
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
    ...must(statedIn(options, Object.keys(POSITION_NAMES))),
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

const ending = (book: BookEntry | Standing): Text =>
  'entry' in book ? IMPORTED.onRecord(book.entry) : IMPORTED.dry;

/** The day that is stated, which must have come. */
function dayOf({ on }: Options, { now }: Voice): Day | undefined {
  const day = must(dayOption('--on', on));
  const last = parseDay(stamp(now(), 'Pacific/Kiritimati').slice(0, 10)) as Day;
  if (day !== undefined && day > last) must(misused(IMPORTED.inFuture('--on', on ?? '')));
  return day;
}

const today = (book: Portfolio | undefined, { now }: Voice): Day =>
  parseDay(stamp(now(), book?.zone ?? ZONE).slice(0, 'YYYY-MM-DD'.length)) as Day;

/** A book, a line a position, between lines of words; in JSON its days as dates. */
function told(
  book: BookEntry | Standing,
  voice: Voice,
  ...[above = [], below = []]: readonly (readonly Text[])[]
): void {
  const { portfolio } = book;
  const { lang } = voice;
  if (voice.json) {
    const said = [...above, ...below].map((text) => text[lang]);
    voice.tell(JSON.stringify({ ...book, portfolio: datedBook(portfolio), said }));
    return;
  }
  const w = words(lang);
  const lines = (all: readonly Text[]): readonly string[] =>
    all.flatMap((text) => wrap(spelled(text[lang], w), COLUMNS));
  voice.tell(
    ...lines(above),
    ...(portfolio.holdings.length > 0 ? tableLines(table(portfolio, lang), w) : []),
    ...lines([summary(portfolio), ...below]),
  );
}

const MAX_DIGITS = 4;
/** A figure with as many decimals as it has, but for tiny ones. */
const plainly = (x: number): string => {
  const digits = (String(Number(x.toFixed(MAX_DIGITS))).split('.')[1] ?? '').length;
  return fixed(x, digits);
};

function table({ holdings }: Portfolio, lang: Lang) {
  const { symbol, account, units, price, priced, value } = IMPORTED.heads;
  const several = holdings.some((h) => h.account !== undefined);
  const absent = IMPORTED.notStated[lang];
  return tabulate<Holding>(holdings, [
    wording(symbol[lang], (h) => h.symbol),
    ...(several ? [wording<Holding>(account[lang], (h) => h.account ?? '')] : []),
    amount(units[lang], (h) => plainly(h.quantity)),
    amount(price[lang], (h) => (h.price === undefined ? absent : plainly(h.price))),
    wording(priced[lang], (h) => (h.priced === undefined ? '' : formatDay(h.priced))),
    amount(value[lang], (h) =>
      h.price === undefined ? '' : `${fixed(h.quantity * h.price, 2)} ${h.currency}`,
    ),
  ]);
}

/** Amounts of several currencies. */
function sums(all: readonly Balance[]): string {
  const by = new Map<string, number>();
  for (const { amount: more, currency } of all) by.set(currency, (by.get(currency) ?? 0) + more);
  return [...by].map(([currency, sum]) => `${fixed(sum, 2)} ${currency}`).join(' + ');
}

function summary({ holdings, cash, loans, currency, margin, zone }: Portfolio): Text {
  const priced = holdings.flatMap(({ price, quantity, currency: of }) =>
    price === undefined ? [] : [{ amount: price * quantity, currency: of }],
  );
  const without = holdings.length - priced.length;
  const parts = [
    holdings.length === 0
      ? IMPORTED.noPositions
      : IMPORTED.worth({ positions: holdings.length, amounts: sums(priced) || '?' }),
    ...(without > 0 ? [IMPORTED.without(without)] : []),
    ...(cash.length > 0 ? [IMPORTED.cash(sums(cash))] : []),
    ...(loans.length > 0 ? [IMPORTED.owed(sums(loans))] : []),
    IMPORTED.told(currency),
    ...(margin === undefined ? [] : [IMPORTED.margin(percent(margin))]),
    ...(zone === undefined ? [] : [IMPORTED.zone(zone)]),
  ];
  return {
    en: parts.map((part) => part.en).join('; '),
    'zh-Hant': parts.map((part) => part['zh-Hant']).join('；'),
  };
}

/** A book for other programs: its days as dates. */
const datedBook = ({ on, holdings, rates, ...rest }: Portfolio) => ({
  on: formatDay(on),
  ...rest,
  holdings: holdings.map(({ priced, lots, ...h }) => ({
    ...h,
    ...present({
      priced: priced && formatDay(priced),
      lots: lots?.map((lot) => ({ ...lot, ...present({ on: lot.on && formatDay(lot.on) }) })),
    }),
  })),
  ...present({ rates: rates?.map((rate) => ({ ...rate, on: formatDay(rate.on) })) }),
});
