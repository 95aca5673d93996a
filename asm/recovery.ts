// Sixty sessions after the rounds, two lanes at a time: src/weigh/firesale/recovery.ts.

import { ROW, SESSIONS, WIDTH, rows, sessions } from './memory';
import {
  AFTER, AFTER_BOOK, COUNT, DEFAULTS, HELD, LEFT, LOW, LOW_BOOK, MONEY, NET, REOPENING, SOLD, WEIGHT, figure,
} from './path';
import {
  ALL_HELD, DAILY, DAILY_BOOK, DECAY, DECAYING, DRIFT, MARGIN, MEMORY, PACE, RATE, REACT, SIGMA,
  START_MONEY, UNLOAD, rule,
} from './rules';

@inline function c(x: f64): v128 {
  return f64x2.splat(x);
}

/** Writes a figure of two paths into their rows. */
@inline function put(row: usize, which: i32, x: v128): void {
  store<f64>(row + which * 8, f64x2.extract_lane(x, 0));
  store<f64>(row + (WIDTH + which) * 8, f64x2.extract_lane(x, 1));
}

/** Place in a row of the level at a session that the fan shows, else -1. */
@inline function fanned(t: i32): i32 {
  switch (t) {
    case 1: return 10;
    case 3: return 11;
    case 5: return 12;
    case 10: return 13;
    case 20: return 14;
    case 40: return 15;
    case 60: return 16;
    default: return -1;
  }
}

/** Recovers paths p and p + 1 of the block. */
export function recover(p: i32): void {
  const zero = c(0);
  const sold = v128.or(
    f64x2.ne(v128.load(figure(AFTER, p)), v128.load(figure(LOW, p))),
    f64x2.ne(v128.load(figure(AFTER_BOOK, p)), v128.load(figure(LOW_BOOK, p))),
  );
  const excess = excited(f64x2.sub(c(1), v128.load(figure(LOW, p))));
  if (v128.any_true(sold)) sessionsOf(p, excess, false, false);
  else if (v128.any_true(f64x2.ne(excess, zero))) sessionsOf(p, excess, true, false);
  else sessionsOf(p, excess, true, true);
}

/** Variance above the usual, after a fall. */
@inline function excited(fall: v128): v128 {
  const move = f64x2.div(fall, c(rule(SIGMA)));
  return f64x2.pmax(
    c(0),
    f64x2.mul(c(rule(REACT)), f64x2.sub(f64x2.mul(move, move), c(1))),
  );
}

/**
 * The sessions of two paths.
 * @param unsold  nothing is to come back: the sales moved no price
 * @param calm    there is no excess of variance
 */
