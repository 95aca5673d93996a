import { calendars } from '../../domain/calendar/index.ts';
import type { Crowd, CrowdVintage, Fitted } from '../../domain/crowd.ts';
import type { Episode } from '../../domain/episode.ts';
import type { History } from '../../domain/history.ts';
import type { Day } from '../../domain/time.ts';
import { fitCrowd, type Learnt } from '../../run/calibrate/fitcrowd.ts';
import type { RunBlock } from '../../run/calibrate/momentsurface.ts';
import { studyThreshold } from '../../sense/calibrate.ts';
import { spansOf } from '../../sense/span.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { rounded } from '../learnt.ts';
import { longPast } from '../past.ts';

/** Names the rules of the crowd's calibration; it changes when they do. */
const METHOD = 'crowd-moments-1';
const YEAR = 365.25;
/** Digits on which machines agree whose logarithms differ in the last place. */
const DIGITS = 6;

/** A crowd and the name and hash of its file. */
export type CrowdSource = { readonly crowd: Crowd; readonly name: string; readonly hash: string };

/** A vintage, and the profiles that show how sure it is. */
export type Learning = {
  readonly vintage: CrowdVintage;
  readonly profiles: Learnt['profiles'];
};

/**
 * What long daily series teach of a crowd's impact and its decaying share.
 * @param folder one CSV a series
 * @param ask    runs a block of paths
 * @returns      undefined inside when the past is too short
 */
export function learnCrowd(
  { crowd, name, hash }: CrowdSource,
  { folder, until, ask }: { readonly folder: string; readonly until: Day; readonly ask: RunBlock },
): Result<Learning | undefined> {
  const own = { legs: Object.values(CROWD_LEGS.legs).flat(), zone: ZONE, calendars };
  const past = longPast(Object.values(CROWD_LEGS.series), { ...own, folder, until });
  return chain(past, ({ histories, inputs }) => {
    const of = (id: string): History => histories[id] as History;
    const from = of(CROWD_LEGS.legs.risk[0] as string).days[0];
    if (from === undefined) return accepted(undefined);
    const all = spansOf(CROWD_LEGS, of);
    const severities = all.map((s) => s.severity);
    const threshold = studyThreshold(severities, (until - from) / YEAR);
    const fitted = fitCrowd(crowd, { all, threshold }, ask);
    if (!fitted) return accepted(undefined);
    const { profiles, ...rest } = fitted;
    const vintage: CrowdVintage = {
      ...rest,
      method: METHOD,
      until,
      from,
      impact: shipped(rest.impact),
      decaying: shipped(rest.decaying),
      ...rounded({ moments: rest.moments, distance: rest.distance }, DIGITS),
      inputs: { ...inputs, [name]: hash },
    };
    return accepted({ vintage, profiles });
  });
}

/** Four places: finer than any interval of them. */
const places = (x: number): number => Number(x.toFixed(4));

const shipped = ({ at, low, high, ...rest }: Fitted): Fitted => ({
  at: places(at),
  low: places(low),
  high: places(high),
  ...rest,
});

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
