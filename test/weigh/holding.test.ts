import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extend, noHistory } from '../../src/domain/history.ts';
import type { Holding, Order, Portfolio, RuleOfSale } from '../../src/domain/portfolio.ts';
import type { Series, SeriesKind } from '../../src/domain/series.ts';
import type { Pace } from '../../src/domain/survival.ts';
import type { Day } from '../../src/domain/time.ts';
import { filled, ordersFor, unordered } from '../../src/weigh/holding/order.ts';
import { type Market, priceOf, rateOf } from '../../src/weigh/holding/quote.ts';
import { valuation } from '../../src/weigh/holding/value.ts';

/** A Friday. */
const TODAY = 20_000 as Day;

/** Series with one value each, of a day so many days back. */
const market = (
  told: Readonly<Record<string, readonly [SeriesKind, string, number, number?]>>,
  late: readonly string[] = [],
): Market => ({
  series: Object.fromEntries(
    Object.entries(told).map(([id, [kind, unit]]) => [id, { id, kind, unit } as unknown as Series]),
  ),
  histories: Object.fromEntries(
    Object.entries(told).map(([id, [kind, , value, back = 0]]) => [
      id,
      extend(noHistory(kind), (TODAY - back) as Day, value),
    ]),
  ),
  late: (id) => late.includes(id),
  today: TODAY,
});

const TAIPEI = market({
  SPY: ['price', 'USD a share', 600],
  TSM: ['price', 'USD a share', 200],
  USDTWD: ['fx', 'TWD per USD', 32],
  EURUSD: ['fx', 'USD per EUR', 1.25, 1],
});
const NOTHING = market({});

const holding = (over: Partial<Holding> = {}): Holding => ({
  symbol: 'SPY',
  quantity: 10,
  currency: 'USD',
  ...over,
});
const portfolio = (over: Partial<Portfolio> = {}): Portfolio => ({
  on: TODAY,
  currency: 'TWD',
  holdings: [holding()],
  cash: [],
  loans: [],
  ...over,
});

describe('prices', () => {
  test('of its series where that is in its currency, else the one that was stated, with its day', () => {
    expect(priceOf(holding(), TODAY, TAIPEI)).toEqual({
      at: 600,
      on: TODAY,
      series: ['SPY'],
      late: false,
    });
    const stated = holding({ symbol: 'X', price: 7, priced: (TODAY - 2) as Day });
    expect(priceOf(stated, TODAY, TAIPEI)).toEqual({
      at: 7,
      on: TODAY - 2,
      series: [],
      late: false,
    });
    expect(priceOf(holding({ symbol: 'X', price: 7 }), TODAY, TAIPEI)).toMatchObject({ on: TODAY });
    expect(priceOf(holding({ symbol: 'X', series: 'TSM' }), TODAY, TAIPEI)).toMatchObject({
      at: 200,
    });
  });

  test('none is made up: another currency, an index, a symbol of something else', () => {
    const none = { unknown: { kind: 'no price', symbol: 'SPY' } };
    expect(priceOf(holding({ currency: 'TWD' }), TODAY, TAIPEI)).toEqual(none);
    expect(priceOf(holding(), TODAY, market({ SPY: ['index', 'points', 600] }))).toEqual(none);
    expect(priceOf(holding(), TODAY, NOTHING)).toEqual(none);
    expect(priceOf(holding({ price: 0 }), TODAY, NOTHING)).toEqual(none);
    // A share of a gold miner is not an ounce, and a fund on an index is not the index.
    const miner = holding({ symbol: 'GOLD', price: 20 });
    expect(priceOf(miner, TODAY, market({ GOLD: ['price', 'USD an ounce', 4000] }))).toMatchObject({
      at: 20,
      series: [],
      unlike: 'GOLD',
    });
    expect(
      valuation(portfolio({ holdings: [miner] }), {
        ...market({ GOLD: ['price', 'USD an ounce', 4000], USDTWD: ['fx', 'TWD per USD', 32] }),
      }).doubts,
    ).toEqual([{ kind: 'two prices', symbol: 'GOLD', series: 'GOLD' }]);
    const near = holding({ price: 590 });
    expect(priceOf(near, TODAY, TAIPEI)).toMatchObject({ at: 600, series: ['SPY'] });
  });

  test('a stated price stands for a week of weekdays, a series until a value is due', () => {
    const stated = (back: number) =>
      priceOf(holding({ symbol: 'X', price: 7, priced: (TODAY - back) as Day }), TODAY, TAIPEI);
    expect(stated(7)).toMatchObject({ late: false });
    expect(stated(8)).toMatchObject({ late: true });
    expect(priceOf(holding(), TODAY, { ...TAIPEI, late: (id) => id === 'SPY' })).toMatchObject({
      late: true,
    });
  });
});

