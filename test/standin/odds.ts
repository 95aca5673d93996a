import { type Day, formatDay, type Instant, parseInstant } from '../../src/domain/time.ts';
import type { StandInAnswer, StandInQuestion } from './body.ts';

/** A market as one of the two exchanges has it. */
export type MadeMarket = {
  readonly at: 'kalshi' | 'polymarket';
  /** Ticker, or slug. */
  readonly key: string;
  readonly title: string;
  readonly rules: string;
  /** Instant. */
  readonly deadline: string;
  /** Undefined: nobody is there. */
  readonly bid?: number | undefined;
  readonly ask?: number | undefined;
  /** Kalshi's word; active, where it is not said. */
  readonly status?: string;
  /** Instant at which trading ended. */
  readonly closed?: string;
  /** What came; `half`: both answers are paid alike. */
  readonly outcome?: 'yes' | 'no' | 'half';
};

/** Markets as of a clock. */
type Markets = (clock: Instant) => readonly MadeMarket[];

/** Two markets whose price moves by the hour. */
export const madeMarkets: Markets = (clock) => {
  const bid = Number((0.3 + (Math.floor(clock / 3_600_000) % 10) / 100).toFixed(2));
  const deadline = new Date(clock + 100 * 86_400_000).toISOString().replace(/T.*/, 'T12:00:00Z');
  const one = { title: 'Made up?', rules: 'Made up.', bid, ask: bid + 0.02 };
  // A deadline that moved would be another contract: the end of the year after.
  const end = `${Number(deadline.slice(0, 4)) + 1}-12-31T12:00:00Z`;
  return [
    { ...one, at: 'kalshi', key: 'KXFED-27MAR-T4.25', deadline: end },
    { ...one, at: 'polymarket', key: 'fed-cuts-rates-by-june', deadline: end },
  ];
};

const json = (value: unknown, status = 200): StandInAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value, null, 1),
});

/** Stands in for both exchanges, by host. */
export const exchanges = (
  markets: Markets,
): Readonly<Record<string, (asked: StandInQuestion) => StandInAnswer>> => ({
  'external-api.kalshi.com': (asked) => kalshi(asked, markets(asked.clock)),
  'gamma-api.polymarket.com': (asked) => gamma(asked, markets(asked.clock)),
  'clob.polymarket.com': (asked) => clob(asked, markets(asked.clock)),
});

const KALSHI_LIMIT = 1000;

function kalshi({ path, query }: StandInQuestion, all: readonly MadeMarket[]): StandInAnswer {
  if (path !== '/trade-api/v2/markets') return json({ error: { code: 'not_found' } }, 404);
  const limit = Number(query.get('limit') ?? 100);
  if (!(limit >= 1 && limit <= KALSHI_LIMIT)) return json({ error: { code: 'bad_request' } }, 400);
  const wanted = query.get('tickers')?.split(',');
  const own = all.filter(({ at }) => at === 'kalshi');
  // An exchange that has none of those that are wanted tells none; without the filter it tells all.
  const few = own.filter(({ key }) => wanted?.includes(key) ?? true);
  return json({ markets: (few.length > 0 ? few : own).slice(0, limit).map(ticker), cursor: '' });
}

const dollars = (x: number): string => x.toFixed(4);

