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
  creditSpread,
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
  const spread = spreadOf(rows, model);
  if (!spread) return model;
  const contradicted = followed(rows, { ...model, spread }, input.risk);
  return { ...model, spread, ...(contradicted && { contradicted }) };
}

/** Line through the logs of what is left and of volatility, lifted until what is left has deviation 1. */
function spreadOf(rows: readonly CreditWindow[], model: CreditModel): CreditModel['spread'] {
  const left = rows.filter((r) => creditResidual(r, model) !== 0);
  if (left.length < MIN_WINDOWS) return undefined;
  const [x, sizes] = [
    left.map((r) => [1, coarseLog(r.volatility)]),
    left.map((r) => coarseLog(Math.abs(creditResidual(r, model)))),
  ];
  const [foot, slope] = ols(x, sizes, 0).beta as [number, number];
  const line = { ...model, spread: { level: coarseExp(foot), slope } };
  const squares = rows.map((r) => (creditResidual(r, model) / creditSpread(r, line)) ** 2);
  const lift = Math.sqrt(squares.reduce((a, b) => a + b, 0) / (rows.length - model.beta.length));
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
const shipped = (x: number): number => Number(x.toPrecision(10));
