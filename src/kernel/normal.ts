import { exp, log } from './fdlibm.ts';
import { demand } from './require.ts';

const ROOT_TWO_PI = 2.5066282746310002;

/**
 * Density of the standard normal distribution.
 * @param x  any number but NaN
 * @returns  0..0.3989
 * @throws RangeError when x is NaN
 * @example normalDensity(0) // 0.3989422804014327
 */
export function normalDensity(x: number): number {
  demand(!Number.isNaN(x), 'x is a number', x);
  return exp(-0.5 * x * x) / ROOT_TWO_PI;
}

// Numerators and denominators of Cody's three ranges, constant first.
const CENTRE = 0.67448975;
const CENTRE_UP = [
  18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837,
  0.06568233791820745,
];
const CENTRE_DOWN = [
  45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1,
];
const MIDDLE = Math.sqrt(32);
const MIDDLE_UP = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
];
const MIDDLE_DOWN = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
];
const TAIL_UP = [
  2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736,
  0.215898534057957, 0.023073441764940174,
];
const TAIL_DOWN = [
  7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651,
  1.284260096144911, 1,
];

/**
 * P(X <= x) of the standard normal distribution; small in either tail without loss:
 * relative error below 1e-14 of the smaller side.
 * Source: W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
 * Computation 23 (1969) 631-637; coefficients of ANORM, ACM TOMS algorithm 715 (1993).
 * @param x  any number but NaN
 * @returns  0..1
 * @throws RangeError when x is NaN
 * @example normalCumulative(-1.96).toFixed(15) // '0.024997895148220'
 */
export function normalCumulative(x: number): number {
  demand(!Number.isNaN(x), 'x is a number', x);
  const y = Math.abs(x);
  if (y <= CENTRE) return 0.5 + (x * horner(CENTRE_UP, y * y)) / horner(CENTRE_DOWN, y * y);
  const beyond = y > 40 ? 0 : upper(y);
  return x < 0 ? beyond : 1 - beyond;
}

/** P(X > y) for y from the centre's edge to 40. */
function upper(y: number): number {
  // y^2 is split at sixteenths, where squares are exact: exp magnifies the rounding of a square.
  const near = Math.trunc(y * 16) / 16;
  const gauss = exp(-0.5 * near * near) * exp(-0.5 * (y - near) * (y + near));
  if (y <= MIDDLE) return (gauss * horner(MIDDLE_UP, y)) / horner(MIDDLE_DOWN, y);
  const z = 1 / (y * y);
  return (gauss * (1 / ROOT_TWO_PI - (z * horner(TAIL_UP, z)) / horner(TAIL_DOWN, z))) / y;
}

// Numerators and denominators of Wichura's three ranges, constant first.
const A = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const B = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const C = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const D = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
];
const E = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const F = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
];

/** Normal quantile of 0.9: an 80 % interval reaches so many deviations either way. */
export const NORMAL_90 = 1.2815515655446004;

/**
 * The x below which the standard normal distribution has probability p.
 * Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
 * Applied Statistics 37 (1988) 477-484, routine PPND16; relative error about 1e-16.
 * @param p  0 < p < 1
 * @returns  any finite number, in standard deviations
 * @throws RangeError when p is outside (0, 1)
 * @example normalQuantile(0.975).toFixed(12) // '1.959963984540'
 */
export function normalQuantile(p: number): number {
  demand(p > 0 && p < 1, 'p lies between 0 and 1', p);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * horner(A, r)) / horner(B, r);
  }
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const x = r <= 5 ? horner(C, r - 1.6) / horner(D, r - 1.6) : horner(E, r - 5) / horner(F, r - 5);
  return q < 0 ? -x : x;
}

/**
 * Value of a polynomial, highest power first inward.
 * @param coefficients  constant first, at least one
 * @param x             where it is taken
 * @example horner([1, 0, 2], 3) // 19
 */
export function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}