describe('rates', () => {
  test('straight, the other way round, and through the dollar', () => {
    expect(rateOf('USD', { currency: 'TWD' }, TAIPEI)).toMatchObject({
      at: 32,
      series: ['USDTWD'],
    });
    expect(rateOf('TWD', { currency: 'USD' }, TAIPEI)).toMatchObject({ at: 1 / 32 });
    expect(rateOf('EUR', { currency: 'TWD' }, TAIPEI)).toEqual({
      at: 40,
      on: TODAY - 1,
      series: ['EURUSD', 'USDTWD'],
      late: false,
    });
    expect(rateOf('TWD', { currency: 'EUR' }, TAIPEI)).toMatchObject({ at: 1 / 40 });
  });

  test('what the owner states counts where no series has the two, and none is made up', () => {
    const rates = [{ of: 'USD', to: 'TWD', rate: 31, on: TODAY }];
    expect(rateOf('USD', { currency: 'TWD', rates }, TAIPEI)).toMatchObject({ at: 32 });
    expect(rateOf('USD', { currency: 'TWD', rates }, NOTHING)).toMatchObject({
      at: 31,
      series: [],
    });
    expect(rateOf('TWD', { currency: 'USD', rates }, NOTHING)).toMatchObject({ at: 1 / 31 });
    const eur = market({ EURUSD: ['fx', 'USD per EUR', 1.25] });
    expect(rateOf('EUR', { currency: 'TWD', rates }, eur)).toMatchObject({
      at: 38.75,
      series: ['EURUSD'],
    });
    const old = rates.map((r) => ({ ...r, on: (TODAY - 30) as Day }));
    expect(rateOf('USD', { currency: 'TWD', rates: old }, NOTHING)).toMatchObject({ late: true });
    expect(rateOf('JPY', { currency: 'TWD', rates }, TAIPEI)).toEqual({
      unknown: { kind: 'no rate', of: 'JPY', to: 'TWD' },
    });
  });
});

