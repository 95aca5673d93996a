import type { Episode } from '../../../src/domain/episode.ts';
import { extend, type History, noHistory } from '../../../src/domain/history.ts';
import type { Quote, Sizing } from '../../../src/domain/score.ts';
import type { Series } from '../../../src/domain/series.ts';
import { WINDOWS } from '../../../src/domain/stress.ts';
import type { Day } from '../../../src/domain/time.ts';
import type { WindowRecord } from '../../../src/domain/vintage.ts';
import { draw } from '../../../src/judge/score/draw.ts';
import { type LaneInput, lanes as lanesOf } from '../../../src/judge/score/lane.ts';
import { periods } from '../../../src/judge/score/period.ts';
import { resample } from '../../../src/judge/score/resample.ts';
import type { Parts } from '../../../src/run/record/evaluation.ts';
import type { Calibration } from '../../../src/sense/calibrate.ts';

export const IDS = ['RISK', 'RATES', 'DOLLAR', 'FEAR'] as const;

const series = (id: string): Series => ({
  id,
  title: { en: id, 'zh-Hant': id },
  unit: 'points',
  kind: 'price',
  sign: 1,
  calendar: 'daily',
  known: { time: '18:00', zone: 'UTC', lag: 0 },
  source: 'made up',
});

/** Three legs and a volatility index, each a price a day. */
export const EPISODE: Episode = {
  id: 'made',
  title: { en: 'made', 'zh-Hant': '虛構' },
  from: 0 as Day,
  to: 10_000 as Day,
  decide: { time: '18:30', zone: 'UTC' },
  legs: { risk: ['RISK'], rates: ['RATES'], dollar: ['DOLLAR'] },
  roles: { volatility: 'FEAR' },
  series: Object.fromEntries(IDS.map((id) => [id, series(id)])),
  evidence: 'none',
};

/** Days of made-up prices; the legs share a part of their moves, so that they fall together at times. */
export function histories(days: number, seed = 7): (id: string) => History {
  const chance = draw(seed);
  const noise = (leg: number, t: number): number =>
    [0, 1, 2, 3].reduce((sum, k) => sum + chance(leg, 4 * t + k) - 0.5, 0);
  const made = Object.fromEntries(
    IDS.map((id, leg) => {
      let [history, price] = [noHistory('price'), 100];
      for (let t = 0; t < days; t++) {
        price *= Math.exp(0.01 * (noise(leg + 1, t) + 0.7 * noise(0, t)));
        history = extend(history, t as Day, price);
      }
      return [id, history];
    }),
  );
  return (id) => made[id] as History;
}

/** The same as it was known a number of days after the start. */
export const cut =
  (of: (id: string) => History, days: number): ((id: string) => History) =>
  (id) =>
    Array.from({ length: days }, (_, t) => t).reduce(
      (h, t) => extend(h, of(id).days[t] as Day, of(id).values[t] as number),
      noHistory('price'),
    );

/** A vintage with thresholds and nothing else. */
export function vintage(until: number, alarm: number, study: number): Calibration {
  const record = (threshold: number): WindowRecord => ({
    count: 1250,
    threshold,
    episodes: 1,
    fell: [],
  });
  const [one, three, five] = WINDOWS.map(() => record(alarm));
  return {
    method: 'made',
    until: until as Day,
    from: 0 as Day,
    legs: EPISODE.legs,
    windows: {
      1: one as WindowRecord,
      3: { ...(three as WindowRecord), study },
      5: five as WindowRecord,
    },
    emission: { nu: 4, count: 0, scale: {} },
  };
}

/** A price that moves by one of two rates in turn, and an own path that holds so much of it, a hundredth less before the second. */
export function parts(exposure: number, up: number, down: number, n = 800): Parts {
  const prices: Quote[] = [];
  let value = 100;
  for (let t = 0; t < n; t++) {
    prices.push({ day: t as Day, value });
    value *= 1 + (t % 2 === 0 ? up : down);
  }
  const sizings = Array.from(
    { length: n - 60 },
    (_, i): Sizing => ({
      day: (i + 59) as Day,
      // A decision earns the second return after its day.
      exposure: i % 2 === 0 ? exposure : exposure - 0.01,
    }),
  ) as unknown as [Sizing, ...Sizing[]];
  const entry: LaneInput & { sizings: [Sizing, ...Sizing[]] } = {
    sizings,
    prices,
    fear: prices.map(({ day }) => ({ day, value: 15 })),
    bills: prices.map(({ day }) => ({ day, value: 2 })),
  };
  const lanes = lanesOf(entry);
  return {
    thesis: 'made@0',
    vintages: [vintage(50, 1, 0.3)],
    studied: { together: [], alone: [] },
    retraced: {
      retrace: {
        cases: 0,
        crps: { unknown: { kind: 'no forecast has come due' } },
        half: { unknown: { kind: 'no forecast has come due' } },
        end: { unknown: { kind: 'no forecast has come due' } },
        coverage: { unknown: { kind: 'no forecast has come due' } },
      },
      forecasts: {
        half: { unknown: { kind: 'too few', of: 'forecasts', least: 20 } },
        end: { unknown: { kind: 'too few', of: 'forecasts', least: 20 } },
      },
      bySize: { unknown: { kind: 'no forecast has come due' } },
      mechanical: { unknown: { kind: 'too few', of: 'falls of a sort', least: 20 } },
      lasting: { unknown: { kind: 'too few', of: 'falls of a sort', least: 20 } },
      hard: {
        sigmas: 1,
        half: { unknown: { kind: 'too few', of: 'falls of a sort', least: 20 } },
        end: { unknown: { kind: 'too few', of: 'falls of a sort', least: 20 } },
      },
      earlier: {
        half: { unknown: { kind: 'too few', of: 'falls of a sort', least: 20 } },
        end: { unknown: { kind: 'too few', of: 'falls of a sort', least: 20 } },
      },
    },
    entry,
    lanes,
    drawn: lanes.map(({ path }) =>
      'unknown' in path
        ? undefined
        : resample(
            path.points.map((p) => p.ret),
            draw(1),
            { resamples: 50 },
          ),
    ),
    periods: periods(lanes, draw(1)),
    credit: { unknown: { kind: 'no credit series' } },
    inputs: {},
  };
}
