import { z } from 'zod';
import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';
import { leadingDay } from '../document/entries.ts';
import { jsonAnswer, keyDrift, uncrossed } from '../feed/answer.ts';
import type { OddsSource, ReadQuote } from '../feed/shape.ts';
import { figure } from '../file/figure.ts';
import { json } from '../file/json.ts';
import { attempt, type Problem, type Result, refused, wholeProblem } from '../file/problem.ts';
import { listOf, wordsField } from '../file/schema.ts';
import { want } from '../file/wanted.ts';

const [GAMMA, CLOB] = ['gamma-api.polymarket.com', 'clob.polymarket.com'];
const SITE = 'https://polymarket.com';

const day = z
  .string(want('day'))
  .refine((text) => leadingDay(text) !== undefined, want('day'))
  .transform((text) => leadingDay(text) as Day);

/** A list of texts that is itself written into a text. */
const listed = z
  .string(want('list'))
  .refine((text) => listIn(text) !== undefined, want('list'))
  .transform((text) => listIn(text) as readonly string[]);
function listIn(text: string): readonly string[] | undefined {
  const read = json(text, '');
  const found = read.ok ? read.value.value : undefined;
  return Array.isArray(found) && found.every((x) => typeof x === 'string') ? found : undefined;
}

const market = z.looseObject({
  slug: wordsField,
  question: wordsField,
  conditionId: wordsField,
  description: wordsField,
  endDate: day,
  endDateIso: z.exactOptional(day),
  outcomes: listed,
  outcomePrices: listed,
  clobTokenIds: listed,
  active: z.boolean(want('truth')),
  closed: z.boolean(want('truth')),
  closedTime: z.exactOptional(day),
  umaResolutionStatus: z.exactOptional(z.string(want('text'))),
  events: z.exactOptional(listOf(z.looseObject({ slug: wordsField }))),
});
type GammaMarket = z.output<typeof market>;
/** Keys that every market had when this was written; newer ones come often and mean nothing here. */
const KEYS = ['resolutionSource', 'endDateIso', 'enableOrderBook', 'acceptingOrders', 'negRisk'];

const level = z.looseObject({
  price: z.string(want('price')).transform((text, context): number => {
    const x = figure(text);
    if (x !== undefined && x > 0 && x < 1) return x;
    context.issues.push({ code: 'custom', message: want('price'), input: text });
    return z.NEVER;
  }),
  size: z.string(want('amount')).refine((text) => (figure(text) ?? -1) >= 0, want('amount')),
});
const book = z.looseObject({
  market: wordsField,
  asset_id: wordsField,
  bids: listOf(level),
  asks: listOf(level),
});
const BOOK_KEYS = ['market', 'asset_id', 'hash', 'timestamp', 'bids', 'asks'];

const bookOf = (token: string): string => `https://${CLOB}/book?token_id=${token}`;
/** Place of the answer yes among a market's. */
const YES = 0;
const ANSWERS = '["Yes","No"]';

/**
 * Polymarket, one market by its slug, and then the book of its yes: the best bid is the highest and the best offer
 * the lowest, whatever order they are told in. A market that closed has no book. What came counts once its
 * oracle has resolved it and one answer alone is paid.
 */
export const polymarket: OddsSource = {
  title: both('Polymarket', 'Polymarket'),
  watch: 'E',
  terms: both(
    'reading is free; trading is closed to many countries',
    '可自由讀取；許多國家不得交易',
  ),
  page: SITE,
  hosts: [GAMMA, CLOB],
  quota: { calls: 60, spanMs: 10_000 },
  schedule: { cron: '*/30 * * * *', zone: 'UTC' },
  keys: /^[a-z0-9]+(?:-[a-z0-9]+){0,40}$/,
  example: 'fed-cuts-rates-by-june',
  ask: (key) => ({ url: `https://${GAMMA}/markets/slug/${key}` }),
  read: ([first = new Uint8Array(), second], { key, file }) =>
    attempt((must) => {
      const one = must(jsonAnswer(first, file, market));
      const wrong = strange(one, key);
      if (wrong) return must(refused({ ...wrong, file }));
      const drift = keyDrift(one, KEYS).filter((name) => name.startsWith('-'));
      const told = quoteOf(one);
      if (one.closed || !one.active) return { quote: told, drift };
      const token = one.clobTokenIds[YES] as string;
      if (!second) return { drift, next: { url: bookOf(token) } };
      const {
        market: of,
        asset_id: asset,
        bids,
        asks,
        ...more
      } = must(jsonAnswer(second, file, book));
      if (of !== one.conditionId || asset !== token) return must(otherBook(file, token, asset));
      // Whoever offers nothing is not there.
      const prices = (side: readonly z.output<typeof level>[]): readonly number[] =>
        side.filter(({ size }) => (figure(size) ?? 0) > 0).map(({ price }) => price);
      const [bid, ask] = [prices(bids), prices(asks)];
      const quote = {
        ...told,
        ...(bid.length > 0 && { bid: Math.max(...bid) }),
        ...(ask.length > 0 && { ask: Math.min(...ask) }),
      };
      const keys = { market: of, asset_id: asset, bids, asks, ...more };
      return {
        quote: must(uncrossed(quote, file)),
        drift: [...drift, ...keyDrift(keys, BOOK_KEYS)],
      };
    }),
};

/** What keeps a market from being a question of yes and no that was asked for. */
function strange(one: GammaMarket, key: string): Omit<Problem, 'file'> | undefined {
  if (one.slug !== key)
    return wholeProblem('', both(`the one market ${key}`, `\`${key}\`這一個市場`), one.slug);
  const answers = JSON.stringify(one.outcomes);
  if (answers !== ANSWERS)
    return wholeProblem('', both('answers Yes and No', '答案是`Yes`與`No`'), answers);
  const fits = [one.clobTokenIds, one.outcomePrices].every(({ length }) => length === 2);
  const token = one.clobTokenIds[YES] ?? '';
  return fits && /^\d{1,90}$/.test(token)
    ? undefined
    : wholeProblem('', both('a token of each answer', '每個答案各有代號'), token);
}

function quoteOf(one: GammaMarket): ReadQuote {
  const prices = one.outcomePrices.map(figure);
  const yes = prices[YES] === 1 && prices[1] === 0;
  const no = prices[YES] === 0 && prices[1] === 1;
  const paid = one.closed && one.umaResolutionStatus === 'resolved' && (yes || no);
  const on = one.closedTime;
  return {
    ticker: one.slug,
    title: one.question,
    wording: one.description,
    deadline: one.endDateIso ?? one.endDate,
    url: `${SITE}/event/${one.events?.[0]?.slug ?? one.slug}`,
    ...present({ came: paid && on !== undefined ? { yes, on } : undefined }),
  };
}

const otherBook = (file: string, token: string, asset: string): Result<never> =>
  refused(wholeProblem(file, both(`the book of ${token}`, `\`${token}\`的掛單`), asset));
