import type { Balance, Holding, Portfolio } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import type { Lang, Text } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { wrap } from '../../report/render/columns.ts';
import { amount, tabulate, wording } from '../../report/render/table.ts';
import { spelled, tableLines } from '../../report/render/terminal.ts';
import { words } from '../../report/words/index.ts';
import { fixed, percent } from '../../report/words/number.ts';
import type { BookEntry, BookOnRecord } from '../book/record.ts';
import { IMPORTED } from './imported.ts';
import type { Voice } from './say.ts';

/** A book, a line a position, between lines of words; in JSON its days as dates. */
export function tellBook(
  book: BookEntry | BookOnRecord,
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
    all.flatMap((text) => wrap(spelled(text[lang], w), voice.columns));
  voice.tell(
    ...lines(above),
    ...(portfolio.holdings.length > 0
      ? tableLines(table(portfolio, lang), { w, columns: voice.columns })
      : []),
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

function summary({ holdings, cash, loans, currency, rates, margin, zone }: Portfolio): Text {
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
    ...(rates ?? []).map(({ rate, on, ...pair }) =>
      IMPORTED.rate({ ...pair, rate: plainly(rate), on: formatDay(on) }),
    ),
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
