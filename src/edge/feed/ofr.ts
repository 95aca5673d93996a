import { both } from '../../domain/text.ts';
import { BESIDE_OFFERS } from '../template/offer.ts';
import type { FeedSource } from './shape.ts';
import { tableOf } from './table.ts';

const HOST = 'www.financialresearch.gov';
const PARTS = {
  FSI: ['OFR FSI', 'OFR Financial Stress Index', 'OFR金融壓力指數'],
  CREDIT: ['Credit', 'OFR stress, credit part', 'OFR壓力指數，信用'],
  EQUITY: ['Equity valuation', 'OFR stress, shares part', 'OFR壓力指數，股價'],
  SAFE: ['Safe assets', 'OFR stress, safe assets part', 'OFR壓力指數，避險資產'],
  FUNDING: ['Funding', 'OFR stress, funding part', 'OFR壓力指數，資金'],
  VOLATILITY: ['Volatility', 'OFR stress, volatility part', 'OFR壓力指數，波動'],
} as const;
type Part = keyof typeof PARTS;
const REGIONS = ['United States', 'Other advanced economies', 'Emerging markets'];

/** The stress index of the Office of Financial Research, two business days late. Old values move without notice. */
export const ofr: FeedSource = {
  title: both('OFR', '美國金融研究辦公室'),
  watch: 'E',
  terms: both('work of the US government, free', '美國政府著作，可自由使用'),
  page: 'https://www.financialresearch.gov/financial-stress-index/',
  hosts: [HOST],
  quota: { calls: 60, spanMs: 3_600_000 },
  schedule: { cron: '40 */2 * * *', zone: 'America/New_York' },
  offers: Object.fromEntries(
    Object.entries(PARTS).map(([key, [, en, zh]]) => [
      key,
      { ...BESIDE_OFFERS.stress, id: `OFR${key}`, title: both(en, zh) },
    ]),
  ),
  rewritten: true,
  keys: /^(?!)/,
  ask: () => [{ url: `https://${HOST}/financial-stress-index/data/fsi.csv` }],
  read: (body, { key, ...of }) =>
    tableOf(body, of, {
      dates: 'ymd',
      map: { date: 'Date', value: PARTS[key as Part][0] },
      columns: ['Date', ...Object.values(PARTS).map(([name]) => name), ...REGIONS],
    }),
};
