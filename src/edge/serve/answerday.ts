import * as z from 'zod';
import { CAREER_GAME, ORDERED, orUnknown, SHAPE, STANDS, SURVIVAL, TO_CASH } from './answer.ts';

const { belief, date, fall, figure, figures, instant, range, says, sort, texts, unknown } = SHAPE;

const flow = z.array(
  z.strictObject({
    rule: z.string(),
    before: z.exactOptional(z.number()),
    now: z.exactOptional(z.number()),
    window: z.exactOptional(z.number()),
    next: z.exactOptional(z.array(z.number())),
    unknown: z.exactOptional(sort),
  }),
);

const cross = orUnknown(
  z.strictObject({
    day: date,
    ranks: z.array(
      z.strictObject({
        ...{ group: z.string(), names: z.number(), of: z.number(), slope: range, volume: range },
        reads: z.string(),
      }),
    ),
    forensics: z.unknown(),
    inputs: z.string(),
  }),
);

/** How much of a fall is forced selling, and what will be regained. */
export const DELEVER = z.strictObject({
  mechanicalShare: z.exactOptional(orUnknown(z.string())),
  mechanical: z.exactOptional(
    orUnknown(
      z.strictObject({
        ...{ share: z.string(), walk: range, matched: range },
        back: z.strictObject({ together: z.number(), alone: z.number() }),
        ...{ together: z.number(), alone: z.number(), detectable: z.number() },
      }),
    ),
  ),
  retrace: z.exactOptional(
    orUnknown(
      z.strictObject({
        ...{ half: z.number(), low: z.number(), high: z.number(), benchmark: z.number() },
        ...{ made: date, by: z.string(), cases: z.number() },
        ...{ sigmas: range, move: range, end: range },
        record: z.strictObject({
          ...{ cases: z.number(), crps: figures, half: figures, end: figures },
          coverage: z.strictObject({ held: z.number(), of: z.number() }),
        }),
        walk: z.strictObject({ half: z.number(), end: z.number() }),
      }),
    ),
  ),
  flow,
  cross,
  unknown: z.exactOptional(sort),
});

/** Whether everything falls together. */
export const STRESS = z.strictObject({
  state: z.enum(['calm', 'building', 'lopsided', 'synchronised', 'unknown']),
  window: z.number(),
  severity: figure,
  oneIn: z.union([unknown, z.string(), z.number()]),
  legs: z.strictObject({ risk: figure, rates: figure, dollar: figure }),
  carried: texts,
  credit: z.string(),
  creditReading: z.looseObject({ state: z.string() }),
  windows: z.array(z.strictObject({ window: z.number(), severity: figure, threshold: figure })),
  turbulence: orUnknown(
    z.strictObject({ turbulence: z.number(), surprise: z.number(), absorption: figure }),
  ),
  since: z.exactOptional(date),
});

const stop = z.strictObject({
  id: z.string(),
  key: z.exactOptional(z.string()),
  state: z.enum(['quiet', 'absorbed', 'pending', 'blind', 'tripped']),
  since: date,
  run: z.number(),
  age: z.exactOptional(z.number()),
  waits: z.exactOptional(texts),
  lifted: z.exactOptional(z.boolean()),
  lacks: z.exactOptional(texts),
  reasons: texts,
});

const signal = z.strictObject({
  ...{ claim: z.string(), evidence: z.string(), to: z.number() },
  from: z.exactOptional(z.number()),
});

const contribution = z.strictObject({
  ...{ source: z.string(), friction: z.number(), rupture: z.number(), evidence: texts },
});

const flip = z.array(
  z.union([z.string(), z.strictObject({ to: z.string(), facts: texts, decibans: z.number() })]),
);

const verdict = z.enum(['hold', 'trim', 'leave', 'wait']);

