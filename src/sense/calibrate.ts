import { STUDY } from '../domain/delever.ts';
import type { Episode } from '../domain/episode.ts';
import { type History, indexAt } from '../domain/history.ts';
import type { Reach } from '../domain/policy.ts';
import { present } from '../domain/present.ts';
import { WINDOWS, type Window } from '../domain/stress.ts';
import { DAYS_PER_YEAR, type Day } from '../domain/time.ts';
import {
  type CreditModel,
  MIN_WINDOWS,
  type Vintage,
  type WindowRecord,
} from '../domain/vintage.ts';
import { creditResidual, creditSpread, creditWindow } from './credit.ts';
import { creditInputOf, creditModel } from './creditmodel.ts';
import { creditNowModel } from './creditnow.ts';
import { type StressLegs, startOf, windowStress } from './leg.ts';
import { sigmas } from './measure.ts';

/** Episodes a year that each window length may call synchronised, and that the study set may hold. */
const ALARMS_PER_YEAR = 0.5;
const STUDY_FALLS_PER_YEAR = 3;
/** The grid of thresholds, sigmas. */
const THRESHOLD_STEP = 0.01;
/** Emissions: degrees of freedom, and the fall below which the features speak. */
const STUDENT_FREEDOM = 4;
const SPEAKS_BELOW = -0.5;

export type Calibration = Omit<Vintage, 'inputs'>;

/**
 * What the past up to `until` teaches: thresholds under the alarm budget, the credit regression, and
 * the scale of the emission features in falls. Every history ends with what was known by `until`.
 * @returns undefined when there are fewer than 1,250 windows
 */
export function calibrate(
  episode: Episode,
  histories: Readonly<Record<string, History>>,
  { until, method, reach }: Pick<Vintage, 'until' | 'method'> & { readonly reach?: Reach },
): Calibration | undefined {
  const of = (id: string): History => {
    const history = histories[id];
    if (!history) throw new RangeError(`no history of ${id}`);
    return history;
  };
  const past = severities(episode, of, reach);
  if (past[3].length < MIN_WINDOWS) return undefined;
  const from = of(episode.legs.risk[0] as string).days[0] as Day;
  const record = (w: Window): WindowRecord =>
    recordOf(past[w], (until - from) / DAYS_PER_YEAR, w === 3);
  const model = creditModel(episode, of);
  return {
    method,
    until,
    from,
    legs: episode.legs,
    windows: { 1: record(1), 3: record(3), 5: record(5) },
    ...(model ? { credit: model } : {}),
    ...present({ creditNow: creditNowModel(episode, of, model) }),
    emission: emission(episode, of, { model, reach }),
  };
}

/**
 * Legs as the decision saw them that first saw each session of the risk leg, oldest first.
 * @param reach  what it knew of each series; without it, every value of that day
 */
export function* sessions(
  episode: Pick<Episode, 'legs' | 'series'>,
  of: (id: string) => History,
  reach?: Reach,
): Generator<StressLegs> {
  const first = of(episode.legs.risk[0] as string);
  for (let i = 0; i < first.length; i++) {
    const today = first.days[i] as Day;
    const strand = (id: string) => {
      const history = of(id);
      const series = episode.series[id];
      if (!series) throw new RangeError(`no series ${id}`);
      const begin = reach && ((close: Day): Day => reach(series, close));
      const known = { ...history, length: indexAt(history, begin ? begin(today) : today) + 1 };
      return { series, history: known, stale: false, gaps: [], closed: false, reach: begin };
    };
    const { risk, rates, dollar } = episode.legs;
    yield { risk: risk.map(strand), rates: rates.map(strand), dollar: dollar.map(strand) };
  }
}

/** Severity of every window of each length; windows with an unknown leg are left out. */
function severities(
  episode: Episode,
  of: (id: string) => History,
  reach: Reach | undefined,
): Record<Window, number[]> {
  const out: Record<Window, number[]> = { 1: [], 3: [], 5: [] };
  for (const strands of sessions(episode, of, reach))
    for (const w of WINDOWS) {
      const { severity } = windowStress(strands, w);
      if (typeof severity === 'number') out[w].push(severity);
    }
  return out;
}

