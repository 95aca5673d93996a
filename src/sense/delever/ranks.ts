import type { RankReading } from '../../domain/delever.ts';
import type { Known, Spread } from '../../domain/known.ts';
import { correlation } from '../../kernel/correlation.ts';
import { atanh, tanh } from '../../kernel/hyperbolic.ts';
import { quantile } from '../../kernel/quantile.ts';
import { measured, type Panel } from './rankmeasure.ts';

/** How the signature is measured. Sessions. */
export type RankRule = {
  /** Of the window; of the regression that ends before it; of the median of volume before it. */
  readonly window: number;
  readonly past: number;
  readonly volume: number;
  /** Earlier windows, one after the other and none overlapping, that tell what is usual. */
  readonly placebos: number;
};

export const RANK_RULE: RankRule = { window: 3, past: 250, volume: 60, placebos: 80 };

const MIN_NAMES = 10;
const MIN_PLACEBOS = 20;

/**
 * Whether the most liquid names of a cross-section were sold hardest in the window that ends with a
 * session. Moves are beta-adjusted and in sigmas of the name's own past; volume is the window's
 * against the name's own past; both are set against the rank of traded value before the window. What
 * earlier windows of the same names showed is what is usual: its middle is taken off, and its spread,
 * in which the names move together as they do, is the interval's. The spread of slopes goes with that
 * of the moves, so that a wild window is not judged by quiet ones.
 * @param at  place of the window's last session; what lies after it is not looked at
 * @returns   slope and volume less what is usual, with 80 % intervals; unknown where fewer than ten
 *            names or twenty earlier windows can be read
 */
export function ranks(panel: Panel, at: number, rule: RankRule = RANK_RULE): Known<RankReading> {
  const now = signature(panel, at, rule);
  if (now === undefined) return { unknown: { kind: 'too few names' } };
  const usual: Signature[] = [];
  for (let i = 1; i <= rule.placebos; i++) {
    const before = signature(panel, at - i * rule.window, rule);
    if (before !== undefined) usual.push(before);
  }
  if (usual.length < MIN_PLACEBOS) return { unknown: { kind: 'too short a past' } };
  const slopes = usual.map((u) => u.slope / u.scatter);
  const slope = against(now.slope, slopes, now.scatter);
  // On this scale a rank correlation varies as much near its ends as about zero.
  const volumes = usual.map((u) => lift(u.volume));
  const { low, at: middle, high } = against(lift(now.volume), volumes, 1);
  const volume = { low: tanh(low), at: tanh(middle), high: tanh(high) };
  return {
    group: panel.group,
    names: now.names,
    of: panel.names.length,
    slope,
    volume,
    reads: reads(slope, volume),
  };
}

/**
 * What two intervals allow to be said. Both must say the same: that prices of the liquid fell most, and
 * that their volume rose most.
 */
export function reads(slope: Spread, volume: Spread): RankReading['reads'] {
  if (slope.high < 0 && volume.low > 0) return 'most liquid hardest';
  if (slope.low > 0 && volume.high < 0) return 'least liquid hardest';
  return 'no pattern';
}

/** A figure less the usual, and the 80 % that the usual varies by, in a unit of now. */
function against(now: number, usual: number[], unit: number): Spread {
  const sorted = usual.sort((a, b) => a - b);
  const off = (p: number): number => now - unit * quantile(sorted, p);
  return { low: off(0.9), at: off(0.5), high: off(0.1) };
}

/** Fisher's scale of a correlation; the very ends have a place on it. */
const lift = (r: number): number => atanh(Math.min(0.999, Math.max(-0.999, r)));

type Signature = {
  readonly slope: number;
  readonly volume: number;
  /** Standard deviation of the moves over the names. */
  readonly scatter: number;
  readonly names: number;
};

function signature(panel: Panel, at: number, rule: RankRule): Signature | undefined {
  const all = measured(panel, at, rule);
  if (all.length < MIN_NAMES) return undefined;
  const liquid = places(all.map((m) => m.traded));
  const moves = all.map((m) => m.move);
  const mean = moves.reduce((sum, z) => sum + z, 0) / moves.length;
  const scatter = Math.sqrt(
    moves.reduce((sum, z) => sum + (z - mean) ** 2, 0) / (moves.length - 1),
  );
  const volume = correlation(liquid, places(all.map((m) => m.volume)));
  if (!(scatter > 0) || volume === undefined) return undefined;
  const spread = liquid.reduce((sum, l) => sum + (l - 0.5) ** 2, 0);
  const slope = liquid.reduce((sum, l, i) => sum + (l - 0.5) * (moves[i] as number), 0) / spread;
  return { slope, volume, scatter, names: all.length };
}

/** Ranks from 0, the least, to 1, the most; equals share the middle of their places. */
function places(xs: readonly number[]): readonly number[] {
  const sorted = xs.map((_, i) => i).sort((i, j) => (xs[i] as number) - (xs[j] as number));
  const out = new Array<number>(xs.length);
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to + 1 < sorted.length && xs[sorted[to + 1] as number] === xs[sorted[from] as number])
      to++;
    for (let i = from; i <= to; i++) out[sorted[i] as number] = (from + to) / 2 / (xs.length - 1);
    from = to + 1;
  }
  return out;
}