@inline function sessionsOf(p: i32, excited: v128, unsold: bool, calm: bool): void {
  const row = rows + p * WIDTH * 8;
  const after = v128.load(figure(AFTER, p));
  const low = v128.load(figure(LOW, p));
  const lowBook = v128.load(figure(LOW_BOOK, p));
  const gap = f64x2.sub(after, low);
  const gapBook = f64x2.sub(v128.load(figure(AFTER_BOOK, p)), lowBook);
  const fall = f64x2.sub(c(1), low);
  const goal = f64x2.sub(c(1), f64x2.mul(c(0.5), fall));
  const deep = f64x2.div(gap, after);
  const lasting = c(1 - rule(DECAYING));
  const decaying = c(rule(DECAYING));
  const decay = c(rule(DECAY));
  const memory = c(rule(MEMORY));
  const margin = c(rule(MARGIN));
  const unload = c(rule(UNLOAD));
  const drift = c(rule(DRIFT));
  const daily = c(rule(DAILY));
  const dailyBook = c(rule(DAILY_BOOK));
  const rate = rule(RATE);

  let excess = excited;
  const shut = f64x2.div(c(1), f64x2.sqrt(f64x2.add(c(1), excess)));
  const took = v128.load(figure(NET, p));
  const sales = v128.bitselect(took, c(1), f64x2.gt(took, c(0)));
  const room = v128.bitselect(f64x2.sub(c(1), shut), c(1), f64x2.lt(shut, c(1)));
  const comeback = f64x2.div(f64x2.div(v128.load(figure(REOPENING, p)), sales), room);
  let held = f64x2.div(v128.load(figure(HELD, p)), sales);
  let money = f64x2.div(v128.load(figure(MONEY, p)), sales);
  const pace = f64x2.div(c(rule(PACE) * rule(START_MONEY)), sales);

  let open = shut;
  let net = c(1);
  let passing = c(1);
  let share = f64x2.add(lasting, decaying);
  let noise = c(1);
  let noiseBook = c(1);
  let due: f64 = 1;
  let worst = f64x2.pmin(low, c(1));
  let worstBook = f64x2.pmin(lowBook, c(1));
  let toHalf = worstBook;
  const far = c(SESSIONS);
  let half = v128.and(c(SESSIONS + 1), f64x2.gt(fall, c(0)));
  let at = sessions + (<usize>(p >> 3) * SESSIONS << 6) + (<usize>(p & 7) << 3);
  for (let t = 1; t <= SESSIONS; t++, at += ROW) {
    let z = v128.load(at);
    let level = after;
    let above = lowBook;
    if (!calm) {
      excess = f64x2.mul(excess, memory);
      const storm = f64x2.sqrt(f64x2.add(c(1), excess));
      z = f64x2.mul(z, storm);
      if (!unsold) {
        const quiet = f64x2.div(c(1), storm);
        const returned = f64x2.mul(comeback, f64x2.sub(quiet, open));
        open = quiet;
        const spent = v128.and(
          f64x2.pmin(money, pace),
          f64x2.gt(f64x2.mul(deep, share), margin),
        );
        money = f64x2.sub(money, spent);
        const unloaded = f64x2.mul(unload, held);
        held = f64x2.sub(held, unloaded);
        const traded = f64x2.sub(f64x2.sub(unloaded, returned), spent);
        const flow = f64x2.pmax(traded, f64x2.neg(net));
        net = f64x2.add(net, flow);
        passing = f64x2.add(f64x2.mul(passing, decay), flow);
        share = f64x2.add(f64x2.mul(lasting, net), f64x2.mul(decaying, passing));
        level = f64x2.sub(after, f64x2.mul(gap, share));
        above = f64x2.sub(f64x2.add(lowBook, gapBook), f64x2.mul(gapBook, share));
      }
    }
    noise = f64x2.mul(noise, f64x2.add(c(1), f64x2.add(drift, f64x2.mul(daily, z))));
    noiseBook = f64x2.mul(
      noiseBook,
      f64x2.add(c(1), f64x2.add(drift, f64x2.mul(dailyBook, z))),
    );
    due = due * rate;
    level = f64x2.mul(level, noise);
    worst = f64x2.pmin(level, worst);
    worstBook = f64x2.pmin(f64x2.mul(f64x2.mul(above, noiseBook), c(due)), worstBook);
    const waits = f64x2.gt(half, far);
    toHalf = v128.bitselect(worstBook, toHalf, waits);
    half = v128.bitselect(c(t), half, v128.and(waits, f64x2.ge(level, goal)));
    const which = fanned(t);
    if (which >= 0) {
      put(row, which, level);
      if (t == 5) put(row, 18, worstBook);
      if (t == 20) put(row, 19, worstBook);
    }
  }
  put(row, 0, fall);
  put(row, 1, deep);
  put(row, 2, f64x2.div(v128.load(figure(SOLD, p)), c(rule(ALL_HELD))));
  put(row, 3, v128.load(figure(DEFAULTS, p)));
  put(row, 4, v128.load(figure(COUNT, p)));
  put(row, 5, half);
  put(row, 6, worst);
  put(row, 7, worstBook);
  put(row, 8, toHalf);
  put(row, 9, after);
  put(row, 17, v128.load(figure(WEIGHT, p)));
  put(row, 20, v128.load(figure(LEFT, p)));
}
