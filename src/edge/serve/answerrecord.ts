import * as z from 'zod';
import { SHAPE } from './answer.ts';

const { date, instant, says, texts } = SHAPE;

/** An item of evidence, in use or waiting. */
export const ITEM = z.looseObject({
  state: z.enum(['in use', 'waiting']),
  ...{ id: z.string(), claim: z.string(), rung: z.int().min(0).max(5), watch: z.string() },
  ...{ counterparties: texts, occurred_on: date, actor: z.string(), kind: z.string() },
  ...{ direction: z.string(), headline: says },
});

/** What a verdict on an item came to. */
export const ITEM_NOW = z.looseObject({ id: z.string(), state: z.string() });

const balance = z.strictObject({
  ...{ amount: z.number(), currency: z.string(), account: z.exactOptional(z.string()) },
});

const portfolio = z.strictObject({
  ...{ on: date, currency: z.string() },
  holdings: z.array(
    z.looseObject({ symbol: z.string(), quantity: z.number(), currency: z.string() }),
  ),
  ...{ cash: z.array(balance), loans: z.array(balance) },
  rates: z.exactOptional(
    z.array(z.strictObject({ of: z.string(), to: z.string(), rate: z.number(), on: date })),
  ),
  margin: z.exactOptional(z.number()),
  zone: z.exactOptional(z.string()),
});

/** A book on record, or as it would be; `said` tells of it in words. */
export const BOOK = z.strictObject({
  portfolio,
  how: z.exactOptional(z.looseObject({ by: z.enum(['import', 'set', 'decide']) })),
  entry: z.exactOptional(z.int()),
  at: z.exactOptional(z.number()).describe('Milliseconds since 1970'),
  columns: z
    .exactOptional(z.record(z.string(), z.string()))
    .describe('Heads of the columns that were read, by what each was read as'),
  said: texts,
});
export const NO_BOOK = z.strictObject({ book: z.null() });

export const MEMO = z.strictObject({
  ...{ lang: z.enum(['en', 'zh-Hant']), format: z.enum(['md', 'html']), text: z.string() },
  held: z.exactOptional(z.looseObject({})),
});

/** An entry of the journal, what it tells as it stands there. */
export const ENTRY = z.strictObject({
  ...{ entry: z.int().min(1), kind: z.string(), at: instant },
  undoneBy: z.exactOptional(z.int()),
  body: z.looseObject({}),
});
export const ENTRY_WHOLE = ENTRY.extend({ hash: z.string(), told: z.exactOptional(z.unknown()) });
export const REVIEWS = z.strictObject({
  day: date,
  reviews: z.array(z.looseObject({ entry: z.int(), day: date, state: z.string() })),
});
export const PROCESS = z.strictObject({
  ...{ episode: z.string(), title: says, proposals: z.int(), replaced: z.int(), undone: z.int() },
  ...{ last: date, judged: z.array(z.looseObject({ entry: z.int(), day: date })) },
});
export const UNDONE = z.strictObject({ entry: z.int(), undoes: z.int(), why: z.string() });
export const DECIDED = z.looseObject({
  ...{ episode: z.string(), day: date, thesis: z.string(), proposal: z.string() },
  ...{ proposed: z.number(), exposure: z.number(), entry: z.int(), anchor: z.unknown() },
});
export const VERIFIED = z.strictObject({
  ...{ entries: z.int(), breaks: z.array(z.unknown()), ok: z.boolean() },
});

export const SOURCE = z.strictObject({
  ...{ id: z.string(), watch: z.string(), hosts: texts, page: z.string(), terms: z.string() },
  key: z.nullable(z.strictObject({ needed: z.boolean(), set: z.boolean(), page: z.string() })),
  ...{ left: z.number(), latest: z.looseObject({}) },
  serves: z.exactOptional(texts),
  documents: z.exactOptional(z.string()),
  odds: z.exactOptional(z.string()),
  heard: z.exactOptional(z.looseObject({})),
});

export const ALERT_LIST = z.strictObject({
  messages: z.array(
    z.strictObject({
      ...{ id: z.string(), channel: z.string(), state: z.string(), tries: z.int(), alerts: texts },
      ...{ at: instant, acknowledged: z.boolean() },
      why: z.exactOptional(z.unknown()),
      again: z.exactOptional(instant),
    }),
  ),
  silences: z.array(z.looseObject({ entry: z.int(), by: z.string(), why: z.string() })),
});

const remark = z.strictObject({
  ...{ severity: z.enum(['error', 'warning']), kind: z.string(), file: z.string() },
  ...{ line: z.int(), column: z.int(), path: z.exactOptional(z.string()), text: says },
});

/** What is wrong with a text: where, and in words. */
export const PROBLEM = z.looseObject({
  ...{ file: z.string(), line: z.int(), column: z.int(), text: z.string() },
  path: z.exactOptional(z.string()),
});

const reach = z.strictObject({ reached: texts, missed: texts });

export const CHECKED = z.strictObject({
  ok: z.boolean().describe('Fit to be signed'),
  problems: z.array(PROBLEM).describe('What keeps it from being read'),
  remarks: z.array(remark),
  tests: z.array(z.strictObject({ name: z.string(), problems: z.array(PROBLEM) })),
  coverage: z.exactOptional(z.record(z.string(), reach)),
});

export const THESIS_TEXT = z.strictObject({
  ...{ episode: z.string(), file: z.string(), text: z.string(), hash: z.string() },
  own: z.boolean().describe('Whether it may be written: a bundled one stays as it is'),
  signed: z
    .nullable(z.strictObject({ entry: z.int(), hash: z.string(), on: date, same: z.boolean() }))
    .describe('The version that was signed last, and whether this text is it'),
});

const side = z.nullable(z.strictObject({ verdict: z.string(), target: z.number() }));

export const PREVIEW = z.strictObject({
  days: z.array(z.strictObject({ day: date, now: side, changed: side })),
  differ: z.int().describe('Days on which verdict or target differ'),
});

export const WRITTEN = z.strictObject({ file: z.string(), hash: z.string() });
export const SIGNED = z.strictObject({ thesis: z.string(), hash: z.string(), entry: z.int() });

export const RUN = z.strictObject({
  ...{ id: z.string(), state: z.enum(['running', 'done', 'failed', 'stopped']) },
  progress: z.exactOptional(z.string()),
  problem: z.exactOptional(z.looseObject({ detail: z.string() })),
});

export const SERVER = z.strictObject({
  ...{ version: z.string(), episode: z.string(), readOnly: z.boolean() },
  ...{ lang: z.enum(['en', 'zh-Hant']), at: z.exactOptional(date) },
});
