import { inverse, Matrix } from 'ml-matrix';

/** A fitted regression. */
export type Fit = {
  readonly count: number;
  readonly beta: number[];
  /** Covariance of beta, robust to autocorrelation and heteroscedasticity. */
  readonly covariance: number[][];
  /** Standard deviation of the residuals, divisor n - k. */
  readonly residual: number;
};

/**
 * Ordinary least squares with Newey-West errors (Bartlett weights, no small-sample factor).
 * Source: Newey and West, Econometrica 55, 1987.
 * @param x    rows of regressors, a constant included where one is wanted; more rows than columns
 * @param y    one value a row
 * @param lags autocorrelation allowed for, >= 0; 0 gives White's errors
 * @throws RangeError when the lengths differ or there are too few rows
 * @example ols([[1, 0], [1, 1], [1, 2]], [1, 3, 5], 0).beta // [1, 2]
 */
export function ols(
  x: readonly (readonly number[])[],
  y: readonly number[],
  lags: number,
): Fit {
  const [n, k] = [x.length, x[0]?.length ?? 0];
  if (n !== y.length || n <= k) throw new RangeError(`${n} rows, ${y.length} values, ${k} columns`);
  const design = new Matrix(x as number[][]);
  const bread = inverse(design.transpose().mmul(design));
  const beta = bread
    .mmul(design.transpose())
    .mmul(Matrix.columnVector(y as number[]))
    .to1DArray();
  const error = y.map((v, t) => v - x[t].reduce((sum, q, j) => sum + q * beta[j], 0));
  const meat = Matrix.zeros(k, k);
  for (let lag = 0; lag <= lags; lag++) {
    const weight = 1 - lag / (lags + 1);
    for (let t = lag; t < n; t++)
      for (let i = 0; i < k; i++)
        for (let j = 0; j < k; j++) {
          const term = weight * error[t] * error[t - lag] * x[t][i] * x[t - lag][j];
          meat.set(i, j, meat.get(i, j) + term);
          if (lag > 0) meat.set(j, i, meat.get(j, i) + term);
        }
  }
  return {
    count: n,
    beta,
    covariance: bread.mmul(meat).mmul(bread).to2DArray(),
    residual: Math.sqrt(error.reduce((sum, e) => sum + e * e, 0) / (n - k)),
  };
}
