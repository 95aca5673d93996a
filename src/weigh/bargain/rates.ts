import type { Known, Spread } from '../../domain/known.ts';
import {
  type ByCause,
  CAUSES,
  type Cause,
  type Ledger,
  type Rates,
  type Threat,
} from '../../domain/threat.ts';
import { DRAWS, drawnBy, gammas, spreadOfDraws, weights } from './draw.ts';
import {
  causeOf,
  followed,
  MAX_DAYS_TO_NEXT,
  MIN_CLUSTERS,
  settled,
  TOO_FEW_THREATS,
} from './ledger.ts';

/** Cases that the prior is worth for each way to end (Jeffreys). */
const PRIOR = 0.5;

/**
 * Shares of threats by the way they end: counts under a Dirichlet prior worth half a case for each
 * way. The 80 % intervals come from the bootstrap over clusters with that prior added to every draw;
 * where each cluster has one row, the draws are those of the Dirichlet posterior itself.
 * @param many  draws
 * @returns     unknown with fewer than 8 settled clusters
 */
export function threatRates(ledger: Ledger, seed: number, many = DRAWS): Known<Rates> {
  const cases = settled(ledger);
  const clusters = new Set(cases.map((t) => t.cluster)).size;
  if (clusters < MIN_CLUSTERS) return { unknown: TOO_FEW_THREATS };
  const count = countByCause(cases);
  const share = spreadByCause(base(cases), bases(cases, seed, many));
  const ends = followed(ledger);
  return {
    threats: cases.length,
    clusters,
    shares: byCause((cause) => ({ count: count[cause], share: share[cause] })),
    followed: { threats: ends.length, days: MAX_DAYS_TO_NEXT, imposed: imposed(ends, seed, many) },
  };
}

/** Share carried out, in full or in part. */
function imposed(cases: readonly Threat[], seed: number, many: number): Spread {
  const carried = (shares: ByCause): number => shares.implemented + shares.reduced;
  return spreadOfDraws(carried(base(cases)), bases(cases, seed, many).map(carried));
}

/** The pooled base rate: posterior mean, summing to 1. */
export function base(cases: readonly Threat[]): ByCause {
  const count = countByCause(cases);
  return sharesByCause(byCause((cause) => count[cause] + PRIOR));
}

/** Draws of the pooled base rate, each summing to 1. */
export function bases(cases: readonly Threat[], seed: number, draws = DRAWS): readonly ByCause[] {
  const drawn = weights(cases, seed, draws);
  const prior = gammas('prior', seed);
  return Array.from({ length: draws }, (_, b) => {
    const weigh = drawnBy(drawn, b);
    const count = countByCause(cases, weigh);
    return sharesByCause(
      byCause((cause) => count[cause] + prior(PRIOR, CAUSES.length * b + CAUSES.indexOf(cause))),
    );
  });
}

/** How many ended each way, by weight where one is given. Threats without a fate count nowhere. */
export function countByCause(
  cases: readonly Threat[],
  weigh: (threat: Threat) => number = () => 1,
): ByCause {
  const count: Record<Cause, number> = byCause(() => 0);
  for (const threat of cases)
    if (threat.fate !== undefined) count[causeOf(threat.fate)] += weigh(threat);
  return count;
}

export function sharesByCause(amounts: ByCause): ByCause {
  const whole = CAUSES.reduce((sum, cause) => sum + amounts[cause], 0);
  return byCause((cause) => amounts[cause] / whole);
}

/** Shares with the intervals of their draws. */
export function spreadByCause(shares: ByCause, draws: readonly ByCause[]): ByCause<Spread> {
  const drawn = (cause: Cause): number[] => draws.map((d) => d[cause]);
  return byCause((cause) => spreadOfDraws(shares[cause], drawn(cause)));
}

export const byCause = <T>(of: (cause: Cause) => T): { [C in Cause]: T } => ({
  implemented: of('implemented'),
  reduced: of('reduced'),
  delayed: of('delayed'),
  withdrawn: of('withdrawn'),
  'struck down': of('struck down'),
});
