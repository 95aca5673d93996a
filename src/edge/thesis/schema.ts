import * as z from 'zod';
import { ACT_SIZES, CONFIDENCES, KINDS, WATCHES } from '../../domain/evidence.ts';
import { STOP_STATES } from '../../domain/stop.ts';
import { LANGS } from '../../domain/text.ts';
import { SPREADS } from '../../domain/thesis.ts';
import { choice, field, listOf, mapOf, partialMap, someOf, strictMap } from '../file/schema.ts';
import { want, wantOneOf } from '../file/wanted.ts';

const constraint = strictMap({
  id: field.id,
  text: field.text,
  low: field.share,
  high: field.share,
  reason: field.text,
  sources: field.ids,
});

const scenario = strictMap({
  id: field.id,
  title: field.text,
  path: field.text,
  regime: field.regime,
  weight: field.share,
  constraints: listOf(constraint),
  dependence: z.exactOptional(field.share),
  impact: mapOf(field.outcome),
  falsified: field.rule,
});

const selector = strictMap({
  watch: z.exactOptional(listOf(field.watch)),
  kinds: z.exactOptional(listOf(field.kind)),
  directions: z.exactOptional(listOf(field.direction)),
  unilateral: z.exactOptional(field.truth),
  suspended: z.exactOptional(field.truth),
  rung: field.rung,
});

const group = strictMap({
  title: field.text,
  short: field.label,
  questions: listOf(strictMap({ id: field.id, text: field.text, signal: field.rule })),
  readings: listOf(
    strictMap({ id: field.id, when: field.rule, text: field.text, lean: field.direction }),
  ),
});

const stop = strictMap({
  id: field.id,
  title: field.text,
  reason: field.text,
  rung: field.rung,
  condition: field.rule,
  hold: field.count,
  keep: field.count,
  cut: field.share.positive(),
  absorb: z.exactOptional(
    z.union([field.count, z.literal('never', wantOneOf(['never']))], want('absorb')),
  ),
  back: field.text,
  sources: field.ids,
  per: z.exactOptional(z.literal('counterparty', wantOneOf(['counterparty']))),
  keys: z.exactOptional(
    someOf(
      strictMap({
        key: field.id,
        title: field.text,
        weight: field.share,
        covers: listOf(field.words),
      }),
    ),
  ),
  elsewhere: z.exactOptional(someOf(field.words)),
});

const possible = strictMap({
  id: field.id,
  text: field.text,
  claim: field.words,
  watch: field.watch,
  kind: field.kind,
  rung: field.rung,
  direction: field.direction,
  unilateral: z.exactOptional(field.truth),
  size: z.exactOptional(choice(ACT_SIZES)),
  confidence: choice(CONFIDENCES),
});

const test = strictMap({
  name: field.words,
  series: z.exactOptional(mapOf(field.words)),
  evidence: z.exactOptional(
    z.array(
      strictMap({
        day: field.index,
        id: z.exactOptional(field.id),
        claim: field.words,
        watch: field.watch,
        kind: field.kind,
        rung: field.rung,
        direction: field.direction,
        counterparty: z.exactOptional(field.parties),
        unilateral: z.exactOptional(field.truth),
        suspended: z.exactOptional(field.truth),
        size: z.exactOptional(choice(ACT_SIZES)),
        scheduled: z.exactOptional(field.index),
        effective: z.exactOptional(field.index),
        confidence: z.exactOptional(choice(CONFIDENCES)),
      }),
    ),
  ),
  expect: someOf(
    strictMap({
      day: field.index,
      stop: field.words,
      key: z.exactOptional(field.words),
      state: choice(STOP_STATES),
    }),
  ),
});

const position = strictMap({
  symbol: field.words,
  quantity: field.number,
  price: field.positive,
  currency: z.string(want('currency')).regex(/^[A-Z]{3}$/, want('currency')),
  adv: z.exactOptional(field.positive),
  margin: z.exactOptional(field.part),
  asset: z.exactOptional(field.id),
  follows: z.exactOptional(field.words),
});

/**
 * The thesis file as people write it: snake_case, strict, every unknown key an error. Sums, orders
 * and references between its parts are checked in `consistent.ts`.
 */
export const thesisFile = strictMap({
  bide: z.literal(1, want('version')),
  lang: z.exactOptional(choice(LANGS)),
  id: field.id,
  title: field.text,
  premise: field.text,
  opened: field.date,
  horizon: field.count,
  regimes: z.exactOptional(
    strictMap({
      prior: z.exactOptional(field.belief),
      weekday: z.exactOptional(
        strictMap({ noise: field.belief, friction: field.belief, rupture: field.belief }),
      ),
    }),
  ),
  weights: z.exactOptional(
    strictMap({
      rung: z.exactOptional(listOf(field.amount).length(6, want('ladder'))),
      kind: z.exactOptional(partialMap(KINDS, field.amount)),
      watch: z.exactOptional(partialMap(WATCHES, field.amount)),
      reliability: z.exactOptional(partialMap(CONFIDENCES, field.share)),
      sizes: z.exactOptional(field.truth),
    }),
  ),
  evidence: z.exactOptional(partialMap(WATCHES, field.count)),
  facts: z.exactOptional(
    listOf(
      strictMap({ id: field.id, text: field.text, known_on: field.date, source: field.cited }),
    ),
  ),
  scenarios: someOf(scenario),
  selectors: z.exactOptional(z.record(field.id, selector, want('map'))),
  watch: partialMap(WATCHES, group),
  stops: someOf(stop),
  possible: z.exactOptional(listOf(possible)),
  exposure: z.exactOptional(
    strictMap({
      base: z.exactOptional(field.amount),
      leverage: z.exactOptional(field.positive),
      headroom: z.exactOptional(field.amount),
      budget: z.exactOptional(field.share),
      alpha: z.exactOptional(field.inside),
      beta: z.exactOptional(field.inside),
      asymmetry: z.exactOptional(z.number(want('above1')).gt(1, want('above1'))),
      outcomes: z.exactOptional(
        strictMap({
          noise: z.exactOptional(field.outcome),
          friction: z.exactOptional(field.outcome),
          rupture: z.exactOptional(field.outcome),
        }),
      ),
      spread: z.exactOptional(choice(SPREADS)),
      forced_out: z.exactOptional(field.share),
      days: z.exactOptional(field.positive),
    }),
  ),
  resolves: z.exactOptional(
    strictMap({
      friction: strictMap({ stops: someOf(field.id) }),
      rupture: strictMap({ stop: field.id, when: field.rule }),
    }),
  ),
  tests: z.exactOptional(listOf(test)),
  book: z.exactOptional(
    strictMap({
      currency: z.string(want('currency')).regex(/^[A-Z]{3}$/, want('currency')),
      capital: field.positive,
      positions: listOf(position),
      cash: z.exactOptional(field.amount),
      loan: z.exactOptional(field.amount),
      rate: z.exactOptional(field.rate),
      margin: z.exactOptional(field.part),
    }),
  ),
});

export type ThesisFile = z.infer<typeof thesisFile>;
