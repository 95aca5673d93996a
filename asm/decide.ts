// Who sells in a round, lane by lane: src/weigh/firesale/mark.ts and decide.ts. All lanes are looked
// at together; the few that act do so one by one.

import { flags, lower, raise } from './flag';
import {
  ROW, aim, assets, cash, cut, debt, done, equity, flow, from, gain, holding, keep, last, least, most,
  other, out, part, pending, price, purse, react, rule as ruleOf, sale, sigma, sort, stake, start,
  stride, sums, touched, worth,
} from './memory';
import { DEFAULTS, LEFT, REOPENING } from './path';
import { COUNTS, SHORTFALL, rule } from './rules';
import { sell, soil } from './sell';

/** Rows of the sums in which a round keeps what all who fear for careers see. */
export const MOOD_TAIL: i32 = 14;
export const MOOD_FIRED: i32 = 15;

const REDEMPTION: f64 = 1;
const CAREER: f64 = 2;

@inline function get(column: usize, i: i32): f64 {
  return load<f64>(column + (<usize>i << 3));
}

@inline function splat(column: usize, i: i32): v128 {
  return v128.load_splat<f64>(column + (<usize>i << 3));
}

/** The place of a lane's figure in the row of a sleeve. */
@inline function place(column: usize, i: i32, lane: i32): usize {
  return column + (<usize>i << 6) + (<usize>lane << 3);
}

/** Adds to a sum of a lane. */
@inline function tally(which: i32, lane: i32, by: f64): void {
  const at = place(sums, which, lane);
  store<f64>(at, load<f64>(at) + by);
}

/**
 * Lets a sleeve decide and sell in the lanes that may.
 * @param v  its values, a row
 */
export function decide(i: i32, v: usize, may: i32): void {
  const live = may & ~flags(out, i);
  if (!live) return;
  const fresh = flags(touched, i) == 0;
  const w = fresh ? v : mark(i, v, live);
  const kind = get(sort, i);
  let hits =
    kind == CAREER
      ? fleeing(i)
      : kind == REDEMPTION
        ? redeeming(i, v)
        : get(react, i) > 0
          ? fresh
            ? over(i, v, w, true, true)
            : over(i, v, w, false, true)
          : fresh
            ? over(i, v, w, true, false)
            : over(i, v, w, false, false);
  for (hits &= live; hits != 0; hits &= hits - 1) {
    const lane = <i32>ctz(hits);
    const held = load<f64>(w + (<usize>lane << 3));
    const at = load<f64>(v + (<usize>lane << 3));
    const money =
      kind == CAREER
        ? flee(i, lane, held)
        : kind == REDEMPTION
          ? redeem(i, lane, held, at)
          : keepLimit(i, lane, held, at);
    if (!(money > 0)) continue;
    if (kind == CAREER) tally(LEFT, lane, get(part, i));
    else if (kind != REDEMPTION && get(react, i) > 0) tally(REOPENING, lane, money);
    sell(i, lane, held, money);
  }
}

/** What the sleeve holds now, a row; settles the sales of the last round. */
function mark(i: i32, v: usize, live: i32): usize {
  const due = flags(pending, i);
  const prorata = get(ruleOf, i) == 0;
  for (let p: usize = 0; p < <usize>ROW; p += 16) {
    const now = v128.load(v + p);
    v128.store(
      worth + p,
      prorata ? f64x2.mul(v128.load(place(keep, i, 0) + p), now) : now,
    );
  }
  const row = holding + <usize>i * ((<usize>stride) << 3);
  let some = live & (prorata ? due : flags(touched, i));
  for (; some != 0; some &= some - 1) {
    const lane = <i32>ctz(some);
    const at = load<f64>(v + (<usize>lane << 3));
    const kept = load<f64>(place(keep, i, lane));
    let sunk: f64 = 0;
    if (!prorata && kept != 0) {
      sunk = below(row, lane, kept);
      store<f64>(worth + (<usize>lane << 3), at - sunk);
    }
    if (!((due >> lane) & 1)) continue;
    const before = load<f64>(place(last, i, lane));
    const now = prorata ? (before - kept) * at : sunk - below(row, lane, before);
    const sold = load<f64>(place(sale, i, lane));
    const paid = sold - rule(SHORTFALL) * (sold - now);
    const owed = place(debt, i, lane);
    store<f64>(owed, load<f64>(owed) - paid);
    if (rule(COUNTS) == 1) {
      const have = place(purse, i, lane);
      store<f64>(have, load<f64>(have) + paid);
    }
  }
  lower(pending, i, live);
  return worth;
}

/** Value at a lane's prices of what lies below a place in the order of sale. */
function below(row: usize, lane: i32, upTo: f64): f64 {
  let at = price + (<usize>lane << 3);
  let held = row;
  let sum: f64 = 0;
  const whole = <i32>upTo;
  for (let m = 0; m < whole; m++, at += ROW, held += 8) sum += load<f64>(held) * load<f64>(at);
  return whole == assets ? sum : sum + (upTo - whole) * (load<f64>(held) * load<f64>(at));
}

