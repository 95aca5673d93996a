// Prices answer a round's sales: the end of src/weigh/firesale/round.ts, and impact.ts.

import { LANES, ROW, assets, depth, floor, lane, net, price, round, sold, stride, sums } from './memory';
import { AFTER, COUNT, HELD, LOW, MONEY, NET, PIECES, SOLD } from './path';
import { CAPACITY, IMPACT, MAKER, MARGIN, MEASURE, PATIENT, rule } from './rules';
import { exp } from './strict';

/** No price falls below this share of its level after the news. */
const LEAST: f64 = 0.01;

@inline function c(x: f64): v128 {
  return f64x2.splat(x);
}

/** Two lanes of what was sold of an asset in this round. */
@inline function quantity(l: i32, m: i32): v128 {
  const at = round + ((<usize>l * stride + m) << 3);
  return f64x2.replace_lane(v128.load_splat<f64>(at), 1, load<f64>(at + ((<usize>stride) << 3)));
}

/** Moves the prices of the lanes in which something was sold; of their neighbours too, which are done. */
export function answer(selling: i32): void {
  for (let l = 0; l < LANES; l += 2)
    if ((selling >> l) & 3) pair(l, <i32>rule(IMPACT), rule(MEASURE) == 1);
}

function pair(l: i32, law: i32, money: bool): void {
  const p = <usize>l << 3;
  const s = sums + p;
  let flow = c(0);
  let pieces = c(0);
  for (let m = 0; m < assets; m++) {
    const q = quantity(l, m);
    flow = f64x2.add(flow, f64x2.mul(q, v128.load(price + (<usize>m << 6) + p)));
    pieces = f64x2.add(pieces, q);
  }
  const after = v128.load(s + AFTER * ROW);
  const left = v128.load(s + MONEY * ROW);
  const cheap = f64x2.gt(
    f64x2.div(f64x2.sub(after, v128.load(s + LOW * ROW)), after),
    c(rule(MARGIN)),
  );
  const made = f64x2.pmin(
    f64x2.div(f64x2.sub(c(rule(CAPACITY)), v128.load(s + PIECES * ROW)), pieces),
    c(rule(MAKER)),
  );
  const taken = v128.and(f64x2.pmin(f64x2.div(left, flow), c(rule(PATIENT))), cheap);
  const share = f64x2.sub(f64x2.sub(c(1), made), taken);
  grow(s + COUNT * ROW, c(1));
  grow(s + SOLD * ROW, flow);
  grow(s + HELD * ROW, f64x2.mul(made, flow));
  grow(s + PIECES * ROW, f64x2.mul(made, pieces));
  v128.store(s + MONEY * ROW, f64x2.sub(left, f64x2.mul(taken, flow)));
  grow(s + NET * ROW, f64x2.mul(share, flow));
  for (let m = 0; m < assets; m++) {
    const at = (<usize>m << 6) + p;
    const q = quantity(l, m);
    const counted = money ? f64x2.mul(q, v128.load(price + at)) : q;
    grow(sold + at, q);
    const all = f64x2.add(v128.load(net + at), f64x2.mul(share, counted));
    v128.store(net + at, all);
    const kept = impact(law, all, m);
    v128.store(price + at, f64x2.mul(v128.load(lane + at), kept));
  }
}

@inline function grow(at: usize, by: v128): void {
  v128.store(at, f64x2.add(v128.load(at), by));
}

/** Price of an asset as a share of its level after the news. */
@inline function impact(law: i32, all: v128, m: i32): v128 {
  const y = f64x2.div(all, v128.load_splat<f64>(depth + (<usize>m << 3)));
  let x: v128;
  if (law == 0) x = f64x2.sub(c(1), y);
  else if (law == 3) x = f64x2.sub(c(1), f64x2.sqrt(y));
  else {
    x = exp(f64x2.neg(y));
    if (law == 2) {
      const f = load<f64>(floor + (<usize>m << 3));
      x = f64x2.add(c(f), f64x2.mul(c(1 - f), x));
    }
  }
  return f64x2.pmax(c(LEAST), x);
}
