import type { Known } from '../../domain/known.ts';
import type { Quote, Sizing, WealthPath } from '../../domain/score.ts';
import type { Day } from '../../domain/time.ts';
import { demand } from '../../kernel/require.ts';

/** Cost of a change of exposure by 1, share of capital: 5 basis points. */
const COST_PER_TURNOVER = 0.0005;
/** A bill yield older than so many days is no longer one. */
const MAX_BILL_AGE_DAYS = 10;
/** Bills count 360 days a year. */
const BILL_DAYS_PER_YEAR = 360;

/** On what terms a path is scored. */
export type Terms = {
  /** Bill yields, per cent a year; the session's own or the last before it counts. */
  readonly bills?: readonly Quote[];
  /** Share of capital for a change of exposure by 1. */
  readonly cost?: number;
};

/**
 * Wealth of own capital under a row of decisions. A decision is carried out at the close of the
 * first session after its day, so it never earns a return that ends there; of several that meet in
 * one close the last counts. Between closes capital earns
 * exposure x simple return + (1 - exposure) x bill yield x calendar days / 360, the share being
 * restored each close; a change first costs `cost` x its size, and the way in from cash is one.
 * Source: MODELS, block 12.
 * @param sizings decisions, oldest first, one a day, exposure >= 0
 * @param prices  closes of the risk asset, > 0, oldest first, one a session
 * @returns       unknown when there is no decision, or no session after the first
 * @throws RangeError when days are out of order or a number is impossible
 */
export function path(
  sizings: readonly Sizing[],
  prices: readonly Quote[],
  { bills = [], cost = COST_PER_TURNOVER }: Terms = {},
): Known<WealthPath> {
  for (const row of [sizings, prices, bills]) inOrder(row);
  demand(cost >= 0 && cost < 1, 'cost is a share', cost);
  const first = sizings[0];
  if (!first) return { unknown: { kind: 'no decision' } };
  const begin = prices.findIndex((p) => p.day > first.day);
  const start = prices[begin];
  if (!start) return { unknown: { kind: 'no session after the first decision' } };

  const points: WealthPath['points'][number][] = [];
  let [wealth, exposure, changes, turnover, unpaid] = [1, 0, 0, 0, 0];
  let [next, bill] = [0, 0];
  for (let i = begin; i + 1 < prices.length; i++) {
    const [from, to] = [prices[i] as Quote, prices[i + 1] as Quote];
    const before = exposure;
    for (let s = sizings[next]; s && s.day < from.day; s = sizings[++next]) exposure = s.exposure;
    demand(exposure >= 0 && Number.isFinite(exposure), 'exposure is at least 0', exposure);
    demand(from.value > 0 && to.value > 0, 'prices are above 0', `${from.value}, ${to.value}`);
    const change = Math.abs(exposure - before);
    if (change > 0) changes++;
    turnover += change;
    while ((bills[bill + 1]?.day ?? Number.POSITIVE_INFINITY) <= from.day) bill++;
    const rate = yieldAt(bills[bill], from);
    if (rate === undefined) unpaid++;
    const cash = ((rate ?? 0) / 100) * ((to.day - from.day) / BILL_DAYS_PER_YEAR);
    const earned = exposure * (to.value / from.value - 1) + (1 - exposure) * cash;
    const factor = wealth === 0 ? 1 : Math.max(0, (1 - cost * change) * (1 + earned));
    wealth *= factor;
    points.push({ day: to.day, exposure, ret: factor - 1, wealth });
  }
  return { start: start.day, points, changes, turnover, unpaid };
}

/**
 * The same decisions, each carried out a session later; what has no session left is dropped.
 * @param sizings oldest first
 */
export function delayedBySession(
  sizings: readonly Sizing[],
  prices: readonly Quote[],
): readonly Sizing[] {
  const later = new Map<Day, Sizing>();
  for (const { day, exposure } of sizings) {
    const next = prices.find((p) => p.day > day)?.day;
    if (next !== undefined) later.set(next, { day: next, exposure });
  }
  return [...later.values()];
}

/** The yield of a bill that is of the session's day or a little older. */
const yieldAt = (bill: Quote | undefined, { day }: Quote): number | undefined =>
  bill && bill.day <= day && day - bill.day <= MAX_BILL_AGE_DAYS ? bill.value : undefined;

function inOrder(row: readonly { readonly day: number }[]): void {
  for (let i = 1; i < row.length; i++) {
    const [a, b] = [row[i - 1]?.day as number, row[i]?.day as number];
    demand(a < b, 'days stand oldest first, each once', `${a}, ${b}`);
  }
}
