import type { Foretold } from '../../domain/delever.ts';
import type { RetraceCall, RetraceScore, Rivals } from '../../domain/forecastscore.ts';
import type { Known } from '../../domain/known.ts';
import { mean } from '../../kernel/mean.ts';
import { brier, logScore } from '../../kernel/scores.ts';
import { bins, curve } from './curve.ts';

const NONE = { unknown: { kind: 'no forecast has come due' } } as const;

/**
 * How the forecasts of falls fared: Brier, logarithmic and continuous ranked probability scores
 * beside past mean, fear rule and walk. A forecaster without a figure on one call has none.
 * @param calls  those that have come due, oldest first
 * @param open   forecasts that are not yet due
 */
export function retraceScore(calls: readonly RetraceCall[], open: number): RetraceScore {
  const penalties = (
    what: 'half' | 'end',
    of: (forecasts: readonly number[], outcomes: readonly number[]) => number,
  ): Rivals =>
    each((by) => {
      if (calls.length === 0) return NONE;
      const score = of(
        calls.map((c) => c[what][by]),
        calls.map((c) => Number(c.came[what])),
      );
      return Number.isFinite(score)
        ? score
        : { unknown: { kind: 'something held impossible came' } };
    });
  const both = (of: Parameters<typeof penalties>[1]) => ({
    half: penalties('half', of),
    end: penalties('end', of),
  });
  const bounded = calls.flatMap(({ move, came }) =>
    'unknown' in move ? [] : [came.move >= move.low && came.move <= move.high],
  );
  const told = (what: 'half' | 'end') =>
    bins(calls.map((c) => ({ said: c[what].own, came: c.came[what] })));
  return {
    made: calls.length + open,
    open,
    calls,
    apart: apart(calls),
    brier: both(brier),
    log: both(logScore),
    crps: each((by) => (calls.length === 0 ? NONE : average(calls.map((c) => c.crps[by])))),
    coverage:
      bounded.length === 0
        ? { unknown: { kind: 'no interval has come due' } }
        : { held: bounded.filter((held) => held).length, of: bounded.length },
    curve: curve(calls.length, () => ({ half: told('half'), end: told('end') })),
  };
}

const each = (of: (by: keyof Foretold) => Known<number>): Rivals => ({
  own: of('own'),
  mean: of('mean'),
  fear: of('fear'),
  walk: of('walk'),
});

function average(scores: readonly Known<number>[]): Known<number> {
  const known = scores.flatMap((s) => (typeof s === 'number' ? [s] : []));
  return known.length === scores.length
    ? mean(known)
    : (scores.find((s) => typeof s !== 'number') as Known<number>);
}

/** Forecasts whose twenty sessions do not overlap, counted from the first. */
function apart(calls: readonly RetraceCall[]): number {
  let [count, free] = [0, Number.NEGATIVE_INFINITY];
  for (const { made, due } of calls) if (made >= free) [count, free] = [count + 1, due];
  return count;
}
