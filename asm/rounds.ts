// Rounds of forced sales of a block: src/weigh/firesale/round.ts. Each of eight lanes runs a path of
// its own; a lane whose crowd has stopped selling takes the next path of the block.

import { answer } from './answer';
import { MOOD_FIRED, MOOD_TAIL, decide } from './decide';
import { flags, lower } from './flag';
import {
  BLOCK, LANES, ROW, assets, book, cash, chunk, debt, done, equity, holding, keep, lane, market, net,
  out, pending, price, purse, round, rule as ruleOf, shocked, sleeves, sold, soldBy, start, stride,
  sums, touched, value,
} from './memory';
import { two } from './mark';
import { AFTER, AFTER_BOOK, COUNT, LEFT, LOW, LOW_BOOK, MONEY, PIECES, figure } from './path';
import { ALARM, ALONE, FIRED, ROUNDS, SIGMA, START_MONEY, TAIL, rule } from './rules';
import { clean, dirty, flush, quiet, selling } from './sell';

/** Row of the sums that holds each lane's path. */
const PATH: i32 = 16;

let active: i32 = 0;
let next: i32 = 0;

@inline function sum(which: i32, l: i32): usize {
  return sums + ((<usize>which << 6) + (<usize>l << 3));
}

/** Puts every lane of every sleeve to the start. */
export function restore(): void {
  memory.fill(touched, 0, sleeves);
  memory.fill(pending, 0, sleeves);
  memory.fill(out, 0, sleeves);
  for (let i = 0; i < sleeves; i++) for (let l = 0; l < LANES; l++) reset(i, l);
}

/** Puts a lane of a sleeve to the start. */
function reset(i: i32, l: i32): void {
  const column = <usize>i << 3;
  const at = (<usize>i << 6) + (<usize>l << 3);
  store<f64>(keep + at, load<f64>(ruleOf + column) == 0 ? 1 : 0);
  store<f64>(debt + at, load<f64>(start + column) - load<f64>(equity + column));
  store<f64>(purse + at, load<f64>(cash + column));
  store<f64>(done + at, 0);
}

/** Runs the rounds of all paths of the block. */
export function rounds(): void {
  next = 0;
  active = 0;
  for (let l = 0; l < LANES; l++) fill(l);
  while (active) {
    const may = moods();
    quiet();
    memory.fill(round, 0, LANES * 8 * stride);
    if (may) sales(may);
    const ended = active & ~selling;
    for (let some = ended; some != 0; some &= some - 1) finish(<i32>ctz(some));
    answer(selling);
    for (let some = ended; some != 0; some &= some - 1) fill(<i32>ctz(some));
  }
}

/** Levels of the market and what careers see of it; returns the lanes that have rounds left. */
function moods(): i32 {
  let bits = 0;
  for (let p: usize = 0; p < <usize>ROW; p += 16) {
    let level = f64x2.splat(0);
    for (let m = 0; m < assets; m++)
      level = f64x2.add(
        level,
        f64x2.mul(
          v128.load_splat<f64>(market + (<usize>m << 3)),
          v128.load(price + (<usize>m << 6) + p),
        ),
      );
    const s = sums + p;
    v128.store(s + LOW * ROW, level);
    const one = f64x2.splat(1);
    const loss = f64x2.div(f64x2.sub(one, level), f64x2.splat(rule(SIGMA)));
    const grown = f64x2.add(
      one,
      f64x2.mul(f64x2.splat(rule(ALARM)), f64x2.pmax(f64x2.splat(0), loss)),
    );
    v128.store(s + MOOD_TAIL * ROW, f64x2.pmin(one, f64x2.mul(f64x2.splat(rule(TAIL)), grown)));
    const alone = f64x2.mul(f64x2.splat(rule(ALONE)), v128.load(s + LEFT * ROW));
    v128.store(s + MOOD_FIRED * ROW, f64x2.add(f64x2.splat(rule(FIRED)), alone));
    const early = f64x2.lt(v128.load(s + COUNT * ROW), f64x2.splat(rule(ROUNDS)));
    bits |= i64x2.bitmask(early) << <i32>(p >> 3);
  }
  return bits & active;
}

/** Lets every sleeve decide and sell, some of them at a time while their holdings are near. */
function sales(may: i32): void {
  const row = (<usize>stride) << 3;
  for (let i = 0; i < sleeves; i += chunk) {
    const end = min(i + chunk, sleeves);
    for (let n = i; n < end; n += 2)
      two(holding + <usize>n * row, value + (<usize>(n - i) << 6));
    for (let n = i; n < end; n++) decide(n, value + (<usize>(n - i) << 6), may);
    for (let l = 0; l < LANES; l++) flush(l);
  }
}

/** Keeps what a lane's path came to. */
function finish(l: i32): void {
  const p = load<i32>(sum(PATH, l));
  store<f64>(figure(LOW, p), load<f64>(sum(LOW, l)));
  for (let which = COUNT; which <= LEFT; which++)
    store<f64>(figure(which, p), load<f64>(sum(which, l)));
  if (load<f64>(sum(COUNT, l)) > 0) {
    let low: f64 = 0;
    const by = soldBy + <usize>p * (<usize>assets << 3);
    for (let m = 0; m < assets; m++) {
      const at = (<usize>m << 6) + (<usize>l << 3);
      low += load<f64>(book + (<usize>m << 3)) * load<f64>(price + at);
      store<f64>(by + (<usize>m << 3), load<f64>(sold + at));
    }
    store<f64>(figure(LOW_BOOK, p), low);
  } else store<f64>(figure(LOW_BOOK, p), load<f64>(figure(AFTER_BOOK, p)));
  if (!((dirty >> l) & 1)) return;
  clean(l);
  const bit = 1 << l;
  for (let i = 0; i < sleeves; i++) {
    if (!(flags(touched, i) & bit)) continue;
    lower(touched, i, bit);
    lower(pending, i, bit);
    lower(out, i, bit);
    reset(i, l);
  }
}

/** Gives a lane the next path of the block, if there is one. */
function fill(l: i32): void {
  if (next == BLOCK) {
    active &= ~(1 << l);
    return;
  }
  const p = next++;
  active |= 1 << l;
  store<i32>(sum(PATH, l), p);
  for (let which = COUNT; which <= PIECES; which++) store<f64>(sum(which, l), 0);
  store<f64>(sum(MONEY, l), rule(START_MONEY));
  store<f64>(sum(AFTER, l), load<f64>(figure(AFTER, p)));
  const from = shocked + (<usize>(p >> 3) * assets << 6) + (<usize>(p & 7) << 3);
  for (let m = 0; m < assets; m++) {
    const at = (<usize>m << 6) + (<usize>l << 3);
    const level = load<f64>(from + (<usize>m << 6));
    store<f64>(lane + at, level);
    store<f64>(price + at, level);
    store<f64>(net + at, 0);
    store<f64>(sold + at, 0);
  }
}
