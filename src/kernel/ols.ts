import { inverse, Matrix, QrDecomposition } from 'ml-matrix';
import { demand, finite, type Rows } from './require.ts';

export type Fit = {
  /** Coefficients, one a column of x. */
  readonly beta: readonly number[];
  /** Newey-West covariance of beta, k x k, row by row. */
  readonly covariance: Rows;
  /** Standard deviation of the residuals, divisor n - k. */
  readonly residual: number;
  readonly n: number;
};

/** A column whose part outside the columns before it is a smaller share than this repeats them. */
const COLLINEAR = 1e-10;

/**
 * Ordinary least squares of y on the columns of x, by QR, with errors robust to heteroskedasticity
 * and to autocorrelation over `lags` rows:
 * V = (X'X)^-1 [ G0 + sum_l (1 - l / (lags + 1)) (G_l + G_l') ] (X'X)^-1,
 * G_l = sum_t u_t u_(t-l) x_t x_(t-l)'. No small-sample factor; lags 0 is White's HC0.
 * Source: W. K. Newey and K. D. West, "A simple, positive semi-definite, heteroskedasticity and
 * autocorrelation consistent covariance matrix", Econometrica 55 (1987) 703-708.
 * @param x     n rows in time order, each of the same k values; a constant is a column of ones
 * @param y     n values
 * @param lags  whole number, 0..n - 1
 * @throws RangeError when sizes differ, n <= k, a value is not finite or columns repeat each other
 * @example ols([[1], [1], [1]], [1, 2, 6], 0).residual.toFixed(12) // '2.645751311065'
 */
export function ols(x: Rows, y: readonly number[], lags: number): Fit {
  const [n, k] = [x.length, x[0]?.length ?? 0];
  demand(y.length === n, `as many values as rows, ${n}`, y.length);
  demand(k > 0 && n > k, 'more rows than columns, and a column', `${n} rows of ${k}`);
  demand(Number.isInteger(lags) && lags >= 0 && lags < n, 'lags is 0..n - 1', lags);
  finite(y, 1);
  for (const row of x) {
    demand(row.length === k, `every row has ${k} values`, row.length);
    finite(row, k);
  }
  const qr = new QrDecomposition(x.map((row) => row.slice()));
  const root = inverseOf(qr.upperTriangularMatrix, x);
  const beta = root.mmul(qr.orthogonalMatrix.transpose().mmul(Matrix.columnVector(y))).to1DArray();
  const u = y.map((value, t) => value - x[t].reduce((sum, v, j) => sum + v * beta[j], 0));
  const bread = root.mmul(root.transpose());
  return {
    beta,
    get covariance() {
      return bread
        .mmul(meat(x, u, lags))
        .mmul(bread)
        .to2DArray();
    },
    residual: Math.sqrt(u.reduce((sum, e) => sum + e * e, 0) / (n - k)),
    n,
  };
}

/** R^-1; (X'X)^-1 is R^-1 R^-T. */
function inverseOf(r: Matrix, x: Rows): Matrix {
  const k = r.rows;
  for (let j = 0; j < k; j++) {
    const length = Math.sqrt(x.reduce((sum, row) => sum + row[j] * row[j], 0));
    const own = Math.abs(r.get(j, j));
    demand(own > COLLINEAR * length, `column ${j} is no sum of the columns before it`, own);
  }
  return inverse(r);
}

/** Bartlett-weighted sum of the autocovariances of the scores u_t x_t. */
function meat(x: Rows, u: readonly number[], lags: number): Matrix {
  const scores = x.map((row, t) => row.map((v) => u[t] * v));
  const k = x[0].length;
  const sum = Matrix.zeros(k, k);
  for (let l = 0; l <= lags; l++)
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) {
        let both = 0;
        for (let t = l; t < scores.length; t++) both += scores[t][i] * scores[t - l][j];
        both *= 1 - l / (lags + 1);
        sum.set(i, j, sum.get(i, j) + both);
        if (l > 0) sum.set(j, i, sum.get(j, i) + both);
      }
  return sum;
}
