// exp, log and the normal deviate of src/kernel/strict.ts, two lanes at a time: the same operations
// on the same literals in the same order, so that every lane has the same bits.

@inline function c(x: f64): v128 {
  return f64x2.splat(x);
}

@inline function step(sum: v128, x: v128, next: f64): v128 {
  return f64x2.add(f64x2.mul(sum, x), c(next));
}

const LN2_HIGH: f64 = 0.69314718036912381649;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const LOG2E: f64 = 1.4426950408889634;

/** e to the x. */
@inline export function exp(x: v128): v128 {
  const near = f64x2.pmin(f64x2.pmax(x, c(-700)), c(700));
  const k = f64x2.floor(f64x2.add(f64x2.mul(near, c(LOG2E)), c(0.5)));
  const r = f64x2.sub(f64x2.sub(near, f64x2.mul(k, c(LN2_HIGH))), f64x2.mul(k, c(LN2_LOW)));
  let sum = c(1.6059043836821613e-10);
  sum = step(sum, r, 2.08767569878681e-9);
  sum = step(sum, r, 2.505210838544172e-8);
  sum = step(sum, r, 2.755731922398589e-7);
  sum = step(sum, r, 2.7557319223985893e-6);
  sum = step(sum, r, 2.48015873015873e-5);
  sum = step(sum, r, 1.984126984126984e-4);
  sum = step(sum, r, 1.388888888888889e-3);
  sum = step(sum, r, 8.333333333333333e-3);
  sum = step(sum, r, 4.1666666666666664e-2);
  sum = step(sum, r, 1.6666666666666666e-1);
  sum = step(sum, r, 0.5);
  sum = step(sum, r, 1);
  sum = step(sum, r, 1);
  const power = i32x4.shl(
    i32x4.add(i32x4.trunc_sat_f64x2_s_zero(k), i32x4.splat(1023)),
    20,
  );
  return f64x2.mul(sum, v128.shuffle<i32>(i32x4.splat(0), power, 0, 4, 0, 5));
}

/** Natural logarithm of normal numbers > 0. */
@inline function log(x: v128): v128 {
  // the upper word of each lane alone: exponent above sqrt(1/2), and the rest
  const e = i32x4.shr_s(i32x4.sub(x, i64x2.splat(0x3fe6a09e00000000)), 20);
  const whole = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(e, e, 1, 3, 1, 3));
  const m = i32x4.sub(x, v128.and(i32x4.shl(e, 20), i64x2.splat(0xffffffff00000000)));
  const f = f64x2.div(f64x2.sub(m, c(1)), f64x2.add(m, c(1)));
  const s = f64x2.mul(f, f);
  let sum = c(1.0 / 21);
  sum = step(sum, s, 1.0 / 19);
  sum = step(sum, s, 1.0 / 17);
  sum = step(sum, s, 1.0 / 15);
  sum = step(sum, s, 1.0 / 13);
  sum = step(sum, s, 1.0 / 11);
  sum = step(sum, s, 1.0 / 9);
  sum = step(sum, s, 1.0 / 7);
  sum = step(sum, s, 1.0 / 5);
  sum = step(sum, s, 1.0 / 3);
  sum = step(sum, s, 1);
  return f64x2.add(
    f64x2.mul(whole, c(LN2_HIGH)),
    f64x2.add(
      f64x2.mul(f64x2.mul(c(2), f), sum),
      f64x2.mul(whole, c(LN2_LOW)),
    ),
  );
}

/** The probability that each of two words stands for; the words in the two low lanes. */
@inline export function uniform(words: v128): v128 {
  return f64x2.mul(
    f64x2.add(f64x2.convert_low_i32x4_u(words), c(0.5)),
    c(2.3283064365386963e-10),
  );
}

/** Standard normal deviate of probabilities. */
@inline export function deviate(u: v128): v128 {
  const half = f64x2.lt(u, c(0.5));
  const near = v128.bitselect(u, f64x2.sub(c(1), u), half);
  const tail = f64x2.lt(near, c(0.02425));
  const q = f64x2.sub(u, c(0.5));
  const r = f64x2.mul(q, q);
  let up = step(c(-39.69683028665376), r, 220.9460984245205);
  up = step(up, r, -275.9285104469687);
  up = step(up, r, 138.357751867269);
  up = step(up, r, -30.66479806614716);
  up = step(up, r, 2.506628277459239);
  let down = step(c(-54.47609879822406), r, 161.5858368580409);
  down = step(down, r, -155.6989798598866);
  down = step(down, r, 66.80131188771972);
  down = step(down, r, -13.28068155288572);
  down = step(down, r, 1);
  const middle = f64x2.div(f64x2.mul(up, q), down);
  return v128.any_true(tail)
    ? v128.bitselect(far(near, half), middle, tail)
    : middle;
}

/** The same in the tails. */
function far(near: v128, half: v128): v128 {
  const q = f64x2.sqrt(f64x2.mul(c(-2), log(near)));
  let up = step(c(-0.007784894002430293), q, -0.3223964580411365);
  up = step(up, q, -2.400758277161838);
  up = step(up, q, -2.549732539343734);
  up = step(up, q, 4.374664141464968);
  up = step(up, q, 2.938163982698783);
  let down = step(c(0.007784695709041462), q, 0.3224671290700398);
  down = step(down, q, 2.445134137142996);
  down = step(down, q, 3.754408661907416);
  down = step(down, q, 1);
  const tail = f64x2.div(up, down);
  return v128.bitselect(tail, f64x2.neg(tail), half);
}

const STEPS: i32 = 5;

/** 1/sqrt(w) with w of Gamma(2) law at probability u: the scale of a Student-t of 4 degrees. */
@inline export function scale(u: v128): v128 {
  const y = v128.bitselect(
    f64x2.mul(u, f64x2.add(c(1), f64x2.mul(c(0.5), u))),
    f64x2.neg(log(f64x2.sub(c(1), u))),
    f64x2.lt(u, c(1.4901161193847656e-8)),
  );
  const s = f64x2.sqrt(f64x2.add(y, y));
  let w = f64x2.add(y, s);
  for (let i = 0; i < STEPS; i++) {
    const one = f64x2.add(c(1), w);
    w = f64x2.sub(w, f64x2.div(f64x2.mul(f64x2.sub(f64x2.sub(w, log(one)), y), one), w));
  }
  const near = f64x2.lt(y, c(1e-5));
  if (v128.any_true(near)) {
    let sum = f64x2.sub(c(1.0 / 36), f64x2.mul(s, c(1.0 / 270)));
    sum = f64x2.add(c(1.0 / 3), f64x2.mul(s, sum));
    sum = f64x2.add(c(1), f64x2.mul(s, sum));
    w = v128.bitselect(f64x2.mul(s, sum), w, near);
  }
  return f64x2.div(c(1), f64x2.sqrt(w));
}
