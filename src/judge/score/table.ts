import type { RegimeScore } from '../../domain/forecastscore.ts';
import type { Known, Unknown } from '../../domain/known.ts';
import type { Lane } from '../../domain/record.ts';
import {
  BASELINES,
  type Caution,
  type Contender,
  type Count,
  type Difference,
  type Headline,
  type MarketScore,
  type Measures,
  type Score,
  type Standing,
  type WealthPath,
} from '../../domain/score.ts';
import { log1p } from '../../kernel/fdlibm.ts';
import { demand } from '../../kernel/require.ts';
import { shortRecord } from './baseline.ts';
import { bootstrap } from './bootstrap.ts';
import type { Draw } from './draw.ts';
import { type LaneInput, lanes as lanesOf, stopLossBand } from './lane.ts';
import { measure } from './measure.ts';
import { timed, timingParts } from './timing.ts';

/** What a score is made from. */
export type Trial = LaneInput & {
  /** Score of the regime calls, or why there is none. */
  readonly regime: Known<RegimeScore>;
  /** Score of own odds beside the market's, or why there is none. */
  readonly market: Known<MarketScore>;
  /** Scores of the forecasts of falls and of threats, or why there are none. */
  readonly retrace: Score['retrace'];
  readonly threats: Score['threats'];
  /** Episodes scored in all, this one included. */
  readonly episodes: number;
  /** Chance for the intervals. */
  readonly draw: Draw;
};

/** The own path against every baseline, by one rule, over the same sessions. */
export function table(trial: Trial): Score {
  const lanes = lanesOf(trial);
  const own = lanes[0]?.path as Known<WealthPath>;
  const count = countOf(trial, lanes);
  const differences = BASELINES.map((id) => {
    const other = lanes.find((l) => l.contender === id)?.path as Known<WealthPath>;
    return { baseline: id, count, ...difference(own, other, trial.draw) };
  });
  const { first, ...rest } = scoreOf(trial, lanes, differences);
  return {
    first,
    timing: timed(timingParts(trial, lanes, trial.draw)),
    stopLoss: stopLossBand(trial),
    ...rest,
  };
}

/**
 * The same from paths that have been walked and differences that have been taken.
 * @param lanes        the own path first, then each baseline
 * @param differences  one a baseline
 */
export function scoreOf(
  trial: Omit<Trial, 'draw'>,
  lanes: readonly Lane[],
  differences: Score['differences'],
): Score {
  const own = lanes[0]?.path as Known<WealthPath>;
  const count = countOf(trial, lanes);
  const rows = lanes.map(({ contender, path: lane }) => ({
    contender,
    count,
    measures: 'unknown' in lane ? lane : measure(lane),
  }));
  const by = (figure: (m: Measures) => Known<number>) =>
    ranking(
      rows.map(({ contender, measures: m }) => ({
        contender,
        value: 'unknown' in m ? m : figure(m),
      })),
      count,
    );
  const standings = {
    growth: by((m) => m.total),
    drawdown: by((m) => m.drawdown),
    asymmetry: by((m) => m.asymmetry),
  };
  const ends = 'unknown' in own ? {} : { from: own.start, to: own.points.at(-1)?.day ?? own.start };
  return {
    first: headline(standings, differences, count),
    ...ends,
    rows,
    ...standings,
    differences,
    regime: trial.regime,
    market: trial.market,
    retrace: trial.retrace,
    threats: trial.threats,
    cautions: cautions(trial, lanes),
  };
}

/** Behind every figure: the episodes, and the sessions of the own path. */
const countOf = ({ episodes }: Pick<Trial, 'episodes'>, [own]: readonly Lane[]): Count => ({
  episodes,
  sessions: own && 'points' in own.path ? own.path.points.length : 0,
});