describe('what a portfolio comes to', () => {
  test('dollars, a loan on margin and cash at home, by hand', () => {
    // 10 SPY are 192,000, 50 TSM 320,000; with 40,000 in cash less a loan of 1,000 dollars own capital
    // is 520,000, of which 512,000 are held.
    const book = portfolio({
      holdings: [holding(), holding({ symbol: 'TSM', quantity: 50 })],
      cash: [{ amount: 40_000, currency: 'TWD' }],
      loans: [{ amount: 1000, currency: 'USD' }],
    });
    const got = valuation(book, TAIPEI);
    expect(got.capital).toEqual({ amount: 520_000, currency: 'TWD' });
    expect(got.exposure).toBe(0.98);
    expect(got.positions.map((p) => p.worth)).toEqual([192_000, 320_000]);
    expect(got.doubts).toEqual([]);
    expect(got).not.toHaveProperty('most');
    const margin = { ...book, loans: [{ amount: 2000, currency: 'USD' }] };
    // 512,000 of 488,000.
    expect(valuation(margin, TAIPEI).exposure).toBe(1.05);
  });

  test('a short position adds, and never makes exposure look smaller', () => {
    const long = portfolio({ currency: 'USD', cash: [{ amount: 4000, currency: 'USD' }] });
    expect(valuation(long, TAIPEI).exposure).toBe(0.6);
    // Sold short for 2,000, which lie in cash: own capital stays 10,000, and 8,000 can move.
    const hedged = {
      ...long,
      holdings: [...long.holdings, holding({ symbol: 'TSM', quantity: -10 })],
      cash: [{ amount: 6000, currency: 'USD' }],
    };
    expect(valuation(hedged, TAIPEI)).toMatchObject({
      exposure: 0.8,
      capital: { amount: 10_000, currency: 'USD' },
    });
  });

  test('without a price the bounds that are known are told, and no capital', () => {
    const unpriced = holding({ symbol: 'X' });
    const part = { holdings: [holding(), unpriced], currency: 'USD' };
    const doubts = [{ kind: 'no price', symbol: 'X' }];
    const cash = valuation(
      portfolio({ ...part, cash: [{ amount: 6000, currency: 'USD' }] }),
      TAIPEI,
    );
    expect(cash).toMatchObject({ exposure: 0.5, most: 1, doubts });
    expect(cash).not.toHaveProperty('capital');
    // Owed: at least all of one's capital is held, and no more than without it.
    const loan = { loans: [{ amount: 2000, currency: 'USD' }] };
    expect(valuation(portfolio({ ...part, ...loan }), TAIPEI)).toMatchObject({
      exposure: 1,
      most: 1.5,
    });
    // Nothing but what has no price, and a loan: anything from 1 upwards.
    const bare = valuation(portfolio({ ...part, ...loan, holdings: [unpriced] }), TAIPEI);
    expect(bare.exposure).toBe(1);
    expect(bare).not.toHaveProperty('most');
    const short = valuation(
      portfolio({ ...part, holdings: [holding(), { ...unpriced, quantity: -5 }] }),
      TAIPEI,
    );
    expect(short.exposure).toBe(1);
    expect(short).not.toHaveProperty('most');
  });

  test('a currency without a rate: of a position, of cash, of a loan', () => {
    const yen = [{ amount: 100, currency: 'JPY' }];
    const doubts = [{ kind: 'no rate', of: 'JPY', to: 'TWD' }];
    const held = valuation(
      portfolio({ holdings: [holding({ currency: 'JPY', price: 5 })] }),
      TAIPEI,
    );
    expect(held).toMatchObject({ exposure: 1, doubts });
    // Cash of any amount makes it as small as one likes, but no larger.
    expect(valuation(portfolio({ cash: yen }), TAIPEI)).toMatchObject({
      exposure: 0,
      most: 1,
      doubts,
    });
    const owed = valuation(portfolio({ loans: yen }), TAIPEI);
    expect(owed).toMatchObject({ exposure: 1, doubts });
    expect(owed).not.toHaveProperty('most');
    expect(owed).not.toHaveProperty('capital');
  });

  test('more owed than held, and nothing at all, are said', () => {
    const loans = [{ amount: 7000, currency: 'USD' }];
    const ruined = valuation(portfolio({ currency: 'USD', loans }), TAIPEI);
    expect(ruined).toMatchObject({ exposure: 1, doubts: [{ kind: 'more is owed than is held' }] });
    expect(ruined).not.toHaveProperty('capital');
    expect(valuation(portfolio({ holdings: [] }), TAIPEI)).toMatchObject({
      exposure: 0,
      doubts: [{ kind: 'nothing held' }],
    });
  });

  test('an old price is counted, and said', () => {
    const late = { ...TAIPEI, late: (id: string) => id === 'SPY' || id === 'USDTWD' };
    expect(valuation(portfolio(), late)).toMatchObject({
      exposure: 1,
      capital: { amount: 192_000, currency: 'TWD' },
      doubts: [
        { kind: 'old price', symbol: 'SPY' },
        { kind: 'old rate', of: 'USD', to: 'TWD' },
      ],
    });
  });

  const money = fc.integer({ min: 0, max: 1000 });
  const some = fc.record({
    quantities: fc.array(fc.integer({ min: -20, max: 40 }), { minLength: 1, maxLength: 4 }),
    prices: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 }),
    cash: money,
    loan: money,
    gone: fc.nat(3),
  });

  test('what is known without a price holds whatever that price is', () => {
    fc.assert(
      fc.property(some, ({ quantities, prices, cash, loan, gone }) => {
        const of = (lost?: number): Portfolio =>
          portfolio({
            currency: 'USD',
            holdings: quantities.map((quantity, i) => ({
              symbol: `P${i}`,
              quantity,
              currency: 'USD',
              ...(i === lost ? {} : { price: prices[i] as number }),
            })),
            cash: [{ amount: cash, currency: 'USD' }],
            loans: [{ amount: loan, currency: 'USD' }],
          });
        const [whole, part] = [valuation(of(), NOTHING), valuation(of(gone), NOTHING)];
        for (const { exposure, most = exposure } of [whole, part])
          expect(Number.isFinite(exposure) && exposure >= 0 && most >= exposure).toBe(true);
        if (whole.capital === undefined) return;
        expect(part.exposure).toBeLessThanOrEqual(whole.exposure + 0.005);
        if (part.capital === undefined && part.most !== undefined)
          expect(part.most).toBeGreaterThanOrEqual(whole.exposure - 0.005);
      }),
    );
  });
});

