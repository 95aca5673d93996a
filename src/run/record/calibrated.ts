import type { Known } from '../../domain/known.ts';
import type { Calibrated } from '../../domain/record.ts';
import { murphy } from '../../kernel/calibrationbins.ts';
import { logScore } from '../../kernel/logscore.ts';
import type { Forecast } from '../../sense/delever/walking.ts';

/** Forecasts that must have come due. */
const MIN_FORECASTS = 20;
/** Bins of the calibration curve. */
const BINS = 5;

/**
 * How well probabilities of one kind were kept: a calibration curve over fifths, and logarithmic
 * scores beside those of the past mean, the fear rule and the walk.
 * @returns unknown with fewer than twenty forecasts that came due
 */
export function calibrated(
  forecasts: readonly Forecast[],
  kind: 'half' | 'end',
): Known<Calibrated> {
  const due = forecasts.flatMap((f) =>
    f.fall.after ? [{ said: f[kind], came: Number(f.fall.after[kind]) }] : [],
  );
  if (due.length < MIN_FORECASTS)
    return { unknown: { kind: 'too few', of: 'forecasts', least: MIN_FORECASTS } };
  const came = due.map((d) => d.came);
  const log = (by: keyof Forecast['half']): Known<number> => {
    const score = logScore(
      due.map((d) => d.said[by]),
      came,
    );
    return Number.isFinite(score) ? score : { unknown: { kind: 'something held impossible came' } };
  };
  const { bins } = murphy(
    due.map((d) => d.said.own),
    came,
    BINS,
  );
  return {
    cases: due.length,
    bins: bins.map(({ n, forecast, frequency }) => ({ n, forecast, frequency })),
    log: { own: log('own'), mean: log('mean'), fear: log('fear'), walk: log('walk') },
  };
}