function ticker(one: MadeMarket): object {
  const [bid, ask] = [one.bid ?? 0, one.ask ?? 1];
  return {
    ticker: one.key,
    event_ticker: one.key.split('-').slice(0, 2).join('-'),
    market_type: 'binary',
    title: one.title,
    yes_sub_title: 'made up',
    no_sub_title: 'made up',
    created_time: '2025-01-10T00:00:00Z',
    updated_time: '2025-01-17T00:00:00Z',
    open_time: '2025-01-10T15:00:00Z',
    close_time: one.closed ?? one.deadline,
    latest_expiration_time: one.deadline,
    settlement_timer_seconds: 3600,
    status: one.status ?? 'active',
    yes_bid_dollars: dollars(bid),
    yes_bid_size_fp: '150.00',
    yes_ask_dollars: dollars(ask),
    yes_ask_size_fp: '90.00',
    no_bid_dollars: dollars(1 - ask),
    no_ask_dollars: dollars(1 - bid),
    last_price_dollars: '0.5000',
    volume_fp: '1000.00',
    volume_24h_fp: '12.00',
    open_interest_fp: '500.00',
    notional_value_dollars: '1.0000',
    previous_yes_bid_dollars: '0.2000',
    previous_yes_ask_dollars: '0.2100',
    previous_price_dollars: '0.2050',
    liquidity_dollars: '0.0000',
    result: one.outcome === 'half' ? 'scalar' : (one.outcome ?? ''),
    expiration_value: '',
    can_close_early: true,
    early_close_condition: 'made up',
    rules_primary: one.rules,
    rules_secondary: '',
    price_level_structure: 'linear_cent',
    price_ranges: [{ start: '0.0000', end: '1.0000', step: '0.0100' }],
  };
}

/** Entries of a page of Gamma, whatever is asked for. */
const GAMMA_PAGE = 100;
const idOf = (key: string): string => `1${[...key].map((c) => c.charCodeAt(0)).join('')}`;

function gamma({ path, query }: StandInQuestion, all: readonly MadeMarket[]): StandInAnswer {
  const own = all.filter(({ at }) => at === 'polymarket');
  const slug = /^\/markets\/slug\/([^/]+)$/.exec(path)?.[1];
  // A parameter named cursor is not heeded: the first page comes again.
  if (path === '/markets')
    return json(own.slice(0, Math.min(Number(query.get('limit') ?? 20), GAMMA_PAGE)).map(market));
  const one = own.find(({ key }) => key === slug);
  return one ? json(market(one)) : json({ type: 'not found error', error: 'slug not found' }, 404);
}

function market(one: MadeMarket): object {
  const { key, closed, outcome } = one;
  const prices = { yes: ['1', '0'], no: ['0', '1'], half: ['0.5', '0.5'] };
  const paid = outcome === undefined ? [`${one.bid ?? 0.5}`, '0.5'] : prices[outcome];
  return {
    id: idOf(key).slice(0, 7),
    question: one.title,
    conditionId: `0x${key}`,
    slug: key,
    resolutionSource: '',
    endDate: one.deadline,
    endDateIso: formatDay(Math.floor((parseInstant(one.deadline) as number) / 86_400_000) as Day),
    description: one.rules,
    outcomes: '["Yes", "No"]',
    outcomePrices: JSON.stringify(paid),
    clobTokenIds: JSON.stringify([idOf(key), `2${idOf(key)}`]),
    enableOrderBook: true,
    active: true,
    closed: closed !== undefined,
    ...(closed === undefined ? {} : { closedTime: `${closed.slice(0, 19).replace('T', ' ')}+00` }),
    ...(outcome === undefined ? {} : { umaResolutionStatus: 'resolved' }),
    acceptingOrders: closed === undefined,
    negRisk: false,
    events: [{ id: '1', slug: `event-of-${key}` }],
  };
}

function clob({ path, query }: StandInQuestion, all: readonly MadeMarket[]): StandInAnswer {
  const token = query.get('token_id');
  const one = all.find(({ at, key }) => at === 'polymarket' && idOf(key) === token);
  // Once it has closed a market has no book.
  if (path !== '/book' || !one || one.closed !== undefined)
    return json({ error: 'No orderbook exists for the requested token id' }, 404);
  const { bid, ask } = one;
  const steps = [0, 0.02, 0.01];
  const level = (x: number) => ({ price: x.toFixed(3), size: '100.00' });
  return json({
    market: `0x${one.key}`,
    asset_id: token,
    hash: '0xabc',
    timestamp: '1703875200000',
    // In no order that a reader could rest on; one that offers nothing stands best.
    bids:
      bid === undefined
        ? []
        : [...steps.map((s) => level(Math.max(bid - s, 0.001))), { price: '0.999', size: '0' }],
    asks: ask === undefined ? [] : steps.map((s) => level(Math.min(ask + s, 0.999))),
  });
}
