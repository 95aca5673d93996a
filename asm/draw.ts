// Chance and news of eight paths: src/weigh/firesale/draw.ts, bridge.ts and shock.ts.

import { even, quad } from './dice';
import {
  BLOCK, LANES, ROW, SESSIONS,
  assets, book, bridgeAt, bridgeLeft, bridgeRight, dims, directions, drawn, draws, factors, levels,
  loading, market, news, own, path, seed, sessions, shift, shocked, spread, steps, toLeft, toRight, words,
} from './memory';
import { AFTER, AFTER_BOOK, WEIGHT } from './path';
import { deviate, scale, uniform } from './strict';

/** No news takes a price below this share of the start. */
const LEAST: f64 = 0.02;

/** Draws the paths of group g, their prices after the news and their normals a session. */
export function prepare(g: i32, low: u32, high: u32, tilt: bool): void {
  throwDice(low + g * LANES, high);
  const before = 1 + factors;
  const weight = path + (WEIGHT * BLOCK + g * LANES) * 8;
  for (let p = 0; p < ROW; p += 16) {
    const v = chance(words, p);
    v128.store(draws + p, scale(tilt ? f64x2.mul(v, v) : v));
    v128.store(weight + p, tilt ? f64x2.add(v, v) : f64x2.splat(1));
  }
  normals(1, factors, draws + ROW);
  const ours = sessions + g * SESSIONS * ROW;
  normals(before, SESSIONS, ours);
  if (steps > 0) cross(ours);
  normals(before + SESSIONS, assets, draws + before * ROW);
  shock(g, before);
}

/** Words of all draws: of the net where it gives them, else of the dice. */
function throwDice(low: u32, high: u32): void {
  const quads = (1 + factors + SESSIONS + assets + 3) >> 2;
  for (let n = 0; n < quads; n++)
    quad(n, low, high, load<u32>(seed), load<u32>(seed, 4), words + n * 128);
  for (let d = 0; d < dims; d++)
    even(
      directions + d * 128,
      load<u32>(shift + d * 4),
      low,
      words + load<u32>(drawn + d * 4) * 32,
    );
}

/** Probabilities of two lanes, from a row of words. */
@inline function chance(row: usize, p: i32): v128 {
  return uniform(v128.load64_zero(row + (p >> 1)));
}

/** Standard normals of n draws from the first on. */
function normals(first: i32, n: i32, into: usize): void {
  for (let j = 0; j < n; j++) {
    const row = words + (first + j) * 32;
    const to = into + j * ROW;
    v128.store(to, deviate(chance(row, 0)));
    v128.store(to, deviate(chance(row, 16)), 16);
    v128.store(to, deviate(chance(row, 32)), 32);
    v128.store(to, deviate(chance(row, 48)), 48);
  }
}

/** Normals in the bridge's order become normals a session. */
function cross(normals: usize): void {
  for (let p = 0; p < ROW; p += 16) {
    v128.store(levels + p, f64x2.splat(0));
    for (let i = 0; i < steps; i++) {
      const left = v128.load(levels + load<u32>(bridgeLeft + i * 4) * ROW + p);
      const right = v128.load(levels + load<u32>(bridgeRight + i * 4) * ROW + p);
      const known = f64x2.add(
        f64x2.mul(v128.load_splat<f64>(toLeft + i * 8), left),
        f64x2.mul(v128.load_splat<f64>(toRight + i * 8), right),
      );
      const fresh = f64x2.mul(
        v128.load_splat<f64>(spread + i * 8),
        v128.load(normals + i * ROW + p),
      );
      v128.store(levels + load<u32>(bridgeAt + i * 4) * ROW + p, f64x2.add(known, fresh));
    }
    for (let t = 0; t < SESSIONS; t++) {
      const at = levels + t * ROW + p;
      v128.store(normals + t * ROW + p, f64x2.sub(v128.load(at, ROW), v128.load(at)));
    }
  }
}

/** Prices after the news, and what the market and the book are worth at them. */
function shock(g: i32, before: i32): void {
  const prices = shocked + g * assets * ROW;
  const after = path + (AFTER * BLOCK + g * LANES) * 8;
  const afterBook = path + (AFTER_BOOK * BLOCK + g * LANES) * 8;
  for (let p = 0; p < ROW; p += 16) {
    const by = v128.load(draws + p);
    let all = f64x2.splat(0);
    let mine = f64x2.splat(0);
    for (let m = 0; m < assets; m++) {
      let sum = f64x2.splat(0);
      for (let k = 0; k < factors; k++)
        sum = f64x2.add(
          sum,
          f64x2.mul(
            v128.load_splat<f64>(loading + (m * factors + k) * 8),
            v128.load(draws + (1 + k) * ROW + p),
          ),
        );
      const move = f64x2.add(
        sum,
        f64x2.mul(v128.load_splat<f64>(own + m * 8), v128.load(draws + (before + m) * ROW + p)),
      );
      const level = f64x2.add(
        f64x2.splat(1),
        f64x2.add(v128.load_splat<f64>(news + m * 8), f64x2.mul(by, move)),
      );
      const price = f64x2.pmax(f64x2.splat(LEAST), level);
      v128.store(prices + m * ROW + p, price);
      all = f64x2.add(all, f64x2.mul(v128.load_splat<f64>(market + m * 8), price));
      mine = f64x2.add(mine, f64x2.mul(v128.load_splat<f64>(book + m * 8), price));
    }
    v128.store(after + p, all);
    v128.store(afterBook + p, mine);
  }
}
