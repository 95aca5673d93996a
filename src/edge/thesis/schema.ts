import * as z from 'zod';
import { CONFIDENCES } from '../../domain/evidence.ts';
import { STOP_STATES } from '../../domain/stop.ts';
import {
  amount,
  belief,
  count,
  day,
  direction,
  finite,
  id,
  ids,
  index,
  inside,
  kind,
  outcome,
  part,
  positive,
  regime,
  rule,
  rung,
  share,
  source,
  text,
  truth,
  want,
  watch,
  words,
} from '../file/schema.ts';

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
  dependence: z.exactOptional(share),
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
  cut: share.positive(),
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
  margin: z.exactOptional(part),
  asset: z.exactOptional(id),
  follows: z.exactOptional(words),
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
      cash: z.exactOptional(amount),
      loan: z.exactOptional(amount),
      rate: z.exactOptional(amount),
      margin: z.exactOptional(part),
    }),
  ),
});

/** What the file holds once its shape is right. */
export type ThesisFile = z.infer<typeof thesisFile>;
