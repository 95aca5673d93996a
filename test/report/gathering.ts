import type { CareerRules } from '../../src/domain/career.ts';
import type { Crowd, CrowdVintage } from '../../src/domain/crowd.ts';
import type { Gathering } from '../../src/domain/policy.ts';
import type { CrowdReading, LikeFall } from '../../src/domain/simulation.ts';
import { type Day, parseDay } from '../../src/domain/time.ts';
import { career } from '../../src/weigh/career/career.ts';

const day = (text: string): Day => parseDay(text) as Day;
const both = (en: string, zh: string) => ({ en, 'zh-Hant': zh });

/** Managers whose stakes spread widely: the share that sells moves without a leap. */
export const RULES: CareerRules = {
  gain: 0.06,
  bonus: 5,
  stakes: { kind: 'lognormal', median: 3, spread: 1 },
  talent: { theta: 0.5, p: 0.8, q: 0.3, alpha: 0.5 },
  fired: { able: 0.1, unable: 0.4 },
};

const GRID = Array.from({ length: 41 }, (_, i) => i / 40);

/** Alike managers and a loss that is forgiven when it is shared: a run starts. */
export const RUN_RULES: CareerRules = {
  ...RULES,
  stakes: { kind: 'lognormal', median: 3, spread: 0.1 },
  talent: { theta: 0.8, p: 0.9, q: 0.1, alpha: 0.5 },
  fired: { able: 0.02, unable: 0.6 },
};

/** Falls of 1.9 to 2.4 sigmas, most of which come back slowly. */
export const LIKE: LikeFall = {
  from: 1.75,
  to: 2.25,
  paths: 1874,
  forced: 0.93,
  overshoot: { low: 0.04, at: 0.13, high: 0.29 },
  mean: { at: 0.152, error: 0.0021 },
  sold: { low: 0.006, at: 0.031, high: 0.084 },
  mandate: { at: 0.024, error: 0.0003 },
  left: { at: 0.12, error: 0.004 },
  half: { low: 3, at: 19, high: 61 },
  within: {
    5: { at: 0.21, error: 0.004 },
    20: { at: 0.52, error: 0.006 },
    60: { at: 0.78, error: 0.0004 },
  },
  back: [
    { low: -0.28, at: 0.03, high: 0.31 },
    { low: -0.44, at: 0.06, high: 0.54 },
    { low: -0.55, at: 0.08, high: 0.68 },
    { low: -0.81, at: 0.11, high: 0.98 },
    { low: -1.12, at: 0.16, high: 1.36 },
    { low: -1.55, at: 0.22, high: 1.94 },
    { low: -1.91, at: 0.26, high: 2.4 },
  ],
};

/** The same in a walk: nobody is forced, and it comes back a little less often. */
export const WALK: LikeFall = {
  ...LIKE,
  paths: 1902,
  forced: 0,
  overshoot: { low: 0, at: 0, high: 0 },
  mean: { at: 0, error: 0 },
  sold: { low: 0, at: 0, high: 0 },
  half: { low: 4, at: 26, high: 61 },
  within: {
    5: { at: 0.18, error: 0.004 },
    20: { at: 0.44, error: 0.006 },
    60: { at: 0.67, error: 0.005 },
  },
  back: LIKE.back.map((s) => ({ low: s.low - 0.03, at: 0, high: s.high - 0.04 })),
};

/** Twice and three times own capital may be sold out; once owes nothing. */
export const READING: CrowdReading = {
  volatility: 1.221,
  fell: 1.91,
  like: LIKE,
  walk: WALK,
  career: career(RULES, { at: 0.43, mandate: 0.031, grid: GRID }),
  survival: [
    { leverage: 1, forcedOut: 0, beforeHalf: 0 },
    { leverage: 2, callAt: 0.667, forcedOut: 0.004, beforeHalf: 0.006, left: 0.32 },
    { leverage: 3, callAt: 0.889, forcedOut: 0.27, beforeHalf: 0.33, left: -0.04 },
  ],
  largest: 2.14,
  mapped: true,
  toCash: {
    sales: [{ symbol: 'SPY', days: 0.02, cost: 0.0008, money: 800 }],
    days: 0.02,
    money: 800,
    cost: 0.0008,
    missing: [],
  },
  fingerprints: ['811c9dc5', '01000193', '5bd1e995', '27d4eb2f'],
};

