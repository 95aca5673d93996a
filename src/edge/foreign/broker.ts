import { both, type Text } from '../../domain/text.ts';
import type { DateOrder } from './date.ts';
import type { ColumnNames } from './sheet.ts';

/** Columns of positions by their use, under the names that brokers give them. */
export const POSITION_NAMES: ColumnNames = {
  symbol: [
    [
      ...['symbol', 'ticker', '股票代號', '證券代號', '商品代號'],
      ...['股票代碼', '證券代碼', '商品代碼', '代號', '代碼'],
    ],
    ['code', 'instrument', 'security'],
  ],
  name: [
    [
      ...['description', 'name', 'security name', '股票名稱', '證券名稱', '商品名稱'],
      ...['名稱', '股名', '商品'],
    ],
  ],
  quantity: [
    [
      ...['quantity', 'qty', 'qty (quantity)', 'shares', 'units', 'position'],
      ...['庫存股數', '股數', '庫存數量', '數量', '現有股數', '今日餘額', '餘額股數', '目前庫存'],
    ],
  ],
  lots: [['庫存張數', '張數']],
  oddlots: [['零股', '零股股數', '零股數']],
  side: [
    [
      ...['side', 'long/short', 'l/s', 'direction', 'position side'],
      ...['多空', '多空別', '買賣別'],
    ],
  ],
  price: [
    [
      ...['price', 'last price', 'last', 'close price', 'markprice', 'market price'],
      ...['current price'],
      ...['現價', '市價', '收盤價', '參考現價', '即時價', '最新價', '股價'],
    ],
  ],
  value: [
    [
      ...['market value', 'mkt val (market value)', 'current value', 'positionvalue'],
      ...['value', 'mkt value'],
      ...['市值', '股票市值', '總市值', '參考市值', '現值'],
    ],
  ],
  rate: [
    [
      ...['fxratetobase', 'fx rate to base', 'fx rate', 'exchange rate'],
      ...['匯率', '參考匯率', '兌換匯率', '換匯匯率', '台幣匯率', '臺幣匯率'],
    ],
  ],
  base: [
    [
      ...[
        'positionvalueinbase',
        'market value (base)',
        'base market value',
        'value in base currency',
      ],
      ...['台幣市值', '臺幣市值', '市值(台幣)', '市值(臺幣)', '約當台幣', '約當臺幣'],
      ...['約當台幣市值', '約當臺幣市值', '折合台幣', '折合臺幣', '台幣現值', '臺幣現值'],
    ],
  ],
  currency: [['currency', 'currencyprimary', 'ccy', '幣別', '交易幣別', '計價幣別']],
  account: [['account number', 'account', 'clientaccountid', '帳號', '帳戶', '證券帳號']],
  type: [
    [
      ...['asset category', 'assetclass', 'security type', 'asset class', 'asset type'],
      ...['交易類別', '庫存類別', '類別', '種類'],
    ],
    ['type'],
  ],
  multiplier: [['mult', 'multiplier', '乘數', '契約乘數']],
  level: [['datadiscriminator', 'levelofdetail']],
  // A file often has several of them, and the first one here is taken.
  cost: [
    ...['cost price', 'costbasisprice', 'unit cost', 'average cost', 'avg cost'],
    ...['average cost basis', 'average price', 'avg price', 'cost/share', 'cost per share'],
    ...['平均成本', '成本均價', '均價', '成交均價', '買進均價', '平均買價', '平均成交價'],
    ...['成本價', '每股成本', '單位成本', '平均單位成本'],
  ].map((name) => [name]),
  paid: [
    ...['cost basis', 'cost basis total', 'costbasismoney', 'total cost', 'cost'],
    ...['總成本', '持有成本', '付出成本', '投資成本', '成本', '成本金額', '買進成本'],
  ].map((name) => [name]),
  opened: [['open', 'opendatetime']],
  date: [
    ['date', 'as of', 'as of date', 'price date', 'reportdate', '日期', '資料日期', '價格日期'],
  ],
  loan: [['融資金額', '融資餘額']],
};

/** Who writes exports of positions, and how. */
export type Broker = {
  readonly id: string;
  readonly title: Text;
  /** Whether a head is theirs, by its names as they are compared. */
  readonly is: (names: readonly string[]) => boolean;
  /** Order of the dates in its lines of words. */
  readonly dates?: DateOrder;
  /** In which it tells where no column does. */
  readonly currency?: string;
  /** Columns that mean something else with them. */
  readonly without?: readonly string[];
};