/** Lanes in which staying risks more than it gains. */
function fleeing(i: i32): i32 {
  let bits = 0;
  const g = splat(gain, i);
  for (let p: usize = 0; p < <usize>ROW; p += 16) {
    const fired = f64x2.mul(splat(stake, i), v128.load(sums + MOOD_FIRED * ROW + p));
    const risk = f64x2.mul(v128.load(sums + MOOD_TAIL * ROW + p), f64x2.add(g, fired));
    bits |= i64x2.bitmask(f64x2.gt(risk, g)) << <i32>(p >> 3);
  }
  return bits;
}

function flee(i: i32, lane: i32, held: f64): f64 {
  soil(i, lane);
  end(i, lane);
  return held * get(cut, i);
}

/** Lanes in which more is asked back than has been met. */
function redeeming(i: i32, v: usize): i32 {
  let bits = 0;
  for (let p: usize = 0; p < <usize>ROW; p += 16) {
    const left = f64x2.sub(f64x2.splat(1), f64x2.div(v128.load(v + p), splat(start, i)));
    const loss = f64x2.sub(left, splat(from, i));
    const asked = f64x2.mul(splat(flow, i), f64x2.pmax(f64x2.splat(0), loss));
    const most = f64x2.pmin(f64x2.splat(1), asked);
    bits |= i64x2.bitmask(f64x2.gt(most, v128.load(place(done, i, 0) + p))) << <i32>(p >> 3);
  }
  return bits;
}

function redeem(i: i32, lane: i32, held: f64, value: f64): f64 {
  const loss = 1 - value / get(start, i) - get(from, i);
  const asked = min<f64>(1, get(flow, i) * max<f64>(0, loss));
  const at = place(done, i, lane);
  const met = load<f64>(at);
  soil(i, lane);
  store<f64>(at, asked);
  if (asked == 1) end(i, lane);
  return held * ((asked - met) / (1 - met));
}

/** Lanes in which the book fails or exceeds its limit. */
@inline function over(i: i32, v: usize, w: usize, fresh: bool, reacts: bool): i32 {
  const first = get(start, i);
  const owed = f64x2.splat(first - get(equity, i));
  const paid = rule(COUNTS) == 1 ? splat(cash, i) : f64x2.splat(0);
  const beside = splat(other, i);
  const lowest = splat(least, i);
  const highest = splat(most, i);
  const begin = f64x2.splat(first);
  const scale = f64x2.splat(first * get(sigma, i));
  const weight = splat(react, i);
  const debts = place(debt, i, 0);
  const purses = place(purse, i, 0);
  const counts = rule(COUNTS) == 1;
  let bits = 0;
  for (let p: usize = 0; p < <usize>ROW; p += 16) {
    const held = v128.load(w + p);
    const own = f64x2.sub(held, fresh ? owed : v128.load(debts + p));
    let total = f64x2.add(held, beside);
    if (fresh) total = f64x2.add(total, paid);
    else if (counts) total = f64x2.add(total, v128.load(purses + p));
    const fails = v128.or(
      f64x2.le(own, f64x2.splat(0)),
      f64x2.lt(own, f64x2.mul(lowest, total)),
    );
    let strained = total;
    if (reacts) {
      const move = f64x2.div(f64x2.sub(v128.load(v + p), begin), scale);
      const seen = f64x2.mul(weight, f64x2.sub(f64x2.mul(move, move), f64x2.splat(1)));
      const excess = f64x2.pmax(f64x2.splat(0), seen);
      strained = f64x2.mul(total, f64x2.sqrt(f64x2.add(f64x2.splat(1), excess)));
    }
    const sells = f64x2.gt(strained, f64x2.mul(highest, own));
    bits |= i64x2.bitmask(v128.or(fails, sells)) << <i32>(p >> 3);
  }
  return bits;
}

function keepLimit(i: i32, lane: i32, held: f64, value: f64): f64 {
  const purseAt = place(purse, i, lane);
  const have = load<f64>(purseAt);
  const own = held - load<f64>(place(debt, i, lane));
  const total = held + get(other, i) + rule(COUNTS) * have;
  soil(i, lane);
  if (own <= 0 || own < get(least, i) * total) {
    end(i, lane);
    tally(DEFAULTS, lane, 1);
    return held;
  }
  let strain: f64 = 1;
  if (get(react, i) > 0) {
    const move = (value - get(start, i)) / (get(start, i) * get(sigma, i));
    strain = sqrt<f64>(1 + max<f64>(0, get(react, i) * (move * move - 1)));
  }
  const want = max<f64>(0, total - get(aim, i) * (own / strain));
  const paid = min<f64>(want, have);
  const left = have - paid;
  store<f64>(purseAt, left);
  return min<f64>(max<f64>(0, want - paid - left), held);
}

/** Nothing is left to decide. */
@inline function end(i: i32, lane: i32): void {
  raise(out, i, lane);
}
