import type { After, Fall, Retrace } from '../../domain/delever.ts';
import { mean } from '../../kernel/mean.ts';
import { type PastTrial, retraceChance } from './chance.ts';
import { ridge } from './ridge.ts';

/** Level of the volatility index on either side of which past falls are kept apart. */
const FEAR_LOG_LEVEL = Math.log(30);
/** Fewest past falls on a side; with fewer all are taken. */
const MIN_SIDE_FALLS = 5;

/** A fall of which the twenty sessions are known, and how a walk would have come back from it. */
export type PastFall = Fall & { readonly after: After; readonly walk: Retrace['walk'] };

/** A probability by the product, by past mean, by the fear rule, and by the walk. */
export type RivalShares = {
  readonly own: number;
  readonly mean: number;
  readonly fear: number;
  readonly walk: number;
};

/** What each forecaster expects of a fall. */
export type RetraceOutlook = {
  /** Centre of the move ahead, sigmas of twenty sessions: features, past mean, fear rule. */
  readonly features: number;
  readonly mean: number;
  readonly fear: number;
  readonly half: RivalShares;
  readonly end: RivalShares;
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
  now: Pick<Fall, 'features'>,
  plain: Retrace['walk'],
): RetraceOutlook {
  const values = past.map((f) => f.after.retrace);
  const alike = side(past, now);
  const told = (what: 'half' | 'end'): RivalShares => ({
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
function side(
  past: readonly PastFall[],
  { features }: Pick<Fall, 'features'>,
): readonly PastFall[] {
  const { fear } = features;
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
export const retraceTrials = (
  past: readonly PastFall[],
  what: 'half' | 'end',
): readonly PastTrial[] => past.map((f) => ({ benchmark: f.walk[what], came: f.after[what] }));
