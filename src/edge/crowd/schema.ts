import * as z from 'zod';
import { choice, field, listOf, mapOf, someOf, strictMap } from '../file/schema.ts';
import { want, wantOneOf } from '../file/wanted.ts';

const above1 = z.number(want('above1')).gt(1, want('above1'));
const few = z.int(want('few')).min(1, want('few')).max(100, want('few'));
const correlation = z
  .number(want('correlation'))
  .min(-1, want('correlation'))
  .max(1, want('correlation'));

const asset = strictMap({
  id: field.id,
  title: field.text,
  weight: field.share,
  volatility: field.positive.lt(3, want('volatility')),
  factors: listOf(correlation),
  traded: field.positive.lt(1, want('inside')),
});

const common = {
  id: field.id,
  title: field.text,
  share: field.share.positive(want('share')),
  books: z.int(want('books')).min(1, want('books')).max(10_000, want('books')),
  holdings: z.exactOptional(mapOf(field.share)),
};

const ceiling = {
  ...common,
  liquid: field.share,
  leverage: field.positive,
  limit: above1,
  target: field.positive,
  spread: field.amount,
};

const kind = z.discriminatedUnion(
  'sort',
  [
    strictMap({ ...ceiling, sort: z.literal('leverage') }),
    strictMap({ ...ceiling, sort: z.literal(['var', 'volatility target']), react: field.share }),
    strictMap({
      ...common,
      sort: z.literal('redemption'),
      flow: field.positive,
      from: field.share,
      spread: field.amount,
    }),
    strictMap({ ...common, sort: z.literal('career'), liquid: field.share, cut: field.share }),
  ],
  wantOneOf(['leverage', 'var', 'volatility target', 'redemption', 'career']),
);

const stakes = z.discriminatedUnion(
  'kind',
  [
    strictMap({ kind: z.literal('lognormal'), median: field.positive, spread: field.amount }),
    strictMap({
      kind: z.literal('list'),
      parts: someOf(strictMap({ stake: field.positive, weight: field.share })),
    }),
  ],
  wantOneOf(['lognormal', 'list']),
);

/**
 * The crowd file as people write it: snake_case, strict, every unknown key an error. Sums, orders and
 * references between its parts and its assumptions are checked in `consistent.ts`.
 */
export const crowdFile = strictMap({
  bide: z.literal(1, want('version')),
  id: field.id,
  title: field.text,
  factors: someOf(field.id),
  gauge: field.id,
  assets: someOf(asset),
  kinds: someOf(kind),
  buyers: strictMap({
    makers: field.share,
    capacity: field.amount.max(1, want('share')),
    unload: field.share,
    patient: field.share,
    money: field.amount.max(1, want('share')),
    margin: field.share,
    pace: field.share,
  }),
  prices: strictMap({
    law: choice(['linear', 'exponential', 'floored', 'square-root']),
    impact: field.positive,
    floor: field.part,
    decaying: field.share,
    half_life: field.positive,
    shortfall: field.share,
    memory: field.part,
    react: field.share,
    window: few,
    rounds: few,
  }),
  fear: strictMap({
    game: strictMap({
      gain: field.positive,
      bonus: field.positive,
      stakes,
      talent: strictMap({
        theta: field.inside,
        p: field.share,
        q: field.share,
        alpha: field.inside,
      }),
      fired: strictMap({ able: field.share, unable: field.share.positive(want('share')) }),
    }),
    tail: field.share,
    alarm: field.amount,
  }),
  lending: strictMap({
    rate: field.rate,
    maintenance: field.part,
    participation: field.share.positive(want('share')),
    scale: field.positive,
  }),
  assumptions: listOf(
    strictMap({
      of: someOf(field.words),
      reason: field.text,
      source: z.exactOptional(strictMap({ name: field.words, url: z.exactOptional(field.words) })),
    }),
  ),
});

export type CrowdFile = z.infer<typeof crowdFile>;
