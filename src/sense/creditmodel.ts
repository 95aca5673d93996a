import { STUDY } from '../domain/delever.ts';
import type { Episode } from '../domain/episode.ts';
import { type History, indexAt } from '../domain/history.ts';
import { type CreditModel, MIN_WINDOWS } from '../domain/vintage.ts';
import { mean } from '../kernel/mean.ts';
import { ols } from '../kernel/ols.ts';
import { coarseExp, coarseLog } from '../kernel/portablemath.ts';
import {
  CREDIT_SESSIONS,
  type CreditInput,
  type CreditWindow,
  creditResidual,
  creditWindow,
  readCredit,
} from './credit.ts';

/** Autocorrelation that the credit errors may have, sessions. */
const HAC_LAGS = 5;

/** What the credit reading of an episode is made from; undefined where a series is not named. */
export function creditInputOf(
  episode: Episode,
  of: (id: string) => History,
): CreditInput | undefined {
  const { credit, volatility } = episode.roles;
  const risk = episode.legs.risk[0];
  return credit === undefined || volatility === undefined || risk === undefined
    ? undefined
    : { credit: of(credit), volatility: of(volatility), risk: of(risk) };
}

/** Ordinary least squares over all complete windows, errors robust to five sessions of overlap. */
export function creditModel(
  episode: Episode,
  of: (id: string) => History,
): CreditModel | undefined {
  const input = creditInputOf(episode, of);
  if (!input) return undefined;
  const rows = [];
  for (let end = CREDIT_SESSIONS; end < input.risk.length; end++) {
    const window = creditWindow(input, end);
    if (window) rows.push(window);
  }
  if (rows.length < MIN_WINDOWS) return undefined;
  const [x, changes] = [rows.map((r) => [...r.x]), rows.map((r) => r.change)];
  const fit = ols(x, changes, HAC_LAGS);
  const model: CreditModel = {
    count: rows.length,
    beta: fit.beta.map(shipped) as [number, number, number],
    covariance: fit.covariance.map((row) => row.map(shipped)),
    residual: shipped(fit.residual),
  };
  const all = rows.map((r) => ({ left: creditResidual(r, model), volatility: r.volatility }));
  const spread = spreadBy(all, model.beta.length);
  if (!spread) return model;
  const contradicted = followed(rows, { ...model, spread }, input.risk);
  return { ...model, spread, ...(contradicted && { contradicted }) };
}

/** What a regression leaves of a window, and the volatility at its end. */
type Left = { readonly left: number; readonly volatility: number };

/**
 * Line through the logs of what is left and of volatility, lifted until what is left has deviation 1.
 * @param spent  coefficients that were fitted before
 * @returns      undefined with fewer than 1,250 windows in which anything is left
 */
export function spreadBy(all: readonly Left[], spent: number): CreditModel['spread'] {
  const some = all.filter((r) => r.left !== 0);
  if (some.length < MIN_WINDOWS) return undefined;
  const [x, sizes] = [
    some.map((r) => [1, coarseLog(r.volatility)]),
    some.map((r) => coarseLog(Math.abs(r.left))),
  ];
  const [foot, slope] = ols(x, sizes, 0).beta as [number, number];
  const usual = ({ volatility }: Left): number =>
    coarseExp(foot) * coarseExp(slope * coarseLog(volatility));
  const squares = all.map((r) => (r.left / usual(r)) ** 2);
  const lift = Math.sqrt(squares.reduce((a, b) => a + b, 0) / (all.length - spent));
  return { level: shipped(lift * coarseExp(foot)), slope: shipped(slope) };
}

/** What shares did after windows that contradicted, and after all. */
function followed(
  rows: readonly CreditWindow[],
  model: CreditModel,
  risk: History,
): CreditModel['contradicted'] {
  const { values } = risk;
  const due = rows.flatMap((r) => {
    const at = indexAt(risk, r.end);
    const later = values[at + STUDY.after];
    const { state } = readCredit(r, model);
    return later === undefined ? [] : [{ state, after: later / (values[at] as number) - 1 }];
  });
  const those = due.filter((d) => d.state === 'contradicts');
  if (those.length === 0) return undefined;
  const average = (of: typeof due): number => shipped(mean(of.map((d) => d.after)));
  return { windows: those.length, after: average(those), all: average(due) };
}

/** Ten digits: what two machines whose logarithms differ in the last place agree on. */
export const shipped = (x: number): number => Number(x.toPrecision(10));
