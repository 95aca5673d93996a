import type { Conditions, Crowd, CrowdVintage, PriceRules } from '../domain/crowd.ts';
import type { Gathering } from '../domain/policy.ts';
import type { Inquiry } from '../domain/simulation.ts';
import { formatDay, SESSIONS_PER_YEAR } from '../domain/time.ts';
import { coarseExp } from '../kernel/portablemath.ts';
import { demand } from '../kernel/require.ts';
import { blame } from './career/fired.ts';
import { type Arena, IMPACT, MEASURE, type Rules, SORT } from './firesale/arena.ts';
import { FIGURES, moves, portfolioVolatility, sleeves } from './sleeves.ts';

/** How far shares of the user's book may sum from 1. */
const SLACK = 1e-9;

/**
 * The crowd as columns, under the conditions of a day. Volatility stands as today's multiple of what
 * is written: shocks, what limits look at, depth and noise all follow it. Impact and its decaying
 * share are the crowd's own, or what a vintage found.
 * @param vintage  what calibration learnt; undefined: nothing, the crowd's own figures stand
 * @throws RangeError when a condition is impossible or names an asset that the crowd does not have, or
 * the managers' game is none
 */
export function compile(crowd: Crowd, conditions: Conditions, vintage?: CrowdVintage): Arena {
  possible(crowd, conditions);
  const { assets, prices, fear } = crowd;
  const scale = conditions.volatility * Math.sqrt(prices.window / SESSIONS_PER_YEAR);
  const window = moves(assets, scale);
  const day = conditions.volatility / Math.sqrt(SESSIONS_PER_YEAR);
  const column = (of: (m: (typeof assets)[number]) => number): Float64Array =>
    Float64Array.from(assets, of);
  const market = whole(column((m) => m.weight));
  const { book: own, news } = conditions;
  const book = own ? whole(column((m) => own[m.id] ?? 0)) : market.slice();
  const law = { ...prices, impact: vintage?.impact.at ?? prices.impact };
  const all = crowd.kinds.flatMap((kind) =>
    sleeves(kind, { assets, market, moves: window, game: fear.game }),
  );
  const start = Float64Array.from(all, ({ holding }) => holding.reduce((sum, h) => sum + h, 0));
  const by = (of: (s: (typeof all)[number], i: number) => number): Float64Array =>
    Float64Array.from(all, of);
  const columns = Object.fromEntries(FIGURES.map((f) => [f, by((s) => s[f])])) as {
    readonly [F in (typeof FIGURES)[number]]: Float64Array;
  };
  const anxious = all.reduce(
    (sum, { sort }, i) => (sort === SORT.career ? sum + (start[i] as number) : sum),
    0,
  );
  const still = new Float64Array(all.length);
  return {
    assets: assets.length,
    sleeves: all.length,
    factors: crowd.factors.length,
    market,
    book,
    news: column((m) => news[m.id] ?? 0),
    ...window,
    depth: column((m) => depth(law, m.traded * m.weight, m.volatility * day)),
    floor: column(() => prices.floor),
    holding: Float64Array.from(all.flatMap(({ holding }) => holding)),
    start,
    held: start.reduce((sum, h) => sum + h, 0),
    ...columns,
    other: still,
    cash: still.slice(),
    least: still.slice(),
    part: by((s, i) => (s.sort === SORT.career ? (start[i] as number) / anxious : 0)),
    rules: rules(crowd, conditions, {
      decaying: vintage?.decaying.at ?? prices.decaying,
      sigma: portfolioVolatility(window, market),
      own: portfolioVolatility(window, book),
    }),
  };
}

/** The arena of a question: the crowd under its conditions; in the walk nobody has a round to sell in. */
export function arenaOf(
  { world, conditions, vintage }: Pick<Inquiry, 'world' | 'conditions' | 'vintage'>,
  { crowd, vintages }: Gathering,
): Arena {
  const learnt = vintages.find((v) => formatDay(v.until) === vintage);
  const arena = compile(crowd, conditions, learnt);
  return world === 'walk' ? { ...arena, rules: { ...arena.rules, rounds: 0 } } : arena;
}