test('what is known without a rate holds whatever that rate is: of positions, cash and a loan at once', () => {
  const amount = fc.integer({ min: 0, max: 1000 });
  const held = fc.array(fc.tuple(fc.integer({ min: -20, max: 40 }), fc.boolean()), {
    minLength: 1,
    maxLength: 4,
  });
  const drawn = fc.record({
    held,
    cash: fc.tuple(amount, amount),
    loan: fc.tuple(amount, amount),
    rate: fc.double({ min: 0.01, max: 50, noNaN: true }),
  });
  fc.assert(
    fc.property(drawn, ({ held, cash, loan, rate }) => {
      const both = ([home, abroad]: readonly [number, number]) => [
        { amount: home, currency: 'USD' },
        { amount: abroad, currency: 'GBP' },
      ];
      const of = portfolio({
        currency: 'USD',
        holdings: held.map(([quantity, abroad], i) => ({
          symbol: `P${i}`,
          quantity,
          currency: abroad ? 'GBP' : 'USD',
          price: 10 + i,
        })),
        cash: both(cash),
        loans: both(loan),
      });
      const part = valuation(of, NOTHING);
      const rates = [{ of: 'GBP', to: 'USD', rate, on: TODAY }];
      const whole = valuation({ ...of, rates }, NOTHING);
      if (whole.capital === undefined) return;
      expect(part.exposure).toBeLessThanOrEqual(whole.exposure + 0.0051);
      expect(part.most ?? (part.capital ? part.exposure : Infinity)).toBeGreaterThanOrEqual(
        whole.exposure - 0.0051,
      );
    }),
  );
});