const has = (names: readonly string[], ...all: readonly string[]): boolean =>
  all.every((name) => names.includes(name));

const US = { dates: 'mdy', currency: 'USD' } as const;

/** Statement of activity of Interactive Brokers, many tables in one file. */
export const ACTIVITY: Broker = {
  id: 'ibkr',
  title: both('Interactive Brokers', '盈透證券'),
  is: (names) => has(names, 'datadiscriminator') || has(names, 'currencyprimary'),
  dates: 'mdy',
};

const OTHER: Broker = { id: 'other', title: both('a table', '一般表格'), is: () => true };

const BROKERS: readonly Broker[] = [
  ACTIVITY,
  {
    id: 'schwab',
    title: both('Schwab', '嘉信理財'),
    is: (names) =>
      has(names, 'mkt val (market value)') ||
      has(names, 'market value', 'cost basis', 'security type', 'symbol'),
    ...US,
  },
  {
    id: 'fidelity',
    title: both('Fidelity', '富達投資'),
    is: (names) => has(names, 'account number', 'last price', 'current value'),
    without: ['type'],
    ...US,
  },
  {
    id: 'firstrade',
    title: both('Firstrade', '第一證券'),
    is: (names) => has(names, 'symbol', 'quantity', 'market value', 'unit cost'),
    ...US,
  },
  {
    id: 'taiwan',
    title: both('a Taiwanese broker', '臺灣的券商'),
    is: (names) =>
      names.some((name) => /^(?:股票|證券|商品)?代[號碼]$/.test(name)) &&
      names.some((name) => /股數|張數|餘額|庫存|數量/.test(name)),
    currency: 'TWD',
  },
];

/** The broker whose head it is. */
export const brokerOf = (names: readonly string[]): Broker =>
  BROKERS.find(({ is }) => is(names)) ?? OTHER;

const CURRENCIES: Readonly<Record<string, string>> = {
  NTD: 'TWD',
  NT$: 'TWD',
  US$: 'USD',
  HK$: 'HKD',
  '€': 'EUR',
  '£': 'GBP',
  臺幣: 'TWD',
  台幣: 'TWD',
  新臺幣: 'TWD',
  新台幣: 'TWD',
  美元: 'USD',
  美金: 'USD',
  歐元: 'EUR',
  日圓: 'JPY',
  日幣: 'JPY',
  港幣: 'HKD',
  人民幣: 'CNY',
  英鎊: 'GBP',
};

/** Currencies that are told from other words of three letters. */
const CODES =
  'USD TWD EUR JPY GBP CHF CAD AUD NZD HKD SGD CNY CNH KRW INR SEK NOK DKK PLN CZK HUF ILS MXN BRL ZAR TRY THB MYR IDR PHP VND'.split(
    ' ',
  );

/**
 * The code of a currency, from its code or its name. Pence (`GBp`) are none.
 * @example currencyOf('新台幣') // 'TWD'
 */
export const currencyOf = (text: string): string | undefined => {
  const plain = text.trim();
  const code = /^[a-z]{3}$/.test(plain) ? plain.toUpperCase() : plain;
  return CODES.includes(code) ? code : CURRENCIES[plain];
};

/**
 * The currency that words name, e.g. in the head of a column.
 * @example currencyIn('市值(台幣)') // 'TWD'
 */
export const currencyIn = (text: string): string | undefined => {
  const named = Object.keys(CURRENCIES).find((name) => text.includes(name));
  return currencyOf(named ?? /\b[A-Z]{3}\b/.exec(text)?.[0] ?? '');
};

/** The sign or name of money beside a figure, where there is one. */
export const moneyIn = (text: string): string | undefined =>
  /(?:NT|US|HK)?[$€£]|[A-Z]{3}/.exec(text)?.[0];

/** Currencies for which a bare dollar sign may stand. */
const DOLLARS = ['USD', 'TWD', 'HKD', 'SGD', 'CAD', 'AUD', 'NZD', 'MXN'];

/** Whether a sign or name of money may stand for a currency. */
export const isMoneyOf = (sign: string, code: string): boolean =>
  sign === '$' ? DOLLARS.includes(code) : (currencyOf(sign) ?? code) === code;
