import type { Fall } from '../../domain/delever.ts';
import type { DailyRecord, Evaluation, Lane, Lesson, StudyFall } from '../../domain/record.ts';
import type { Sizing } from '../../domain/score.ts';
import { civilOf, DAYS_PER_YEAR, type Day } from '../../domain/time.ts';
import { aftermath } from '../../judge/score/aftermath.ts';
import type { LaneInput } from '../../judge/score/lane.ts';
import { margins } from '../../judge/score/margin.ts';
import { BLOCK_SESSIONS, RESAMPLES, type Resampled } from '../../judge/score/resample.ts';
import { scoreOf, type Trial } from '../../judge/score/table.ts';
import type { Calibration } from '../../sense/calibrate.ts';
import { walk } from '../../sense/delever/walking.ts';
import type { Retraced } from './retraced.ts';
import type { StudySet } from './studyfalls.ts';

export type Parts = {
  readonly thesis: string;
  readonly vintages: readonly Calibration[];
  readonly studied: StudySet;
  readonly retraced: Retraced;
  readonly entry: LaneInput & { readonly sizings: readonly [Sizing, ...Sizing[]] };
  readonly lanes: readonly Lane[];
  /** Of the lanes in their order; undefined where a path is not known. */
  readonly drawn: readonly (Resampled | undefined)[];
  readonly periods: Evaluation['periods'];
  readonly credit: Evaluation['credit'];
  readonly inputs: Readonly<Record<string, string>>;
};

/** The parts as one evaluation: who won, by how much, and on how many falls it rests. */
export function evaluation(parts: Parts): Evaluation {
  const { entry, lanes, studied, vintages, retraced } = parts;
  const { sizings } = entry;
  const [from, to] = [sizings[0].day, sizings.at(-1)?.day as Day];
  const falls = studied.together.filter((f) => f.day >= from);
  const alone = studied.alone.filter((f) => f.day >= from);
  const apart = margins(lanes, parts.drawn);
  const trial: Omit<Trial, 'draw'> = {
    ...entry,
    episodes: falls.length,
    regime: { unknown: { kind: 'no coded evidence' } },
    market: { unknown: { kind: 'no contracts' } },
    retrace: { unknown: { kind: 'scored over the record' } },
    threats: { unknown: { kind: 'no ledger' } },
  };
  const measured = scoreOf(trial, lanes, []);
  const count = measured.first.count;
  const years = count.sessions > 0 ? yearsOf(lanes[0] as Lane) : 0;
  const resampling = { block: BLOCK_SESSIONS, resamples: RESAMPLES };
  const differences = apart.map(({ baseline, growth: { at, interval } }) => ({
    baseline,
    count,
    growth: typeof at === 'number' ? at * years : at,
    interval:
      'unknown' in interval
        ? interval
        : { low: interval.low * years, high: interval.high * years, ...resampling },
  }));
  const days = falls.map((f) => f.day);
  return {
    thesis: parts.thesis,
    from,
    to,
    decisions: sizings.length,
    lessons: vintages.map(lesson),
    falls,
    alone: { falls: alone.length, ...came(alone), walk: walked(alone) },
    ...retraced,
    score: scoreOf(trial, lanes, differences),
    margins: apart,
    periods: parts.periods,
    credit: parts.credit,
    resampling,
    aftermath: lanes.map((lane) => aftermath(lane, days)),
    wealth: lanes.map(monthly),
    inputs: parts.inputs,
  };
}

const yearsOf = ({ path }: Lane): number =>
  'unknown' in path ? 0 : ((path.points.at(-1)?.day ?? path.start) - path.start) / DAYS_PER_YEAR;

const lesson = ({ until, windows: w }: Calibration): Lesson => ({
  until,
  windows: w[3].count,
  alarm: { 1: w[1].threshold, 3: w[3].threshold, 5: w[5].threshold },
  study: w[3].study as number,
});

/** Shares of falls with half back, of those whose twenty sessions are known. */
function came(falls: readonly (Fall | StudyFall)[]): Pick<Evaluation['alone'], 'half' | 'end'> {
  const known = falls.flatMap((f) => (f.after ? [f.after] : []));
  const share = (n: number): number => (known.length === 0 ? 0 : n / known.length);
  return {
    half: share(known.filter((a) => a.half).length),
    end: share(known.filter((a) => a.end).length),
  };
}

/** What a walk would have brought back of the same falls. */
function walked(falls: readonly Fall[]): number {
  const known = falls.filter((f) => f.after);
  return known.reduce((sum, f) => sum + walk(f.move).half, 0) / Math.max(1, known.length);
}

/** Wealth at the start and at the last session of each month. */
function monthly({ contender, path }: Lane): Evaluation['wealth'][number] {
  if ('unknown' in path) return { contender, points: [] };
  const month = (day: Day): number => civilOf(day).year * 12 + civilOf(day).month;
  const last = path.points.filter((p, i) => {
    const next = path.points[i + 1];
    return next === undefined || month(next.day) !== month(p.day);
  });
  return {
    contender,
    points: [{ day: path.start, wealth: 1 }, ...last.map(({ day, wealth }) => ({ day, wealth }))],
  };
}

/** Every session of every path that is known. */
export function dailyRecord(lanes: readonly Lane[]): DailyRecord {
  const known = lanes.flatMap(({ contender, path }) =>
    'unknown' in path ? [] : [{ contender, points: path.points }],
  );
  return {
    days: (known[0]?.points ?? []).map(({ day }) => day),
    paths: known.map(({ contender, points }) => ({
      contender,
      exposure: points.map((p) => p.exposure),
      wealth: points.map((p) => p.wealth),
    })),
  };
}
