/**
 * Elementary functions by the algorithms of fdlibm, in whole-number steps and + - * / alone: the
 * same bits on every engine. The engine's own `Math.exp`, `Math.log` and `**` may differ in the last
 * place from one version to the next, and a figure that is hashed may not.
 *
 * Source of algorithms and coefficients: Sun Microsystems, "Freely Distributable LIBM" 5.3 (1993),
 * e_exp, e_log, e_log10, e_sinh, e_cosh, s_log1p, s_expm1, s_tanh.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const TWO_54 = 2 ** 54;
const TINY = 2 ** -1000;
const [OVERFLOW, UNDERFLOW] = [709.782712893384, -745.1332191019411];

const words = new DataView(new ArrayBuffer(8));
/**
 * The upper half of a double: sign, exponent and 20 bits of the mantissa.
 * @example upper(1) // 1072693248
 */
export function upper(x: number): number {
  words.setFloat64(0, x);
  return words.getInt32(0);
}
/**
 * x with another upper half.
 * @example withUpper(0, 1072693248) // 1
 */
export function withUpper(x: number, half: number): number {
  words.setFloat64(0, x);
  words.setInt32(0, half);
  return words.getFloat64(0);
}
/** 2 to the k, -1022 <= k <= 1023. */
const twoTo = (k: number): number => withUpper(0, (0x3ff + k) << 20);
/**
 * x times 2 to the k, also where the result is below the normal numbers or k is 1024.
 * @example scaled(1.5, 3) // 12
 */
export const scaled = (x: number, k: number): number =>
  k < -1021 ? x * twoTo(k + 1000) * TINY : k === 1024 ? x * 2 * twoTo(1023) : x * twoTo(k);

/**
 * The polynomial of e_exp and e_pow: t less its even part.
 * @example even(0) // 0
 */
export function even(t: number): number {
  const s = t * t;
  return (
    t -
    s *
      (0.16666666666666602 +
        s *
          (-0.0027777777777015593 +
            s * (6.613756321437934e-5 + s * (-1.6533902205465252e-6 + s * 4.1381367970572385e-8))))
  );
}

/**
 * e to the x.
 * @example exp(1) // 2.718281828459045
 */
export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return x > 0 ? Number.POSITIVE_INFINITY : x;
  if (x < UNDERFLOW) return 0;
  if (x === 1) return Math.E;
  const size = upper(x) & 0x7fffffff;
  if (size < 0x3e300000) return 1 + x;
  if (size <= 0x3fd62e42) {
    const c = even(x);
    return 1 - ((x * c) / (c - 2) - x);
  }
  const k = nearest(x, size);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const t = high - low;
  const c = even(t);
  return scaled(1 - (low - (t * c) / (2 - c) - high), k);
}

/** The whole number of times that ln 2 is taken from x, whose size in upper bits is given. */
const nearest = (x: number, size: number): number =>
  size < 0x3ff0a2b2 ? (x > 0 ? 1 : -1) : Math.trunc(Math.LOG2E * x + (x > 0 ? 0.5 : -0.5));

/** ((log(1 + f) - f) / s + f) for s = f / (2 + f), by s^2: the coefficients of e_log. */
const LOG_1 = 0.6666666666666735;
const LOG_2 = 0.3999999999940942;
const LOG_3 = 0.2857142874366239;
const LOG_4 = 0.22222198432149784;
const LOG_5 = 0.1818357216161805;
const LOG_6 = 0.15313837699209373;
const LOG_7 = 0.14798198605116586;

/**
 * Natural logarithm.
 * @returns  -Infinity at 0, NaN below
 * @example log(2) // 0.6931471805599453
 */
export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY)
    return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  const subnormal = upper(x) < 0x00100000;
  const near = subnormal ? x * TWO_54 : x;
  const bits = upper(near);
  const mantissa = bits & 0x000fffff;
  const half = (mantissa + 0x95f64) & 0x100000;
  const k = (subnormal ? -54 : 0) + (bits >> 20) - 1023 + (half >> 20);
  const f = withUpper(near, mantissa | (half ^ 0x3ff00000)) - 1;
  if ((0x000fffff & (2 + mantissa)) < 3) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    return k === 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (LOG_2 + w * (LOG_4 + w * LOG_6));
  const r = z * (LOG_1 + w * (LOG_3 + w * (LOG_5 + w * LOG_7))) + odd;
  if (((mantissa - 0x6147a) | (0x6b851 - mantissa)) > 0) {
    const square = 0.5 * f * f;
    return k === 0
      ? f - (square - s * (square + r))
      : k * LN2_HIGH - (square - (s * (square + r) + k * LN2_LOW) - f);
  }
  return k === 0 ? f - s * (f - r) : k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/**
 * Decimal logarithm.
 * @returns  -Infinity at 0, NaN below
 * @example log10(1000) // 2.9999999999999996
 */
