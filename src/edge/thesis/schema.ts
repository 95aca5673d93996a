import * as z from 'zod';
import { CONFIDENCES, KINDS, WATCHES } from '../../domain/evidence.ts';
import { STOP_STATES } from '../../domain/stop.ts';
import {
  amountField,
  beliefField,
  choice,
  countField,
  dateField,
  directionField,
  idField,
  idsField,
  indexField,
  insideField,
  kindField,
  listOf,
  mapOf,
  numberField,
  outcomeField,
  partField,
  partialMap,
  positiveField,
  regimeField,
  ruleField,
  rungField,
  shareField,
  sourceField,
  strictMap,
  textField,
  truthField,
  watchField,
  wordsField,
} from '../file/schema.ts';
import { want, wantOneOf } from '../file/wanted.ts';

const constraint = strictMap({
  id: idField,
  text: textField,
  low: shareField,
  high: shareField,
  reason: textField,
  sources: idsField,
});

const scenario = strictMap({
  id: idField,
  title: textField,
  path: textField,
  regime: regimeField,
  weight: shareField,
  constraints: listOf(constraint),
  dependence: z.exactOptional(shareField),
  impact: mapOf(outcomeField),
  falsified: ruleField,
});

const selector = strictMap({
  watch: z.exactOptional(listOf(watchField)),
  kinds: z.exactOptional(listOf(kindField)),
  directions: z.exactOptional(listOf(directionField)),
  unilateral: z.exactOptional(truthField),
  suspended: z.exactOptional(truthField),
  rung: rungField,
});

const group = strictMap({
  title: textField,
  short: textField,
  questions: listOf(strictMap({ id: idField, text: textField, signal: ruleField })),
  readings: listOf(
    strictMap({ id: idField, when: ruleField, text: textField, lean: directionField }),
  ),
});

const stop = strictMap({
  id: idField,
  title: textField,
  reason: textField,
  rung: rungField,
  condition: ruleField,
  hold: countField,
  keep: countField,
  cut: shareField.positive(),
  back: textField,
  sources: idsField,
  per: z.exactOptional(z.literal('counterparty', wantOneOf(['counterparty']))),
  keys: z.exactOptional(
    listOf(
      strictMap({ key: idField, title: textField, weight: shareField, covers: listOf(wordsField) }),
    ).min(1, want('some')),
  ),
});

const possible = strictMap({
  id: idField,
  text: textField,
  claim: wordsField,
  watch: watchField,
  kind: kindField,
  rung: rungField,
  direction: directionField,
  unilateral: z.exactOptional(truthField),
  confidence: choice(CONFIDENCES),
});

const test = strictMap({
  name: wordsField,
  series: z.exactOptional(mapOf(wordsField)),
  evidence: z.exactOptional(
    z.array(
      strictMap({
        day: indexField,
        id: z.exactOptional(idField),
        claim: wordsField,
        watch: watchField,
        kind: kindField,
        rung: rungField,
        direction: directionField,
        counterparty: z.exactOptional(wordsField),
        unilateral: z.exactOptional(truthField),
        suspended: z.exactOptional(truthField),
        scheduled: z.exactOptional(indexField),
        confidence: z.exactOptional(choice(CONFIDENCES)),
      }),
    ),
  ),
  expect: listOf(
    strictMap({
      day: indexField,
      stop: wordsField,
      key: z.exactOptional(wordsField),
      state: choice(STOP_STATES),
    }),
  ).min(1, want('some')),
});

const position = strictMap({
  symbol: wordsField,
  quantity: numberField,
  price: positiveField,
  currency: z.string(want('currency')).regex(/^[A-Z]{3}$/, want('currency')),
  adv: z.exactOptional(positiveField),
  margin: z.exactOptional(partField),
  asset: z.exactOptional(idField),
  follows: z.exactOptional(wordsField),
});

/**
 * The thesis file as people write it: snake_case, strict, every unknown key an error. Sums, orders
 * and references between its parts are checked in `consistent.ts`.
 */
export const thesisFile = strictMap({
  bide: z.literal(1, want('version')),
  id: idField,
  title: textField,
  premise: textField,
  opened: dateField,
  horizon: countField,
  regimes: z.exactOptional(
    strictMap({
      prior: z.exactOptional(beliefField),
      weekday: z.exactOptional(
        strictMap({ noise: beliefField, friction: beliefField, rupture: beliefField }),
      ),
    }),
  ),
  weights: z.exactOptional(
    strictMap({
      rung: z.exactOptional(listOf(amountField).length(6, want('ladder'))),
      kind: z.exactOptional(partialMap(KINDS, amountField)),
      watch: z.exactOptional(partialMap(WATCHES, amountField)),
      reliability: z.exactOptional(partialMap(CONFIDENCES, shareField)),
    }),
  ),
  facts: z.exactOptional(
    listOf(strictMap({ id: idField, text: textField, known_on: dateField, source: sourceField })),
  ),
  scenarios: listOf(scenario).min(1, want('some')),
  selectors: z.exactOptional(z.record(idField, selector, want('map'))),
  watch: partialMap(WATCHES, group),
  stops: listOf(stop).min(1, want('some')),
  possible: z.exactOptional(listOf(possible)),
  exposure: z.exactOptional(
    strictMap({
      base: z.exactOptional(amountField),
      leverage: z.exactOptional(positiveField),
      headroom: z.exactOptional(amountField),
      budget: z.exactOptional(shareField),
      alpha: z.exactOptional(insideField),
      beta: z.exactOptional(insideField),
      asymmetry: z.exactOptional(z.number(want('above1')).gt(1, want('above1'))),
      outcomes: z.exactOptional(
        strictMap({
          noise: z.exactOptional(outcomeField),
          friction: z.exactOptional(outcomeField),
          rupture: z.exactOptional(outcomeField),
        }),
      ),
      forced_out: z.exactOptional(shareField),
      days: z.exactOptional(positiveField),
    }),
  ),
  resolves: z.exactOptional(
    strictMap({ friction: z.exactOptional(ruleField), rupture: z.exactOptional(ruleField) }),
  ),
  tests: z.exactOptional(listOf(test)),
  book: z.exactOptional(
    strictMap({
      currency: z.string(want('currency')).regex(/^[A-Z]{3}$/, want('currency')),
      capital: positiveField,
      positions: listOf(position),
      cash: z.exactOptional(amountField),
      loan: z.exactOptional(amountField),
      rate: z.exactOptional(amountField),
      margin: z.exactOptional(partField),
    }),
  ),
});

/** What the file holds once its shape is right. */
export type ThesisFile = z.infer<typeof thesisFile>;
