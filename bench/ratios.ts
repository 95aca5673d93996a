import { FIGURES } from './stream.ts';
import type { Ratio, Variance } from './variance.ts';

const TITLES = {
  overshoot: 'mean overshoot',
  tail: 'CVaR 99 of the overshoot',
  fall: 'CVaR 99 of the fall',
  half: 'P(half back within 20)',
} as const;

const WIDE = 26;

/** The report of `benchVariance` as lines of text. */
export function ratios(report: Variance): readonly string[] {
  const { paths, scrambles, replicates, many, figures, whole, counted } = report;
  const row = (title: string, cells: readonly string[]): string =>
    `  ${title.padEnd(WIDE)}${cells.map((c) => c.padStart(22)).join('')}`;
  return [
    `${paths} paths, ${replicates} replicates of each, ${report.kernel}; variance of plain dice over that of the scheme, 95 % by bootstrap`,
    row('', [`${scrambles} scrambles`, 'the same a CPU-second', 'one scramble']),
    ...FIGURES.map((f) =>
      row(TITLES[f], [within(figures[f].ratio), within(figures[f].perSecond), within(whole[f])]),
    ),
    row('  zeros and ones counted', [within(counted)]),
    '',
    `against ${many} plain paths`,
    row('', ['plain paths', 'scheme', 'bias, joint s.e.', 'stated / true s.e.']),
    ...FIGURES.map((f) => {
      const { truth, net, bias, stated } = figures[f];
      return row(TITLES[f], [digits(truth.at), digits(net), bias.toFixed(2), stated.toFixed(2)]);
    }),
  ];
}

const digits = (x: number): string => x.toPrecision(5);
const within = ({ at, low, high }: Ratio): string =>
  `${at.toFixed(1)} (${low.toFixed(1)}-${high.toFixed(1)})`;