/** With a fold: at the same tail probability few or nearly all may sell. */
export const FOLDED: CrowdReading = {
  ...READING,
  career: career(RUN_RULES, { at: 0.22, mandate: 0.1, grid: GRID }),
};

/** Falls that in the middle are not back within 60 sessions. */
export const SLOW: CrowdReading = {
  ...READING,
  like: { ...LIKE, half: { low: 12, at: 61, high: 61 } },
};

/** A book that could not be laid over the crowd's assets, and whose volume is not known. */
export const UNMAPPED: CrowdReading = {
  ...READING,
  mapped: false,
  astray: 'SPY',
  toCash: {
    sales: [{ symbol: 'SPY' }],
    missing: [
      { symbol: 'SPY', what: 'volatility' },
      { symbol: 'SPY', what: 'adv' },
    ],
  },
};

/** A crowd of two kinds and three assets. */
export const CROWD: Crowd = {
  id: 'small',
  title: both('A small crowd', '小群體'),
  factors: ['risk'],
  assets: (
    [
      ['equities', 'Large equities', '大型股', 0.5, 0.16],
      ['credit', 'Corporate bonds', '公司債', 0.3, 0.08],
      ['private', 'US corporate bonds of investment grade', '美國投資級公司債', 0.2, 0.2],
    ] as const
  ).map(([id, en, zh, weight, volatility]) => ({
    id,
    title: both(en, zh),
    weight,
    volatility,
    factors: [0.8],
    traded: 0.004,
  })),
  kinds: [
    {
      id: 'funds',
      title: both('Leveraged funds', '槓桿基金'),
      sort: 'leverage',
      share: 0.12,
      books: 20,
      liquid: 0.5,
      leverage: 2.5,
      limit: 1.2,
      target: 1,
      spread: 0.2,
    },
    {
      id: 'savers',
      title: both('Funds that meet redemptions', '面對贖回的基金'),
      sort: 'redemption',
      share: 0.3,
      books: 20,
      flow: 0.4,
      from: 0.03,
      spread: 0.2,
    },
    {
      id: 'managers',
      title: both('Managers with careers', '有職業顧慮的經理人'),
      sort: 'career',
      share: 0.1,
      books: 10,
      liquid: 0.5,
      cut: 0.3,
    },
  ],
  buyers: {
    makers: 0.3,
    capacity: 0.01,
    unload: 0.1,
    patient: 0.2,
    money: 0.02,
    margin: 0.05,
    pace: 0.1,
  },
  prices: {
    law: 'square-root',
    impact: 0.8,
    floor: 0.5,
    decaying: 0.4,
    halfLife: 10,
    shortfall: 0.5,
    memory: 0.94,
    react: 0.06,
    window: 5,
    rounds: 20,
  },
  fear: { game: RULES, tail: 0.1, alarm: 0.2 },
  lending: { rate: 0.05, maintenance: 0.25, participation: 0.1, scale: 1 },
  gauge: 'equities',
  assumptions: [{ of: ['kinds.funds'], reason: both('Assumed.', '設定。') }],
};

/** The past does not show that such falls come back more: the interval holds nothing. */
export const CROWD_VINTAGE: CrowdVintage = {
  method: 'calibrate-crowd-1 2025-09-30',
  from: day('2006-07-31'),
  until: day('2025-09-30'),
  falls: 41,
  matched: 164,
  impact: { at: 0.82, low: 0.41, high: 1.37 },
  decaying: { at: 0.21, low: 0, high: 0.58 },
  level: 0.8,
  moments: [
    { name: 'asymmetry', past: 0.031, model: 0.029, error: 0.004 },
    { name: 'excess retrace', past: 0.04, model: 0.05, error: 0.06 },
    { name: 'deep retrace', past: 0.02, model: 0.03, error: 0.08, compared: true },
  ],
  distance: 0.31,
  inputs: { crowd: 'c'.repeat(64) },
};

/** An interval that lies above nothing. */
export const DECAYING: CrowdVintage = {
  ...CROWD_VINTAGE,
  decaying: { at: 0.45, low: 0.18, high: 0.71 },
};

export const GATHERING: Gathering = {
  crowd: CROWD,
  hash: 'c'.repeat(64),
  vintages: [CROWD_VINTAGE],
};
