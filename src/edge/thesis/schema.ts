import * as z from 'zod';
import { CONFIDENCES, KINDS, WATCHES } from '../../domain/evidence.ts';
import { STOP_STATES } from '../../domain/stop.ts';
import {
  amount,
  belief,
  choice,
  count,
  dateText,
  direction,
  finite,
  id,
  ids,
  index,
  inside,
  kind,
  list,
  mapOf,
  outcome,
  part,
  partial,
  positive,
  regime,
  rule,
  rung,
  share,
  source,
  strict,
  text,
  truth,
  watch,
  words,
} from '../file/schema.ts';
import { want, wantOneOf } from '../file/wanted.ts';

const constraint = strict({
  id,
  text,
  low: share,
  high: share,
  reason: text,
  sources: ids,
});

const scenario = strict({
  id,
  title: text,
  path: text,
  regime,
  weight: share,
  constraints: list(constraint),
  dependence: z.exactOptional(share),
  impact: mapOf(outcome),
  falsified: rule,
});

const selector = strict({
  watch: z.exactOptional(list(watch)),
  kinds: z.exactOptional(list(kind)),
  directions: z.exactOptional(list(direction)),
  unilateral: z.exactOptional(truth),
  suspended: z.exactOptional(truth),
  rung,
});

const group = strict({
  title: text,
  short: text,
  questions: list(strict({ id, text, signal: rule })),
  readings: list(strict({ id, when: rule, text, lean: direction })),
});

const stop = strict({
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
  per: z.exactOptional(z.literal('counterparty', wantOneOf(['counterparty']))),
  keys: z.exactOptional(
    list(strict({ key: id, title: text, weight: share, covers: list(words) })).min(1, want('some')),
  ),
});

const possible = strict({
  id,
  text,
  claim: words,
  watch,
  kind,
  rung,
  direction,
  unilateral: z.exactOptional(truth),
  confidence: choice(CONFIDENCES),
});

const test = strict({
  name: words,
  series: z.exactOptional(mapOf(words)),
  evidence: z.exactOptional(
    z.array(
      strict({
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
        confidence: z.exactOptional(choice(CONFIDENCES)),
      }),
    ),
  ),
  expect: list(
    strict({
      day: index,
      stop: words,
      key: z.exactOptional(words),
      state: choice(STOP_STATES),
    }),
  ).min(1, want('some')),
});

const position = strict({
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
export const thesisFile = strict({
  bide: z.literal(1, want('version')),
  id,
  title: text,
  premise: text,
  opened: dateText,
  horizon: count,
  regimes: z.exactOptional(
    strict({
      prior: z.exactOptional(belief),
      weekday: z.exactOptional(strict({ noise: belief, friction: belief, rupture: belief })),
    }),
  ),
  weights: z.exactOptional(
    strict({
      rung: z.exactOptional(list(amount).length(6, want('ladder'))),
      kind: z.exactOptional(partial(KINDS, amount)),
      watch: z.exactOptional(partial(WATCHES, amount)),
      reliability: z.exactOptional(partial(CONFIDENCES, share)),
    }),
  ),
  facts: z.exactOptional(list(strict({ id, text, known_on: dateText, source }))),
  scenarios: list(scenario).min(1, want('some')),
  selectors: z.exactOptional(z.record(id, selector, want('map'))),
  watch: partial(WATCHES, group),
  stops: list(stop).min(1, want('some')),
  possible: z.exactOptional(list(possible)),
  exposure: z.exactOptional(
    strict({
      base: z.exactOptional(amount),
      leverage: z.exactOptional(positive),
      headroom: z.exactOptional(amount),
      budget: z.exactOptional(share),
      alpha: z.exactOptional(inside),
      beta: z.exactOptional(inside),
      asymmetry: z.exactOptional(z.number(want('above1')).gt(1, want('above1'))),
      outcomes: z.exactOptional(
        strict({
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
    strict({ friction: z.exactOptional(rule), rupture: z.exactOptional(rule) }),
  ),
  tests: z.exactOptional(list(test)),
  book: z.exactOptional(
    strict({
      currency: z.string(want('currency')).regex(/^[A-Z]{3}$/, want('currency')),
      capital: positive,
      positions: list(position),
      cash: z.exactOptional(amount),
      loan: z.exactOptional(amount),
      rate: z.exactOptional(amount),
      margin: z.exactOptional(part),
    }),
  ),
});

/** What the file holds once its shape is right. */
export type ThesisFile = z.infer<typeof thesisFile>;
