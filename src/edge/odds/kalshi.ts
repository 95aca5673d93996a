import { z } from 'zod';
import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import { type Day, parseInstant } from '../../domain/time.ts';
import { jsonAnswer, keyDrift, uncrossed } from '../feed/answer.ts';
import type { OddsSource, ReadQuote } from '../feed/shape.ts';
import { figure } from '../file/figure.ts';
import { attempt, type Result, refused, wholeProblem } from '../file/problem.ts';
import { inEraAt, listOf, wordsField } from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { dayAt } from '../zone.ts';

const HOST = 'external-api.kalshi.com';
const SITE = 'https://kalshi.com/markets';
const NEW_YORK = 'America/New_York';

/** What a market pays: prices of another unit are none of ours. */
const PAYS = '1.0000';

/** Shares as the exchange writes them: a decimal in a text. */
const share = z
  .string(want('price'))
  .refine((text) => inUnit(figure(text)), want('price'))
  .transform((text) => figure(text) as number);
const inUnit = (x: number | undefined): boolean => x !== undefined && x >= 0 && x <= 1;

/** An instant, as the day that it is in New York. */
const day = z
  .string(want('instant'))
  .refine((text) => dayOf(text) !== undefined, want('instant'))
  .transform((text) => dayOf(text) as Day);
function dayOf(text: string): Day | undefined {
  const at = parseInstant(text);
  // Beyond the years that make sense no clock is asked.
  if (at === undefined || !inEraAt(at)) return undefined;
  return dayAt(at, NEW_YORK);
}

const market = z.looseObject({
  ticker: wordsField,
  event_ticker: wordsField,
  title: wordsField,
  status: wordsField,
  yes_bid_dollars: share,
  yes_ask_dollars: share,
  close_time: day,
  result: z.string(want('text')),
  rules_primary: wordsField,
  rules_secondary: z.string(want('text')).default(''),
  notional_value_dollars: z.literal(PAYS, want('price')).default(PAYS),
});
const answer = z.looseObject({ markets: listOf(market) });

/** Keys of a market when this was written. */
const KEYS = [
  ...['ticker', 'event_ticker', 'market_type', 'title', 'yes_sub_title', 'no_sub_title'],
  ...['created_time', 'updated_time', 'open_time', 'close_time', 'latest_expiration_time'],
  ...['settlement_timer_seconds', 'status', 'yes_bid_dollars', 'yes_bid_size_fp'],
  ...['yes_ask_dollars', 'yes_ask_size_fp', 'no_bid_dollars', 'no_ask_dollars'],
  ...['last_price_dollars', 'volume_fp', 'volume_24h_fp', 'open_interest_fp'],
  ...['notional_value_dollars', 'previous_yes_bid_dollars', 'previous_yes_ask_dollars'],
  ...['previous_price_dollars', 'liquidity_dollars', 'result', 'expiration_value'],
  ...['can_close_early', 'early_close_condition', 'rules_primary', 'rules_secondary'],
  ...['price_level_structure', 'price_ranges'],
];

/** Trading goes on; in every other state what stands in the book is no offer to anybody. */
const TRADED: readonly string[] = ['active', 'open'];
/** The exchange has paid: before that a result may still be disputed. */
const PAID: readonly string[] = ['finalized', 'settled'];

/**
 * Kalshi, one market by its ticker. Prices are decimals in texts; a bid of 0 and an offer of 1 mean that there is
 * none. The day on which trading closes is the deadline, in New York.
 */
export const kalshi: OddsSource = {
  title: both('Kalshi', 'Kalshi'),
  watch: 'E',
  terms: both(
    'own use; the figures may not be passed on; trading is not open to everybody',
    '僅供自用，不得轉載數據；交易資格依當地法規',
  ),
  page: SITE,
  hosts: [HOST],
  quota: { calls: 3, spanMs: 1000 },
  schedule: { cron: '*/30 * * * *', zone: 'UTC' },
  keys: /^KX[A-Z0-9]+(?:-[A-Z0-9.]+){0,3}$/,
  example: 'KXFED-27MAR-T4.25',
  ask: (key) => ({ url: `https://${HOST}/trade-api/v2/markets?tickers=${key}&limit=2` }),
  read: (bodies, { key, file }) => {
    const body = bodies.at(-1) ?? new Uint8Array();
    return attempt((must) => {
      const { markets } = must(jsonAnswer(body, file, answer));
      const [one, other] = markets;
      // A filter that is not heeded gives whatever comes first.
      if (one?.ticker !== key || other)
        return must(
          none(
            file,
            key,
            markets.map(({ ticker }) => ticker),
          ),
        );
      const quote = must(uncrossed(quoteOf(one), file));
      return { quote, drift: keyDrift(one, KEYS) };
    });
  },
};

function quoteOf(one: z.output<typeof market>): ReadQuote {
  const { ticker, title, status, result, close_time: closed } = one;
  const traded = TRADED.includes(status);
  const [bid, ask] = [one.yes_bid_dollars, one.yes_ask_dollars];
  const yes = result === 'yes';
  const paid = PAID.includes(status) && (yes || result === 'no');
  return {
    ticker,
    title,
    wording: [one.rules_primary, one.rules_secondary].filter((text) => /\S/.test(text)).join('\n'),
    deadline: closed,
    url: `${SITE}/${one.event_ticker.toLowerCase()}`,
    ...present({
      bid: traded && isOffered(bid) ? bid : undefined,
      ask: traded && isOffered(ask) ? ask : undefined,
      came: paid ? { yes, on: closed } : undefined,
    }),
  };
}

/** Nothing and everything are signs of a side without anybody. */
const isOffered = (x: number): boolean => x > 0 && x < 1;

const none = (file: string, key: string, found: readonly string[]): Result<never> =>
  refused(
    wholeProblem(
      file,
      both(`the one contract ${key}`, `\`${key}\`這一份合約`),
      found.length === 0 ? NONE_THERE : found.slice(0, 2).join(', '),
    ),
  );
const NONE_THERE = both('none', '沒有');
