import * as z from 'zod';
import { amount, id, inside, part, positive, share, text, want, words } from '../file/schema.ts';

const above1 = z.number(want('above1')).gt(1, want('above1'));
const few = z.int(want('few')).min(1, want('few')).max(100, want('few'));
const correlation = z
  .number(want('correlation'))
  .min(-1, want('correlation'))
  .max(1, want('correlation'));

const asset = z.strictObject({
  id,
  title: text,
  weight: share,
  volatility: positive,
  factors: z.array(correlation),
  traded: positive,
});

const common = {
  id,
  title: text,
  share: share.positive(want('share')),
  books: z.int(want('books')).min(1, want('books')).max(10_000, want('books')),
  holdings: z.exactOptional(z.record(z.string(), share)),
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
    z.strictObject({ ...ceiling, sort: z.literal('leverage') }),
    z.strictObject({ ...ceiling, sort: z.literal(['var', 'volatility target']), react: share }),
    z.strictObject({
      ...common,
      sort: z.literal('redemption'),
      flow: positive,
      from: share,
      spread: amount,
    }),
    z.strictObject({ ...common, sort: z.literal('career'), liquid: share, cut: share }),
  ],
  want('sort'),
);

const stakes = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('lognormal'), median: positive, spread: amount }),
    z.strictObject({
      kind: z.literal('list'),
      parts: z.array(z.strictObject({ stake: positive, weight: share })).min(1, want('some')),
    }),
  ],
  want('stakes'),
);

/**
 * The crowd file as people write it: snake_case, strict, every unknown key an error. Sums, orders and
 * references between its parts are checked in `consistent.ts`, its assumptions in `covered.ts`.
 */
export const crowdFile = z.strictObject({
  bide: z.literal(1, want('version')),
  id,
  title: text,
  factors: z.array(id).min(1, want('some')),
  gauge: id,
  assets: z.array(asset).min(1, want('some')),
  kinds: z.array(kind).min(1, want('some')),
  buyers: z.strictObject({
    makers: share,
    capacity: amount,
    unload: share,
    patient: share,
    money: amount,
    margin: share,
    pace: share,
  }),
  prices: z.strictObject({
    law: z.enum(['linear', 'exponential', 'floored', 'square-root']),
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
  fear: z.strictObject({
    game: z.strictObject({
      gain: positive,
      bonus: positive,
      stakes,
      talent: z.strictObject({ theta: inside, p: share, q: share, alpha: inside }),
      fired: z.strictObject({ able: share, unable: share.positive(want('share')) }),
    }),
    tail: share,
    alarm: amount,
  }),
  lending: z.strictObject({
    rate: amount,
    maintenance: part,
    participation: share.positive(want('share')),
    scale: positive,
  }),
  assumptions: z.array(
    z.strictObject({
      of: z.array(words).min(1, want('some')),
      reason: text,
      source: z.exactOptional(z.strictObject({ name: words, url: z.exactOptional(words) })),
    }),
  ),
});

/** What the file holds once its shape is right. */
export type CrowdFile = z.infer<typeof crowdFile>;
