import type { Decision } from '../../domain/decision.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { AtStake } from '../../domain/exposure.ts';
import type { History } from '../../domain/history.ts';
import type { Setup } from '../../domain/policy.ts';
import { asMoney, tailGain, tailLoss } from '../../judge/outcome.ts';
import { belief } from '../../judge/regime.ts';
import { startOf } from '../../sense/leg.ts';
import { secondOpinion } from '../../sense/second.ts';
import { bargain } from '../../weigh/bargain/bargain.ts';
import type { Knowledge } from '../knowledge.ts';
import { legSeries } from '../legs.ts';
import { vintageFor } from '../vintage.ts';
import { odds } from './odds.ts';
import { tables, widen, withinBounds, withOwed } from './outcomes.ts';

/**
 * What is told beside a decision and was known with it: odds, second opinions, what threats become.
 * Nothing was decided from it, so it is worked out when somebody asks.
 * @param known as of the moment of the decision
 */
export function alongside(
  setup: Setup,
  known: Knowledge,
  decision: Decision,
): Pick<Dossier, 'odds' | 'second' | 'bargain' | 'stakes'> {
  const owed = withOwed(tables(setup), setup, decision);
  const sized = widen(owed, setup, decision.exposure.spread);
  const risk = known.histories[setup.episode.legs.risk[0] as string] as History;
  const longest = startOf(legSeries(setup, known, decision.freshness), 5);
  const { vintage } = vintageFor(setup, longest, decision.moment.day);
  return {
    odds: odds(setup, known, { ...decision, tables: sized }),
    second: secondOpinion(risk, vintage?.switching),
    bargain: setup.threats?.length
      ? bargain(setup.threats, decision.moment.day)
      : { unknown: { kind: 'no ledger' } },
    stakes: stakes(setup, decision),
  };
}

/** What is at stake, by the odds and outcomes from which the decision told its worst twentieth. */
export function stakes(setup: Setup, decision: Decision): AtStake {
  const { regime, exposure } = decision;
  const { target, lossIfWrong, today } = exposure;
  const owed = withOwed(tables(setup), setup, decision);
  const plain =
    Math.abs(target * Math.max(0, tailLoss(regime, owed.outcomes)) - lossIfWrong) < 1e-9;
  const bent = plain ? undefined : withinBounds(setup, regime);
  const [odds, base] = bent ? [belief(bent.lean), bent.tables] : [regime, owed];
  const loss = (times: number): number =>
    target * Math.max(0, tailLoss(odds, asMoney(widen(base, setup, times).outcomes)));
  return {
    loss: loss(1),
    gain: target * tailGain(odds, asMoney(base.outcomes)),
    today: 'unknown' in today ? today : loss(today.spread),
  };
}
