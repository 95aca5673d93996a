import { type Arena, MEASURE, RULE, SORT } from './arena.ts';
import { impact } from './impact.ts';
import type { Scratch } from './scratch.ts';
import { valued } from './shock.ts';

/** What the rounds of a path come to. */
export type Rounds = {
  rounds: number;
  defaults: number;
  /** Money sold by the crowd; by limits that look at volatility; taken by the market at large. */
  sold: number;
  reopening: number;
  net: number;
  /** Money in the makers' hands, and what patient capital has left. */
  held: number;
  money: number;
};

/**
 * Rounds of forced sales: mark to market, decide, sell, move the prices; until nobody sells. A sale
 * is decided at the prices of its round and settled at the prices after it, of which the seller bears
 * the `shortfall`.
 */
export function rounds(arena: Arena, at: Scratch, after: number): Rounds {
  const { rules, assets, market } = arena;
  const sum: Rounds = {
    rounds: 0,
    defaults: 0,
    sold: 0,
    reopening: 0,
    net: 0,
    held: 0,
    money: rules.money,
  };
  let left = 0;
  for (let round = 0; round < rules.rounds; round++) {
    const level = valued(market, at.price);
    const loss = (1 - level) / rules.sigma;
    const grown = rules.tail * (1 + rules.alarm * Math.max(0, loss));
    const tail = Math.min(grown, 1);
    const fired = rules.fired + rules.alone * left;
    at.round.fill(0);
    let any = false;
    let gone = 0;
    for (let i = 0; i < arena.sleeves; i++) {
      const value = mark(arena, at, i);
      const sale = wanted(arena, at, i, value, tail, fired, sum);
      sell(arena, at, i, sale);
      if (!(sale > 0)) continue;
      any = true;
      if (arena.sort[i] === SORT.career) gone += arena.part[i] as number;
      if (arena.sort[i] === SORT.limit && (arena.react[i] as number) > 0) sum.reopening += sale;
    }
    if (!any) break;
    sum.rounds += 1;
    left += gone;
    const flow = valued(at.round, at.price);
    const room = (rules.capacity - sum.held) / flow;
    const made = Math.min(room, rules.maker);
    const purse = sum.money / flow;
    const cheap = (after - level) / after > rules.margin;
    const taken = cheap ? Math.min(purse, rules.patient) : 0;
    const share = 1 - made - taken;
    sum.sold += flow;
    sum.held += made * flow;
    sum.money -= taken * flow;
    sum.net += share * flow;
    for (let m = 0; m < assets; m++) {
      const quantity = at.round[m] as number;
      const counted =
        rules.measure === MEASURE.money ? quantity * (at.price[m] as number) : quantity;
      at.sold[m] = (at.sold[m] as number) + quantity;
      const net = (at.net[m] as number) + share * counted;
      at.net[m] = net;
      at.price[m] =
        (at.news[m] as number) *
        impact(rules.impact, net, arena.depth[m] as number, arena.floor[m] as number);
    }
  }
  return sum;
}

/**
 * Marks a sleeve to market: what it holds, what it held before its last sale, its equity and cash.
 * @returns the value of all that it held at the start, at today's prices
 */
export function mark(arena: Arena, at: Scratch, i: number): number {
  const { assets, holding, rules } = arena;
  const row = i * assets;
  const [keep, last] = [at.keep[i] as number, at.last[i] as number];
  let value = 0;
  let worth = 0;
  let before = 0;
  if (arena.rule[i] === RULE['pro rata']) {
    for (let m = 0; m < assets; m++)
      value += (holding[row + m] as number) * (at.price[m] as number);
    worth = keep * value;
    before = last * value;
  } else {
    for (let m = 0; m < assets; m++) {
      const money = (holding[row + m] as number) * (at.price[m] as number);
      value += money;
      worth += money * open(keep, m);
      before += money * open(last, m);
    }
  }
  const lost = (at.worth[i] as number) - worth;
  const lostBefore = (at.before[i] as number) - before;
  at.equity[i] =
    (at.equity[i] as number) - ((1 - rules.shortfall) * lost + rules.shortfall * lostBefore);
  if (rules.counts === 1)
    at.cash[i] =
      (at.cash[i] as number) +
      ((at.before[i] as number) - (at.worth[i] as number) - rules.shortfall * (lostBefore - lost));
  at.worth[i] = worth;
  at.before[i] = before;
  return value;
}

