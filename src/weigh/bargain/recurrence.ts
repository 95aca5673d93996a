import type { Known } from '../../domain/known.ts';
import type { Ledger, Recurrence, Threat } from '../../domain/threat.ts';
import { DRAWS, drawnBy, gammas, spreadOfDraws, weights } from './draw.ts';
import { johansen, type Life, type Step } from './incidence.ts';
import { lasted, MIN_CLUSTERS, TOO_FEW_THREATS } from './ledger.ts';

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
