import { z } from 'zod';
import type { Portfolio } from '../../domain/portfolio.ts';
import { both } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { type Demand, examined, unmet } from '../file/check.ts';
import { accepted, chain, type Phrase, type Result } from '../file/problem.ts';
import { field, listOf, strictMap } from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { yaml } from '../file/yaml.ts';

const code = z.string(want('currency')).regex(/^[A-Z]{3}$/, want('currency'));

const balance = strictMap({
  amount: field.positive,
  currency: code,
  account: z.exactOptional(field.words),
});

const lot = strictMap({
  quantity: field.number,
  cost: field.amount,
  on: z.exactOptional(field.day),
});

const holding = strictMap({
  symbol: field.name,
  name: z.exactOptional(field.words),
  account: z.exactOptional(field.words),
  quantity: field.number,
  currency: code,
  price: z.exactOptional(field.positive),
  priced: z.exactOptional(field.day),
  lots: z.exactOptional(listOf(lot)),
  adv: z.exactOptional(field.positive),
  margin: z.exactOptional(field.share),
  series: z.exactOptional(field.words),
  follows: z.exactOptional(field.words),
});

const rate = strictMap({ of: code, to: code, rate: field.positive, on: field.day });

/** A book as its owner writes it. */
export const bookFile = strictMap({
  bide: z.literal(1, want('version')),
  on: field.day,
  currency: code,
  holdings: listOf(holding),
  cash: listOf(balance).default([]),
  loans: listOf(balance).default([]),
  rates: z.exactOptional(listOf(rate)),
  margin: z.exactOptional(field.part),
  zone: z.exactOptional(field.zone),
});

/** Reads a book that its owner wrote: a price has its day, and lots make up their position. */
export const readBook = (text: string, file: string): Result<Portfolio> =>
  chain(
    examined(yaml(text, file), bookFile, ({ on, holdings }, source) =>
      unmet(
        source,
        holdings.flatMap(({ quantity, price, priced, lots }, i): Demand[] => {
          const at = (key: string) => ['holdings', i, key];
          const sum = lots?.reduce((all, one) => all + one.quantity, 0) ?? quantity;
          return [
            [quantity !== 0, at('quantity'), SOME_UNITS],
            [price !== undefined || priced === undefined, at('priced'), A_PRICE],
            [priced === undefined || priced <= on, at('priced'), NOT_AFTER(formatDay(on))],
            [Math.abs(sum - quantity) < 1e-6, at('lots'), MAKE_UP(quantity), String(sum)],
          ];
        }),
      ),
    ),
    ({ value: { bide: _, ...book } }) =>
      accepted({
        ...book,
        holdings: book.holdings.map((h) =>
          h.price === undefined ? h : { ...h, priced: h.priced ?? book.on },
        ),
      }),
  );

const SOME_UNITS: Phrase = both('a number other than 0', '不是0的數字');
const A_PRICE: Phrase = both('nothing, for there is no price', '空白，因為沒有`price`');
const NOT_AFTER = (on: string): Phrase => both(`a day not after ${on}`, `不晚於${on}的日期`);
const MAKE_UP = (quantity: number): Phrase =>
  both(`lots that make up ${quantity}`, `合計為${quantity}的批次`);
