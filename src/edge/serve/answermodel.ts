import * as z from 'zod';
import { CAREER_GAME, orUnknown, SHAPE, SURVIVAL, TO_CASH } from './answer.ts';
import { DELEVER, STRESS } from './answerday.ts';

const { belief, bounds, date, fall, figure, figures, instant, range, says, sort, texts, unknown } =
  SHAPE;

/** Of which day it is asked. */
const of = z.strictObject({
  ...{ episode: says, day: date, state: z.string(), window: z.number(), tail: z.number() },
  fell: z.exactOptional(z.number()),
});

export const STRESS_OF = STRESS.extend({ at: instant });
export const DELEVER_OF = DELEVER.extend({ at: instant });

/** At what chance of the tail how much is sold. */
export const CAREER_OF = z.strictObject({
  ...{ of: z.exactOptional(of), title: says, mandate: z.number() },
  career: CAREER_GAME.extend({
    curve: z.array(z.strictObject({ at: z.number(), lowest: z.number(), highest: z.number() })),
  }),
  rules: z.strictObject({
    ...{ gain: z.number(), bonus: z.number(), talent: figures, fired: figures },
    stakes: z.looseObject({ kind: z.string() }),
  }),
});

/** Own odds against those that prices imply. */
export const ODDS = z.strictObject({
  at: instant,
  paths: z.array(
    z.strictObject({
      ...{ scenario: z.string(), regime: z.string(), bounds, own: z.number() },
      implied: orUnknown(range),
    }),
  ),
  assets: z.array(
    z.strictObject({
      ...{ asset: z.string(), own: z.number(), implied: z.number(), seen: z.number() },
      ...{ noise: z.number(), gap: range },
    }),
  ),
  book: orUnknown(range),
  ...{ cases: z.number(), distance: z.number() },
  contracts: z.array(z.unknown()),
  wordings: z.array(z.unknown()),
  misfits: z.array(sort),
  tipping: z.array(
    z.strictObject({
      ...{ input: z.string(), unit: z.string(), now: z.number(), tips: figure, reach: z.number() },
      ...{ from: z.string(), to: z.exactOptional(z.string()) },
    }),
  ),
});

/** Whether a book lives until prices are back. */
export const SURVIVE = z.strictObject({
  ...{ of, title: says, weights: belief, sessions: z.number() },
  rule: z.strictObject({ maintenance: z.number(), cash: z.number() }),
  curve: z.array(SURVIVAL),
  at: z.array(SURVIVAL),
  horizons: z.array(
    z.strictObject({ sessions: z.number(), twice: z.number(), thrice: z.number() }),
  ),
  ...{ largest: z.number(), limit: z.number(), toCash: TO_CASH, currency: z.string() },
  ...{ mapped: z.boolean(), loan: z.number(), paths: z.number(), fingerprints: texts },
});

const conditions = z.strictObject({
  ...{ volatility: z.number(), news: figures, drift: z.number(), rate: z.number() },
  book: z.exactOptional(figures),
});

const simulation = z.strictObject({
  inquiry: z.strictObject({
    ...{ model: z.string(), crowd: z.string(), vintage: date, world: z.string(), conditions },
    ...{ seed: z.number(), paths: z.number(), scrambles: z.number() },
  }),
  falls: z.array(fall),
  lows: z.record(
    z.string(),
    z.strictObject({ ps: z.array(z.number()), marks: z.array(z.number()) }),
  ),
  fingerprint: z.string(),
});

/** Who is forced to sell, how far prices overshoot, how long until they are back. */
export const CROWD = z.strictObject({
  ...{ crowd: z.string(), conditions, simulation, walk: simulation },
  histogram: z.array(z.strictObject({ from: z.number(), to: z.number(), weight: z.number() })),
  sold: z.array(z.strictObject({ asset: z.string(), share: z.number() })),
  fan: z.array(range),
  of: z.exactOptional(of),
  size: z.exactOptional(z.number()),
  vintage: z.exactOptional(
    z.strictObject({
      ...{ method: z.string(), from: z.number(), until: z.number(), falls: z.number() },
      ...{ matched: z.number(), impact: range, level: z.number(), distance: z.number() },
      decaying: range.extend({ bound: z.string() }),
      moments: z.array(
        z.strictObject({
          ...{ name: z.string(), past: z.number(), model: z.number(), error: z.number() },
          compared: z.exactOptional(z.boolean()),
        }),
      ),
      inputs: z.record(z.string(), z.string()),
    }),
  ),
  decided: z.exactOptional(z.number()),
  ...{ seed: z.number(), paths: z.number(), threads: z.number(), fingerprint: z.string() },
  like: z.exactOptional(fall),
  walkLike: z.exactOptional(fall),
  partial: z.exactOptional(z.strictObject({ asked: z.number(), done: z.number() })),
});

