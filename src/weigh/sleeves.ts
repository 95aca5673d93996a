import type { CareerRules, Stakes } from '../domain/career.ts';
import type { BookKind, CrowdAsset } from '../domain/crowd.ts';
import { coarseExp, deviate } from '../kernel/portablemath.ts';
import { RULE, SORT } from './firesale/arena.ts';

/** How assets move, in shares of price over some length of time. */
type Moves = {
  /** Move a unit of each factor, assets x factors. */
  readonly loading: Float64Array;
  /** Spread of what is the asset's own. */
  readonly own: Float64Array;
};

/**
 * Moves over a length of time: the part of each factor is its correlation times the volatility, the
 * rest of the variance is the asset's own.
 * @param scale  volatility over that time as a multiple of the yearly one, > 0
 * @example moves([{ id: 'a', title: { en: 'A', 'zh-Hant': '甲' }, weight: 1, volatility: 0.2, factors: [0.6], traded: 0.01 }], 0.5) // { loading: Float64Array.of(0.06), own: Float64Array.of(0.08) }
 */
export function moves(assets: readonly CrowdAsset[], scale: number): Moves {
  return {
    loading: Float64Array.from(
      assets.flatMap(({ volatility, factors }) => factors.map((c) => volatility * scale * c)),
    ),
    own: Float64Array.from(assets, ({ volatility, factors }) => {
      const common = factors.reduce((sum, c) => sum + c * c, 0);
      return volatility * scale * Math.sqrt(Math.max(0, 1 - common));
    }),
  };
}

/**
 * Volatility of holdings over the time of the moves: the root of the squared exposures to the factors
 * and of the assets' own squares, share of the holdings' value.
 * @param weights  share of each asset, summing to 1
 * @example portfolioVolatility({ loading: Float64Array.of(0.06), own: Float64Array.of(0.08) }, [1]) // 0.1
 */
export function portfolioVolatility({ loading, own }: Moves, weights: ArrayLike<number>): number {
  const factors = loading.length / own.length;
  let sum = 0;
  for (let k = 0; k < factors; k++) {
    let exposure = 0;
    for (let m = 0; m < own.length; m++)
      exposure += (weights[m] as number) * (loading[m * factors + k] as number);
    sum += exposure * exposure;
  }
  for (let m = 0; m < own.length; m++) {
    const alone = (weights[m] as number) * (own[m] as number);
    sum += alone * alone;
  }
  return Math.sqrt(sum);
}

/** Figures of a sleeve of a book, each a column of the arena. */
export const FIGURES = [
  ...(['sort', 'rule', 'equity', 'most', 'aim', 'react', 'sigma'] as const),
  ...(['flow', 'from', 'cut', 'gain', 'stake'] as const),
];
type Sleeve = { readonly [F in (typeof FIGURES)[number]]: number } & {
  readonly holding: readonly number[];
};

const NONE = {
  most: Number.MAX_VALUE,
  aim: Number.MAX_VALUE,
  react: 0,
  flow: 0,
  from: 0,
  cut: 0,
  gain: 0,
  stake: 0,
} as const;

type Surroundings = {
  readonly assets: readonly CrowdAsset[];
  /** Share of each asset in the market, and its move over the window of the shock. */
  readonly market: Float64Array;
  readonly moves: Moves;
  readonly game: CareerRules;
};

/**
 * The books of a kind, all of one size, each as one sleeve or, where its sales are a blend, as two.
 * No dice: book i of n stands at probability (i + 1/2) / n of what its kind differs in.
 * @throws RangeError when the stakes of the game are not a law
 */
export function sleeves(
  kind: BookKind,
  { assets, market, moves, game }: Surroundings,
): readonly Sleeve[] {
  const weights = assets.map(({ id }, m) =>
    kind.holdings ? (kind.holdings[id] ?? 0) : (market[m] as number),
  );
  const sigma = portfolioVolatility(moves, weights);
  const liquid = kind.sort === 'redemption' ? 0 : kind.liquid;
  const parts = [
    { rule: RULE['most liquid first'], part: liquid },
    { rule: RULE['pro rata'], part: 1 - liquid },
  ].filter(({ part }) => part > 0);
  return Array.from({ length: kind.books }, (_, i) => (i + 0.5) / kind.books).flatMap((at) =>
    parts.map(({ rule, part }): Sleeve => {
      const size = (kind.share / kind.books) * part;
      const holding = weights.map((w) => size * w);
      const value = holding.reduce((sum, h) => sum + h, 0);
      return { ...decides(kind, { at, value, game }), holding, rule, sigma };
    }),
  );
}

/** How the book at a probability of its kind decides. */
function decides(
  kind: BookKind,
  { at, value, game }: { readonly at: number; readonly value: number; readonly game: CareerRules },
): Omit<Sleeve, 'holding' | 'rule' | 'sigma'> {
  if (kind.sort === 'career')
    return {
      ...NONE,
      sort: SORT.career,
      equity: value,
      cut: kind.cut,
      gain: game.bonus * game.gain,
      stake: stake(game.stakes, at),
    };
  const times = coarseExp(kind.spread * deviate(at));
  if (kind.sort === 'redemption')
    return {
      ...NONE,
      sort: SORT.redemption,
      equity: value,
      flow: kind.flow * times,
      from: kind.from,
    };
  const room = (multiple: number): number => (multiple > 1 ? 1 + (multiple - 1) * times : multiple);
  return {
    ...NONE,
    sort: SORT.limit,
    equity: value / kind.leverage,
    most: kind.leverage * room(kind.limit),
    aim: kind.leverage * room(kind.target),
    react: kind.sort === 'leverage' ? 0 : kind.react,
  };
}

/**
 * What being fired costs the manager at a probability of the law: so much of the money has less at
 * stake.
 * @param at  probability, 0 < at < 1
 * @returns   years of pay, > 0
 * @throws RangeError when a list is empty or `at` is outside (0, 1)
 * @example stake({ kind: 'list', parts: [{ stake: 2, weight: 0.5 }, { stake: 1, weight: 0.5 }] }, 0.75) // 2
 */
export function stake(stakes: Stakes, at: number): number {
  if (stakes.kind === 'lognormal') return stakes.median * coarseExp(stakes.spread * deviate(at));
  const parts = stakes.parts.toSorted((a, b) => a.stake - b.stake);
  let sum = 0;
  for (const part of parts) {
    sum += part.weight;
    if (at <= sum) return part.stake;
  }
  const last = parts.at(-1);
  if (!last) throw new RangeError('a list of stakes has parts');
  return last.stake;
}