/** Who won in growth, by how much, and whether it means anything. */
function headline(
  { growth, drawdown, asymmetry }: Pick<Score, 'growth' | 'drawdown' | 'asymmetry'>,
  differences: Score['differences'],
  count: Count,
): Headline {
  const rival = growth.places.find((p) => p.contender !== 'own')?.contender;
  const against = differences.find((d) => d.baseline === rival);
  const placed = rival !== undefined && growth.places.some((p) => p.contender === 'own');
  const first = growth.best.includes('own');
  const interval = against?.interval;
  return {
    won: !placed ? 'unknown' : !first ? 'baseline' : growth.best.length > 1 ? 'tie' : 'own',
    growth: growth.best,
    drawdown: drawdown.best,
    asymmetry: asymmetry.best,
    lead: against?.growth ?? { unknown: { kind: 'nothing to compare' } },
    settled: !!interval && 'low' in interval && (interval.low > 0 || interval.high < 0),
    count,
    provesNothing: count.episodes < 2,
  };
}

/** What must be read beside the figures. */
function cautions(trial: Omit<Trial, 'draw'>, lanes: readonly Lane[]): readonly Caution[] {
  const { episodes, regime } = trial;
  const out: Caution[] = [];
  if (episodes < 2) out.push({ kind: 'too few episodes', episodes });
  for (const { contender, path: lane } of lanes)
    if ('unknown' in lane) out.push({ kind: 'not compared', contender, unknown: lane.unknown });
    else if (contender === 'own' && lane.unpaid > 0)
      out.push({ kind: 'cash earned nothing', sessions: lane.unpaid, of: lane.points.length });
  const short = shortRecord({ ...trial, days: trial.sizings.map((s) => s.day) });
  if (short > 0) out.push({ kind: 'short record', baseline: 'fear', sessions: short });
  if ('unknown' in regime) out.push({ kind: 'no regime score', unknown: regime.unknown });
  else if (regime.apart < regime.resolved)
    out.push({ kind: 'overlapping calls', resolved: regime.resolved, apart: regime.apart });
  return out;
}

/**
 * Log growth of one path less that of another over the same sessions, with its 80 % interval.
 * @returns unknown when a path is, or lost everything, or has no session
 * @throws RangeError when the paths do not keep the same sessions
 */
export function difference(
  own: Known<WealthPath>,
  other: Known<WealthPath>,
  draw: Draw,
): Pick<Difference, 'growth' | 'interval'> {
  if ('unknown' in own) return { growth: own, interval: own };
  if ('unknown' in other) return { growth: other, interval: other };
  const unknown = compared(own, other);
  if (unknown) return { growth: { unknown }, interval: { unknown } };
  const steps = own.points.map((p, i) => {
    const q = other.points[i];
    demand(q?.day === p.day, 'paths keep the same sessions', p.day);
    return log1p(p.ret) - log1p(q.ret);
  });
  return { growth: steps.reduce((a, b) => a + b, 0), interval: bootstrap(steps, draw) };
}

/** Why two paths cannot be compared. */
function compared(a: WealthPath, b: WealthPath): Unknown | undefined {
  demand(a.points.length === b.points.length, 'paths keep the same sessions', b.points.length);
  if (a.points.length === 0) return { kind: 'too few', of: 'sessions', least: 1 };
  const ruined = [a, b].some((p) => p.points.at(-1)?.wealth === 0);
  return ruined ? { kind: 'nothing is left' } : undefined;
}

/** Figures nearer than this are the same figure. */
const RANK_TOLERANCE = 1e-9;

/**
 * Ranks contenders by one figure, the larger the better. Equals share a rank and the next rank is
 * left out; who has no figure is not placed, and the reason stands beside.
 */
export function ranking(
  entries: readonly { readonly contender: Contender; readonly value: Known<number> }[],
  count: Count,
): Standing {
  const known = entries.flatMap(({ contender, value }) =>
    typeof value === 'number' ? [{ contender, value }] : [],
  );
  const places = known
    .map((e) => ({
      ...e,
      rank: 1 + known.filter((o) => o.value > e.value + RANK_TOLERANCE).length,
    }))
    .sort((a, b) => a.rank - b.rank);
  return {
    count,
    best: places.filter((p) => p.rank === 1).map((p) => p.contender),
    places,
    unplaced: entries.flatMap(({ contender, value }) =>
      typeof value === 'number' ? [] : [{ contender, unknown: value.unknown }],
    ),
  };
}