export function log10(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY || x === 1) return x === 1 ? 0 : log(x);
  const subnormal = upper(x) < 0x00100000;
  const near = subnormal ? x * TWO_54 : x;
  const bits = upper(near);
  const k = (subnormal ? -54 : 0) + (bits >> 20) - 1023;
  const below = k < 0 ? 1 : 0;
  const rest = withUpper(near, (bits & 0x000fffff) | ((0x3ff - below) << 20));
  const y = k + below;
  return y * 3.694239077158931e-13 + Math.LOG10E * log(rest) + y * 0.30102999566361177;
}

/**
 * log(1 + x), exact also near 0.
 * @returns  -Infinity at -1, NaN below
 * @example log1p(1e-10) // 9.9999999995e-11
 */
export function log1p(x: number): number {
  const bits = upper(x);
  const size = bits & 0x7fffffff;
  if (!(x > -1) || x === Number.POSITIVE_INFINITY)
    return x === -1 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  if (size < 0x3e200000) return size < 0x3c900000 ? x : x - x * x * 0.5;
  let [k, f, mantissa, c] = [0, x, 1, 0];
  if (!(bits < 0x3fda827a && (bits > 0 || bits <= (0xbfd2bec4 | 0)))) {
    const large = bits >= 0x43400000;
    let u = large ? x : 1 + x;
    mantissa = upper(u);
    k = (mantissa >> 20) - 1023;
    c = large ? 0 : (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
    mantissa &= 0x000fffff;
    if (mantissa < 0x6a09e) u = withUpper(u, mantissa | 0x3ff00000);
    else {
      k++;
      u = withUpper(u, mantissa | 0x3fe00000);
      mantissa = (0x00100000 - mantissa) >> 2;
    }
    f = u - 1;
  }
  const square = 0.5 * f * f;
  if (mantissa === 0) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (c + k * LN2_LOW);
    const r = square * (1 - 0.6666666666666666 * f);
    return k === 0 ? f - r : k * LN2_HIGH - (r - (k * LN2_LOW + c) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const r =
    z * (LOG_1 + z * (LOG_2 + z * (LOG_3 + z * (LOG_4 + z * (LOG_5 + z * (LOG_6 + z * LOG_7))))));
  return k === 0
    ? f - (square - s * (square + r))
    : k * LN2_HIGH - (square - (s * (square + r) + (k * LN2_LOW + c)) - f);
}

/**
 * e to the x, less 1: exact also near 0.
 * @example expm1(1e-10) // 1.00000000005e-10
 */
export function expm1(x: number): number {
  if (!(x <= OVERFLOW)) return x > 0 ? Number.POSITIVE_INFINITY : x;
  const size = upper(x) & 0x7fffffff;
  if (size >= 0x4043687a && x < 0) return -1;
  if (size < 0x3c900000) return x;
  let [k, t, c] = [0, x, 0];
  if (size > 0x3fd62e42) {
    k = nearest(x, size);
    const [high, low] = [x - k * LN2_HIGH, k * LN2_LOW];
    t = high - low;
    c = high - t - low;
  }
  const half = 0.5 * t;
  const square = t * half;
  const r =
    1 +
    square *
      (-0.03333333333333313 +
        square *
          (0.0015873015872548146 +
            square *
              (-7.93650757867488e-5 +
                square * (4.008217827329362e-6 + square * -2.0109921818362437e-7))));
  const d = 3 - r * half;
  const e = square * ((r - d) / (6 - t * d));
  if (k === 0) return t - (t * e - square);
  const rest = t * (e - c) - c - square;
  if (k === -1) return 0.5 * (t - rest) - 0.5;
  if (k === 1) return t < -0.25 ? -2 * (rest - (t + 0.5)) : 1 + 2 * (t - rest);
  if (k <= -2 || k > 56) return scaled(1 - (rest - t), k) - 1;
  return k < 20
    ? (withUpper(0, 0x3ff00000 - (0x200000 >> k)) - (rest - t)) * twoTo(k)
    : (t - (rest + twoTo(-k)) + 1) * twoTo(k);
}
