import type { Known } from '../../domain/known.ts';
import {
  type ByCause,
  CAUSES,
  type Cause,
  type Ledger,
  type LedgerRecord,
  type Threat,
} from '../../domain/threat.ts';
import { brierOfKinds, calibrationBins, logScoreOfKinds } from '../../kernel/scores.ts';
import { causeOf, MIN_CLUSTERS, settled, TOO_FEW_THREATS } from './ledger.ts';
import { pooled } from './pool.ts';
import { base, byCause } from './rates.ts';

/** Shares that were told of a threat, and the place of its end among the causes. */
type Case = { readonly told: ByCause; readonly came: Cause };

/**
 * How the shares pooled by traits would have fared against the pooled base rate: each cluster is left
 * out in turn, and the ends of its threats are told from the others as on the day of announcement.
 * Brier scores over the five ends, 0..2, and logarithmic scores, mean over threats; calibration of
 * each end in fifths.
 */
export function threatRecord(ledger: Ledger): Known<LedgerRecord> {
  const cases = settled(ledger);
  const clusters = [...new Set(cases.map((t) => t.cluster))];
  if (clusters.length < MIN_CLUSTERS) return { unknown: TOO_FEW_THREATS };
  const [own, common] = [[] as Case[], [] as Case[]];
  for (const cluster of clusters) {
    const others = cases.filter((t) => t.cluster !== cluster);
    const rest = base(others);
    for (const threat of cases.filter((t) => t.cluster === cluster)) {
      const came = end(threat);
      own.push({ told: pooled(threat, 0, { cases: others, traits: true }).shares, came });
      common.push({ told: rest, came });
    }
  }
  return {
    cases: cases.length,
    clusters: clusters.length,
    own: penalty(own, brierOfKinds),
    base: penalty(common, brierOfKinds),
    log: { own: penalty(own, logScoreOfKinds), base: penalty(common, logScoreOfKinds) },
    bins: { own: bins(own), base: bins(common) },
  };
}

function end({ fate }: Threat): Cause {
  if (fate === undefined) throw new RangeError('a settled threat has a fate');
  return causeOf(fate);
}

/** Mean over threats; no share is 0 under the priors, so that none is infinite. */
function penalty(cases: readonly Case[], of: (told: readonly number[], came: number) => number) {
  const scores = cases.map(({ told, came }) => {
    const shares = CAUSES.map((cause) => told[cause]);
    return of(shares, CAUSES.indexOf(came));
  });
  return scores.reduce((sum, score) => sum + score, 0) / cases.length;
}

const bins = (cases: readonly Case[]): LedgerRecord['bins']['own'] =>
  byCause((cause) =>
    calibrationBins(
      cases.map((c) => c.told[cause]),
      cases.map((c) => Number(c.came === cause)),
    ),
  );
