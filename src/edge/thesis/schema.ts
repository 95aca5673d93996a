import * as z from 'zod';
import { CONFIDENCES, DIRECTIONS, KINDS, WATCHES } from '../../domain/evidence.ts';
import { REGIMES } from '../../domain/regime.ts';
import { STOP_STATES } from '../../domain/stop.ts';
import { parseDay } from '../../domain/time.ts';
import type { Wanted } from './words.ts';

/** The message of every check is the name of what is wanted; `words.ts` says it. */
const want = (name: Wanted): Wanted => name;

const id = z.string(want('id')).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, want('id'));
const words = z.string(want('words')).regex(/\S/, want('words'));
const text = z.strictObject({ en: words, 'zh-Hant': words });
const rule = z.string(want('rule')).regex(/\S/, want('rule'));
const day = z
  .string(want('day'))
  .regex(/^\d{4}-\d{2}-\d{2}$/, want('day'))
  .refine((s) => parseDay(s) !== undefined, want('day'));
const finite = z.number(want('finite'));
const share = z.number(want('share')).min(0, want('share')).max(1, want('share'));
const inside = z.number(want('inside')).gt(0, want('inside')).lt(1, want('inside'));
const amount = z.number(want('amount')).min(0, want('amount'));
const positive = z.number(want('positive')).gt(0, want('positive'));
const count = z.int(want('count')).min(1, want('count'));
const index = z.int(want('index')).min(0, want('index'));
const truth = z.boolean(want('truth'));
const rung = z.literal([0, 1, 2, 3, 4, 5], want('rung'));
const watch = z.enum(WATCHES);
const kind = z.enum(KINDS);
const direction = z.enum(DIRECTIONS);
const regime = z.enum(REGIMES);
const ids = z.array(words);
const belief = z.strictObject({ noise: share, friction: share, rupture: share });
const outcome = z.strictObject({ mean: finite, sd: amount });
const source = z.strictObject({ name: words, url: words });

const constraint = z.strictObject({
  id,
  text,
  low: share,
  high: share,
  reason: text,
  sources: ids,
});

const scenario = z.strictObject({
  id,
  title: text,
  path: text,
  regime,
  weight: share,
  constraints: z.array(constraint),
  impact: z.record(z.string(), outcome),
  falsified: rule,
});

const selector = z.strictObject({
  watch: z.exactOptional(z.array(watch)),
  kinds: z.exactOptional(z.array(kind)),
  directions: z.exactOptional(z.array(direction)),
  unilateral: z.exactOptional(truth),
  suspended: z.exactOptional(truth),
  rung,
});

const group = z.strictObject({
  title: text,
  short: text,
  questions: z.array(z.strictObject({ id, text, signal: rule })),
  readings: z.array(z.strictObject({ id, when: rule, text, lean: direction })),
});

const stop = z.strictObject({
  id,
  title: text,
  reason: text,
  rung,
  condition: rule,
  hold: count,
  keep: count,
  cut: share,
  back: text,
  sources: ids,
  per: z.exactOptional(z.literal('counterparty')),
  keys: z.exactOptional(
    z
      .array(z.strictObject({ key: id, title: text, weight: share, covers: z.array(words) }))
      .min(1, want('some')),
  ),
});

const possible = z.strictObject({
  id,
  text,
  claim: words,
  watch,
  kind,
  rung,
  direction,
  unilateral: z.exactOptional(truth),
  confidence: z.enum(CONFIDENCES),
});

const test = z.strictObject({
  name: words,
  series: z.exactOptional(z.record(z.string(), words)),
  evidence: z.exactOptional(
    z.array(
      z.strictObject({
        day: index,
        id: z.exactOptional(id),
        claim: words,
        watch,
        kind,
        rung,
        direction,
        counterparty: z.exactOptional(words),
        unilateral: z.exactOptional(truth),
        suspended: z.exactOptional(truth),
        scheduled: z.exactOptional(index),
        confidence: z.exactOptional(z.enum(CONFIDENCES)),
      }),
    ),
  ),
  expect: z
    .array(
      z.strictObject({
        day: index,
        stop: words,
        key: z.exactOptional(words),
        state: z.enum(STOP_STATES),
      }),
    )
    .min(1, want('some')),
});

const position = z.strictObject({
  symbol: words,
  quantity: finite,
  price: positive,
  currency: z.string(want('currency')).regex(/^[A-Z]{3}$/, want('currency')),
  adv: z.exactOptional(positive),
  margin: z.exactOptional(amount),
});

/**
 * The thesis file as people write it: snake_case, strict, every unknown key an error. Sums, orders
 * and references between its parts are checked in `consistent.ts`.
 */
export const thesisFile = z.strictObject({
  bide: z.literal(1, want('version')),
  id,
  title: text,
  premise: text,
  opened: day,
  horizon: count,
  regimes: z.exactOptional(
    z.strictObject({
      prior: z.exactOptional(belief),
      weekday: z.exactOptional(
        z.strictObject({ noise: belief, friction: belief, rupture: belief }),
      ),
    }),
  ),
  weights: z.exactOptional(
    z.strictObject({
      rung: z.exactOptional(z.array(amount).length(6, want('ladder'))),
      kind: z.exactOptional(z.partialRecord(kind, amount)),
      watch: z.exactOptional(z.partialRecord(watch, amount)),
      reliability: z.exactOptional(z.partialRecord(z.enum(CONFIDENCES), share)),
    }),
  ),
  facts: z.exactOptional(z.array(z.strictObject({ id, text, known_on: day, source }))),
  scenarios: z.array(scenario).min(1, want('some')),
  selectors: z.exactOptional(z.record(id, selector)),
  watch: z.partialRecord(watch, group),
  stops: z.array(stop).min(1, want('some')),
  possible: z.exactOptional(z.array(possible)),
  exposure: z.exactOptional(
    z.strictObject({
      base: z.exactOptional(amount),
      leverage: z.exactOptional(positive),
      headroom: z.exactOptional(amount),
      budget: z.exactOptional(share),
      alpha: z.exactOptional(inside),
      beta: z.exactOptional(inside),
      asymmetry: z.exactOptional(z.number(want('above1')).gt(1, want('above1'))),
      outcomes: z.exactOptional(
        z.strictObject({
          noise: z.exactOptional(outcome),
          friction: z.exactOptional(outcome),
          rupture: z.exactOptional(outcome),
        }),
      ),
      forced_out: z.exactOptional(share),
      days: z.exactOptional(positive),
    }),
  ),
  resolves: z.exactOptional(
    z.strictObject({ friction: z.exactOptional(rule), rupture: z.exactOptional(rule) }),
  ),
  tests: z.exactOptional(z.array(test)),
  book: z.exactOptional(
    z.strictObject({
      currency: z.string(want('currency')).regex(/^[A-Z]{3}$/, want('currency')),
      capital: positive,
      positions: z.array(position),
    }),
  ),
});

/** What the file holds once its shape is right. */
export type ThesisFile = z.infer<typeof thesisFile>;
