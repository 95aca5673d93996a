import type { Known } from '../../domain/known.ts';
import type { Lane } from '../../domain/record.ts';
import type { Quote, ShiftTest, Sizing, Timing, WealthPath } from '../../domain/score.ts';
import type { Day } from '../../domain/time.ts';
import { exp, log1p } from '../../kernel/fdlibm.ts';
import { quantile } from '../../kernel/quantile.ts';
import { INTERVAL, middle, resampledSums } from './bootstrap.ts';
import type { Draw } from './draw.ts';
import { pathOf } from './lane.ts';
import { path, type Terms } from './path.ts';

/** Totals nearer than this are the same total. */
const TOTAL_TOLERANCE = 1e-12;

/** Timing of one episode with everything that its intervals are read from. */
export type TimingParts = {
  readonly at: number;
  /** In resamples of its sessions. */
  readonly drawn: Known<readonly number[]>;
  /** Under every shift of the exposures against the returns; the first is none. */
  readonly shifted: readonly number[];
};

/**
 * The total of the own path less that of the constant mix of its mean exposure. Both paths are
 * resampled alike; every shift pays its own turnover.
 * @param lanes  the own path and the mix among them
 * @returns      unknown where one of the two is, or has no session
 */
export function timingParts(
  { prices, ...terms }: Terms & { readonly prices: readonly Quote[] },
  lanes: readonly Lane[],
  draw: Draw,
): Known<TimingParts> {
  const [own, mix] = [pathOf(lanes, 'own'), pathOf(lanes, 'mix')];
  if ('unknown' in own) return own;
  if ('unknown' in mix) return mix;
  const rest = totalOf(mix);
  const grown = (p: WealthPath) =>
    resampledSums(
      p.points.map((x) => log1p(x.ret)),
      draw,
    );
  const [mine, theirs] = [grown(own), grown(mix)];
  return {
    at: totalOf(own) - rest,
    // Paths of one length are resampled alike, or neither is.
    drawn:
      'unknown' in mine
        ? mine
        : mine.map((x, b) => exp(x) - exp((theirs as typeof mine)[b] as number)),
    // Each keeps the sessions of the own path.
    shifted: own.points.map(
      (_, by) => totalOf(path(shifted(own, by), prices, terms) as WealthPath) - rest,
    ),
  };
}

/** Of a path with a session at least: without one there is no mix. */
const totalOf = ({ points }: WealthPath): number =>
  (points.at(-1) as WealthPath['points'][number]).wealth - 1;

/** Decisions that hold on each session what was held so many sessions later, the stretch a ring. */
function shifted({ start, points }: WealthPath, by: number): readonly Sizing[] {
  const n = points.length;
  return points.map((_, i) => ({
    // What is decided on the day before a session is carried out at its close.
    day: ((i === 0 ? start : (points[i - 1]?.day as Day)) - 1) as Day,
    exposure: points[(i + by) % n]?.exposure as number,
  }));
}

/** The figures that are told of it. */
export const timed = (parts: Known<TimingParts>): Timing =>
  'unknown' in parts
    ? { at: parts, interval: parts, shift: parts }
    : { at: parts.at, interval: middle(parts.drawn), shift: shiftTest(parts) };

/**
 * How many shifts do as well as the real path. Source: permutation tests, with the observation
 * counted: B. Phipson and G. K. Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010) 39.
 */
function shiftTest({ at, shifted }: TimingParts): Known<ShiftTest> {
  if (shifted.length < 2) return { unknown: { kind: 'too few sessions' } };
  const sorted = shifted.toSorted((a, b) => a - b);
  return {
    shifts: shifted.length - 1,
    p: shifted.filter((x) => x >= at - TOTAL_TOLERANCE).length / shifted.length,
    low: quantile(sorted, INTERVAL.low),
    high: quantile(sorted, INTERVAL.high),
  };
}

/** Draws over several episodes. */
const SUMS = 9999;

/**
 * Timing of several episodes, each begun anew: the sum. Resamples and shifts of the episodes are
 * drawn apart from one another and added up; the first sum of shifts is that of none.
 */
export function summedTiming(all: readonly TimingParts[], draw: Draw): Known<TimingParts> {
  if (all.length === 0) return { unknown: { kind: 'nothing to compare' } };
  const pick = (from: readonly number[], b: number, place: number): number =>
    from[Math.floor(draw(b, place) * from.length)] as number;
  const sums = (of: readonly (readonly number[])[], place: number): number[] =>
    Array.from({ length: SUMS }, (_, b) =>
      of.reduce((sum, from, i) => sum + pick(from, b, place + 2 * i), 0),
    );
  const drawn = all.map((p) => p.drawn);
  const blind = drawn.find((d) => 'unknown' in d);
  const at = all.reduce((sum, p) => sum + p.at, 0);
  return {
    at,
    drawn: blind ?? sums(drawn as readonly (readonly number[])[], 0),
    shifted: [
      at,
      ...sums(
        all.map((p) => p.shifted),
        1,
      ),
    ],
  };
}
