// What holds for the whole market, in the order in which the host writes it.

import { rules } from './memory';

export const IMPACT: i32 = 0;
export const MEASURE: i32 = 1;
export const SHORTFALL: i32 = 2;
export const COUNTS: i32 = 3;
export const ROUNDS: i32 = 4;
export const FIRED: i32 = 5;
export const ALONE: i32 = 6;
export const TAIL: i32 = 7;
export const ALARM: i32 = 8;
export const SIGMA: i32 = 9;
export const MAKER: i32 = 10;
export const CAPACITY: i32 = 11;
export const UNLOAD: i32 = 12;
export const PATIENT: i32 = 13;
export const START_MONEY: i32 = 14;
export const MARGIN: i32 = 15;
export const PACE: i32 = 16;
export const DECAYING: i32 = 17;
export const DECAY: i32 = 18;
export const MEMORY: i32 = 19;
export const REACT: i32 = 20;
export const DAILY: i32 = 21;
export const DAILY_BOOK: i32 = 22;
export const DRIFT: i32 = 23;
export const RATE: i32 = 24;
export const ALL_HELD: i32 = 25;
export const TILT: i32 = 26;

/** One of them. */
@inline export function rule(which: i32): f64 {
  return load<f64>(rules + which * 8);
}
