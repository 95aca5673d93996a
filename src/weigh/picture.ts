import { FAN, OUT } from './firesale/arena.ts';
import { chosenPaths, type FigureOfPath, pathFigure } from './firesale/estimate.ts';
import { spreadOverPaths } from './recovery.ts';

/** Bins of the picture of overshoots. */
const BINS = 10;

/**
 * What a picture of the paths that fell by at least so much is drawn from: the part of the fall that
 * sales made, in bins of 0..1 side by side with weights that sum to 1; and the level of the market after
 * 1, 3, 5, 10, 20, 40, 60 sessions.
 * @param rows  paths x `WIDTH`
 * @param from  least fall, share
 * @returns     undefined when no path fell by as much
 */
export function picture(rows: Float64Array, from: number) {
  const paths = { rows, scrambles: 1 };
  const at = (place: number): FigureOfPath => pathFigure(paths, place);
  const [fall, overshoot] = [at(OUT.fall), at(OUT.overshoot)];
  const [news, weight] = [at(OUT.news), at(OUT.weight)];
  const of = chosenPaths(paths, (path) => fall(path) >= from);
  if (of.length === 0) return undefined;
  const bins = new Float64Array(BINS);
  for (const path of of) {
    const part = (overshoot(path) * news(path)) / fall(path);
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(part * BINS)));
    bins[bin] = (bins[bin] as number) + weight(path);
  }
  const total = bins.reduce((a, b) => a + b, 0);
  return {
    histogram: Array.from(bins, (sum, i) => ({
      from: i / BINS,
      to: (i + 1) / BINS,
      weight: sum / total,
    })),
    fan: FAN.map((_, k) => spreadOverPaths(paths, at(OUT.fan + k), of)),
  };
}
