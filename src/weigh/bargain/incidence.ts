import type { Known, Spread } from '../../domain/known.ts';
import { CAUSES, type Cause, type Incidence, type Ledger } from '../../domain/threat.ts';
import { type ClusterWeights, DRAWS, drawnBy, gammas, spreadOfDraws, weights } from './draw.ts';
import { causeOf, lasted, MIN_CLUSTERS, TOO_FEW_THREATS } from './ledger.ts';
import { byCause } from './rates.ts';

/** Cases that the prior is worth for each of ended this way by then, and not. */
const PRIOR = 0.5;

/** How long one threat was followed, and how it ended; without a cause it is open still. */
export type Life = { readonly days: number; readonly cause?: Cause; readonly cluster: string };

/** A step of the curves: the share that has ended each way by so many days. */
export type Step = { readonly days: number } & { readonly [C in Cause]: number };

/**
 * The lives of a ledger, shortest first: the resolved to their end, the open to the ledger's day,
 * where they are censored. Undated ones have no length and are left out; all that are known of are
 * withdrawals, so the curve of withdrawals lies too low and the others a little too high.
 */
export const lives = ({ at, resolved, open }: Ledger): readonly Life[] =>
  [
    ...resolved.flatMap(({ announced, ended, fate, cluster }) =>
      ended === undefined || fate === undefined
        ? []
        : [{ days: lasted(announced, ended), cause: causeOf(fate), cluster }],
    ),
    ...open.map(({ announced, cluster }) => ({ days: lasted(announced, at), cluster })),
  ].toSorted((a, b) => a.days - b.days);

/**
 * Cumulative incidence of competing ends by the estimator of Aalen and Johansen: the share still open
 * just before a day, times the part of those at risk that ends this way on it, summed. A life that
 * is censored on a day is still at risk on it.
 * Source: O. O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5 (1978) 141-150.
 * @param lives   shortest first
 * @param weigh   weight of each life, > 0; 1 where left out
 * @returns       one step for each day on which any ended
 */
export function johansen(
  lives: readonly Life[],
  weigh: (life: Life) => number = () => 1,
): readonly Step[] {
  const weight = lives.map(weigh);
  let risk = weight.reduce((sum, w) => sum + w, 0);
  let open = 1;
  const reached: Record<Cause, number> = none();
  const steps: Step[] = [];
  for (let i = 0; i < lives.length; ) {
    const { days } = lives[i] as Life;
    const ends = none();
    let [left, ended] = [0, 0];
    for (; i < lives.length && lives[i]?.days === days; i++) {
      const { cause } = lives[i] as Life;
      left += weight[i] as number;
      if (cause === undefined) continue;
      ends[cause] += weight[i] as number;
      ended += weight[i] as number;
    }
    if (ended > 0) {
      for (const cause of CAUSES) reached[cause] += (open * ends[cause]) / risk;
      // The last of all leave nobody at risk, whatever the rounding of the sum.
      open *= i === lives.length && left === ended ? 0 : 1 - ended / risk;
      // Named one by one, which is several times as fast as a spread, and there are many draws.
      steps.push({
        days,
        implemented: reached.implemented,
        reduced: reached.reduced,
        delayed: reached.delayed,
        withdrawn: reached.withdrawn,
        'struck down': reached['struck down'],
      });
    }
    risk -= left;
  }
  return steps;
}

/** The lives of a ledger with their curve, and the curve of each draw of the bootstrap over clusters. */
export type Curves = {
  readonly lives: readonly Life[];
  readonly steps: readonly Step[];
  readonly weights: ClusterWeights;
  readonly drawn: readonly (readonly Step[])[];
  readonly seed: number;
};

/**
 * The curves of a ledger, worked out once for all that is told from them.
 * @param many  draws
 */
export function curvesOf(ledger: Ledger, seed: number, many = DRAWS): Curves {
  const all = lives(ledger);
  const drawn = weights(all, seed, many);
  return {
    lives: all,
    steps: johansen(all),
    weights: drawn,
    drawn: Array.from({ length: many }, (_, b) => johansen(all, drawnBy(drawn, b))),
    seed,
  };
}

/**
 * Curves of cumulative incidence, one for each way in which any threat of the ledger has ended. A
 * curve begins at 0 days and has a step at each day on which a threat ended this way. The 80 % bands
 * come from the bootstrap over clusters, each draw with half a case that ended this way and half a one
 * that did not (Jeffreys): where nothing has ended yet the share is 0, and its band is not.
 * @returns     unknown where fewer than 8 clusters have ended
 */
export function incidence(curves: Curves): Known<readonly Incidence[]> {
  const { lives: all, steps: whole, seed } = curves;
  const ended = all.filter((life) => life.cause !== undefined);
  if (new Set(ended.map((l) => l.cluster)).size < MIN_CLUSTERS) return { unknown: TOO_FEW_THREATS };
  const drawn = curves.drawn.map((steps, b) => {
    const weigh = drawnBy(curves.weights, b);
    return { steps, weight: all.reduce((sum, l) => sum + weigh(l), 0) };
  });
  return CAUSES.flatMap((cause): Incidence[] => {
    const days = new Set(ended.flatMap((l) => (l.cause === cause ? [l.days] : [])));
    if (days.size === 0) return [];
    const [yes, no] = [gammas(`${cause} by then`, seed), gammas(`not ${cause} by then`, seed)];
    const draws = drawn.map((d, b) => ({ ...d, yes: yes(PRIOR, b), no: no(PRIOR, b) }));
    /** The share at a step; before the first of all where there is none. */
    const share = (i?: number): Spread => {
      const of = (steps: readonly Step[]): number =>
        i === undefined ? 0 : (steps[i]?.[cause] ?? 0);
      return spreadOfDraws(
        of(whole),
        draws.map((d) => (d.weight * of(d.steps) + d.yes) / (d.weight + d.yes + d.no)),
      );
    };
    const steps = whole.flatMap((step, i) =>
      days.has(step.days) ? [{ days: step.days, share: share(i) }] : [],
    );
    return [{ cause, steps: [{ days: 0, share: share() }, ...steps] }];
  });
}

const none = (): Record<Cause, number> => byCause(() => 0);
