import { both } from '../../domain/text.ts';
import { BESIDE_OFFERS, LEG_OFFERS, type Offer } from '../template/offer.ts';
import type { FeedSource } from './shape.ts';
import { tableOf } from './table.ts';

const HOST = 'cdn.cboe.com';
const BARS = ['DATE', 'OPEN', 'HIGH', 'LOW', 'CLOSE'];

/** The file is written anew after the last close (16:15); no hour is told, so a close is due well after it. */
const WRITTEN = { time: '17:00', zone: 'America/New_York', lag: 0 };

/** An index of Cboe, whose close is told in its own column. */
const index = (id: string, zh: string): Offer => ({
  ...BESIDE_OFFERS.volatility,
  id,
  title: both(`Cboe ${id}`, zh),
  known: WRITTEN,
  source: `Cboe, ${id}, daily close`,
});

/**
 * Daily history of Cboe's indices, whole at each request. No vintages: the file is written anew every day. Of an
 * index's bars only the close is read, since some bars of the 1990s are impossible.
 */
export const cboe: FeedSource = {
  title: both('Cboe', '芝加哥選擇權交易所'),
  watch: 'E',
  terms: both('own use; the figures may not be passed on', '僅供自用，不得轉載數據'),
  page: 'https://www.cboe.com/tradable_products/vix/vix_historical_data/',
  hosts: [HOST],
  quota: { calls: 60, spanMs: 3_600_000 },
  schedule: { cron: '*/20 16-23 * * 1-5', zone: 'America/New_York' },
  offers: {
    SPX: {
      ...LEG_OFFERS.risk['us-index'],
      known: WRITTEN,
      source: 'Cboe, S&P 500, daily close',
    },
    VIX: { ...BESIDE_OFFERS.volatility, known: WRITTEN },
    VIX3M: index('VIX3M', 'VIX三個月'),
    VVIX: index('VVIX', 'VVIX'),
    SKEW: index('SKEW', 'SKEW偏斜指數'),
  },
  keys: /^[A-Z][A-Z0-9]{1,7}$/,
  ask: (key) => [{ url: `https://${HOST}/api/global/us_indices/daily_prices/${key}_History.csv` }],
  read: (body, { key, ...of }) => {
    const head = new TextDecoder().decode(body.subarray(0, 200)).split(/[\r\n]/)[0] ?? '';
    const bars = /,\s*CLOSE\b/i.test(head);
    return tableOf(body, of, {
      dates: 'mdy',
      map: { date: 'DATE', value: bars ? 'CLOSE' : key },
      columns: bars ? BARS : ['DATE', key],
    });
  },
};
