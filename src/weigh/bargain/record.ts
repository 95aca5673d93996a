import type { Known } from '../../domain/stress.ts';
import { CAUSES, type Ledger, type LedgerRecord, type Threat } from '../../domain/threat.ts';
import { brierOfKinds } from '../../kernel/brier.ts';
import { causeOf } from './cause.ts';
import { FEW, LEAST } from './least.ts';
import { settled } from './ledger.ts';
import { pooled } from './pool.ts';
import { type ByCause, base } from './rates.ts';

/**
 * How the shares pooled by traits would have fared against the pooled base rate: each cluster is left
 * out in turn, and the ends of its threats are told from the others as on the day of announcement.
 * Brier scores over the five ends, 0..2, mean over threats.
 */
export function record(ledger: Ledger): Known<LedgerRecord> {
  const cases = settled(ledger);
  const clusters = [...new Set(cases.map((t) => t.cluster))];
  if (clusters.length < LEAST) return { unknown: FEW };
  const [own, common] = [[] as number[], [] as number[]];
  for (const cluster of clusters) {
    const others = cases.filter((t) => t.cluster !== cluster);
    const rest = base(others);
    for (const threat of cases.filter((t) => t.cluster === cluster)) {
      own.push(penalty(pooled(threat, 0, others, true).shares, threat));
      common.push(penalty(rest, threat));
    }
  }
  return { cases: cases.length, clusters: clusters.length, own: mean(own), base: mean(common) };
}

function penalty(told: ByCause, { fate }: Threat): number {
  if (fate === undefined) throw new RangeError('a settled threat has a fate');
  return brierOfKinds(
    CAUSES.map((cause) => told[cause]),
    CAUSES.indexOf(causeOf(fate)),
  );
}

const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
