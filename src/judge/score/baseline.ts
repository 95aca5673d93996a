import { BURN_IN, extend, noHistory } from '../../domain/history.ts';
import type { Known } from '../../domain/known.ts';
import type { BaselineId, Quote, Sizing } from '../../domain/score.ts';
import { type Day, SESSIONS_PER_YEAR } from '../../domain/time.ts';

/** Level of VIX over which fear buys, and sessions for which it stays. */
const FEAR_LEVEL = 30;
const FEAR_SESSIONS = 60;
/** Sessions after which a level of VIX says nothing any more. */
const MAX_LEVEL_AGE_SESSIONS = 5;
/** Volatility aimed at, a year. */
const TARGET_VOLATILITY = 0.1;
/** Fall under the peak since entry that sells, share, and sessions spent out. */
type StopLossSetting = { readonly fall: number; readonly rest: number };
const STOP_LOSS: StopLossSetting = { fall: 0.1, rest: 20 };
/** What anybody might have written instead: six falls, three rests. */
const STOP_LOSS_FALLS = [0.05, 0.075, 0.1, 0.125, 0.15, 0.2] as const;
const STOP_LOSS_RESTS = [10, 20, 60] as const;
/** Rounding of a price that stands exactly on the edge. */
const PRICE_TOLERANCE = 1e-9;

/** What the baselines look at: the days of decision, and the past as it became known. */
export type Basis = {
  /** Oldest first. */
  readonly days: readonly Day[];
  /** Closes of the risk asset, > 0, oldest first; earlier ones are its past. */
  readonly prices: readonly Quote[];
  /** VIX, or what stands for it. */
  readonly fear?: readonly Quote[];
  /** Mean exposure of the own path; undefined where that is not known. */
  readonly mean?: number;
};

/**
 * What a baseline decides on each day of decision, from values known by then and nothing else.
 * mix: the own path's mean exposure, which is known afterwards alone. hold: 1. out: 0. fear: 1 for 60 sessions after VIX over 30, else 0; a record too short to tell
 * counts as no fear (see `shortRecord`). volatility: 10 % over the annualised EWMA volatility, at
 * most 1. stopLoss: 1, but 0 for 20 sessions once 10 % under the highest close since entry.
 * Source: MODELS, block 12.
 * @returns unknown, with the reason, when an input is missing on any day
 */
export function baseline(id: BaselineId, basis: Basis): Known<readonly Sizing[]> {
  if (id === 'mix')
    return basis.mean === undefined
      ? { unknown: { kind: 'nothing to compare' } }
      : held(basis, basis.mean);
  if (id === 'hold') return held(basis, 1);
  if (id === 'out') return held(basis, 0);
  if (id === 'fear') return fear(basis);
  return id === 'volatility' ? volatility(basis) : stopLoss(basis, STOP_LOSS);
}

const held = ({ days }: Basis, exposure: number): readonly Sizing[] =>
  days.map((day) => ({ day, exposure }));

/** The stop-loss under each of its settings. */
export const stopLosses = (basis: Basis): readonly (readonly Sizing[])[] =>
  STOP_LOSS_FALLS.flatMap((fall) => STOP_LOSS_RESTS.map((rest) => stopLoss(basis, { fall, rest })));

/** Sessions by which the record of VIX begins too late to know the first decisions; 0 is none. */
export function shortRecord({ days, prices, fear = [] }: Basis): number {
  const [day, since] = [days[0], fear[0]?.day];
  if (day === undefined || since === undefined) return 0;
  const before = prices.filter((p) => p.day >= since && p.day <= day).length;
  return Math.max(0, FEAR_SESSIONS - before);
}

/** How many of a row are known at the decision of a day; a value that is late holds up what follows. */
function reader(row: readonly Quote[]): (day: Day) => number {
  let n = 0;
  return (day) => {
    for (let q = row[n]; q && (q.known ?? q.day) <= day; q = row[n]) n++;
    return n;
  };
}

function fear({ days, prices, fear: row = [] }: Basis): Known<readonly Sizing[]> {
  const [session, level] = [reader(prices), reader(row)];
  const out: Sizing[] = [];
  let [seen, hot] = [0, undefined as Day | undefined];
  for (const day of days) {
    const [n, m] = [session(day), level(day)];
    for (; seen < m; seen++)
      if ((row[seen] as Quote).value > FEAR_LEVEL) hot = (row[seen] as Quote).day;
    const last = row[m - 1]?.day;
    if (last === undefined || since(prices, n, last) > MAX_LEVEL_AGE_SESSIONS)
      return { unknown: { kind: 'no VIX' } };
    const stays = hot !== undefined && since(prices, n, hot) < FEAR_SESSIONS;
    out.push({ day, exposure: stays ? 1 : 0 });
  }
  return out;
}

/** Sessions known after a day. */
function since(prices: readonly Quote[], known: number, day: Day): number {
  let n = 0;
  while (n < known && (prices[known - 1 - n] as Quote).day > day) n++;
  return n;
}

function volatility({ days, prices }: Basis): Known<readonly Sizing[]> {
  const session = reader(prices);
  const out: Sizing[] = [];
  let history = noHistory('price');
  for (const day of days) {
    for (const n = session(day); history.length < n; ) {
      const { day: at, value } = prices[history.length] as Quote;
      history = extend(history, at, value);
    }
    if (history.length <= BURN_IN)
      return { unknown: { kind: 'too few', of: 'returns', least: BURN_IN } };
    const sigma = Math.sqrt(SESSIONS_PER_YEAR * (history.variance[history.length - 1] as number));
    out.push({ day, exposure: sigma > TARGET_VOLATILITY ? TARGET_VOLATILITY / sigma : 1 });
  }
  return out;
}

function stopLoss({ days, prices }: Basis, { fall, rest }: StopLossSetting): readonly Sizing[] {
  const session = reader(prices);
  let inside = true;
  /** Position of the close of the last entry, or of the last exit. */
  let at = session(days[0] ?? (0 as Day));
  let [seen, peak] = [at, 0];
  return days.map((day) => {
    const n = session(day);
    for (; seen < n; seen++) peak = Math.max(peak, (prices[seen] as Quote).value);
    const under =
      inside && at < n && (prices[n - 1] as Quote).value <= peak * (1 - fall) + PRICE_TOLERANCE;
    if (under || (!inside && n - at >= rest)) [inside, at, peak] = [!inside, n, 0];
    return { day, exposure: inside ? 1 : 0 };
  });
}
