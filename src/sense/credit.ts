import { type History, indexAt } from '../domain/history.ts';
import type { Known } from '../domain/known.ts';
import type { Credit, CreditReading } from '../domain/stress.ts';
import type { Day } from '../domain/time.ts';
import type { CreditModel } from '../domain/vintage.ts';
import { log } from '../kernel/fdlibm.ts';
import { NORMAL_90 } from '../kernel/normal.ts';
import { coarseExp, coarseLog } from '../kernel/portablemath.ts';

const OLDER = { kind: 'older than the fall' } as const;
/** Sessions over which credit, risk and volatility are compared. */
export const CREDIT_SESSIONS = 3;

/** What the credit reading is made from. */
export type CreditInput = {
  readonly credit: History;
  readonly risk: History;
  readonly volatility: History;
};

/** One window: credit change, and what explains it (constant, risk return in per cent, volatility change). */
export type CreditWindow = {
  readonly end: Day;
  readonly change: number;
  readonly x: readonly [number, number, number];
  /** Volatility at its end, > 0. */
  readonly volatility: number;
};

/**
 * The window that ends at position `end` of the risk history, or undefined where a value is lacking
 * on the very day of either end.
 */
export function creditWindow(input: CreditInput, end: number): CreditWindow | undefined {
  const { credit, risk, volatility } = input;
  const start = end - CREDIT_SESSIONS;
  if (start < 0 || end >= risk.length) return undefined;
  const at = (h: History, day: Day): number | undefined => {
    const i = indexAt(h, day);
    return i >= 0 && h.days[i] === day ? h.values[i] : undefined;
  };
  const [from, to] = [risk.days[start] as Day, risk.days[end] as Day];
  const [c0, c1, v0, v1] = [
    at(credit, from),
    at(credit, to),
    at(volatility, from),
    at(volatility, to),
  ];
  if (c0 === undefined || c1 === undefined || v0 === undefined || !(v1 !== undefined && v1 > 0))
    return undefined;
  const ret = 100 * log((risk.values[end] as number) / (risk.values[start] as number));
  return { end: to, change: c1 - c0, x: [1, ret, v1 - v0], volatility: v1 };
}

/** Credit change that risk and volatility do not explain. */
export const creditResidual = (window: CreditWindow, model: CreditModel): number =>
  window.change - window.x.reduce((sum, x, i) => sum + x * (model.beta[i] as number), 0);

/** How far it usually strays: more where volatility is high, if the vintage has learnt how much. */
export const creditSpread = (
  { volatility }: CreditWindow,
  { spread, residual }: CreditModel,
): number => (spread ? spread.level * coarseExp(spread.slope * coarseLog(volatility)) : residual);

/**
 * Does credit widen beyond what risk and volatility explain? Judged on the last window whose credit
 * value is known; not yet after a start, seen or possible, until a value from that day on is there.
 * The interval is the prediction interval of the regression: residual variance plus x'Vx.
 */
export function credit(
  input: Known<CreditInput>,
  model: CreditModel | undefined,
  started: Day | undefined,
): Credit {
  if ('unknown' in input) return { state: 'unknown', reason: input.unknown };
  if (!model) return { state: 'unknown', reason: { kind: 'uncalibrated' } };
  const last = input.credit.days[input.credit.length - 1];
  if (last === undefined) return { state: 'unknown', reason: { kind: 'no credit value' } };
  const window = creditWindow(input, indexAt(input.risk, last));
  if (!window) return { state: 'unknown', reason: { kind: 'window incomplete' } };
  if (started !== undefined && last < started)
    return { state: 'not yet', reason: OLDER, awaits: started, end: window.end };
  return readCredit(window, model);
}

/** What one window tells, whatever else is known. */
export function readCredit(window: CreditWindow, model: CreditModel) {
  const unsure = window.x.reduce(
    (sum, x, i) =>
      sum + window.x.reduce((row, y, j) => row + x * y * (model.covariance[i]?.[j] as number), 0),
    0,
  );
  const [residual, spread] = [creditResidual(window, model), creditSpread(window, model)];
  const reach = NORMAL_90 * Math.sqrt(spread ** 2 + Math.max(0, unsure));
  const [low, high] = [residual - reach, residual + reach];
  const reading: CreditReading =
    low > 0 ? 'confirms' : high < 0 ? 'contradicts' : 'does not confirm';
  return {
    state: reading,
    end: window.end,
    residual,
    low,
    high,
    z: residual / spread,
  };
}
