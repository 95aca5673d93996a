import { type Arena, MEASURE, SORT } from '../../../src/weigh/firesale/arena.ts';
import { type Mood, moneySold } from './decide.ts';
import { priceImpact } from './impact.ts';
import { mark } from './mark.ts';
import type { Scratch } from './scratch.ts';
import { sell } from './sell.ts';
import { valued } from './shock.ts';

export type Rounds = {
  rounds: number;
  defaults: number;
  /** Money sold by the crowd; by limits that look at volatility; taken by the market at large. */
  sold: number;
  reopening: number;
  net: number;
  /** Money in the makers' hands; what they hold at the prices of the start; what patient capital has left. */
  held: number;
  pieces: number;
  money: number;
  /** Share of career money that has left. */
  left: number;
};

/**
 * Rounds of forced sales: mark to market, decide, sell, move the prices; until nobody sells. A sale
 * is decided at the prices of its round and settled at the prices after it.
 * @param after  level of the market after the news
 */
export function rounds(arena: Arena, at: Scratch, after: number): Rounds {
  const { rules, market } = arena;
  const sum: Rounds = {
    rounds: 0,
    defaults: 0,
    sold: 0,
    reopening: 0,
    net: 0,
    held: 0,
    pieces: 0,
    money: rules.money,
    left: 0,
  };
  for (let round = 0; round < rules.rounds; round++) {
    const level = valued(market, at.price);
    const loss = (1 - level) / rules.sigma;
    const tail = Math.min(1, rules.tail * (1 + rules.alarm * Math.max(0, loss)));
    const fired = rules.fired + rules.alone * sum.left;
    if (!sales(arena, at, { mood: { tail, fired }, sum })) break;
    sum.rounds += 1;
    const flow = valued(at.round, at.price);
    const cheap = (after - level) / after > rules.margin;
    const pieces = total(at.round);
    // Room is counted at the prices of the start, so that a deeper fall makes no room.
    const made = Math.min((rules.capacity - sum.pieces) / pieces, rules.maker);
    const taken = cheap ? Math.min(sum.money / flow, rules.patient) : 0;
    const share = 1 - made - taken;
    sum.sold += flow;
    sum.held += made * flow;
    sum.pieces += made * pieces;
    sum.money -= taken * flow;
    sum.net += share * flow;
    answer(arena, at, share);
  }
  return sum;
}

function total(quantities: Float64Array): number {
  let sum = 0;
  for (const quantity of quantities) sum += quantity;
  return sum;
}

/** Lets every sleeve mark, decide and sell at one set of prices; tells whether any sold. */
function sales(
  arena: Arena,
  at: Scratch,
  { mood, sum }: { readonly mood: Mood; readonly sum: Rounds },
): boolean {
  at.round.fill(0);
  let any = false;
  for (let i = 0; i < arena.sleeves; i++) {
    if (at.done[i] === 1 && at.sale[i] === 0) continue;
    const sort = arena.sort[i];
    const done = at.done[i];
    const sale = moneySold(arena, at, { i, value: mark(arena, at, i), mood });
    if (sort === SORT.limit && at.done[i] !== done) sum.defaults += 1;
    if (!(sale > 0)) continue;
    any = true;
    if (sort === SORT.career) sum.left += arena.part[i] as number;
    if (sort === SORT.limit && (arena.react[i] as number) > 0) sum.reopening += sale;
    sell(arena, at, { i, sale });
  }
  return any;
}

/** Prices answer what the market at large had to take: a share of each asset's sales. */
function answer({ assets, rules, depth, floor }: Arena, at: Scratch, share: number): void {
  for (let m = 0; m < assets; m++) {
    const quantity = at.round[m] as number;
    const counted = rules.measure === MEASURE.money ? quantity * (at.price[m] as number) : quantity;
    const net = (at.net[m] as number) + share * counted;
    at.sold[m] = (at.sold[m] as number) + quantity;
    at.net[m] = net;
    at.price[m] =
      (at.news[m] as number) *
      priceImpact(rules.impact, {
        sold: net,
        depth: depth[m] as number,
        floor: floor[m] as number,
      });
  }
}
