import fc from 'fast-check';
import type { BookKind, Conditions, Crowd, PriceRules } from '../../src/domain/crowd.ts';
import { normal } from './shares.ts';

/** Conditions under which nothing happens of itself. */
export const STILL: Conditions = { volatility: 1, news: {}, drift: 0, rate: 0, tail: 0 };

const LAWS: readonly PriceRules['law'][] = ['linear', 'exponential', 'floored', 'square-root'];
const TITLE = { en: 'A', 'zh-Hant': '甲' };

/** A number between two bounds, in thousandths of the way: no subnormals, no near-equal pairs. */
export const between = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((n) => low + ((high - low) * n) / 1000);

const ASSETS = ['one', 'two', 'three', 'four'] as const;

/** Assets from the most liquid; their loadings are a random direction of length under 1. */
const assets = fc.integer({ min: 1, max: 4 }).chain((n) =>
  fc
    .array(
      fc.record({
        weight: between(0.1, 1),
        volatility: between(0.02, 0.4),
        loadings: fc.tuple(between(-0.7, 0.7), between(-0.7, 0.7)),
        traded: between(0.001, 0.05),
      }),
      { minLength: n, maxLength: n },
    )
    .map((list) => {
      const weights = normal(list.map((a) => a.weight));
      return list.map(({ volatility, loadings, traded }, m) => ({
        id: ASSETS[m] as string,
        title: TITLE,
        weight: weights[m] as number,
        volatility,
        factors: loadings,
        traded,
      }));
    }),
);

/** A kind of book over so many assets, of a share that is scaled later. */
function kinds(count: number): fc.Arbitrary<BookKind> {
  const common = {
    share: between(0.1, 1),
    books: fc.integer({ min: 1, max: 4 }),
    holdings: fc.option(
      fc.array(between(0.1, 1), { minLength: count, maxLength: count }).map((xs) => {
        const shares = normal(xs);
        return Object.fromEntries(shares.map((x, m) => [ASSETS[m] as string, x]));
      }),
      { nil: undefined },
    ),
  };
  const ceiling = {
    ...common,
    liquid: fc.constantFrom(0, 0.3, 1),
    leverage: between(1, 10),
    limit: between(1.01, 1.5),
    target: between(0.8, 1.01),
    spread: between(0, 0.8),
  };
  const all = fc.oneof(
    fc.record({ ...ceiling, sort: fc.constant('leverage' as const) }),
    fc.record({
      ...ceiling,
      sort: fc.constantFrom('var' as const, 'volatility target' as const),
      react: between(0, 0.5),
    }),
    fc.record({
      ...common,
      sort: fc.constant('redemption' as const),
      flow: between(0.01, 2),
      from: between(0, 0.05),
      spread: between(0, 0.8),
    }),
    fc.record({
      ...common,
      sort: fc.constant('career' as const),
      liquid: fc.constantFrom(0, 0.3, 1),
      cut: between(0.01, 1),
    }),
  );
  return all.map(({ holdings, ...kind }) => ({
    ...kind,
    id: 'kind',
    title: TITLE,
    ...(holdings === undefined ? {} : { holdings }),
  }));
}

/** Crowds of up to four assets, two factors and five kinds that hold nine tenths of the market. */
export const crowds: fc.Arbitrary<Crowd> = assets.chain((list) =>
  fc
    .record({
      kinds: fc.array(kinds(list.length), { minLength: 1, maxLength: 5 }),
      buyers: fc.record({
        makers: between(0, 0.4),
        capacity: between(0, 0.05),
        unload: between(0, 1),
        patient: between(0, 0.4),
        money: between(0, 0.05),
        margin: between(0, 0.05),
        pace: between(0, 1),
      }),
      prices: fc.record({
        law: fc.constantFrom(...LAWS),
        impact: between(0.1, 3),
        floor: between(0, 0.9),
        decaying: between(0, 1),
        halfLife: between(0.5, 20),
        shortfall: between(0, 1),
        memory: between(0, 0.99),
        react: between(0, 1),
        window: fc.integer({ min: 1, max: 5 }),
        rounds: fc.integer({ min: 1, max: 8 }),
      }),
      fear: fc.record({
        game: fc.record({
          gain: between(0.01, 0.2),
          bonus: between(0.5, 5),
          stakes: fc.record({
            kind: fc.constant('lognormal' as const),
            median: between(0.5, 5),
            spread: between(0, 1),
          }),
          talent: fc.constant({ theta: 0.5, p: 0.8, q: 0.3, alpha: 0.8 }),
          fired: fc.record({ able: between(0, 0.2), unable: between(0.2, 1) }),
        }),
        tail: between(0, 0.3),
        alarm: between(0, 1),
      }),
    })
    .map(({ kinds, ...rest }): Crowd => {
      const shares = normal(kinds.map((k) => k.share));
      return {
        ...rest,
        id: 'random',
        title: TITLE,
        factors: ['up', 'down'],
        gauge: 'one',
        assets: list,
        kinds: kinds.map((kind, i) => ({
          ...kind,
          id: `kind-${i}`,
          share: 0.9 * (shares[i] as number),
        })),
        lending: { rate: 0.05, maintenance: 0.25, participation: 0.1, scale: 1 },
        assumptions: [],
      };
    }),
);
