import type { Known } from '../../domain/known.ts';
import type { Lane, Margin, Margins } from '../../domain/record.ts';
import { BASELINES } from '../../domain/score.ts';
import { quantile } from '../../kernel/quantile.ts';
import { measure } from './measure.ts';
import { FIGURES, type Figure, LEAST, type Resampled } from './resample.ts';

const [LOW, HIGH] = [0.1, 0.9];
const YEAR = 365.25;

/** Figures of a path as they stand, in the units of `Margins`. */
function figures({ path }: Lane): { readonly [F in Figure]: Known<number> } {
  if ('unknown' in path) return { growth: path, drawdown: path, cvar: path, asymmetry: path };
  const { growth, drawdown, cvar, asymmetry } = measure(path);
  return { growth, drawdown, cvar: cvar.one, asymmetry };
}

/**
 * The own path less each baseline: growth a year, deepest fall, CVaR of a session, gains over losses,
 * with 80 % intervals from paths that were resampled alike.
 * @param lanes   the own path first, then each baseline
 * @param drawn   of the same contenders in the same order; undefined where a path is not known
 */
export function margins(
  lanes: readonly Lane[],
  drawn: readonly (Resampled | undefined)[],
): Margins[] {
  const own = lanes[0] as Lane;
  const mine = figures(own);
  return BASELINES.map((baseline) => {
    const at = lanes.findIndex((l) => l.contender === baseline);
    const other = lanes[at] as Lane;
    const theirs = figures(other);
    const of = (figure: Figure): Margin => {
      const [a, b] = [mine[figure], theirs[figure]];
      if (typeof a !== 'number') return { at: a, interval: a };
      if (typeof b !== 'number') return { at: b, interval: b };
      return { at: a - b, interval: spread(own, drawn[0]?.[figure], drawn[at]?.[figure], figure) };
    };
    const [growth, drawdown, cvar, asymmetry] = FIGURES.map(of) as [Margin, Margin, Margin, Margin];
    return { baseline, growth, drawdown, cvar, asymmetry };
  });
}

function spread(
  { path }: Lane,
  mine: Float64Array | undefined,
  theirs: Float64Array | undefined,
  figure: Figure,
): Margin['interval'] {
  if (!mine || !theirs || 'unknown' in path) return { unknown: 'not resampled' };
  const n = path.points.length;
  if (n < LEAST) return { unknown: `fewer than ${LEAST} sessions` };
  const years = ((path.points.at(-1)?.day as number) - path.start) / YEAR;
  const unit = figure === 'growth' ? years : 1;
  const apart = Array.from(mine, (x, i) => (x - (theirs[i] as number)) / unit);
  if (!apart.every(Number.isFinite)) return { unknown: 'a resample without a losing session' };
  apart.sort((x, y) => x - y);
  return { low: quantile(apart, LOW), high: quantile(apart, HIGH) };
}
