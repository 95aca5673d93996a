import { join } from 'node:path';
import { calendars } from '../../domain/calendar/index.ts';
import type { Crowd, CrowdVintage, Fitted } from '../../domain/crowd.ts';
import type { Episode } from '../../domain/episode.ts';
import type { History } from '../../domain/history.ts';
import type { Day } from '../../domain/time.ts';
import { BLOCKS, fitCrowd, type Learnt } from '../../run/calibrate/fitcrowd.ts';
import type { RunBlock } from '../../run/calibrate/momentsurface.ts';
import { studyThreshold } from '../../sense/calibrate.ts';
import { spansOf } from '../../sense/span.ts';
import type { Arena } from '../../weigh/firesale/arena.ts';
import type { Scheme } from '../../weigh/firesale/draw.ts';
import { type Blocks, empty } from '../../weigh/firesale/kernel.ts';
import { blocks } from '../compute/kernel.ts';
import { kernel } from '../compute/machine.ts';
import { root } from '../file/folder.ts';
import { sha256 } from '../file/hash.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { rounded } from '../learnt.ts';
import { longPast } from '../past.ts';
import { readCrowd } from './read.ts';

/** Name of the crowd's file, as its hash is listed. */
const FILE = 'crowd.yaml';
/** Chance of calibration: plain, so that the blocks of one point are independent. */
const SCHEME: Scheme = { seed: [1, 0], tilt: false };

export const crowdFolder = (): string => join(root(), 'crowd');

/**
 * Calibrates the bundled crowd from a folder of long daily series.
 * @param seen called with the share done, 0..1, after every block of paths
 */
export function calibrateCrowd(
  folder: string,
  until: Day,
  seen: (share: number) => void,
): Result<Learning | undefined> {
  const module = kernel();
  let [last, run]: [Arena?, Blocks?] = [];
  let done = 0;
  const ask: RunBlock = (arena, index) => {
    if (!run || arena !== last) [last, run] = [arena, blocks(arena, SCHEME, module)];
    const { rows } = run(index, empty(arena.assets));
    done++;
    seen(done / BLOCKS);
    return rows;
  };
  return readFrom(join(crowdFolder(), FILE), (text, file) =>
    chain(readCrowd(text, file), (crowd) =>
      learnCrowd({ crowd, name: FILE, hash: sha256(text) }, { folder, until, ask }),
    ),
  );
}

/** Names the rules of the crowd's calibration; it changes when they do. */
const METHOD = 'crowd-moments-1';
const YEAR = 365.25;
/** Digits on which machines agree whose logarithms differ in the last place. */
const DIGITS = 6;

/** A crowd and the name and hash of its file. */
type CrowdSource = { readonly crowd: Crowd; readonly name: string; readonly hash: string };

/** A vintage, and the profiles that show how sure it is. */
type Learning = {
  readonly vintage: CrowdVintage;
  readonly profiles: Learnt['profiles'];
};

/**
 * What long daily series teach of a crowd's impact and its decaying share.
 * @param folder one CSV a series
 * @param ask    runs a block of paths
 * @returns      undefined inside when the past is too short
 */
function learnCrowd(
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
