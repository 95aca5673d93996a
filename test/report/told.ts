import type { Delever } from '../../src/domain/delever.ts';
import type { Lookahead } from '../../src/domain/lookahead.ts';
import type { Odds } from '../../src/domain/odds.ts';
import type { Second } from '../../src/domain/regime.ts';
import type { Bargain } from '../../src/domain/threat.ts';
import type { Day } from '../../src/domain/time.ts';

const around = (at: number, by: number) => ({ low: at - by, at, high: at + by });

/** A forecast made on a day, and everything beside it. */
export const delever = (made: Day): Delever => ({
  retrace: {
    made,
    by: 'past mean',
    cases: 57,
    sigmas: around(0.26, 1.5),
    move: around(0.0067, 0.038),
    half: around(0.83, 0.05),
    end: around(0.48, 0.07),
    walk: { half: 0.62, end: 0.36 },
    record: {
      cases: 52,
      crps: { own: 0.655, mean: 0.641, fear: 0.638 },
      half: { own: 0.158, mean: 0.149, fear: 0.147, walk: 0.161 },
      end: { own: 0.248, mean: 0.252, fear: 0.26, walk: 0.268 },
      coverage: { held: 28, of: 32 },
    },
  },
  mechanical: {
    share: 'not identified',
    walk: around(0.08, 0.07),
    matched: around(-0.03, 0.08),
    back: { together: 0.82, alone: 0.85 },
    together: 57,
    alone: 715,
    detectable: 0.12,
  },
  flow: [
    { rule: 'volatility target', before: 0.9, now: 0.7, window: 18.5, next: [3, 2, 1, 0.5, 0.2] },
    { rule: 'var limit', before: 1.2, now: 1, window: 20, next: [1, 1, 1, 1, 1] },
    { rule: 'trend', unknown: { kind: 'too short a past' } },
  ],
  cross: {
    day: made,
    ranks: [
      {
        group: 'etf',
        names: 50,
        of: 50,
        slope: around(-0.76, 0.9),
        volume: around(0.05, 0.25),
        reads: 'no pattern',
      },
    ],
    forensics: { unknown: { kind: 'not identified' } },
    inputs: 'f'.repeat(64),
  },
});

/** Odds of one path, told beside what prices imply. */
export const ODDS: Odds = {
  paths: [
    {
      scenario: 'withdrawn',
      regime: 'noise',
      bounds: { low: 0, high: 0.8 },
      own: 0.57,
      implied: around(0.4, 0.1),
    },
  ],
  assets: [
    {
      asset: 'SPX',
      own: 0.024,
      implied: 0,
      seen: -0.0189,
      noise: 0.0099,
      gap: around(-0.0246, 0.007),
    },
  ],
  book: around(-0.019, 0.005),
  cases: 8,
  distance: 0.16,
  contracts: [],
  wordings: [],
  tipping: [
    {
      input: 'friction odds',
      unit: 'decibans',
      now: -1.8,
      tips: -1.2,
      reach: 20,
      from: 'hold',
      to: 'trim',
    },
  ],
  misfits: [],
};

export const SECOND: Second = { stormy: 0.53, change: { unknown: { kind: 'too short a past' } } };

const NO_BINS = { implemented: [], reduced: [], delayed: [], withdrawn: [], 'struck down': [] };

export const BARGAIN: Bargain = {
  at: 0 as Day,
  rates: {
    threats: 53,
    clusters: 29,
    shares: {
      implemented: { count: 22, share: around(0.4, 0.08) },
      reduced: { count: 8, share: around(0.15, 0.06) },
      delayed: { count: 12, share: around(0.22, 0.07) },
      withdrawn: { count: 11, share: around(0.21, 0.07) },
      'struck down': { count: 0, share: { low: 0, at: 0.01, high: 0.03 } },
    },
    followed: { threats: 48, days: 60, imposed: around(0.66, 0.08) },
  },
  curves: { unknown: { kind: 'too few threats' } },
  recurrence: { unknown: { kind: 'too few threats' } },
  record: {
    cases: 53,
    clusters: 29,
    own: 0.755,
    base: 0.737,
    log: { own: 1.452, base: 1.389 },
    bins: { own: NO_BINS, base: NO_BINS },
  },
  outlooks: [],
  undated: [],
};

/** A look-ahead test that found nothing, and one that found something of every kind. */
export const CLEAN: Lookahead = {
  seed: 7,
  decisions: 142,
  inputs: ['events', 'vintages', 'threats'],
  cuts: ['2001-02-03T18:30:00-05:00', '2001-03-05T18:30:00-05:00'],
  compared: 60,
  late: [
    { delayed: 300, compared: 0 },
    { from: '2001-02-03T18:30:00-05:00', delayed: 1, compared: 12 },
    { from: '2001-02-03T18:30:00-05:00', series: 'CREDIT', delayed: 4, compared: 13 },
  ],
  moved: [],
};

export const LEAK: Lookahead = {
  ...CLEAN,
  moved: [
    { by: 'early', path: 'observation.X', inputs: ['observation'], count: 3, first: '2001-02-02' },
    {
      by: 'cut',
      path: 'exposure.target',
      inputs: ['vintages', 'threats'],
      count: 1,
      first: '2001-02-01T18:30:00-05:00',
      shownBy: '2001-02-03T18:30:00-05:00',
    },
    {
      by: 'late',
      path: 'stops[0].state',
      inputs: ['events'],
      count: 2,
      first: '2001-02-01T18:30:00-05:00',
    },
  ],
};
