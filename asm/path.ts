// What a path carries from the rounds to the recovery: rows of `BLOCK` figures by these numbers.

import { BLOCK, path } from './memory';

export const AFTER: i32 = 0;
export const AFTER_BOOK: i32 = 1;
export const WEIGHT: i32 = 2;
export const LOW: i32 = 3;
export const LOW_BOOK: i32 = 4;
// from here on in the order of the sums of a lane
export const COUNT: i32 = 5;
export const DEFAULTS: i32 = 6;
export const SOLD: i32 = 7;
export const REOPENING: i32 = 8;
export const NET: i32 = 9;
export const HELD: i32 = 10;
export const MONEY: i32 = 11;
export const LEFT: i32 = 12;
export const PIECES: i32 = 13;

/** Where a figure of a path lies. */
@inline export function figure(which: i32, p: i32): usize {
  return path + (which * BLOCK + p) * 8;
}
