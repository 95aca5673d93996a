import * as z from 'zod';

const bounds = z.strictObject({ low: z.number(), high: z.number() });
const unknown = z.strictObject({ unknown: z.looseObject({ kind: z.string() }) });
const estimate = z.strictObject({ at: z.number(), error: z.number() });
const range = bounds.extend({ at: z.number() });

/** What answers are made of. */
export const SHAPE = {
  /** A day, YYYY-MM-DD. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** An instant, ISO 8601 with its offset or in UTC. */
  instant: z.string().regex(/^\d{4}-\d{2}-\d{2}T/),
  /** What cannot be known, and why. */
  unknown,
  /** A figure, or why there is none. */
  figure: z.union([unknown, z.number()]),
  bounds,
  /** A figure and between which bounds it lies. */
  range,
  /** A figure that was simulated, with its standard error. */
  estimate,
  /** Chances of the three regimes. */
  belief: z.strictObject({ noise: z.number(), friction: z.number(), rupture: z.number() }),
  /** A text in both languages, or as it was written where there is but one. */
  says: z.union([z.string(), z.strictObject({ en: z.string(), 'zh-Hant': z.string() })]),
  texts: z.array(z.string()),
  /** Figures by what they are of. */
  figures: z.record(z.string(), z.number()),
  /** One of several sorts, of which each tells more of its own. */
  sort: z.looseObject({ kind: z.string() }),
  /** Falls of one size in a simulation, and what came of them. */
  fall: z.strictObject({
    ...{ from: z.number(), to: z.number(), paths: z.number(), forced: z.number() },
    ...{ overshoot: range, mean: estimate, sold: range, mandate: estimate, left: estimate },
    ...{ half: range, within: z.record(z.string(), estimate), back: z.array(range) },
  }),
} as const;

/** A value, or why there is none. */
export const orUnknown = <T extends z.ZodType>(value: T) => z.union([unknown, value]);

/** The game of careers at a chance of the tail. */
export const CAREER_GAME = z.strictObject({
  at: z.number(),
  blame: z.strictObject({ together: z.number(), alone: z.number() }),
  critical: z.strictObject({ together: z.number(), alone: z.number() }),
  equilibria: z.array(z.strictObject({ share: z.number(), stable: z.boolean() })),
  ...{ lowest: z.number(), highest: z.number(), byMandate: z.number(), byFear: z.number() },
  fold: SHAPE.figures,
  half: z.exactOptional(z.number()),
});

/** A leverage, and what becomes of whoever has it. */
export const SURVIVAL = z.strictObject({
  ...{ leverage: z.number(), forcedOut: z.number(), beforeHalf: z.number() },
  ...{ callAt: z.exactOptional(z.number()), left: z.exactOptional(z.number()) },
  own: z.exactOptional(z.boolean()),
});

/** What selling everything takes. */
export const TO_CASH = orUnknown(
  z.strictObject({
    sales: z.array(
      z.strictObject({ symbol: z.string(), days: z.number(), cost: z.number(), money: z.number() }),
    ),
    ...{ days: z.number(), money: z.number(), cost: z.number(), missing: z.array(z.unknown()) },
  }),
);

const price = orUnknown(
  z.strictObject({
    ...{ at: z.number(), on: SHAPE.date, series: SHAPE.texts, late: z.boolean() },
    unlike: z.exactOptional(z.string()),
  }),
);

/** What is held at a decision. */
export const STANDS = z.looseObject({
  on: SHAPE.date,
  exposure: z.number(),
  positions: z.array(z.looseObject({ symbol: z.string(), quantity: z.number(), price })),
});

const order = z.strictObject({
  symbol: z.string(),
  account: z.exactOptional(z.string()),
  ...{ quantity: z.number(), price: z.number(), currency: z.string(), amount: z.number() },
  ...{ cost: SHAPE.figure, days: SHAPE.figure },
});

/** The same with the orders that are proposed. */
export const ORDERED = STANDS.extend({ rule: z.string(), today: z.array(order) });
