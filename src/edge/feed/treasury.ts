import { both } from '../../domain/text.ts';
import { civilOf } from '../../domain/time.ts';
import { accepted } from '../file/problem.ts';
import { MATURITY } from '../foreign/origin.ts';
import { BESIDE_OFFERS, LEG_OFFERS, type Offer } from '../template/offer.ts';
import type { FeedSource } from './shape.ts';
import { tableOf } from './table.ts';

const HOST = 'home.treasury.gov';
const RATES = '/resource-center/data-chart-center/interest-rates/daily-treasury-rates.csv';
/** A head with no maturity but its own, and nothing below. */
const HEAD_ALONE = /^\s*Date(?:,"?\d+(?:\.\d+)? (?:Mo|Month|Yr)"?)*\s*$/;
/** The first year that it tells. */
const FIRST_YEAR = 1990;

/** A yield of the curve, by its years. */
const yieldOf = (years: number, id: string, [en, zh]: readonly [string, string]): Offer => ({
  ...LEG_OFFERS.rates['us-10y'],
  id,
  title: both(en, zh),
  duration: years,
  source: 'US Treasury, daily par yield curve',
});

/** The par yield curve, posted the same evening; no vintages, corrections take the place of what stood there. */
export const treasury: FeedSource = {
  title: both('US Treasury', '美國財政部'),
  watch: 'E',
  terms: both('public domain', '公有領域'),
  page: 'https://home.treasury.gov/policy-issues/financing-the-government/interest-rate-statistics',
  hosts: [HOST],
  quota: { calls: 60, spanMs: 60_000 },
  schedule: { cron: '*/20 15-21 * * 1-5', zone: 'America/New_York' },
  offers: {
    '10Y': { ...LEG_OFFERS.rates['us-10y'], source: 'US Treasury, daily par yield curve' },
    '2Y': yieldOf(1.9, 'UST2', ['US 2-year yield', '美國2年期公債殖利率']),
    '30Y': yieldOf(16, 'UST30', ['US 30-year yield', '美國30年期公債殖利率']),
    '3M': { ...BESIDE_OFFERS.bills, source: 'US Treasury, daily par yield curve' },
  },
  keys: /^\d{1,2}[MY]$/,
  ask: (_, { from, to }) => {
    const [first, last] = [Math.max(FIRST_YEAR, civilOf(from).year), civilOf(to).year];
    return Array.from({ length: Math.max(0, last - first + 1) }, (__, i) => {
      const year = first + i;
      const query = `type=daily_treasury_yield_curve&field_tdr_date_value=${year}&page&_format=csv`;
      return { url: `https://${HOST}${RATES}/${year}/all?${query}` };
    });
  },
  read: (body, { key, ...of }) => {
    // A year of which nothing is published yet has a head alone.
    if (HEAD_ALONE.test(new TextDecoder().decode(body.subarray(0, 2000))))
      return accepted({ all: [], missing: 0, drift: [] });
    const column = key.replace('M', ' Mo').replace('Y', ' Yr');
    return tableOf(body, of, {
      dates: 'mdy',
      map: { date: 'Date', value: column },
      columns: ['Date', column, MATURITY],
    });
  },
};