const bin = z.array(z.strictObject({ n: z.number(), forecast: z.number(), frequency: z.number() }));
const ends = z.record(z.string(), range);

/** What threats become. */
export const THREATS = z.strictObject({
  at: date,
  rates: z.strictObject({
    ...{ threats: z.number(), clusters: z.number() },
    shares: z.record(z.string(), z.strictObject({ count: z.number(), share: range })),
    followed: z.strictObject({ threats: z.number(), days: z.number(), imposed: range }),
  }),
  curves: z.array(
    z.strictObject({
      cause: z.string(),
      steps: z.array(z.strictObject({ days: z.number(), share: range })),
    }),
  ),
  recurrence: z.strictObject({ cases: z.number(), again: z.number(), within: ends }),
  record: z.strictObject({
    ...{ cases: z.number(), clusters: z.number(), own: z.number(), base: z.number() },
    log: figures,
    bins: z.strictObject({
      own: z.record(z.string(), bin),
      base: z.record(z.string(), bin),
    }),
  }),
  outlooks: z.array(
    z.strictObject({
      ...{ threat: z.string(), days: z.number(), cases: z.number(), by: texts, alike: texts },
      ...{ pooled: z.boolean(), shares: ends, imposed: orUnknown(ends), rearmed: z.number() },
    }),
  ),
  undated: texts,
  groups: z.array(
    z.strictObject({
      ...{ settled: z.number(), counts: figures },
      of: z.exactOptional(z.strictObject({ trait: z.string(), value: z.string() })),
    }),
  ),
  targets: z.record(z.string(), says),
  traits: z.record(z.string(), z.record(z.string(), z.string())),
});

const count = z.strictObject({ episodes: z.number(), sessions: z.number() });
const places = z.strictObject({
  ...{ count, best: texts },
  places: z.array(z.strictObject({ contender: z.string(), value: z.number(), rank: z.number() })),
  unplaced: z.array(unknown.extend({ contender: z.string() })),
});
const interval = bounds.extend({ block: z.number(), resamples: z.number() });
const curve = orUnknown(
  z.strictObject({
    rows: z.array(
      z.strictObject({
        ...{ from: z.number(), to: z.number(), n: z.number() },
        ...{ forecast: z.number(), frequency: z.number() },
      }),
    ),
    off: z.number(),
  }),
);

/** Every call against the prior, the path against the baselines. */
export const SCORE = z.strictObject({
  score: z.strictObject({
    first: z.strictObject({
      ...{ won: z.string(), growth: texts, drawdown: texts, asymmetry: texts, lead: z.number() },
      ...{ settled: z.boolean(), count, provesNothing: z.boolean() },
    }),
    timing: orUnknown(
      z.strictObject({
        ...{ at: z.number(), interval },
        shift: bounds.extend({ shifts: z.number(), p: z.number() }),
      }),
    ),
    stopLoss: orUnknown(bounds.extend({ totals: z.array(z.number()), median: z.number() })),
    ...{ from: z.number(), to: z.number() },
    rows: z.array(
      z.strictObject({
        ...{ contender: z.string(), count },
        measures: z.strictObject({
          ...{ sessions: z.number(), total: z.number(), growth: z.number() },
          ...{ drawdown: z.number(), cvar: figures, asymmetry: figure },
          ...{ out: z.number(), exposure: z.number(), turnover: z.number() },
        }),
      }),
    ),
    ...{ growth: places, drawdown: places, asymmetry: places },
    differences: z.array(
      z.strictObject({ baseline: z.string(), count, growth: z.number(), interval }),
    ),
    regime: orUnknown(
      z.strictObject({
        ...{ episodes: z.number(), decisions: z.number(), resolved: z.number() },
        ...{ void: z.number(), open: z.number(), apart: z.number() },
        ...{ came: belief, called: belief, brier: figures, log: figures, curve },
      }),
    ),
    market: z.looseObject({}),
    retrace: z.looseObject({ made: z.number(), open: z.number(), calls: z.array(z.unknown()) }),
    threats: z.looseObject({ calls: z.array(z.unknown()), open: z.number() }),
    cautions: z.array(sort),
  }),
});
