import type { LegId, RoleId } from '../../domain/episode.ts';
import { BILLS } from '../../domain/score.ts';
import type { Series } from '../../domain/series.ts';
import { both } from '../../domain/text.ts';

/** A series as it is offered: what `episode.yaml` says of it; its id is the one that it has where none is given. */
export type Offer = Omit<Series, 'vintage' | 'history' | 'feed'>;

const NEW_YORK = 'America/New_York';
const CLOSE = { time: '16:00', zone: NEW_YORK, lag: 0 };
const EVENING = { time: '17:00', zone: NEW_YORK, lag: 0 };
const TAIPEI_CLOSE = { time: '13:30', zone: 'Asia/Taipei', lag: 0 };

/**
 * What may stand in each leg, by the name of its sort, the usual one first: unit, calendar, and the
 * rule by which its values become known. `sign` is -1 where a rise is a fall of the leg's currency.
 */
export const LEG_OFFERS = {
  risk: {
    'us-index': {
      id: 'SPX',
      title: both('S&P 500', '標普500'),
      unit: 'index points',
      kind: 'index',
      sign: 1,
      calendar: 'nyse',
      known: CLOSE,
      source: 'closing level, as publicly reported',
    },
    'us-stock': {
      id: 'SPY',
      title: both('S&P 500 fund (SPY)', '標普500基金（SPY）'),
      unit: 'USD a share',
      kind: 'price',
      sign: 1,
      calendar: 'nyse',
      known: CLOSE,
      source: 'closing price of its exchange, adjusted for splits',
    },
    'tw-index': {
      id: 'TAIEX',
      title: both('TAIEX', '台股加權指數'),
      unit: 'index points',
      kind: 'index',
      sign: 1,
      calendar: 'taiwan',
      known: TAIPEI_CLOSE,
      source: 'Taiwan Stock Exchange, closing level',
    },
    'tw-stock': {
      id: '0050',
      title: both('Taiwan 50 fund (0050)', '元大台灣50（0050）'),
      unit: 'TWD a share',
      kind: 'price',
      sign: 1,
      calendar: 'taiwan',
      known: TAIPEI_CLOSE,
      source: 'Taiwan Stock Exchange, closing price, adjusted for splits',
    },
    'jp-index': {
      id: 'N225',
      title: both('Nikkei 225', '日經225'),
      unit: 'index points',
      kind: 'index',
      sign: 1,
      calendar: 'tokyo',
      known: { time: '15:45', zone: 'Asia/Tokyo', lag: 0 },
      source: 'closing level, as publicly reported',
    },
  },
  rates: {
    'us-10y': {
      id: 'DGS10',
      title: both('US 10-year yield', '美國10年期公債殖利率'),
      unit: 'per cent',
      kind: 'yield',
      duration: 8,
      sign: 1,
      calendar: 'sifma',
      known: { time: '18:00', zone: NEW_YORK, lag: 0 },
      source: 'US Treasury and Federal Reserve H.15, constant maturity',
    },
    'us-bonds': {
      id: 'TLT',
      title: both('US Treasuries, long (TLT)', '美國長期公債基金（TLT）'),
      unit: 'USD a share',
      kind: 'price',
      sign: 1,
      calendar: 'nyse',
      known: CLOSE,
      source: 'closing price of its exchange',
    },
    'euro-10y': {
      id: 'EURO10',
      title: both('Euro-area 10-year yield (AAA)', '歐元區AAA級10年期公債殖利率'),
      unit: 'per cent',
      kind: 'yield',
      duration: 8,
      sign: 1,
      calendar: 'target',
      known: { time: '12:00', zone: 'Europe/Berlin', lag: 1 },
      source: 'European Central Bank, AAA spot curve',
    },
  },
  dollar: {
    eurusd: {
      id: 'EURUSD',
      title: both('Dollar against the euro', '美元兌歐元'),
      unit: 'USD per EUR',
      kind: 'fx',
      sign: -1,
      calendar: 'weekdays',
      known: EVENING,
      source: 'spot rate at 17:00 New York',
    },
    dxy: {
      id: 'DXY',
      title: both('Dollar index (DXY)', '美元指數（DXY）'),
      unit: 'index points',
      kind: 'index',
      sign: 1,
      calendar: 'dxy',
      known: EVENING,
      source: 'ICE dollar index, daily close',
    },
    usdtwd: {
      id: 'USDTWD',
      title: both('US dollar against the Taiwan dollar', '美元兌新台幣'),
      unit: 'TWD per USD',
      kind: 'fx',
      sign: 1,
      calendar: 'taiwan',
      known: { time: '16:00', zone: 'Asia/Taipei', lag: 0 },
      source: 'Taipei interbank close',
    },
    twd: {
      id: 'USDTWD',
      title: both('Taiwan dollar against the US dollar', '新台幣兌美元'),
      unit: 'TWD per USD',
      kind: 'fx',
      sign: -1,
      calendar: 'taiwan',
      known: { time: '16:00', zone: 'Asia/Taipei', lag: 0 },
      source: 'Taipei interbank close',
    },
    usdjpy: {
      id: 'USDJPY',
      title: both('Dollar against the yen', '美元兌日圓'),
      unit: 'JPY per USD',
      kind: 'fx',
      sign: 1,
      calendar: 'weekdays',
      known: EVENING,
      source: 'spot rate at 17:00 New York',
    },
  },
} as const satisfies { readonly [L in LegId]: Readonly<Record<string, Offer>> };

/** A series beside the legs, and the part that it plays; without one it is only looked up. */
export type Beside = Offer & { readonly role?: RoleId };

/** Series beside the legs, by the name of their sort. */
export const BESIDE_OFFERS = {
  volatility: {
    role: 'volatility',
    id: 'VIX',
    title: both('VIX', 'VIX波動率指數'),
    unit: 'index points',
    kind: 'index',
    sign: 1,
    calendar: 'nyse',
    known: { time: '16:15', zone: NEW_YORK, lag: 0 },
    source: 'Cboe Volatility Index, closing level',
  },
  credit: {
    role: 'credit',
    id: 'HY',
    title: both('US high-yield spread', '美國高收益債利差'),
    unit: 'per cent',
    kind: 'spread',
    sign: 1,
    calendar: 'icebofa',
    known: { time: '09:00', zone: NEW_YORK, lag: 1 },
    source: 'ICE BofA US High Yield Index, option-adjusted spread, through FRED',
  },
  stress: {
    role: 'credit',
    id: 'OFRFSI',
    title: both('OFR Financial Stress Index', 'OFR金融壓力指數'),
    unit: 'index points',
    kind: 'spread',
    sign: 1,
    calendar: 'nyse',
    known: { time: '18:00', zone: NEW_YORK, lag: 2 },
    source: 'Office of Financial Research, Financial Stress Index, published two days later',
  },
  haven: {
    role: 'haven',
    id: 'GOLD',
    title: both('Gold', '黃金'),
    unit: 'USD an ounce',
    kind: 'price',
    sign: 1,
    calendar: 'lbma',
    known: { time: '15:00', zone: 'Europe/London', lag: 0 },
    source: 'LBMA gold price PM',
  },
  bills: {
    id: BILLS,
    title: both('US 3-month Treasury bill yield', '美國3個月期國庫券殖利率'),
    unit: 'per cent',
    kind: 'yield',
    duration: 0.25,
    sign: 1,
    calendar: 'sifma',
    known: { time: '18:00', zone: NEW_YORK, lag: 0 },
    source: 'Federal Reserve H.15, 3-month constant maturity, through FRED',
  },
} as const satisfies Readonly<Record<string, Beside>>;
