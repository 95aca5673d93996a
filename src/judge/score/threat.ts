import type { BasePenalty, ThreatCall, ThreatScore } from '../../domain/forecastscore.ts';
import type { Known } from '../../domain/known.ts';
import { CAUSES, type Cause } from '../../domain/threat.ts';
import { mean } from '../../kernel/mean.ts';
import { brierOfKinds, logScoreOfKinds } from '../../kernel/scores.ts';
import { bins, curve } from './curve.ts';

/**
 * How outlooks fared beside the pooled base rate, as of the day on which each threat was announced:
 * Brier over the five ends, 0..2, and logarithmic score, means over threats.
 * @param calls  threats that ended, by day of announcement, then by id
 * @param count  what else must be known of them
 */
export function threatScore(
  calls: readonly ThreatCall[],
  count: Pick<ThreatScore, 'clusters' | 'before' | 'untold' | 'open' | 'undated'>,
): ThreatScore {
  return {
    calls,
    ...count,
    brier: penalty(calls, brierOfKinds),
    log: penalty(calls, logScoreOfKinds),
    curve: curve(calls.length, () => {
      const of = (cause: Cause) =>
        bins(calls.map((c) => ({ said: c.own[cause], came: c.came === cause })));
      return {
        implemented: of('implemented'),
        reduced: of('reduced'),
        delayed: of('delayed'),
        withdrawn: of('withdrawn'),
        'struck down': of('struck down'),
      };
    }),
  };
}

/** The mean penalty of the outlooks, beside that of the base rate. */
function penalty(
  calls: readonly ThreatCall[],
  of: (probabilities: readonly number[], came: number) => number,
): Known<BasePenalty> {
  if (calls.length === 0) return { unknown: { kind: 'no threat has ended' } };
  const score = (by: 'own' | 'base'): number =>
    mean(
      calls.map((c) =>
        of(
          CAUSES.map((cause) => c[by][cause]),
          CAUSES.indexOf(c.came),
        ),
      ),
    );
  return { own: score('own'), base: score('base') };
}
