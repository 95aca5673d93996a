import { type Fall, FEATURES } from '../../domain/delever.ts';
import { backward, cholesky, forward } from '../../kernel/cholesky.ts';
import { mean } from '../../kernel/mean.ts';
import { PRIOR_CASES } from './chance.ts';

/**
 * What the features make of the next value: ridge regression on features standardised on the past,
 * the prior, worth twenty cases, being that they say nothing. A feature that is not known counts as
 * its past mean, one that did not vary as nothing.
 * @param past  falls and what was measured after each, at least one
 * @returns     in the unit of the values; their mean when nothing is known of the features
 */
export function ridge(
  past: readonly Pick<Fall, 'features'>[],
  values: readonly number[],
  now: Pick<Fall, 'features'>,
): number {
  const centre = mean(values);
  const columns = FEATURES.map((id) => standardised(past, now, (f) => f.features[id]));
  const normal = columns.map((a, i) =>
    columns.map((b, j) => dot(a.past, b.past) + (i === j ? PRIOR_CASES : 0)),
  );
  const lower = cholesky(normal) as number[][];
  const right = columns.map((a) => a.past.reduce((s, x, i) => s + x * (at(values, i) - centre), 0));
  const beta = backward(lower, forward(lower, right));
  return columns.reduce((sum, { now: x }, k) => sum + x * at(beta, k), centre);
}

/** A feature less its past mean, over its past standard deviation; 0 where it is not known. */
function standardised(
  past: readonly Pick<Fall, 'features'>[],
  now: Pick<Fall, 'features'>,
  of: (f: Pick<Fall, 'features'>) => number | undefined,
): { readonly past: readonly number[]; readonly now: number } {
  const known = past.map(of).filter((x) => x !== undefined);
  const centre = known.length > 0 ? mean(known) : 0;
  const sd = Math.sqrt(known.reduce((s, x) => s + (x - centre) ** 2, 0) / known.length);
  const scaled = (f: Pick<Fall, 'features'>): number => {
    const x = of(f);
    return x === undefined || !(sd > 1e-9) ? 0 : (x - centre) / sd;
  };
  return { past: past.map(scaled), now: scaled(now) };
}

const at = (xs: readonly number[], i: number): number => xs[i] as number;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * at(b, i), 0);
