import type { Episode } from '../src/domain/episode.ts';
import type { Observation, Series } from '../src/domain/series.ts';
import { DAY_MS, type Day, type Instant } from '../src/domain/time.ts';

/** The five series that the bench makes up. */
export const IDS = ['RISK', 'RATES', 'DOLLAR', 'VOLATILITY', 'CREDIT'] as const;
const KINDS = {
  RISK: 'index',
  RATES: 'yield',
  DOLLAR: 'fx',
  VOLATILITY: 'index',
  CREDIT: 'spread',
} as const;

/** Values of a random walk that is the same on every machine (a 32-bit xorshift). */
export function made(): (day: Day) => Observation[] {
  let state = 0x9e3779b9;
  const noise = (): number => {
    let sum = 0;
    for (let i = 0; i < 4; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      sum += (state >>> 0) / 2 ** 32 - 0.5;
    }
    return sum;
  };
  const level = { RISK: 1000, RATES: 4, DOLLAR: 1.1, VOLATILITY: 18, CREDIT: 0 };
  return (day) =>
    IDS.map((id) => {
      const step = 0.02 * noise();
      level[id] = id === 'RATES' || id === 'CREDIT' ? level[id] + step : level[id] * (1 + step);
      return { series: id, at: day, knownAt: (day * DAY_MS) as Instant, value: level[id] };
    });
}

/** The episode that they belong to. */
export const episodeOf = (days: readonly Day[]): Episode => ({
  id: 'bench',
  title: { en: 'bench', 'zh-Hant': '效能' },
  from: days[0] as Day,
  to: days[days.length - 1] as Day,
  decide: { time: '12:00', zone: 'UTC' },
  legs: { risk: ['RISK'], rates: ['RATES'], dollar: ['DOLLAR'] },
  roles: { volatility: 'VOLATILITY', credit: 'CREDIT' },
  series: Object.fromEntries(
    IDS.map((id): [string, Series] => [
      id,
      {
        id,
        title: { en: id, 'zh-Hant': id },
        unit: 'points',
        kind: KINDS[id],
        ...(id === 'RATES' ? { duration: 8 } : {}),
        sign: 1,
        calendar: 'weekdays',
        known: { time: '00:00', zone: 'UTC', lag: 0 },
        source: 'made up',
      },
    ]),
  ),
  evidence: 'none',
});