/** Share of the asset at place m still held by one who has sold up to `place` in the order of sale. */
function open(place: number, m: number): number {
  const gone = place - m;
  return gone <= 0 ? 1 : gone < 1 ? 1 - gone : 0;
}

/** Money that a sleeve must or will sell now, from 0 to what it holds. */
function wanted(
  arena: Arena,
  at: Scratch,
  i: number,
  value: number,
  tail: number,
  fired: number,
  sum: Rounds,
): number {
  const worth = at.worth[i] as number;
  const start = arena.start[i] as number;
  const fall = value / start - 1;
  const sort = arena.sort[i] as number;
  if (sort === SORT.redemption) {
    const loss = -fall - (arena.from[i] as number);
    const asked = (arena.flow[i] as number) * Math.max(0, loss);
    const kept = 1 - Math.min(asked, 1);
    const keep = at.keep[i] as number;
    return kept < keep ? worth * (1 - kept / keep) : 0;
  }
  if (sort === SORT.career) {
    if (at.done[i] === 1) return 0;
    const [gain, stake] = [arena.gain[i] as number, arena.stake[i] as number];
    if (!(tail * (gain + stake * fired) > gain)) return 0;
    at.done[i] = 1;
    return worth * (arena.cut[i] as number);
  }
  if (at.done[i] === 1) return 0;
  const move = fall / (arena.sigma[i] as number);
  const excess = (arena.react[i] as number) * (move * move - 1);
  const equity = at.equity[i] as number;
  const able = equity / Math.sqrt(1 + Math.max(0, excess));
  const cash = at.cash[i] as number;
  const total = worth + (arena.other[i] as number) + arena.rules.counts * cash;
  if (equity <= 0 || equity < (arena.least[i] as number) * total) {
    at.done[i] = 1;
    sum.defaults += 1;
    return worth;
  }
  if (!(total > (arena.most[i] as number) * able)) return 0;
  const over = total - (arena.aim[i] as number) * able;
  const want = Math.max(0, over);
  const paid = Math.min(want, cash);
  at.cash[i] = cash - paid;
  const need = want - paid;
  const short = need - (cash - paid);
  return short <= 0 ? 0 : Math.min(short, worth);
}

/** Sells money's worth from a sleeve by its rule, into the round's sales. */
function sell(arena: Arena, at: Scratch, i: number, sale: number): void {
  const { assets, holding } = arena;
  const row = i * assets;
  const keep = at.keep[i] as number;
  const worth = at.worth[i] as number;
  at.last[i] = keep;
  at.before[i] = worth;
  if (!(sale > 0)) return;
  const all = worth <= sale;
  at.worth[i] = all ? 0 : worth - sale;
  if (arena.rule[i] === RULE['pro rata']) {
    const gone = all ? keep : keep * (sale / worth);
    for (let m = 0; m < assets; m++)
      at.round[m] = (at.round[m] as number) + (holding[row + m] as number) * gone;
    at.keep[i] = keep - gone;
    return;
  }
  let left = sale;
  let place = keep;
  for (let m = 0; m < assets && (all || left > 0); m++) {
    const held = (holding[row + m] as number) * open(keep, m);
    const money = held * (at.price[m] as number);
    const whole = all || money <= left;
    const share = whole ? 1 : left / money;
    at.round[m] = (at.round[m] as number) + held * share;
    left = whole ? left - money : 0;
    const from = keep < m ? m : keep < m + 1 ? keep : m + 1;
    place = whole ? m + 1 : from + (m + 1 - from) * share;
  }
  at.keep[i] = place;
}
