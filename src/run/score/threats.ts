import type { ThreatCall } from '../../domain/forecastscore.ts';
import type { Score } from '../../domain/score.ts';
import type { Threat } from '../../domain/threat.ts';
import type { Day } from '../../domain/time.ts';
import { threatScore } from '../../judge/score/threat.ts';
import { bargain } from '../../weigh/bargain/bargain.ts';
import { causeOf, over } from '../../weigh/bargain/ledger.ts';
import { byCause } from '../../weigh/bargain/rates.ts';

/**
 * Threats that were open at the first decision or announced after it, and ended by the last one:
 * what the ledger made of each on the day it was announced, and what became of it. A threat whose end
 * has no day is counted beside them where it became known to be over within the same days.
 * @param threats  the whole ledger, ends among it; this and the decisions being over, nobody decides
 * @param from     day of the first decision
 * @param to       day of the last one
 */
export function threatened(
  threats: readonly Threat[] | undefined,
  from: Day,
  to: Day,
): Score['threats'] {
  if (!threats?.length) return { unknown: { kind: 'no ledger' } };
  const seen = threats
    .filter((t) => t.announced <= to && over(t) > (t.announced < from ? from : t.announced - 1))
    .toSorted((a, b) => a.announced - b.announced || (a.id < b.id ? -1 : 1));
  const came = seen.filter((t) => t.ended !== undefined && t.ended <= to);
  const calls = came.flatMap((t) => told(threats, t) ?? []);
  const scored = new Set(calls.map((c) => c.threat));
  return threatScore(calls, {
    clusters: new Set(came.filter((t) => scored.has(t.id)).map((t) => t.cluster)).size,
    before: calls.filter((c) => c.announced < from).length,
    untold: came.length - calls.length,
    open: seen.filter((t) => over(t) > to).length,
    undated: seen.filter((t) => t.ended === undefined && over(t) <= to).length,
  });
}

/** What the ledger said of a threat on the day it was announced, its own end not being known. */
function told(threats: readonly Threat[], threat: Threat): ThreatCall | undefined {
  const { fate, ended, known: _, ...open } = threat;
  if (fate === undefined || ended === undefined) return undefined;
  const { rates, outlooks } = bargain(
    threats.map((t) => (t === threat ? open : t)),
    threat.announced,
  );
  const outlook = outlooks.find((o) => o.threat === threat.id);
  if ('unknown' in rates || !outlook) return undefined;
  return {
    threat: threat.id,
    announced: threat.announced,
    ended,
    came: causeOf(fate),
    own: byCause((cause) => outlook.shares[cause].at),
    base: byCause((cause) => rates.shares[cause].share.at),
    cases: rates.threats,
  };
}
