import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay } from '../../../src/domain/time.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { EXCHANGES, tradedAt } from '../../../src/edge/odds/exchange.ts';

const RUNS = process.env.LAWS ? 50_000 : 500;
const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

const MARKET = {
  ticker: 'KXSALE-31',
  event_ticker: 'KXSALE-31',
  title: 'Sold?',
  status: 'active',
  yes_bid_dollars: '0.2100',
  yes_ask_dollars: '0.2200',
  close_time: '2032-01-01T04:59:00Z',
  result: '',
  rules_primary: 'If sold.',
};
const kalshi = (...markets: readonly object[]) =>
  EXCHANGES.kalshi.read([bytes({ markets, cursor: '' })], { key: 'KXSALE-31', file: 'kalshi' });
const GAMMA = {
  slug: 'a-deal',
  question: 'A deal?',
  conditionId: '0xab',
  description: 'Signed.',
  endDate: '2031-07-01T05:00:00Z',
  endDateIso: '2031-06-30',
  outcomes: '["Yes", "No"]',
  outcomePrices: '["0.4", "0.6"]',
  clobTokenIds: '["11", "22"]',
  active: true,
  closed: false,
};
const level = (price: string, size = '10') => ({ price, size });
const BOOK = {
  market: '0xab',
  asset_id: '11',
  bids: [level('0.40'), level('0.38'), level('0.39')],
  asks: [level('0.45'), level('0.43'), level('0.44')],
};
const polymarket = (market: object, book?: object) =>
  EXCHANGES.polymarket.read([market, ...(book ? [book] : [])].map(bytes), {
    key: 'a-deal',
    file: 'polymarket',
  });
type Read = ReturnType<typeof kalshi>;
const quote = (read: Read) => (read.ok ? read.value.quote : undefined);
const said = (read: Read): string =>
  read.ok ? 'read' : read.problems.map((one) => sayProblem(one, 'en')).join('\n');

test('a name is of an exchange and a contract', () => {
  expect(tradedAt('kalshi/KXFED-27MAR-T4.25')).toMatchObject({ id: 'kalshi' });
  for (const none of [
    '',
    'kalshi',
    'kalshi/',
    'kalshi/x?y',
    'polymarket/A',
    'a/b',
    'kalshi/KXA/B',
    'toString/KXA',
  ])
    expect(tradedAt(none), none).toBeUndefined();
  for (const [id, { example, ask, hosts }] of Object.entries(EXCHANGES)) {
    expect(tradedAt(`${id}/${example}`)).toBeDefined();
    expect(hosts).toContain(new URL(ask(example).url).host);
  }
});

test('prices of Kalshi are decimals in texts, and its signs of nobody are no prices', () => {
  expect(quote(kalshi(MARKET))).toMatchObject({ bid: 0.21, ask: 0.22 });
  const empty = quote(kalshi({ ...MARKET, yes_bid_dollars: '0.0000', yes_ask_dollars: '1.0000' }));
  expect(empty).not.toHaveProperty('bid');
  expect(empty).not.toHaveProperty('ask');
  // Whole cents are what it wrote before: no price of it is read.
  for (const wrong of [21, '21', '-0.1', 'NaN', '', '1.5', null])
    expect(kalshi({ ...MARKET, yes_bid_dollars: wrong }).ok, String(wrong)).toBe(false);
  expect(kalshi({ ...MARKET, yes_bid_dollars: '0.3000' }).ok).toBe(false);
  expect(kalshi({ ...MARKET, notional_value_dollars: '100.0000' }).ok).toBe(false);
});

test('a market of Kalshi is the one that was asked for, and came once it is paid', () => {
  expect(said(kalshi())).toContain('expected the one contract KXSALE-31, found none');
  expect(kalshi({ ...MARKET, ticker: 'KXOTHER-31' }).ok).toBe(false);
  expect(kalshi(MARKET, MARKET).ok).toBe(false);
  const came = (over: object) => quote(kalshi({ ...MARKET, ...over }))?.came;
  expect(came({ status: 'finalized', result: 'yes' })).toMatchObject({ yes: true });
  expect(came({ status: 'settled', result: 'no' })).toMatchObject({ yes: false });
  for (const over of [
    { status: 'determined', result: 'yes' },
    { status: 'finalized', result: 'scalar' },
    { status: 'finalized', result: '' },
  ])
    expect(came(over)).toBeUndefined();
});

test('the book of Polymarket is sorted here, and who offers nothing is not in it', () => {
  expect(quote(polymarket(GAMMA, BOOK))).toMatchObject({ bid: 0.4, ask: 0.43 });
  const shuffled = { ...BOOK, bids: BOOK.bids.toReversed(), asks: BOOK.asks.toReversed() };
  expect(quote(polymarket(GAMMA, shuffled))).toMatchObject({ bid: 0.4, ask: 0.43 });
  const ghost = { ...BOOK, bids: [...BOOK.bids, level('0.42', '0')] };
  expect(quote(polymarket(GAMMA, ghost))).toMatchObject({ bid: 0.4 });
  expect(quote(polymarket(GAMMA, { ...BOOK, bids: [], asks: [] }))).not.toHaveProperty('bid');
  for (const wrong of [
    { ...BOOK, market: '0xcd' },
    { ...BOOK, asset_id: '22' },
    { ...BOOK, bids: [level('0.44')] },
    { ...BOOK, bids: [level('1.2')] },
    { ...BOOK, bids: [level('NaN')] },
    { ...BOOK, bids: null },
  ])
    expect(polymarket(GAMMA, wrong).ok, JSON.stringify(wrong)).toBe(false);
});

