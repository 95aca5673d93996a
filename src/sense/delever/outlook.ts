import {
  type After,
  type Fall,
  FEATURES,
  type Foretold,
  type Retrace,
} from '../../domain/delever.ts';
import { backward, cholesky, forward } from '../../kernel/cholesky.ts';
import { log } from '../../kernel/fdlibm.ts';
import { mean } from '../../kernel/mean.ts';
import { type PastTrial, PRIOR_CASES, retraceChance } from './chance.ts';

type Featured = Pick<Fall, 'features'>;

/** Level of the volatility index on either side of which past falls are kept apart. */
const FEAR_LOG_LEVEL = log(30);
/** Fewest past falls on a side; with fewer all are taken. */
const MIN_SIDE_FALLS = 5;

/** A fall of which the twenty sessions are known, and how a walk would have come back from it. */
export type PastFall = Fall & { readonly after: After; readonly walk: Retrace['walk'] };

export type RetraceOutlook = {
  /** Centre of the move ahead, sigmas of twenty sessions: features, past mean, fear rule. */
  readonly features: number;
  readonly mean: number;
  readonly fear: number;
  readonly half: Foretold;
  readonly end: Foretold;
};

/**
 * What the past makes of a fall: the features' ridge, the past mean, and the mean of past falls on the
 * same side of a volatility index of 30; shares of past falls by the last two rules, and the walk as the past
 * shifts it.
 * @param past   at least one fall
 * @param plain  what a walk would do
 */
export function outlook(
  past: readonly PastFall[],
  now: Featured,
  plain: Retrace['walk'],
): RetraceOutlook {
  const values = past.map((f) => f.after.retrace);
  const alike = side(past, now);
  const told = (what: 'half' | 'end'): Foretold => ({
    own: retraceChance(plain[what], retraceTrials(past, what)).at,
    mean: share(past, what),
    fear: share(alike, what),
    walk: plain[what],
  });
  return {
    features: ridge(past, values, now),
    mean: mean(values),
    fear: mean(alike.map((f) => f.after.retrace)),
    half: told('half'),
    end: told('end'),
  };
}

/** Past falls on the same side of the line; all of them where that is not known or too few. */
function side(past: readonly PastFall[], now: Featured): readonly PastFall[] {
  const { fear } = now.features;
  if (fear === undefined) return past;
  const same = past.filter(
    (f) =>
      f.features.fear !== undefined && f.features.fear > FEAR_LOG_LEVEL === fear > FEAR_LOG_LEVEL,
  );
  return same.length < MIN_SIDE_FALLS ? past : same;
}

const share = (falls: readonly PastFall[], what: 'half' | 'end'): number =>
  falls.filter((f) => f.after[what]).length / falls.length;

/** What came of past falls beside what a walk of each would have brought. */
export const retraceTrials = (past: readonly PastFall[], what: 'half' | 'end'): PastTrial[] =>
  past.map((f) => ({ benchmark: f.walk[what], came: f.after[what] }));

/**
 * What the features make of the next value: ridge regression on features standardised on the past,
 * the prior, worth twenty cases, being that they say nothing. A feature that is not known counts as
 * its past mean, one that did not vary as nothing.
 * @param past  falls and what was measured after each, at least one
 * @returns     in the unit of the values; their mean when nothing is known of the features
 */
export function ridge(past: readonly Featured[], values: readonly number[], now: Featured): number {
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
  past: readonly Featured[],
  now: Featured,
  of: (f: Featured) => number | undefined,
) {
  const known = past.map(of).filter((x) => x !== undefined);
  const centre = known.length > 0 ? mean(known) : 0;
  const sd = Math.sqrt(known.reduce((s, x) => s + (x - centre) ** 2, 0) / known.length);
  const scaled = (f: Featured): number => {
    const x = of(f);
    return x === undefined || !(sd > 1e-9) ? 0 : (x - centre) / sd;
  };
  return { past: past.map(scaled), now: scaled(now) };
}

const at = (xs: readonly number[], i: number): number => xs[i] as number;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * at(b, i), 0);