/** What holds for all; `sigma` and `own` are volatilities over the window, of market and user's book. */
function rules(
  { prices, buyers, fear }: Crowd,
  conditions: Conditions,
  { decaying, sigma, own }: { readonly [F in 'decaying' | 'sigma' | 'own']: number },
): Rules {
  const { makers, ...rest } = buyers;
  const root = Math.sqrt(prices.window);
  const { together, alone } = blame(fear.game.talent, fear.game.fired);
  return {
    impact: IMPACT[prices.law],
    measure: MEASURE.quantity,
    shortfall: prices.shortfall,
    counts: 0,
    rounds: prices.rounds,
    fired: together,
    alone: alone - together,
    tail: conditions.tail ?? fear.tail,
    alarm: fear.alarm,
    sigma,
    maker: makers,
    ...rest,
    decaying,
    decay: coarseExp(-Math.LN2 / prices.halfLife),
    memory: prices.memory,
    react: prices.react,
    daily: sigma / root,
    dailyBook: own / root,
    drift: conditions.drift,
    rate: 1 / (1 + conditions.rate / SESSIONS_PER_YEAR),
  };
}

/** Shares whose sum in order is 1 to the last bit, so that where nothing moves nothing has fallen. */
function whole(shares: Float64Array): Float64Array {
  const last = shares.reduce((largest, x, m) => (x > 0 ? m : largest), 0);
  const rest = shares.reduce((sum, x, m) => (m === last ? sum : sum + x), 0);
  shares[last] = 1 - rest;
  return shares;
}

/** Refuses conditions that no day can have. */
function possible({ assets }: Crowd, { volatility, news, drift, book, rate, tail }: Conditions) {
  const known = (id: string): boolean => assets.some((m) => m.id === id);
  const scaled = volatility > 0 && volatility < Number.POSITIVE_INFINITY;
  demand(scaled, 'a multiple of volatility > 0', volatility);
  for (const [id, move] of Object.entries(news)) {
    demand(known(id), 'news of an asset of the crowd', id);
    demand(move > -1 && move < Number.POSITIVE_INFINITY, 'a move above -1', move);
  }
  demand(drift > -1 && drift < 1, 'a drift a session inside -1..1', drift);
  demand(rate >= 0 && rate < Number.POSITIVE_INFINITY, 'a rate >= 0', rate);
  demand(tail === undefined || (tail >= 0 && tail <= 1), 'a tail probability in 0..1', tail);
  if (book === undefined) return;
  for (const [id, share] of Object.entries(book)) {
    demand(known(id), 'a holding of an asset of the crowd', id);
    demand(share >= 0 && share <= 1 + SLACK, 'a share in 0..1', share);
  }
  const sum = Object.values(book).reduce((total, share) => total + share, 0);
  demand(Math.abs(sum - 1) <= SLACK, 'shares of a book that sum to 1', sum);
}

/**
 * Depth at which selling a day's volume V moves the price by `impact` daily sigmas, that is by
 * f = impact x daily. Linear, 1 - y: y = f, so V / f. Exponential, e^-y: the same slope at nothing
 * sold, so V / f for small sales. Floored, b + (1 - b) e^-y: slope (1 - b), so (1 - b) V / f for small
 * sales. Square-root, 1 - sqrt y: sqrt y = f, so V / f^2, exact at V and Y = impact in the law of
 * Toth et al. (2011). All of them grow in proportion to V.
 * @param volume  money traded in a day, > 0
 * @param daily   volatility of a day, share of price, > 0
 * @returns       the `depth` of an arena, > 0
 * @example depth({ law: 'exponential', impact: 2, floor: 0 }, 4, 0.01) // 200
 */
export function depth(
  { law, impact, floor }: Pick<PriceRules, 'law' | 'impact' | 'floor'>,
  volume: number,
  daily: number,
): number {
  const fall = impact * daily;
  const code = IMPACT[law];
  if (code === IMPACT['square-root']) return volume / (fall * fall);
  return code === IMPACT.floored ? ((1 - floor) * volume) / fall : volume / fall;
}
