import type { Known } from '../../domain/known.ts';
import {
  type Bargain,
  type ByCause,
  CAUSES,
  type Cause,
  type Ledger,
  type LedgerRecord,
  type Recurrence,
  type Threat,
} from '../../domain/threat.ts';
import type { Day } from '../../domain/time.ts';
import { brierOfKinds, calibrationBins, logScoreOfKinds } from '../../kernel/scores.ts';
import { DRAWS, drawnBy, gammas, spreadOfDraws, weights } from './draw.ts';
import { curvesOf, incidence, johansen, type Life, type Step } from './incidence.ts';
import { causeOf, lasted, ledger, MIN_CLUSTERS, settled, TOO_FEW_THREATS } from './ledger.ts';
import { outlooks } from './outlook.ts';
import { pooled } from './pool.ts';
import { base, byCause, threatRates } from './rates.ts';

/**
 * What threats have become by a day, and what those open on it may: base rates, curves, how often
 * they come back, how the rates fared, and an outlook for each open one, the newest first. Rows that
 * were announced later, and ends that came later, do not move it. The traits of an open threat speak
 * only where they have beaten the base rate in the record so far; else the base rate stands.
 * @param seed  of the intervals
 */
export function bargain(threats: readonly Threat[], at: Day, seed = 1): Bargain {
  const told = ledger(threats, at);
  const base = threatRates(told, seed);
  const curves = curvesOf(told, seed);
  const fared = threatRecord(told);
  const won = !('unknown' in fared) && fared.own < fared.base;
  return {
    at,
    rates: base,
    curves: incidence(curves),
    recurrence: recurrence(told, seed),
    record: fared,
    outlooks: 'unknown' in base ? [] : outlooks(told, won, curves),
    undated: told.undated.map((t) => t.id),
  };
}

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

/** Cases that the prior is worth: one that came back, and one that did not. */
const PRIOR = 0.5;

/** Days in 3, 6 and 12 months. */
const MONTHS = { 3: 91, 6: 183, 12: 365 } as const;

/**
 * How soon a threat that was withdrawn or put off comes back: days from its end to the next threat
 * of its cluster, censored at the ledger's day; a new date set on the day of the delay counts as back
 * after half a day. Product-limit estimate with a prior worth half a case that came back and half a
 * one that did not, 80 % intervals from the bootstrap over clusters. Ends without a day are left out.
 * @param many  draws
 * @returns     unknown with fewer than 8 clusters, or where none was followed for a year
 */
export function recurrence(ledger: Ledger, seed: number, many = DRAWS): Known<Recurrence> {
  const all = returns(ledger);
  const followed = all.some((life) => life.days >= MONTHS[12]);
  if (!followed || new Set(all.map((l) => l.cluster)).size < MIN_CLUSTERS)
    return { unknown: TOO_FEW_THREATS };
  const drawn = weights(all, seed, many);
  const [yes, no] = [gammas('back', seed), gammas('gone', seed)];
  const whole = johansen(all);
  const curves = Array.from({ length: many }, (_, b) => {
    const weigh = drawnBy(drawn, b);
    const weight = all.reduce((sum, life) => sum + weigh(life), 0);
    return { curve: johansen(all, weigh), weight, back: yes(PRIOR, b), gone: no(PRIOR, b) };
  });
  const within = (months: keyof typeof MONTHS) => {
    const by = whole.filter((step) => step.days <= MONTHS[months]).length - 1;
    const share = (curve: readonly Step[]): number => curve[by]?.delayed ?? 0;
    return spreadOfDraws(
      (all.length * share(whole) + PRIOR) / (all.length + 2 * PRIOR),
      curves.map(
        ({ curve, weight, back, gone }) => (weight * share(curve) + back) / (weight + back + gone),
      ),
    );
  };
  return {
    cases: all.length,
    again: all.filter((life) => life.cause !== undefined).length,
    within: { 3: within(3), 6: within(6), 12: within(12) },
  };
}

/** Days from each withdrawal or delay to the next threat of its cluster, shortest first. */
function returns({ at, resolved, open, undated }: Ledger): readonly Life[] {
  const all = [...resolved, ...open, ...undated];
  return resolved
    .flatMap((threat): Life[] => {
      const { cluster, ended, fate } = threat;
      if (ended === undefined || (fate !== 'withdrawn' && fate !== 'delayed')) return [];
      const next = all
        .filter((t) => t !== threat && t.cluster === cluster && t.announced >= ended)
        .reduce<Threat | undefined>((a, b) => (a && a.announced <= b.announced ? a : b), undefined);
      return [
        next
          ? // One end is all there is here; which of the five it is called does not matter.
            { days: lasted(ended, next.announced), cause: 'delayed', cluster }
          : { days: lasted(ended, at), cluster },
      ];
    })
    .toSorted((a, b) => a.days - b.days);
}
