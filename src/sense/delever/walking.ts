import {
  type Against,
  type Estimator,
  type Fall,
  type Retrace,
  STUDY,
} from '../../domain/delever.ts';
import type { Spread } from '../../domain/known.ts';
import { hit } from '../../kernel/firstpassage.ts';
import { mean } from '../../kernel/mean.ts';
import { crpsEnsemble } from '../../kernel/scores.ts';
import { outlook, type PastFall, type RetraceOutlook } from './outlook.ts';

const { window: WINDOW, after: AFTER } = STUDY;

/**
 * How likely half of a fall is back when nobody is forced and nothing is known: a driftless Gaussian
 * walk of the volatility known before the fall. Half of z sigmas over three sessions lies
 * |z| sqrt(3) / 2 sigmas of a session away.
 * @param move  of the fall, in its sigmas, below 0
 * @returns     P(at any close), P(at the last close); 1 and a half without a fall
 */
export function walk(move: number): Retrace['walk'] {
  const chances = hit(AFTER);
  const level = (Math.max(0, -move) * Math.sqrt(WINDOW)) / 2;
  return move < 0
    ? { half: chances.any(level), end: chances.last(level) }
    : { half: 1, end: chances.last(0) };
}

export const MIN_PAST_FALLS = 5;
/** Forecasts that have come due, before the features may be used and errors make a distribution. */
export const MIN_DUE_FORECASTS = 20;

/** A forecast as it was made at the end of a fall, and what became of it. */
export type Forecast = RetraceOutlook & {
  readonly fall: Fall;
  /** Earlier falls behind it. */
  readonly cases: number;
  /** The forecast that the product would have used then. */
  readonly by: Estimator;
  /** Its 80 % interval, sigmas of twenty sessions; absent with fewer than twenty earlier errors. */
  readonly interval?: Spread;
  /** Continuous ranked probability scores, once the twenty sessions are known. */
  readonly crps?: Against;
};

/**
 * The forecasts of falls from the earlier falls whose twenty sessions were known by then. A forecast is
 * a centre with the errors that the same forecaster made before, or the past's deviations from their
 * mean while fewer than twenty have come due.
 * @param falls  oldest first
 * @returns      one a fall, from the first with five earlier ones on
 */
export function walking(falls: readonly Fall[]): readonly Forecast[] {
  const out: Forecast[] = [];
  const all = falls.map((fall) => ({ ...fall, walk: walk(fall.move) }));
  for (const [i, fall] of falls.entries()) {
    const past = all.filter((f): f is PastFall => known(f, fall));
    if (past.length < MIN_PAST_FALLS) continue;
    const due = out.filter((f) => known(f.fall, fall));
    const told = outlook(past, fall, (all[i] as PastFall).walk);
    const by = preferred(due);
    const interval = band(told[by === 'features' ? 'features' : 'mean'], errors(due, by));
    const crps = fall.after && scored(told, { past, due }, fall.after.retrace);
    out.push({
      ...told,
      fall,
      cases: past.length,
      by,
      ...(interval && { interval }),
      ...(crps && { crps }),
    });
  }
  return out;
}

/** Whether what followed a fall was known when another ended. */
const known = (f: Fall, by: Fall): boolean =>
  f.after !== undefined && f.session + STUDY.after <= by.session;

/** The features where they have won so far, over at least twenty forecasts; else the past mean. */
function preferred(due: readonly Forecast[]): Estimator {
  const scores = due.map((f) => f.crps as Against);
  return due.length >= MIN_DUE_FORECASTS &&
    mean(scores.map((s) => s.own)) < mean(scores.map((s) => s.mean))
    ? 'features'
    : 'past mean';
}

/** What came less what was expected, of forecasts that have come due, oldest first. */
export const errors = (forecasts: readonly Forecast[], by: Estimator | 'fear'): readonly number[] =>
  forecasts.flatMap((f) =>
    f.fall.after ? [f.fall.after.retrace - f[by === 'past mean' ? 'mean' : by]] : [],
  );

function scored(
  told: RetraceOutlook,
  { past, due }: { readonly past: readonly PastFall[]; readonly due: readonly Forecast[] },
  came: number,
): Against {
  const score = spreadScore(past, told.mean, came);
  return {
    own: score(told.features, errors(due, 'features')),
    mean: score(told.mean, errors(due, 'past mean')),
    fear: score(told.fear, errors(due, 'fear')),
  };
}

/**
 * CRPS of a centre that is spread by the errors of the same forecaster before, or by the past's
 * deviations from their mean while there are fewer than twenty.
 */
export const spreadScore =
  (past: readonly PastFall[], mean: number, came: number) =>
  (centre: number, wrong: readonly number[]): number => {
    const few = wrong.length < MIN_DUE_FORECASTS;
    const about = few ? past.map((f) => f.after.retrace - mean) : wrong;
    const members = about.map((e) => centre + e);
    return crpsEnsemble(members, came);
  };

/** One error in so many lies below, and one above. */
const TAIL_PER_CENT = 10;
const MIN_ERRORS = 20;

/**
 * 80 % interval of a forecast from the errors of earlier ones, split conformal: of n errors the
 * floor((n + 1) / 10)-th smallest and the as many-th largest, so that the next one, if it is like
 * them, lies between with 80 % or a little more.
 * Source: V. Vovk, A. Gammerman and G. Shafer, "Algorithmic Learning in a Random World" (2005).
 * @param errors  what came less what was expected
 * @returns       undefined with fewer than twenty
 */
export function band(centre: number, errors: readonly number[]): Spread | undefined {
  const n = errors.length;
  if (n < MIN_ERRORS) return undefined;
  const sorted = [...errors].sort((a, b) => a - b);
  const k = Math.floor((n + 1) / TAIL_PER_CENT);
  const [low, high] = [sorted[k - 1] as number, sorted[n - k] as number];
  // The forecast belongs to its own interval.
  return { low: centre + Math.min(0, low), at: centre, high: centre + Math.max(0, high) };
}
