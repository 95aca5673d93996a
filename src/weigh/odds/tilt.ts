import { backward, cholesky, forward } from '../../kernel/cholesky.ts';
import { exp, log } from '../../kernel/fdlibm.ts';
import type { Rows } from '../../kernel/require.ts';

/** Slope at which the least is found, and steps that no problem of this kind has needed. */
const SOLVED = 1e-10;
const STEPS = 100;
const HALVINGS = 40;

/**
 * The odds nearest to a prior whose expectations match noisy views, all of one variance: they minimise
 * relative entropy + sum of (row.q - value)^2 / (2 variance). It is `pool` with noisy views alone, by
 * Newton's method on the dual, which the variance keeps well rounded; fast enough to be asked often.
 * Source: A. Meucci, "Fully flexible views: theory and practice", Risk 21 (2008) 97-102.
 * @param prior     shares > 0 that sum to 1
 * @param rows      as many as values, each as long as the prior
 * @param variance  > 0
 * @returns         shares >= 0 that sum to 1
 */
export function tilt(
  prior: readonly number[],
  views: { readonly rows: Rows; readonly values: readonly number[]; readonly variance: number },
): readonly number[] {
  const { rows, values, variance } = views;
  const logs = prior.map(log);
  const off = rows.map((row, a) => row.map((x) => x - (values[a] as number)));
  let m: readonly number[] = rows.map(() => 0);
  const at = dual(logs, off, variance);
  let here = at(m);
  for (let step = 0; step < STEPS; step++) {
    const means = off.map((row) => innerProduct(row, here.q));
    const slope = means.map((mean, a) => variance * (m[a] as number) - mean);
    if (slope.every((s) => Math.abs(s) <= SOLVED)) break;
    const curved = off.map((a, i) =>
      off.map((b, j) => {
        const mixed = here.q.reduce(
          (sum, q, s) =>
            sum +
            q *
              ((a[s] as number) - (means[i] as number)) *
              ((b[s] as number) - (means[j] as number)),
          0,
        );
        return i === j ? mixed + variance : mixed;
      }),
    );
    const lower = cholesky(curved);
    if (!lower) break;
    const move = backward(lower, forward(lower, slope));
    const gain = innerProduct(move, slope);
    let next = here;
    let there = m;
    for (let half = 0, share = 1; half < HALVINGS; half++, share /= 2) {
      there = m.map((x, a) => x - share * (move[a] as number));
      next = at(there);
      if (next.value <= here.value - 1e-4 * share * gain || gain < ROUNDING) break;
    }
    [m, here] = [there, next];
  }
  return here.q;
}

/** A promised gain this small drowns in the rounding of the value. */
const ROUNDING = 1e-12;

/** The dual and the odds, by its multipliers. */
const dual = (logs: readonly number[], off: Rows, variance: number) => (m: readonly number[]) => {
  const raised = logs.map((l, s) =>
    off.reduce((sum, row, a) => sum - (m[a] as number) * (row[s] as number), l),
  );
  const top = Math.max(...raised);
  const raw = raised.map((x) => exp(x - top));
  const sum = raw.reduce((all, x) => all + x, 0);
  const value = top + log(sum) + (variance * innerProduct(m, m)) / 2;
  return { value, q: raw.map((x) => x / sum) };
};

export const innerProduct = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
