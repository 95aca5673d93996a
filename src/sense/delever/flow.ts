import { FLOWS, type FlowId, type FlowReading, STUDY } from '../../domain/delever.ts';
import { BURN_IN, type History } from '../../domain/history.ts';
import { SESSIONS_PER_YEAR } from '../../domain/time.ts';
import { ewma } from '../../kernel/ewma.ts';
import { expm1 } from '../../kernel/fdlibm.ts';
import { type Limit, multiple, volatility } from '../../kernel/limits.ts';

const { window: WINDOW_SESSIONS } = STUDY;
const AHEAD_SESSIONS = 5;
/** Weight of the past in the volatility that fast and slow books read, a session. */
const FAST_DECAY = 0.94;
const SLOW_DECAY = 0.97;
/** 10 % a year, up to one and a half times the assets. */
const VOLATILITY_TARGET: Limit = { kind: 'volatility', target: 0.1, most: 1.5 };
/** One session's loss that comes once in a hundred may take 2 % of the assets; up to three times. */
const VALUE_AT_RISK: Limit = { kind: 'risk', share: 0.02, quantile: 2.33, most: 3 };
/** Trend books size by the same target, up to twice the assets, long or short. */
const TREND_TARGET: Limit = { kind: 'volatility', target: 0.1, most: 2 };
/** Sessions over which trend is read: a month, a quarter, a year. */
const TREND_SESSIONS = [21, 63, SESSIONS_PER_YEAR] as const;

/** Moves before the window that a rule needs: those of its volatility, a quarter, a year. */
const NEEDS: { readonly [F in FlowId]: number } = {
  'volatility target': BURN_IN,
  'var limit': 63,
  trend: SESSIONS_PER_YEAR,
};

/** What a rule looks at: volatility a session as fast and slow books read it, and trend, -1..1. */
type Reading = { readonly fast: number; readonly slow: number; readonly trend: number };

const HELD: { readonly [F in FlowId]: (r: Reading) => number } = {
  'volatility target': (r) => multiple(VOLATILITY_TARGET, r.fast * Math.sqrt(SESSIONS_PER_YEAR)),
  'var limit': (r) => multiple(VALUE_AT_RISK, r.slow),
  trend: (r) => r.trend * multiple(TREND_TARGET, r.fast * Math.sqrt(SESSIONS_PER_YEAR)),
};

/**
 * What three kinds of books are made to sell by their own rules, modelled from the risk leg alone.
 * Assumptions, not measurements: each book holds only the risk leg and cash and trades at every close.
 * Volatility target: 10 % a year over EWMA volatility (0.94), at most 1.5 times its assets. VaR limit:
 * 99 % loss of a session at most 2 % of assets, normal quantile 2.33, EWMA 0.97 over a year, at most 3
 * times. Trend: mean over 21, 63 and 252 sessions of the move in its own standard deviations, each
 * cut at -1 and 1, times 10 % over EWMA volatility, at most 2 times, long or short.
 * Ahead, each move is as large as the root mean square of the past year, up or down alike.
 * @param history  prices up to the end of the window
 * @returns        in the order of `FLOWS`; a rule is unknown with fewer moves before the window than
 *                 it needs (40, 63 and 252), or where the series is no price. With less than a year
 *                 the usual move ahead is that of the moves there are
 */
export function flows(history: History): readonly FlowReading[] {
  const end = history.length - 1;
  if (history.kind === 'yield' || history.kind === 'spread')
    return FLOWS.map((rule) => ({ rule, unknown: { kind: 'not a price' } }));
  const known = FLOWS.filter((rule) => end >= NEEDS[rule] + WINDOW_SESSIONS);
  if (known.length === 0)
    return FLOWS.map((rule) => ({ rule, unknown: { kind: 'too short a past' } }));
  const window = Array.from({ length: WINDOW_SESSIONS + 1 }, (_, k) =>
    reading(history, end - WINDOW_SESSIONS + k),
  );
  const ahead = forward(history, end, window[WINDOW_SESSIONS] as Reading);
  return FLOWS.map((rule): FlowReading => {
    if (!known.includes(rule)) return { rule, unknown: { kind: 'too short a past' } };
    const held = window.map(HELD[rule]);
    const later = ahead.map(HELD[rule]);
    return {
      rule,
      before: held[0] as number,
      now: held[WINDOW_SESSIONS] as number,
      window: soldOver(history, end, (i) => held[i - end + WINDOW_SESSIONS] as number),
      next: later.slice(1).map((h, k) => 100 * ((later[k] as number) - h)),
    };
  });
}

/** Selling of volatility-target books over the window that ends at a session, per cent of assets. */
export function targeted(history: History, end: number): number | undefined {
  if (history.kind === 'yield' || history.kind === 'spread' || end < WINDOW_SESSIONS + 1)
    return undefined;
  const held = (i: number): number =>
    multiple(VOLATILITY_TARGET, Math.sqrt((history.variance[i] as number) * SESSIONS_PER_YEAR));
  return soldOver(history, end, held);
}

/** What is sold over the window that ends at a session, by the exposure held at each, per cent. */
function soldOver({ moves }: History, end: number, held: (session: number) => number): number {
  let sum = 0;
  for (let i = end - WINDOW_SESSIONS + 1; i <= end; i++)
    sum += sold(held(i - 1), held(i), moves[i]);
  return 100 * sum;
}

/** Share of assets sold at a close: what the move has made of the exposure, less what the rule allows. */
function sold(before: number, now: number, move = 0): number {
  const gain = expm1(move);
  const equity = 1 + before * gain;
  // A book whose equity is gone sells all that it held.
  return equity > 0 ? (before * (1 + gain)) / equity - now : before;
}

function reading(history: History, at: number): Reading {
  const moves = history.moves.slice(Math.max(1, at + 1 - SESSIONS_PER_YEAR), at + 1);
  return {
    fast: Math.sqrt(history.variance[at] as number),
    slow: volatility(moves, SLOW_DECAY),
    trend: trend(moves, moves),
  };
}

/** Readings at the last close and at each close ahead. */
function forward(history: History, end: number, last: Reading): Reading[] {
  const sizes = history.moves.slice(Math.max(1, end + 1 - SESSIONS_PER_YEAR), end + 1);
  const moves = [...sizes];
  const usual = Math.sqrt(sizes.reduce((sum, x) => sum + x * x, 0) / sizes.length);
  const out = [last];
  let variance = history.variance[end] as number;
  for (let k = 0; k < AHEAD_SESSIONS; k++) {
    variance = ewma(variance, usual, FAST_DECAY);
    sizes.push(usual);
    // Up and down alike: the level stays, and the oldest move leaves the window.
    moves.push(0);
    const year = sizes.slice(-SESSIONS_PER_YEAR);
    const fast = Math.sqrt(variance);
    out.push({
      fast,
      slow: volatility(year, SLOW_DECAY),
      trend: trend(moves.slice(-SESSIONS_PER_YEAR), year),
    });
  }
  return out;
}

/** How far the level has moved over each stretch, in its standard deviations, cut and averaged. */
function trend(moves: readonly number[], sizes: readonly number[]): number {
  let sum = 0;
  for (const n of TREND_SESSIONS) {
    let [total, squares] = [0, 0];
    for (let i = Math.max(0, sizes.length - n); i < sizes.length; i++) {
      total += moves[i] as number;
      squares += (sizes[i] as number) ** 2;
    }
    sum += squares > 0 ? Math.max(-1, Math.min(1, total / Math.sqrt(squares))) : 0;
  }
  return sum / TREND_SESSIONS.length;
}
