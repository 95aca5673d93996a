import type { RegimeScore, RetraceScore } from '../../domain/forecastscore.ts';
import type { Known } from '../../domain/known.ts';
import type { Capture, LibraryScore, Pooled, Together } from '../../domain/library.ts';
import type { Lane } from '../../domain/record.ts';
import type { StopLossBand, WealthPath } from '../../domain/score.ts';
import { mean } from '../../kernel/mean.ts';
import { curve, pooledCurve } from './curve.ts';
import type { Draw } from './draw.ts';
import { bandOf, pathOf } from './lane.ts';
import { deepest, gainLossRatio, longReturns, tail } from './measure.ts';
import { retraceScore } from './retrace.ts';
import { summedTiming, type TimingParts, timed } from './timing.ts';

/** What the sums over episodes are taken of. */
export type Summand = {
  readonly lanes: readonly Lane[];
  readonly parts: Known<TimingParts>;
  readonly stopLoss: Known<StopLossBand>;
  readonly capture: Known<Capture>;
};

const known = <T extends object>(all: readonly Known<T>[]): readonly T[] =>
  all.flatMap((one) => ('unknown' in one ? [] : [one]));

const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

/** Episodes together, each begun anew with the same capital: totals are added. */
export function pool(all: readonly Summand[], draw: Draw): Together {
  const bands = known(all.map((e) => e.stopLoss));
  const [band] = bands;
  const captures = known(all.map((e) => e.capture));
  const added = (of: 'fell' | 'rose') => ({
    own: sum(captures.map((c) => c[of].own)),
    hold: sum(captures.map((c) => c[of].hold)),
  });
  return {
    episodes: all.length,
    sessions: sum(known(all.map((e) => pathOf(e.lanes, 'own'))).map((p) => p.points.length)),
    rows: (all[0]?.lanes ?? []).map(({ contender }) =>
      pooled(contender, known(all.map((e) => pathOf(e.lanes, contender)))),
    ),
    timing: timed(summedTiming(known(all.map((e) => e.parts)), draw)),
    stopLoss: band
      ? bandOf(band.totals.map((_, i) => sum(bands.map((b) => b.totals[i] as number))))
      : NOTHING,
    fell: added('fell'),
    rose: added('rose'),
  };
}

const NOTHING = { unknown: { kind: 'nothing to compare' } } as const;

/** One contender over several episodes. */
function pooled(contender: Pooled['contender'], paths: readonly WealthPath[]): Pooled {
  const wealth = paths.map((p) => [1, ...p.points.map((x) => x.wealth)]);
  const points = paths.flatMap((p) => p.points);
  const long = wealth.flatMap(longReturns);
  const of = (n: number, figure: () => Known<number>): Known<number> =>
    n === 0 ? NOTHING : figure();
  return {
    contender,
    episodes: paths.length,
    total: of(paths.length, () => sum(wealth.map((w) => (w.at(-1) as number) - 1))),
    drawdown: of(paths.length, () => Math.min(...wealth.map(deepest))),
    cvar: of(long.length, () => tail(long)),
    asymmetry: of(points.length, () => gainLossRatio(points.map((p) => p.ret))),
    exposure: of(points.length, () => mean(points.map((p) => p.exposure))),
  };
}

/** Regime calls of several episodes: means over the calls that resolved. */
export function pooledCalls(all: readonly Known<RegimeScore>[]): LibraryScore['regime'] {
  const scored = known(all).flatMap(({ brier, log, resolved, apart, came, called, curve }) =>
    'unknown' in brier || 'unknown' in log
      ? []
      : [{ brier, log, resolved, apart, came, called, curve }],
  );
  const resolved = sum(scored.map((s) => s.resolved));
  if (resolved === 0) return { unknown: { kind: 'no call has come due' } };
  const average = (of: 'brier' | 'log') => ({
    own: sum(scored.map((s) => s.resolved * s[of].own)) / resolved,
    prior: sum(scored.map((s) => s.resolved * s[of].prior)) / resolved,
  });
  const counted = (of: 'came' | 'called') => ({
    noise: sum(scored.map((s) => s[of].noise)),
    friction: sum(scored.map((s) => s[of].friction)),
    rupture: sum(scored.map((s) => s[of].rupture)),
  });
  return {
    resolved,
    apart: sum(scored.map((s) => s.apart)),
    came: counted('came'),
    called: counted('called'),
    brier: average('brier'),
    log: average('log'),
    curve: curve(resolved, () => pooledCurve(known(scored.map((s) => s.curve)))),
  };
}

/** Forecasts of falls of several episodes, as if they had been made in one. */
export function pooledForecasts(all: readonly Known<RetraceScore>[]): Known<RetraceScore> {
  const made = known(all);
  if (made.length === 0) return { unknown: { kind: 'no fall was forecast' } };
  return retraceScore(
    made.flatMap((r) => r.calls).toSorted((a, b) => a.made - b.made),
    sum(made.map((r) => r.open)),
  );
}