test('a market of Polymarket is asked for its book of yes; a closed one has none', () => {
  const open = polymarket(GAMMA);
  expect(open.ok && open.value.next?.url).toBe('https://clob.polymarket.com/book?token_id=11');
  expect(formatDay(quote(polymarket(GAMMA, BOOK))?.deadline ?? (0 as never))).toBe('2031-06-30');
  const closed = { ...GAMMA, closed: true, closedTime: '2031-06-29 23:20:15+00' };
  expect(quote(polymarket(closed))).not.toHaveProperty('came');
  const paid = { ...closed, umaResolutionStatus: 'resolved', outcomePrices: '["1", "0"]' };
  expect(quote(polymarket(paid))?.came).toMatchObject({ yes: true });
  expect(quote(polymarket({ ...paid, outcomePrices: '["0.5", "0.5"]' }))).not.toHaveProperty(
    'came',
  );
  expect(said(polymarket({ ...GAMMA, outcomes: '["Up", "Down"]' }))).toContain(
    'answers Yes and No',
  );
  expect(polymarket({ ...GAMMA, slug: 'another' }).ok).toBe(false);
  expect(polymarket({ ...GAMMA, clobTokenIds: '["x&y=1", "22"]' }).ok).toBe(false);
  expect(polymarket({ ...GAMMA, outcomes: ['Yes', 'No'] }).ok).toBe(false);
});

test('keys that came or went are told', () => {
  const read = kalshi({ ...MARKET, yes_bid: 21 });
  expect(read.ok && read.value.drift).toContain('+yes_bid');
  expect(read.ok && read.value.drift).toContain('-volume_fp');
  const book = polymarket(GAMMA, { ...BOOK, tick_size: '0.01' });
  expect(book.ok && book.value.drift).toContain('+tick_size');
});

/** Any change to any part of a sound answer. */
const broken = (sound: object) =>
  fc.tuple(
    fc.constantFrom(...Object.keys(sound)),
    fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        '',
        '1',
        '0',
        '0.5',
        'NaN',
        '9999-99-99',
        '[]',
        '["Yes", "No"]',
        '{',
        '1e999',
      ),
    ),
  );
const sane = (read: Read): void => {
  const found = quote(read);
  if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
  for (const x of [found?.bid, found?.ask])
    expect(x === undefined || (Number.isFinite(x) && x > 0 && x < 1)).toBe(true);
  if (found) expect(Number.isSafeInteger(found.deadline)).toBe(true);
  if (found?.came) expect(Number.isSafeInteger(found.came.on)).toBe(true);
};

test('whatever comes, nothing is thrown and no price is made up', () => {
  fc.assert(
    fc.property(broken(MARKET), ([key, value]) => sane(kalshi({ ...MARKET, [key]: value }))),
    { numRuns: RUNS },
  );
  fc.assert(
    fc.property(broken(GAMMA), broken(BOOK), ([key, value], [other, more]) => {
      sane(polymarket({ ...GAMMA, [key]: value }, BOOK));
      sane(polymarket(GAMMA, { ...BOOK, [other]: more }));
    }),
    { numRuns: RUNS },
  );
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('kalshi', 'polymarket'),
      (body, id) => sane(EXCHANGES[id as 'kalshi'].read([body, body], { key: 'a-deal', file: id })),
    ),
    { numRuns: RUNS },
  );
}, 120_000);

const SAMPLES = join(import.meta.dirname, '../../../../shared/reference/feeds/samples');
if (!existsSync(SAMPLES)) console.log('skipped: no samples of the exchanges here');
test.skipIf(!existsSync(SAMPLES))('samples of the exchanges are read', () => {
  const body = (file: string): Uint8Array => readFileSync(join(SAMPLES, file));
  const own = EXCHANGES.kalshi.read([body('kalshi_markets.json')], {
    key: JSON.parse(`${body('kalshi_markets.json')}`).markets[0].ticker,
    file: 'kalshi',
  });
  expect(own).toMatchObject({ ok: true, value: { quote: { bid: 0.21, ask: 0.22 }, drift: [] } });
  expect(EXCHANGES.kalshi.read([body('kalshi_429.json')], { key: 'KXA', file: 'k' }).ok).toBe(
    false,
  );
  const closed = body('polymarket_gamma_market_closed.json');
  const { slug } = JSON.parse(`${closed}`);
  expect(EXCHANGES.polymarket.read([closed], { key: slug, file: 'p' })).toMatchObject({
    ok: true,
    value: { quote: { came: { yes: false } } },
  });
  // Up or down is no question of yes and no.
  const updown = body('polymarket_gamma_market.json');
  const { slug: other } = JSON.parse(`${updown}`);
  expect(EXCHANGES.polymarket.read([updown], { key: other, file: 'p' }).ok).toBe(false);
});
