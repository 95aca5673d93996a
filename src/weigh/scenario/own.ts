import type { Bounds, Misfit } from '../../domain/odds.ts';
import type { Belief } from '../../domain/regime.ts';
import type { Scenario } from '../../domain/thesis.ts';
import { exp } from '../../kernel/fdlibm.ts';
import { bounds, contradiction } from './bounds.ts';

/** What a path is told to be possible at least, so that odds of nothing can be brought into bounds. */
const MIN_SHARE = 1e-12;
/** Odds this close to a bound lie within it. */
const SLACK = 1e-9;

/** Own odds by path, in the thesis' order, and what was wrong with them. */
export type Own = {
  /** Shares >= 0 that sum to 1. */
  readonly p: readonly number[];
  readonly bounds: readonly Bounds[];
  readonly misfits: readonly Misfit[];
};

/**
 * Own odds of each path: its regime's probability times its weight there, over the paths that the
 * thesis writes. Odds outside Frechet's bounds are brought back by the nearest distribution in
 * relative entropy, and it is said of which paths. Bounds that no odds fit are told and left aside.
 * @param belief  probabilities of the regimes
 */
export function ownOdds(scenarios: readonly Scenario[], belief: Belief): Own {
  const told = shares(scenarios.map((s) => belief[s.regime] * s.weight));
  const frame = scenarios.map((s) => bounds(s.constraints));
  const against = contradiction(frame);
  if (against) return { p: told, bounds: frame, misfits: [{ kind: 'contradictory', ...against }] };
  const misfits = scenarios.flatMap((s, i): Misfit[] => {
    const [p, { low, high }] = [told[i] as number, frame[i] as Bounds];
    if (p >= low - SLACK && p <= high + SLACK) return [];
    return [{ kind: 'out of bounds', scenario: s.id, own: p, bound: p < low ? low : high }];
  });
  return { p: misfits.length > 0 ? within(told, frame) : told, bounds: frame, misfits };
}

/** Numbers >= 0 as shares of their sum; equal shares where there is nothing. */
function shares(raw: readonly number[]): number[] {
  const sum = raw.reduce((all, x) => all + x, 0);
  return raw.map((x) => (sum > 0 ? x / sum : 1 / raw.length));
}

/**
 * The odds nearest to p in relative entropy among those within bounds: min(high, max(low, c p)), with
 * the c that makes them sum to one. Only bounds bend them, so within them their ratios stay.
 * @param frame  bounds that some odds fit
 */
export function within(p: readonly number[], frame: readonly Bounds[]): number[] {
  const open = shares(p.map((x) => Math.max(x, MIN_SHARE)));
  const at = (log: number): number[] =>
    open.map((x, i) => {
      const { low, high } = frame[i] as Bounds;
      return Math.min(high, Math.max(low, exp(log) * x));
    });
  const sum = (q: readonly number[]): number => q.reduce((all, x) => all + x, 0);
  // At the far ends every path stands at a bound.
  let [low, high] = [-FAR, FAR];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) < 1) low = middle;
    else high = middle;
  }
  return shares(at(high));
}

/** Logarithm of the largest factor, and halvings that leave nothing of it. */
const FAR = 60;
const HALVINGS = 80;
