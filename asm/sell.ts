// Sales of a round, lane by lane: src/weigh/firesale/sell.ts. What is sold pro rata waits in a list of
// its lane, in order, until several rows of holdings can be added at once.

import { raise } from './flag';
import {
  assets, chunk, holding, keep, last, pending, price, round, rule as ruleOf, sale, sellers, stride,
  touched,
} from './memory';

/** Lanes whose sleeves have other states than at the start; lanes in which something was sold. */
export let dirty: i32 = 0;
export let selling: i32 = 0;

/** Begins a round. */
export function quiet(): void {
  selling = 0;
}

/** Says that a lane is as at the start. */
export function clean(lane: i32): void {
  dirty &= ~(1 << lane);
}

/** Says that the state of a sleeve is no longer that of the start. */
@inline export function soil(i: i32, lane: i32): void {
  raise(touched, i, lane);
  dirty |= 1 << lane;
}

@inline function list(lane: i32): usize {
  return sellers + <usize>lane * (16 * <usize>chunk + 64);
}

/** Sells money's worth from a sleeve of a lane. */
export function sell(i: i32, lane: i32, held: f64, money: f64): void {
  selling |= 1 << lane;
  raise(pending, i, lane);
  const shift = (<usize>i << 6) + (<usize>lane << 3);
  const kept = load<f64>(keep + shift);
  store<f64>(last + shift, kept);
  store<f64>(sale + shift, money);
  const all = held <= money;
  const row = holding + <usize>i * ((<usize>stride) << 3);
  if (load<f64>(ruleOf + (<usize>i << 3)) != 0) {
    flush(lane);
    store<f64>(keep + shift, inOrder(row, lane, kept, money, all));
    return;
  }
  const gone = all ? kept : kept * (money / held);
  store<f64>(keep + shift, kept - gone);
  const waiting = list(lane);
  const n = load<u32>(waiting);
  const at = waiting + 64 + (<usize>n << 4);
  store<usize>(at, row);
  store<f64>(at, gone, 8);
  store<u32>(waiting, n + 1);
}

/** Sells asset after asset; returns the place reached. */
function inOrder(row: usize, lane: i32, kept: f64, money: f64, all: bool): f64 {
  const into = round + <usize>lane * ((<usize>stride) << 3);
  const prices = price + (<usize>lane << 3);
  let place = kept;
  let left = money;
  for (let m = <i32>kept; m < assets && (all || left > 0); m++) {
    const held = load<f64>(row + (<usize>m << 3));
    const worth = held * load<f64>(prices + (<usize>m << 6));
    const open = <f64>(m + 1) - place;
    const rest = open * worth;
    const whole = all || rest <= left;
    const share = whole ? open : left / worth;
    const at = into + (<usize>m << 3);
    store<f64>(at, load<f64>(at) + held * share);
    left = whole ? left - rest : 0;
    place = whole ? <f64>(m + 1) : place + share;
  }
  return place;
}

@inline function add(sum: v128, row: usize, gone: v128): v128 {
  return f64x2.add(sum, f64x2.mul(v128.load(row), gone));
}

/** Adds the waiting sales of a lane to the round's, in order. */
export function flush(lane: i32): void {
  const waiting = list(lane);
  let n = load<u32>(waiting);
  if (n == 0) return;
  store<u32>(waiting, 0);
  const bytes = (<usize>stride) << 3;
  const into = round + <usize>lane * bytes;
  const end = into + bytes;
  let at = waiting + 64;
  for (; n >= 4; n -= 4, at += 64) {
    let x = load<usize>(at), y = load<usize>(at, 16), z = load<usize>(at, 32), w = load<usize>(at, 48);
    const a = v128.load_splat<f64>(at, 8);
    const b = v128.load_splat<f64>(at, 24);
    const c = v128.load_splat<f64>(at, 40);
    const d = v128.load_splat<f64>(at, 56);
    for (let r = into; r < end; r += 16, x += 16, y += 16, z += 16, w += 16)
      v128.store(r, add(add(add(add(v128.load(r), x, a), y, b), z, c), w, d));
  }
  for (; n > 0; n--, at += 16) {
    let x = load<usize>(at);
    const a = v128.load_splat<f64>(at, 8);
    for (let r = into; r < end; r += 16, x += 16) v128.store(r, add(v128.load(r), x, a));
  }
}
