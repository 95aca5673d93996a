import type { Episode } from '../domain/episode.ts';
import { type History, indexAt } from '../domain/history.ts';
import type { Tonight } from '../domain/stress.ts';
import { civilOf, type Day } from '../domain/time.ts';
import { type CreditModel, type CreditNowModel, MIN_WINDOWS } from '../domain/vintage.ts';
import { log } from '../kernel/fdlibm.ts';
import { ols } from '../kernel/ols.ts';
import { coarseExp, coarseLog } from '../kernel/portablemath.ts';
import { CREDIT_SESSIONS, creditResidual, creditWindow } from './credit.ts';
import { creditInputOf, shipped, spreadBy } from './creditmodel.ts';

/** Deviations foretold below which credit is taken not to widen. */
const CALM_SIGMAS = 0.6;

/** Funds of credit and of Treasuries, and what explains them. */
type NowInput = {
  readonly risk: History;
  readonly volatility: History;
  readonly credit: readonly History[];
  readonly rates: History;
};

/** The series that the reading of the same evening is made from; undefined where one is not cast. */
export function nowSeries({ legs, roles, creditNow }: Episode): readonly string[] | undefined {
  const [risk] = legs.risk;
  return creditNow === undefined || roles.volatility === undefined || risk === undefined
    ? undefined
    : [risk, roles.volatility, ...creditNow.credit, creditNow.rates];
}

function inputOf(series: readonly string[], of: (id: string) => History): NowInput {
  const [risk, volatility, ...funds] = series.map(of) as [History, History, ...History[]];
  return { risk, volatility, credit: funds.slice(0, -1), rates: funds.at(-1) as History };
}

/**
 * The window that ends at a session of the risk leg: constant, per cent of shares, point of volatility,
 * per cent of each credit fund and of Treasuries, and whether a month begins in it, on whose first
 * session such funds go ex.
 * @returns undefined where a value is lacking on the very day of either end
 */
function nowWindow(
  { risk, volatility, credit, rates }: NowInput,
  end: number,
): { readonly x: readonly number[]; readonly volatility: number } | undefined {
  const [from, to] = [risk.days[end - CREDIT_SESSIONS], risk.days[end]];
  if (from === undefined || to === undefined) return undefined;
  const value = (h: History, day: Day): number | undefined => {
    const i = indexAt(h, day);
    return i >= 0 && h.days[i] === day ? h.values[i] : undefined;
  };
  const [v0, v1] = [value(volatility, from), value(volatility, to)];
  const gains: number[] = [];
  for (const h of [risk, ...credit, rates]) {
    const [a, b] = [value(h, from), value(h, to)];
    if (a === undefined || b === undefined) return undefined;
    gains.push(100 * log(b / a));
  }
  if (v0 === undefined || !(v1 !== undefined && v1 > 0)) return undefined;
  const [shares, ...funds] = gains as [number, ...number[]];
  const begins = civilOf(from).month === civilOf(to).month ? 0 : 1;
  return { x: [1, shares, v1 - v0, ...funds, begins], volatility: v1 };
}

const foretold = ({ x }: { readonly x: readonly number[] }, beta: readonly number[]): number =>
  x.reduce((sum, one, i) => sum + one * (beta[i] as number), 0);

/**
 * What funds foretell of the credit value that is not there yet: ordinary least squares of the residual of
 * the credit reading over all complete windows of the past, and how far what is foretold strays, by
 * volatility.
 * @param credit  model of that reading, learnt from the same past
 */
export function creditNowModel(
  episode: Episode,
  of: (id: string) => History,
  credit: CreditModel | undefined,
): CreditNowModel | undefined {
  const [series, late] = [nowSeries(episode), creditInputOf(episode, of)];
  if (!series || !late || !credit) return undefined;
  const input = inputOf(series, of);
  const rows = Array.from({ length: input.risk.length }, (_, end) => {
    const [now, then] = [nowWindow(input, end), creditWindow(late, end)];
    return now && then ? [{ ...now, left: creditResidual(then, credit) }] : [];
  }).flat();
  if (rows.length < MIN_WINDOWS) return undefined;
  const fit = ols(
    rows.map((r) => [...r.x]),
    rows.map((r) => r.left),
    0,
  );
  const beta = fit.beta.map(shipped);
  const told = rows.map((r) => ({ left: foretold(r, beta), volatility: r.volatility }));
  const spread = spreadBy(told, beta.length);
  return spread && { series, count: rows.length, beta, spread };
}

/**
 * What credit funds foretell tonight of the credit value that is awaited, in deviations of what they
 * foretold in the past at such volatility; and whether that is little enough for credit to be taken not to
 * widen. It speaks only of a window that ends with the risk leg's last session and begins before the fall.
 * @param awaits  first day of the value that would tell
 * @returns       undefined where anything is lacking: nothing is taken then
 */
export function creditNow(
  episode: Episode,
  of: (id: string) => History,
  { model, awaits }: { readonly model: CreditNowModel | undefined; readonly awaits: Day },
): Tonight | undefined {
  const series = nowSeries(episode);
  if (!series || !model || model.series.join() !== series.join()) return undefined;
  const input = inputOf(series, of);
  const last = input.risk.length - 1;
  const [from, end] = [input.risk.days[last - CREDIT_SESSIONS], input.risk.days[last]];
  const window = nowWindow(input, last);
  if (!window || from === undefined || end === undefined || from >= awaits || end < awaits)
    return undefined;
  const { level, slope } = model.spread;
  const z =
    foretold(window, model.beta) / (level * coarseExp(slope * coarseLog(window.volatility)));
  return { end, z, calm: z < CALM_SIGMAS };
}
