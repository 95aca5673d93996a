import { type Condition, programme } from '../../src/kernel/linearprogram.ts';
import { demand, finite } from '../../src/kernel/require.ts';
import { type Tilter, tilt } from './tilt.ts';

/** What the odds must fulfil: row.q = value, row.q <= value, or row.q near value with noise. */
export type Views = {
  readonly equal?: readonly Condition[];
  readonly below?: readonly Condition[];
  /** Adds (row.q - value)^2 / (2 sd^2) to the relative entropy; sd > 0. */
  readonly noisy?: readonly (Condition & { readonly sd: number })[];
};

/** The odds nearest to the prior that fulfil the views. */
export type Pooled = {
  /** Probabilities >= 0 that sum to 1. */
  readonly q: readonly number[];
  /** Relative entropy to the prior, sum q ln(q / p), nats, >= 0. */
  readonly distance: number;
  /** Multipliers of the conditions: q is in proportion to p exp(-sum multiplier x row). */
  readonly equal: readonly number[];
  /** Those of `below` are >= 0, and 0 where the condition does not bind. */
  readonly below: readonly number[];
};

/** An entry that no admissible odds lift over this is zero in all of them. */
const NOTHING = 1e-9;

/**
 * Minimum relative entropy (entropy pooling): the q nearest to a prior p among those that fulfil the
 * views, by `tilt` on the entries that the views allow. Zero entries of the prior stay zero.
 * Source: A. Meucci, "Fully flexible views: theory and practice", Risk 21 (2008) 97-102.
 * @param prior  shares >= 0 that sum to 1
 * @returns      undefined when no q fulfils the conditions `equal` and `below`
 * @throws RangeError when the prior is none, a row has another length or a deviation is not above 0
 * @example pool([0.5, 0.5], { equal: [{ row: [1, 0], value: 0.75 }] })?.q.map((q) => q.toFixed(9)) // ['0.750000000', '0.250000000']
 */
export function pool(prior: readonly number[], views: Views): Pooled | undefined {
  finite(prior, 1);
  demand(
    prior.every((p) => p >= 0),
    'shares are not below 0',
    prior.join(' '),
  );
  const sum = prior.reduce((s, p) => s + p, 0);
  demand(Math.abs(sum - 1) <= 1e-9, 'the prior sums to 1', sum);
  const { equal = [], below = [], noisy = [] } = views;
  for (const { row, value } of [...equal, ...below, ...noisy]) {
    demand(row.length === prior.length, `a row has ${prior.length} numbers`, row.length);
    finite([...row, value], 1);
  }
  for (const { sd } of noisy) demand(sd > 0 && sd < 1e300, 'a deviation is above 0', sd);
  const kept = support(prior, equal, below);
  if (kept === undefined) return undefined;
  const seen = kept.map((j) => prior[j]);
  const rows = [
    ...equal.map((v) => scaled(v, kept, 'equal', 0)),
    ...noisy.map((v) => scaled(v, kept, 'equal', v.sd)),
    ...below.map((v) => scaled(v, kept, 'below', 0)),
  ];
  const { q, multipliers } = tilt(seen, rows);
  const whole = prior.map(() => 0);
  for (const [i, j] of kept.entries()) whole[j] = q[i];
  const lambda = multipliers.map((m, k) => m / rows[k].scale);
  return {
    q: whole,
    distance: Math.max(
      0,
      q.reduce((s, x, i) => (x > 0 ? s + x * Math.log(x / seen[i]) : s), 0),
    ),
    equal: lambda.slice(0, equal.length),
    below: lambda.slice(equal.length + noisy.length),
  };
}

/** Entries that some admissible odds lift above zero; undefined when no odds are admissible. */
function support(
  prior: readonly number[],
  equal: readonly Condition[],
  below: readonly Condition[],
): readonly number[] | undefined {
  const open = prior.flatMap((p, j) => (p > 0 ? [j] : []));
  if (equal.length + below.length === 0) return open;
  const over = (extend: (row: readonly number[]) => number[]) => ({
    equal: [
      { row: extend(open.map(() => 1)), value: 1 },
      ...equal.map((v) => ({ row: extend(open.map((j) => v.row[j])), value: v.value })),
    ],
    below: below.map((v) => ({ row: extend(open.map((j) => v.row[j])), value: v.value })),
  });
  // Every entry is a common floor and its own excess: a floor above zero keeps them all.
  const floor = programme({
    cost: [...open.map(() => 0), -1],
    ...over((row) => [...row, row.reduce((s, a) => s + a, 0)]),
  });
  if (typeof floor === 'string') return undefined;
  if (-floor.value > NOTHING) return open;
  return open.filter((_, i) => {
    const most = programme({
      cost: open.map((_, k) => (k === i ? -1 : 0)),
      ...over((r) => [...r]),
    });
    return typeof most !== 'string' && -most.value > NOTHING;
  });
}

function scaled(
  view: Condition,
  kept: readonly number[],
  kind: Tilter['kind'],
  sd: number,
): Tilter & { scale: number } {
  const off = kept.map((j) => view.row[j] - view.value);
  const scale = off.reduce((most, a) => Math.max(most, Math.abs(a)), 0) || 1;
  return { row: off.map((a) => a / scale), kind, scale, variance: (sd / scale) ** 2 };
}