function recordOf(past: readonly number[], years: number, study: boolean): WindowRecord {
  const threshold = thresholdFor(past, ALARMS_PER_YEAR * years);
  return {
    count: past.length,
    threshold,
    episodes: episodes(past, threshold),
    ...(study ? { study: studyThreshold(past, years) } : {}),
    fell: past
      .filter((s) => s >= 0)
      .map((s) => Number(s.toFixed(6)))
      .sort((a, b) => b - a),
  };
}

/** Severity over which a 3-session window belongs to the study set. */
export const studyThreshold = (past: readonly number[], years: number): number =>
  thresholdFor(past, STUDY_FALLS_PER_YEAR * years);

/** The smallest threshold on the grid at which the past has no more episodes than allowed. */
function thresholdFor(past: readonly number[], allowed: number): number {
  let over: readonly number[] = [...past.keys()];
  for (let i = 0; ; i++) {
    over = over.filter((k) => (past[k] as number) > i * THRESHOLD_STEP);
    if (runs(over) <= allowed) return Number((i * THRESHOLD_STEP).toFixed(2));
  }
}

/** Runs over a threshold, runs no farther apart than ten sessions being one. */
export const episodes = (past: readonly number[], threshold: number): number =>
  runs([...past.keys()].filter((k) => (past[k] as number) > threshold));

/** Places, those no farther apart than ten being one. */
const runs = (places: readonly number[]): number =>
  places.filter((k, i) => i === 0 || k - (places[i - 1] as number) > STUDY.apart).length;

/** Scale of each feature about zero in past falls, by maximum likelihood under Student-t. */
function emission(
  episode: Episode,
  of: (id: string) => History,
  { model, reach }: { readonly model: CreditModel | undefined; readonly reach: Reach | undefined },
): Vintage['emission'] {
  const samples: Record<string, number[]> = { dollar: [], haven: [], credit: [] };
  const input = creditInputOf(episode, of);
  const { haven } = episode.roles;
  for (const strands of sessions(episode, of, reach)) {
    const { legs } = windowStress(strands, 3);
    const { risk, dollar } = legs;
    if ('unknown' in risk || 'unknown' in dollar || risk.z >= SPEAKS_BELOW) continue;
    samples.dollar?.push(-dollar.z);
    const [start, today] = [startOf(strands, 3) as Day, risk.end];
    if (haven !== undefined) {
      const [h, gold] = [of(haven), episode.series[haven]];
      const at = (day: Day): number => indexAt(h, reach && gold ? reach(gold, day) : day);
      const z = sigmas(h, at(start), at(today));
      if (z !== undefined) samples.haven?.push(z);
    }
    const window = input && creditWindow(input, indexAt(input.risk, today));
    if (window && model)
      samples.credit?.push(creditResidual(window, model) / creditSpread(window, model));
  }
  return {
    nu: STUDENT_FREEDOM,
    count: samples.dollar?.length ?? 0,
    scale: Object.fromEntries(
      Object.entries(samples)
        .filter(([, xs]) => xs.length > 0)
        .map(([k, xs]) => [k, Number(studentScale(xs).toFixed(3))]),
    ),
  };
}

/** Maximum-likelihood scale of a Student-t about zero: the fixed point of its weighted variance. */
function studentScale(xs: readonly number[]): number {
  let s2 = xs.reduce((sum, x) => sum + x * x, 0) / xs.length;
  for (let i = 0; i < 200; i++)
    s2 =
      xs.reduce(
        (sum, x) => sum + ((STUDENT_FREEDOM + 1) * x * x) / (STUDENT_FREEDOM + (x * x) / s2),
        0,
      ) / xs.length;
  return Math.sqrt(s2);
}