describe('orders', () => {
  const HELD = portfolio({
    currency: 'USD',
    holdings: [
      holding({ symbol: 'A', quantity: 100, price: 50, adv: 1000 }),
      holding({ symbol: 'B', quantity: 40, price: 100, adv: 100_000 }),
      holding({ symbol: 'C', quantity: 10.5, price: 100 }),
    ],
    cash: [{ amount: 0, currency: 'USD' }],
  });
  const PACE: Pace = { participation: 0.1, scale: 1, volatility: { A: 0.02, B: 0.01 } };
  const ask = (change: number, rule: RuleOfSale = 'pro-rata', held = HELD): readonly Order[] =>
    ordersFor({
      portfolio: held,
      positions: valuation(held, NOTHING).positions,
      change,
      rule,
      pace: PACE,
    });
  const units = (all: readonly Order[]) => all.map((o) => [o.symbol, o.quantity]);
  const sum = (all: readonly Order[]) => all.reduce((s, o) => s + o.amount, 0);

  test('pro rata: of every position the same share, in units that there are', () => {
    // 10,050 are held; 2,010 are a fifth of it: 20 A, 8 B and 2.1 C.
    expect(units(ask(-2010))).toEqual([
      ['A', -20],
      ['B', -8],
      ['C', -2.1],
    ]);
    expect(sum(ask(-2010))).toBeCloseTo(-2010, 9);
    expect(units(ask(1005))).toEqual([
      ['A', 10],
      ['B', 4],
      ['C', 1.1],
    ]);
    expect(ask(0)).toEqual([]);
    expect(ask(-1)).toEqual([]);
  });

  test('what a rule says nothing of is named: no volume, or lots that do not make it up', () => {
    expect(unordered(HELD, 'liquid')).toEqual(['C']);
    expect(unordered(HELD, 'tax')).toEqual(['A', 'B', 'C']);
    expect(unordered(HELD, 'pro-rata')).toEqual([]);
    const lots = [{ quantity: 60, cost: 70 }];
    const part = portfolio({
      currency: 'USD',
      holdings: [
        holding({ symbol: 'A', quantity: 100, price: 50, lots }),
        holding({ symbol: 'B', quantity: 60, price: 50, lots }),
        holding({ symbol: 'S', quantity: -60, price: 50 }),
      ],
      cash: [{ amount: 0, currency: 'USD' }],
    });
    expect(unordered(part, 'tax')).toEqual(['A']);
    expect(unordered(part, 'liquid')).toEqual(['A', 'B']);
  });

  test('pro rata: the dearest unit first, and what its rounding leaves is met by the cheaper ones', () => {
    const dear = portfolio({
      currency: 'USD',
      holdings: [
        holding({ symbol: 'CHEAP', quantity: 300, price: 10 }),
        holding({ symbol: 'DEAR', quantity: 5, price: 1000 }),
      ],
    });
    // A third of 8,000: 1.67 of the dear one are two, so 667 are left for the cheap one: 22% of it, not 33%.
    expect(units(ask(-8000 / 3, 'pro-rata', dear))).toEqual([
      ['CHEAP', -67],
      ['DEAR', -2],
    ]);
    expect(sum(ask(-8000 / 3, 'pro-rata', dear))).toBe(-2670);
  });

  test('the most liquid first: what takes the fewest days, unknown volume last', () => {
    expect(units(ask(-3000, 'liquid'))).toEqual([['B', -30]]);
    expect(units(ask(-5000, 'liquid'))).toEqual([
      ['A', -20],
      ['B', -40],
    ]);
    expect(units(ask(-9500, 'liquid'))).toEqual([
      ['A', -100],
      ['B', -40],
      ['C', -5],
    ]);
  });

  test('the least tax: the lots with the largest loss first, what states none last and alike', () => {
    const lots = portfolio({
      currency: 'USD',
      holdings: [
        holding({
          symbol: 'A',
          quantity: 100,
          price: 50,
          lots: [
            { quantity: 60, cost: 20 },
            { quantity: 40, cost: 60 },
          ],
        }),
        holding({ symbol: 'B', quantity: 40, price: 100, lots: [{ quantity: 40, cost: 110 }] }),
        holding({ symbol: 'C', quantity: 10, price: 100 }),
      ],
    });
    // 40 A cost 1.2 times their price, all B 1.1 times, the other A less than half of it.
    expect(units(ask(-1000, 'tax', lots))).toEqual([['A', -20]]);
    expect(units(ask(-4000, 'tax', lots))).toEqual([
      ['A', -40],
      ['B', -20],
    ]);
    expect(units(ask(-9500, 'tax', lots))).toEqual([
      ['A', -100],
      ['B', -40],
      ['C', -5],
    ]);
    expect(units(ask(-2000, 'tax'))).toEqual(units(ask(-2000)));
  });

  test('cost and days by the square-root law; what is not known is said of which', () => {
    const [a, b, c] = ask(-2010) as [Order, Order, Order];
    // 20 of 1,000 at a tenth: 0.2 days; 0.02 x sqrt(0.02) of 1,000.
    expect(a.days).toBeCloseTo(0.2, 12);
    expect(a.cost).toBeCloseTo(0.02 * Math.sqrt(0.02) * 1000, 9);
    expect(b.days).toBeCloseTo(0.0008, 12);
    expect(c.days).toEqual({ unknown: { kind: 'no volume', symbol: 'C' } });
    expect(c.cost).toEqual(c.days);
    const still = ordersFor({
      portfolio: HELD,
      positions: valuation(HELD, NOTHING).positions,
      change: -2010,
      rule: 'pro-rata',
      pace: { ...PACE, volatility: {} },
    });
    expect(still[0]?.cost).toEqual({ unknown: { kind: 'no volatility', symbol: 'A' } });
  });

  test('a short position and one without a price are left alone', () => {
    const mixed = {
      ...HELD,
      holdings: [
        ...HELD.holdings,
        holding({ symbol: 'S', quantity: -30, price: 10 }),
        holding({ symbol: 'X', quantity: 5 }),
      ],
    };
    expect(units(ask(-2010, 'pro-rata', mixed))).toEqual(units(ask(-2010)));
    // Everything that there is, and no more.
    expect(units(ask(-99_999, 'pro-rata', mixed))).toEqual([
      ['A', -100],
      ['B', -40],
      ['C', -10.5],
    ]);
  });

  test('what one order leaves is never asked of another that has no more', () => {
    const held = portfolio({
      currency: 'USD',
      holdings: [
        holding({ symbol: 'D', quantity: 1, price: 90, adv: 1 }),
        holding({ symbol: 'C', quantity: 10, price: 1, adv: 1000 }),
      ],
    });
    // 40 of D are less than half a unit; all of C is sold, and no more.
    expect(units(ask(-50, 'liquid', held))).toEqual([['C', -10]]);
  });

  test('whatever is asked, nothing is sold that is not there, and the amount is met to half a unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 90 })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom<RuleOfSale>('pro-rata', 'liquid', 'tax'),
        (all, share, rule) => {
          const held = portfolio({
            currency: 'USD',
            holdings: all.map(([quantity, price], i) =>
              holding({ symbol: `P${i}`, quantity, price, adv: 100 * (i + 1) }),
            ),
          });
          const worth = all.reduce((s, [q, p]) => s + q * p, 0);
          const got = ask(-share * worth, rule, held);
          for (const o of got) {
            const [there] = held.holdings.filter((h) => h.symbol === o.symbol);
            expect(Number.isInteger(o.quantity)).toBe(true);
            expect(o.quantity < 0 && -o.quantity <= (there?.quantity ?? 0)).toBe(true);
          }
          const dearest = Math.max(...all.map(([, p]) => p));
          expect(Math.abs(sum(got) + share * worth)).toBeLessThanOrEqual(dearest / 2 + 1e-6);
        },
      ),
    );
  });

  test('done, what was sold is cash and what is sold out is gone', () => {
    const after = filled(HELD, ask(-5000, 'liquid'));
    expect(after.holdings.map((h) => [h.symbol, h.quantity])).toEqual([
      ['A', 80],
      ['C', 10.5],
    ]);
    expect(after.cash).toEqual([{ amount: 5000, currency: 'USD' }]);
    expect(valuation(after, NOTHING).exposure).toBe(0.5);
    // Of an account: into its own cash, else into that of which no account is told.
    const order = { ...(ask(-2010)[0] as Order), account: 'A', quantity: -1, price: 50 };
    const of = (cash: Portfolio['cash']) =>
      filled({ ...HELD, cash }, [order]).cash.map((c) => `${c.account ?? '-'} ${c.amount}`);
    const loose = { amount: 7, currency: 'USD' };
    expect(of([loose])).toEqual(['- 57']);
    expect(of([loose, { ...loose, account: 'A' }])).toEqual(['- 7', 'A 57']);
    expect(of([{ ...loose, account: 'B' }])).toEqual(['B 7', 'A 50']);
    const abroad = filled({ ...HELD, cash: [] }, ask(-2010));
    expect(abroad.cash).toEqual([{ amount: expect.closeTo(2010, 9), currency: 'USD' }]);
  });
});
