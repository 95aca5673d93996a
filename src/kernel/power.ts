import { even, scaled, upper, withUpper } from './fdlibm.ts';
import { demand } from './require.ts';

const words = new DataView(new ArrayBuffer(8));
/** x with the lower half of its bits at zero. */
function cut(x: number): number {
  words.setFloat64(0, x);
  words.setInt32(4, 0);
  return words.getFloat64(0);
}

/**
 * A base to an exponent, the same bits on every engine (`**` is not). Source: fdlibm 5.3, e_pow.
 * @param base  finite, >= 0
 * @param exponent  any but NaN
 * @returns  within 2 units in the last place
 * @throws RangeError outside these
 * @example power(10, 0.5) // 3.1622776601683795
 */
export function power(base: number, exponent: number): number {
  demand(base >= 0 && base < Number.POSITIVE_INFINITY, 'a finite base >= 0', base);
  demand(!Number.isNaN(exponent), 'an exponent', exponent);
  if (exponent === 0 || base === 1) return 1;
  if (base === 0) return exponent > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (exponent === 1) return base;
  if (exponent === -1) return 1 / base;
  if (exponent === 2) return base * base;
  if (exponent === 0.5) return Math.sqrt(base);
  const huge = Math.abs(exponent) > 2 ** 31;
  if (
    huge &&
    (upper(base) < 0x3fefffff || upper(base) > 0x3ff00000 || Math.abs(exponent) > 2 ** 64)
  )
    return base < 1 === exponent < 0 ? Number.POSITIVE_INFINITY : 0;
  const [whole, part] = huge ? logNearOne(base) : binaryLog(base);
  const first = cut(exponent);
  return twoTo((exponent - first) * whole + exponent * part, first * whole);
}

/** log2 of a number within 2^-20 of 1, for exponents that make much of its last bits. */
function logNearOne(x: number): readonly [whole: number, part: number] {
  const t = x - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const u = 1.4426950216293335 * t;
  const v = t * 1.9259629911266175e-8 - w * Math.LOG2E;
  const whole = cut(u + v);
  return [whole, v - (whole - u)];
}

/** log2 of a number > 0 as a leading part, short enough for exact products, and the rest. */
function binaryLog(x: number): readonly [whole: number, part: number] {
  const subnormal = x < 2 ** -1022;
  const near = subnormal ? x * 2 ** 53 : x;
  const bits = upper(near);
  const mantissa = bits & 0x000fffff;
  const n = (subnormal ? -53 : 0) + (bits >> 20) - 0x3ff + (mantissa >= 0xbb67a ? 1 : 0);
  const half = mantissa > 0x3988e && mantissa < 0xbb67a;
  const head = (mantissa | 0x3ff00000) - (mantissa >= 0xbb67a ? 0x00100000 : 0);
  const m = withUpper(near, head);
  const pivot = half ? 1.5 : 1;
  const u = m - pivot;
  const v = 1 / (m + pivot);
  const s = u * v;
  const sHigh = cut(s);
  const tHigh = withUpper(0, ((head >> 1) | 0x20000000) + 0x00080000 + (half ? 1 << 18 : 0));
  const tLow = m - (tHigh - pivot);
  const sLow = v * (u - sHigh * tHigh - sHigh * tLow);
  const s2 = s * s;
  const r =
    s2 *
      s2 *
      (0.5999999999999946 +
        s2 *
          (0.4285714285785502 +
            s2 *
              (0.33333332981837743 +
                s2 *
                  (0.272728123808534 + s2 * (0.23066074577556175 + s2 * 0.20697501780033842))))) +
    sLow * (sHigh + s);
  const square = sHigh * sHigh;
  const sum = cut(3 + square + r);
  const rest = r - (sum - 3 - square);
  const a = sHigh * sum;
  const b = sLow * sum + rest * s;
  const pHigh = cut(a + b);
  const pLow = b - (pHigh - a);
  const zHigh = 0.9617967009544373 * pHigh;
  const zLow =
    -7.028461650952758e-9 * pHigh + pLow * 0.9617966939259756 + (half ? 1.350039202129749e-8 : 0);
  const offset = half ? 0.5849624872207642 : 0;
  const whole = cut(zHigh + zLow + offset + n);
  return [whole, zLow - (whole - n - offset - zHigh)];
}

/** 2 to the (low + high), |low| small beside |high|. */
function twoTo(low: number, high: number): number {
  const z = low + high;
  if (z > 1024 || (z === 1024 && low + 8.008566259537294e-17 > z - high))
    return Number.POSITIVE_INFINITY;
  if (z < -1075 || (z === -1075 && low <= z - high)) return 0;
  const bits = upper(z);
  const size = bits & 0x7fffffff;
  let [n, rest] = [0, high];
  if (size > 0x3fe00000) {
    const rounded = bits + (0x00100000 >> ((size >> 20) - 0x3ff + 1));
    const k = ((rounded & 0x7fffffff) >> 20) - 0x3ff;
    rest -= withUpper(0, rounded & ~(0x000fffff >> k));
    n = ((rounded & 0x000fffff) | 0x00100000) >> (20 - k);
    if (bits < 0) n = -n;
  }
  const t = cut(low + rest);
  const u = t * 0.6931471824645996;
  const v = (low - (t - rest)) * Math.LN2 + t * -1.904654299957768e-9;
  const x = u + v;
  const w = v - (x - u);
  const c = even(x);
  // The engine's own division up to V8 12, kept so that no recorded figure moves; e_pow takes w off after.
  const r = (x * c) / (c - 2 - (w + x * w));
  return scaled(1 - (r - x), n);
}
