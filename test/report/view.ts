import type { Simulation } from '../../src/domain/simulation.ts';
import type { Day } from '../../src/domain/time.ts';
import type { CareerView } from '../../src/report/content/career.ts';
import type { CrowdView } from '../../src/report/content/crowdview.ts';
import type { DayOf } from '../../src/report/content/reading.ts';
import type { SurviveView } from '../../src/report/content/survive.ts';
import {
  CROWD,
  CROWD_VINTAGE,
  FOLDED,
  LIKE,
  READING,
  RULES,
  RUN_RULES,
  WALK,
} from './gathering.ts';

/** The day that every answer tells alike. */
export const OF: DayOf = {
  episode: { en: 'A made episode', 'zh-Hant': '虛構事件' },
  day: 20473 as Day,
  state: 'synchronised',
  window: 5,
  fell: 1.07,
  tail: 0.43,
};

/** The managers' game without a leap. */
export const CAREER: CareerView = {
  of: OF,
  title: CROWD.title,
  career: READING.career,
  rules: RULES,
  mandate: READING.career.byMandate,
};

/** The same with a run. */
export const RUN: CareerView = { ...CAREER, career: FOLDED.career, rules: RUN_RULES, mandate: 0.1 };

const TAIL = { ps: [0.01, 1], marks: [0.7, 1] };

/** Falls of three sizes, the deepest of them too rare to be told for itself. */
const simulation = (world: Simulation['inquiry']['world'], fall: typeof LIKE): Simulation => ({
  inquiry: {
    model: 'crowd-1',
    crowd: 'c'.repeat(64),
    vintage: '2025-09-30',
    world,
    conditions: { volatility: 1.221, news: { equities: -0.02 }, drift: 0, rate: 0.05 },
    seed: 1,
    paths: 32768,
    scrambles: 16,
  },
  falls: [
    { ...fall, from: 0.75, to: 1.25, paths: 5210, mean: { at: 0.08, error: 0.001 } },
    fall,
    { ...fall, from: 3.75, to: 4.25, paths: 41, half: { low: 20, at: 61, high: 61 } },
  ],
  lows: { 5: TAIL, 20: TAIL, 60: TAIL, half: TAIL },
  fingerprint: '811c9dc5a1b2c3d4',
});

/** One simulation beside its walk. */
export const SIMULATED: CrowdView = {
  of: OF,
  size: 2,
  crowd: CROWD,
  vintage: CROWD_VINTAGE,
  conditions: { volatility: 1.221, news: { equities: -0.02 }, drift: 0, rate: 0.05 },
  simulation: simulation('noise', LIKE),
  walk: simulation('walk', WALK),
  histogram: [0.22, 0.34, 0.21, 0.12, 0.06, 0.03, 0.02].map((weight, i) => ({
    from: i / 20,
    to: (i + 1) / 20,
    weight,
  })),
  sold: [
    { asset: 'equities', share: 0.041 },
    { asset: 'credit', share: 0.022 },
    { asset: 'private', share: 0.004 },
  ],
  fan: [0, 1, 2, 3, 4, 5, 6].map((i) => ({
    low: 0.955 - 0.012 * i,
    at: 0.972 + 0.002 * i,
    high: 0.985 + 0.014 * i,
  })),
  seed: 1,
  paths: 32768,
  threads: 2,
  fingerprint: '811c9dc5a1b2c3d4',
};

const CURVE = Array.from({ length: 31 }, (_, i) => {
  const leverage = 1 + i / 10;
  const forcedOut = Math.min(0.62, 0.05 * Math.max(0, leverage - 1.7) ** 2 * leverage);
  return { leverage, forcedOut, beforeHalf: Math.min(0.7, 1.2 * forcedOut) };
});

/** A book with a margin of a quarter. */
export const SURVIVING: SurviveView = {
  of: OF,
  title: { en: 'A book', 'zh-Hant': '一本帳' },
  rule: { maintenance: 0.25, cash: 0 },
  weights: { noise: 0.57, friction: 0.38, rupture: 0.05 },
  sessions: 60,
  curve: CURVE,
  at: READING.survival,
  horizons: [
    { sessions: 5, twice: 0, thrice: 0.06 },
    { sessions: 20, twice: 0.001, thrice: 0.14 },
    { sessions: 60, twice: 0.004, thrice: 0.27 },
  ],
  largest: 2.14,
  limit: 0.01,
  ...(READING.toCash ? { toCash: READING.toCash } : {}),
  currency: 'USD',
  mapped: true,
  paths: 16384,
  fingerprints: READING.fingerprints,
};
