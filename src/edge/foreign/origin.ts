import { both, type Text } from '../../domain/text.ts';
import { columnName } from './sheet.ts';

/** Who writes files of a shape, and what their values are. How they are written, each file tells itself. */
export type PriceSource = {
  readonly id: string;
  readonly title: Text;
  /** Whether a head is theirs, by its names as they are written and as they are compared. */
  readonly is: (names: readonly string[], plain: readonly string[]) => boolean;
  /** What is to be known of its values. */
  readonly says?: () => Text;
};

const has = (plain: readonly string[], ...names: readonly string[]): boolean =>
  names.every((name) => plain.includes(name));

/** A column of a yield curve, by its maturity. */
export const MATURITY = /^(\d+(?:\.\d+)?) ?(mo|month|yr)s?$/i;
const BARS = ['date', 'open', 'high', 'low', 'close'];

/** Shapes of files of prices, the first that fits. */
const ORIGINS: readonly PriceSource[] = [
  {
    id: 'ecb',
    title: both('ECB', '歐洲央行'),
    is: (_, plain) =>
      has(plain, 'time_period', 'obs_value') || has(plain, 'date', 'usd', 'jpy', 'chf'),
  },
  {
    id: 'treasury',
    title: both('US Treasury', '美國財政部'),
    is: (_, plain) => plain.filter((name) => MATURITY.test(name)).length > 2,
  },
  {
    id: 'yahoo',
    title: both('Yahoo', 'Yahoo'),
    is: (_, plain) => has(plain, ...BARS, 'adj close'),
    says: () =>
      both(
        'Close: adjusted for splits, not for dividends; Adj Close was not taken',
        '`Close`欄：已調整分割，未還原配息；沒有採用`Adj Close`欄',
      ),
  },
  {
    id: 'cboe',
    title: both('Cboe', '芝加哥選擇權交易所'),
    is: (names, plain) =>
      names[0] === 'DATE' &&
      (has(plain, ...BARS) ||
        (names.length === 2 &&
          /^(?:SPX|VIX\w*|VVIX|NDX|SKEW|OVX|GVZ|RUT|DJX|XSP)$/.test(names[1] ?? ''))),
  },
  {
    id: 'fred',
    title: both('FRED', 'FRED'),
    is: (names) =>
      ['observation_date', 'DATE'].includes(names[0] ?? '') &&
      names.slice(1).every((name) => /^[A-Z0-9_]+$/.test(name)),
  },
  {
    id: 'twse',
    title: both('TWSE', '臺灣證券交易所'),
    is: (_, plain) =>
      has(plain, '日期') &&
      plain.some((name) => /^(?:收盤價|收盤指數|發行量加權股價指數)$/.test(name)),
    says: () => both('as traded: not adjusted for dividends or splits', '成交價：未還原除權息'),
  },
  {
    id: 'investing',
    title: both('Investing.com', 'Investing.com'),
    is: (_, plain) =>
      has(plain, 'date', 'price', 'open', 'high', 'low') || has(plain, '日期', '收市', '高', '低'),
    says: () => both('the file does not say whether it is adjusted', '檔案沒有說明是否還原除權息'),
  },
  {
    id: 'stooq',
    title: both('Stooq', 'Stooq'),
    is: (names, plain) =>
      (names[0] === 'Date' && has(plain, ...BARS)) || has(plain, 'data', 'zamkniecie'),
    says: () =>
      both(
        'the file does not say whether it is adjusted; Stooq adjusts for splits, and for dividends unless told otherwise',
        '檔案沒有說明是否還原；Stooq會調整分割，除非另外設定，也會還原配息',
      ),
  },
];
const OTHER: PriceSource = {
  id: 'other',
  title: both('a table', '一般表格'),
  is: () => true,
  says: () => both('the file does not say whether it is adjusted', '檔案沒有說明是否還原除權息'),
};

/** Whose head it is: its names as they are written, and as they are compared. */
export const priceSourceOf = (names: readonly string[], plain: readonly string[]): PriceSource =>
  ORIGINS.find(({ is }) => is(names, plain)) ?? OTHER;

/** What is to be known of the values of a column, from whoever wrote it. */
export const adjustmentOf = ({ says }: PriceSource, column: string): Text | undefined =>
  /^adj|(?<!未)還原/.test(columnName(column)) ? ADJUSTED : says?.();

const ADJUSTED = both(
  'adjusted for splits and dividends: old values change with each dividend',
  '已還原除權息：每次配息後，舊的數值都會改變',
);
