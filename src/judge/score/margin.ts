import type { Known } from '../../domain/known.ts';
import type { Lane, Margin, Margins } from '../../domain/record.ts';
import { BASELINES } from '../../domain/score.ts';
import { DAYS_PER_YEAR } from '../../domain/time.ts';
import { quantile } from '../../kernel/quantile.ts';
import { INTERVAL } from './bootstrap.ts';
import { measure } from './measure.ts';
import {
  MIN_RESAMPLED_SESSIONS,
  RESAMPLED_FIGURES,
  type Resampled,
  type ResampledFigure,
} from './resample.ts';

/** Figures of a path as they stand, in the units of `Margins`. */
function figures({ path }: Lane): { readonly [F in ResampledFigure]: Known<number> } {
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
    const of = (figure: ResampledFigure): Margin => {
      const [a, b] = [mine[figure], theirs[figure]];
      if (typeof a !== 'number') return { at: a, interval: a };
      if (typeof b !== 'number') return { at: b, interval: b };
      return {
        at: a - b,
        interval: spread(own, figure, { mine: drawn[0]?.[figure], theirs: drawn[at]?.[figure] }),
      };
    };
    const [growth, drawdown, cvar, asymmetry] = RESAMPLED_FIGURES.map(of) as [
      Margin,
      Margin,
      Margin,
      Margin,
    ];
    return { baseline, growth, drawdown, cvar, asymmetry };
  });
}

function spread(
  { path }: Lane,
  figure: ResampledFigure,
  {
    mine,
    theirs,
  }: { readonly mine: Float64Array | undefined; readonly theirs: Float64Array | undefined },
): Margin['interval'] {
  if (!mine || !theirs || 'unknown' in path) return { unknown: { kind: 'not resampled' } };
  const n = path.points.length;
  if (n < MIN_RESAMPLED_SESSIONS)
    return { unknown: { kind: 'too few', of: 'sessions', least: MIN_RESAMPLED_SESSIONS } };
  const years = ((path.points.at(-1)?.day as number) - path.start) / DAYS_PER_YEAR;
  const unit = figure === 'growth' ? years : 1;
  const apart = Array.from(mine, (x, i) => (x - (theirs[i] as number)) / unit);
  if (!apart.every(Number.isFinite))
    return { unknown: { kind: 'a resample without a losing session' } };
  apart.sort((x, y) => x - y);
  return { low: quantile(apart, INTERVAL.low), high: quantile(apart, INTERVAL.high) };
}
