import * as z from 'zod';
import {
  amountField,
  choice,
  idField,
  insideField,
  listOf,
  mapOf,
  partField,
  positiveField,
  shareField,
  strictMap,
  textField,
  wordsField,
} from '../file/schema.ts';
import { want, wantOneOf } from '../file/wanted.ts';

const above1 = z.number(want('above1')).gt(1, want('above1'));
const few = z.int(want('few')).min(1, want('few')).max(100, want('few'));
const correlation = z
  .number(want('correlation'))
  .min(-1, want('correlation'))
  .max(1, want('correlation'));

const asset = strictMap({
  id: idField,
  title: textField,
  weight: shareField,
  volatility: positiveField,
  factors: listOf(correlation),
  traded: positiveField,
});

const common = {
  id: idField,
  title: textField,
  share: shareField.positive(want('share')),
  books: z.int(want('books')).min(1, want('books')).max(10_000, want('books')),
  holdings: z.exactOptional(mapOf(shareField)),
};

const ceiling = {
  ...common,
  liquid: shareField,
  leverage: positiveField,
  limit: above1,
  target: positiveField,
  spread: amountField,
};

const kind = z.discriminatedUnion(
  'sort',
  [
    strictMap({ ...ceiling, sort: z.literal('leverage') }),
    strictMap({ ...ceiling, sort: z.literal(['var', 'volatility target']), react: shareField }),
    strictMap({
      ...common,
      sort: z.literal('redemption'),
      flow: positiveField,
      from: shareField,
      spread: amountField,
    }),
    strictMap({ ...common, sort: z.literal('career'), liquid: shareField, cut: shareField }),
  ],
  wantOneOf(['leverage', 'var', 'volatility target', 'redemption', 'career']),
);

const stakes = z.discriminatedUnion(
  'kind',
  [
    strictMap({ kind: z.literal('lognormal'), median: positiveField, spread: amountField }),
    strictMap({
      kind: z.literal('list'),
      parts: listOf(strictMap({ stake: positiveField, weight: shareField })).min(1, want('some')),
    }),
  ],
  wantOneOf(['lognormal', 'list']),
);

/**
 * The crowd file as people write it: snake_case, strict, every unknown key an error. Sums, orders and
 * references between its parts are checked in `consistent.ts`, its assumptions in `covered.ts`.
 */
export const crowdFile = strictMap({
  bide: z.literal(1, want('version')),
  id: idField,
  title: textField,
  factors: listOf(idField).min(1, want('some')),
  gauge: idField,
  assets: listOf(asset).min(1, want('some')),
  kinds: listOf(kind).min(1, want('some')),
  buyers: strictMap({
    makers: shareField,
    capacity: amountField,
    unload: shareField,
    patient: shareField,
    money: amountField,
    margin: shareField,
    pace: shareField,
  }),
  prices: strictMap({
    law: choice(['linear', 'exponential', 'floored', 'square-root']),
    impact: positiveField,
    floor: partField,
    decaying: shareField,
    half_life: positiveField,
    shortfall: shareField,
    memory: partField,
    react: shareField,
    window: few,
    rounds: few,
  }),
  fear: strictMap({
    game: strictMap({
      gain: positiveField,
      bonus: positiveField,
      stakes,
      talent: strictMap({ theta: insideField, p: shareField, q: shareField, alpha: insideField }),
      fired: strictMap({ able: shareField, unable: shareField.positive(want('share')) }),
    }),
    tail: shareField,
    alarm: amountField,
  }),
  lending: strictMap({
    rate: amountField,
    maintenance: partField,
    participation: shareField.positive(want('share')),
    scale: positiveField,
  }),
  assumptions: listOf(
    strictMap({
      of: listOf(wordsField).min(1, want('some')),
      reason: textField,
      source: z.exactOptional(strictMap({ name: wordsField, url: z.exactOptional(wordsField) })),
    }),
  ),
});

/** What the file holds once its shape is right. */
export type CrowdFile = z.infer<typeof crowdFile>;
