import * as z from 'zod';
import {
  amount,
  choice,
  id,
  inside,
  list,
  mapOf,
  part,
  positive,
  share,
  strict,
  text,
  words,
} from '../file/schema.ts';
import { want, wantOneOf } from '../file/wanted.ts';

const above1 = z.number(want('above1')).gt(1, want('above1'));
const few = z.int(want('few')).min(1, want('few')).max(100, want('few'));
const correlation = z
  .number(want('correlation'))
  .min(-1, want('correlation'))
  .max(1, want('correlation'));

const asset = strict({
  id,
  title: text,
  weight: share,
  volatility: positive,
  factors: list(correlation),
  traded: positive,
});

const common = {
  id,
  title: text,
  share: share.positive(want('share')),
  books: z.int(want('books')).min(1, want('books')).max(10_000, want('books')),
  holdings: z.exactOptional(mapOf(share)),
};

const ceiling = {
  ...common,
  liquid: share,
  leverage: positive,
  limit: above1,
  target: positive,
  spread: amount,
};

const kind = z.discriminatedUnion(
  'sort',
  [
    strict({ ...ceiling, sort: z.literal('leverage') }),
    strict({ ...ceiling, sort: z.literal(['var', 'volatility target']), react: share }),
    strict({
      ...common,
      sort: z.literal('redemption'),
      flow: positive,
      from: share,
      spread: amount,
    }),
    strict({ ...common, sort: z.literal('career'), liquid: share, cut: share }),
  ],
  wantOneOf(['leverage', 'var', 'volatility target', 'redemption', 'career']),
);

const stakes = z.discriminatedUnion(
  'kind',
  [
    strict({ kind: z.literal('lognormal'), median: positive, spread: amount }),
    strict({
      kind: z.literal('list'),
      parts: list(strict({ stake: positive, weight: share })).min(1, want('some')),
    }),
  ],
  wantOneOf(['lognormal', 'list']),
);

/**
 * The crowd file as people write it: snake_case, strict, every unknown key an error. Sums, orders and
 * references between its parts are checked in `consistent.ts`, its assumptions in `covered.ts`.
 */
export const crowdFile = strict({
  bide: z.literal(1, want('version')),
  id,
  title: text,
  factors: list(id).min(1, want('some')),
  gauge: id,
  assets: list(asset).min(1, want('some')),
  kinds: list(kind).min(1, want('some')),
  buyers: strict({
    makers: share,
    capacity: amount,
    unload: share,
    patient: share,
    money: amount,
    margin: share,
    pace: share,
  }),
  prices: strict({
    law: choice(['linear', 'exponential', 'floored', 'square-root']),
    impact: positive,
    floor: part,
    decaying: share,
    half_life: positive,
    shortfall: share,
    memory: part,
    react: share,
    window: few,
    rounds: few,
  }),
  fear: strict({
    game: strict({
      gain: positive,
      bonus: positive,
      stakes,
      talent: strict({ theta: inside, p: share, q: share, alpha: inside }),
      fired: strict({ able: share, unable: share.positive(want('share')) }),
    }),
    tail: share,
    alarm: amount,
  }),
  lending: strict({
    rate: amount,
    maintenance: part,
    participation: share.positive(want('share')),
    scale: positive,
  }),
  assumptions: list(
    strict({
      of: list(words).min(1, want('some')),
      reason: text,
      source: z.exactOptional(strict({ name: words, url: z.exactOptional(words) })),
    }),
  ),
});

/** What the file holds once its shape is right. */
export type CrowdFile = z.infer<typeof crowdFile>;
