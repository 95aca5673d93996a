import type { CareerRules, Stakes } from '../../domain/career.ts';
import type { BookKind, CrowdAsset } from '../../domain/crowd.ts';
import { coarseExp, deviate } from '../../kernel/portablemath.ts';
import { RULE, SORT } from '../firesale/arena.ts';
import { type Moves, portfolioVolatility } from './moves.ts';

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
