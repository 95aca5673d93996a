import type { Episode } from '../../domain/episode.ts';

/** Zone in which the last day of the past ends. */
export const ZONE = 'America/New_York';

/**
 * The long daily series from which the crowd is calibrated: shares, Treasuries and the dollar, the
 * dollar as the euro's price, which lines up with the closes of the other two.
 */
export const CROWD_LEGS: Pick<Episode, 'legs' | 'series'> = {
  legs: { risk: ['SPX'], rates: ['DGS10'], dollar: ['EURUSD'] },
  series: {
    SPX: {
      id: 'SPX',
      title: { en: 'S&P 500', 'zh-Hant': '標普500' },
      unit: 'index points',
      kind: 'index',
      sign: 1,
      calendar: 'nyse',
      known: { time: '16:00', zone: ZONE, lag: 0 },
      source: 'S&P 500 closing level',
    },
    DGS10: {
      id: 'DGS10',
      title: { en: 'US 10-year yield', 'zh-Hant': '美國10年期公債殖利率' },
      unit: 'per cent',
      kind: 'yield',
      duration: 8,
      sign: 1,
      calendar: 'sifma',
      known: { time: '18:00', zone: ZONE, lag: 0 },
      source: 'Federal Reserve H.15, constant maturity',
    },
    EURUSD: {
      id: 'EURUSD',
      title: { en: 'Dollar against the euro (EUR/USD)', 'zh-Hant': '美元兌歐元（EUR/USD）' },
      unit: 'USD per EUR',
      kind: 'fx',
      sign: -1,
      calendar: 'weekdays',
      known: { time: '17:00', zone: ZONE, lag: 0 },
      source: 'Spot rate, daily bar ending 17:00 New York',
    },
  },
};
