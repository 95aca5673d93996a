import type { Decision } from '../../domain/decision.ts';
import type { Known } from '../../domain/known.ts';
import type { Settled } from '../../domain/odds.ts';
import type { Setup } from '../../domain/policy.ts';
import type { MarketScore } from '../../domain/score.ts';
import { marketScore, type Stake } from '../../judge/score/market.ts';
import { ownOdds } from '../../weigh/scenario/own.ts';

/**
 * Own odds at the decisions that were made, beside the prices that they first knew. The only place to
 * which what contracts became is brought; the decisions are over by then.
 * @param decisions  oldest first
 */
export function contractScore(
  { policy, contracts }: Pick<Setup, 'policy' | 'contracts'>,
  decisions: readonly Pick<Decision, 'moment' | 'regime'>[],
  settled: readonly Settled[],
): Known<MarketScore> {
  const { scenarios, horizon } = policy.thesis;
  const stakes = (contracts ?? []).map((contract): Stake => {
    const decision = decisions.find((d) => d.moment.at >= contract.knownAt);
    if (!decision) return { contract };
    const { day } = decision.moment;
    const path = scenarios.findIndex((s) => s.id === contract.scenario);
    return path < 0
      ? { contract, day }
      : { contract, day, own: ownOdds(scenarios, decision.regime).p[path] as number };
  });
  return marketScore(stakes, settled, horizon);
}