/** A decision, as a line of the chain. */
export const LINE = z.strictObject({
  at: instant,
  stress: STRESS,
  delever: DELEVER,
  regime: belief.extend({
    call: z.string(),
    lean: z.strictObject({ friction: z.number(), rupture: z.number() }),
    contributions: z.array(contribution),
    flip,
  }),
  stops: z.array(stop),
  exposure: z.looseObject({ target: z.number(), before: z.number(), binding: z.string() }),
  crowd: orUnknown(
    z.strictObject({
      volatility: figure,
      fell: z.exactOptional(z.number()),
      like: z.exactOptional(fall),
      walk: z.exactOptional(fall),
      career: CAREER_GAME,
      survival: z.array(SURVIVAL),
      largest: z.number(),
      mapped: z.boolean(),
      toCash: TO_CASH,
      fingerprints: texts,
    }),
  ),
  verdict,
  reasons: z.array(sort),
  findings: z.array(sort),
  signals: z.array(signal),
  method: z.string(),
  thesis: z.string(),
  held: z.exactOptional(STANDS),
  prev: z.string(),
  hash: z.string(),
});

/** Of which decision, when the newest thing that it rests on came to be known, and who says so. */
const stamped = {
  ...{ asOf: instant, knownAt: z.nullable(instant), source: z.string() },
  ...{ episode: z.string(), notes: texts, verdict },
};

/** A decision with what would change it and the age of its data. */
export const STATE = z.strictObject({
  ...stamped,
  decision: LINE,
  wouldChange: z.strictObject({
    flips: z.array(z.strictObject({ to: z.string(), facts: texts, decibans: z.number() })),
    acts: z.array(z.unknown()),
    stopsThatWait: z.array(
      z.strictObject({ id: z.string(), key: z.exactOptional(z.string()), waits: texts }),
    ),
  }),
  data: z.array(
    z.strictObject({
      ...{ series: z.string(), source: z.nullable(z.string()), state: z.string() },
      sessions: z.exactOptional(z.number()),
      value: z.exactOptional(z.number()),
      day: z.exactOptional(date),
      knownAt: z.exactOptional(instant),
    }),
  ),
  held: z.exactOptional(ORDERED),
});

const quoted = z.strictObject({ untrusted: z.string() });

/** A decision walked back to what it rests on. */
export const EXPLAIN = z.strictObject({
  ...stamped,
  ...{ hash: z.string(), prev: z.string(), thesis: z.string(), method: z.string() },
  reasons: z.array(sort),
  signals: z.array(signal),
  contributions: z.array(contribution.extend({ evidence: texts }).loose()),
  stops: z.array(stop),
  findings: z.array(sort),
  evidence: z.array(
    z.looseObject({
      ...{ id: z.string(), claim: z.string(), occurredOn: date, knownAt: instant },
      ...{ actor: quoted, source: z.strictObject({ name: quoted, url: quoted }) },
      headline: z.strictObject({ en: quoted, 'zh-Hant': quoted }),
    }),
  ),
  observations: z.array(
    z.strictObject({
      series: z.string(),
      unit: z.exactOptional(z.string()),
      source: z.exactOptional(z.string()),
      values: z.array(z.strictObject({ day: date, value: z.number(), knownAt: instant })),
    }),
  ),
});

/** A value of a series, and since when it is known. */
export const OBSERVATION = z.strictObject({
  ...{ series: z.string(), day: date, value: z.number(), knownAt: instant },
});

/** Acts as they stand. */
export const CLAIMS = z.strictObject({
  asOf: instant,
  groups: z.array(
    z.looseObject({ watch: z.string(), claims: texts, answers: z.array(z.unknown()) }),
  ),
  claims: z.array(
    z.strictObject({
      ...{ id: z.string(), watch: z.string(), rung: z.number() },
      friction: z.exactOptional(z.number()),
      ...{ alive: texts, standing: z.boolean(), suspended: z.boolean(), acted: z.boolean() },
      ...{ lapsed: z.boolean(), due: z.exactOptional(date), begins: z.exactOptional(date) },
      ...{ first: date, last: date, items: texts },
      net: z.strictObject({ friction: z.number(), rupture: z.number() }),
    }),
  ),
});

export const STOPS = z.strictObject({
  asOf: instant,
  stops: z.array(stop.extend({ title: says, cut: z.exactOptional(z.number()) })),
});

export const SIGNALS = z.strictObject({ asOf: instant, signals: z.array(signal) });

export const HELD_AT = z.strictObject({
  asOf: instant,
  exposure: z.strictObject({ held: z.number(), target: z.number() }),
  held: z.nullable(ORDERED),
});
