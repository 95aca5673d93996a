import type { Fall } from '../../domain/delever.ts';
import type { Known } from '../../domain/known.ts';
import type { Calibrated, Evaluation, Excess, StudyFall } from '../../domain/record.ts';
import { calibrationBins, logScore } from '../../kernel/scores.ts';
import { mechanical } from '../../sense/delever/mechanical.ts';
import { forecastRecord } from '../../sense/delever/record.ts';
import { type Forecast, walking } from '../../sense/delever/walking.ts';
import type { Parted } from '../../sense/span.ts';
import { bySize } from './bysize.ts';
import type { StudySet } from './studyfalls.ts';

export type Retraced = Pick<
  Evaluation,
  'retrace' | 'forecasts' | 'bySize' | 'mechanical' | 'lasting' | 'hard' | 'earlier'
>;

/**
 * How the forecasts of the study falls fared, and how often those falls came back beside like ones.
 * A forecast knows the falls before it alone, those from before the record among them.
 * @param before falls from before the record, oldest first
 */
export function retraced(before: Parted, set: StudySet): Retraced {
  const { together, alone } = set;
  const made = forecasts(before, together);
  const falls: Parted = { together: together.filter(due), alone: alone.filter(due) };
  const atLast: Parted = { together: falls.together.map(atEnd), alone: falls.alone.map(atEnd) };
  const past = before.alone.filter(due);
  const early = (all: Parted, more: readonly Fall[]): Parted => ({
    ...all,
    alone: [...more, ...all.alone],
  });
  return {
    retrace: forecastRecord(made),
    forecasts: { half: calibrated(made, 'half'), end: calibrated(made, 'end') },
    bySize: bySize(before, set, made),
    mechanical: mechanical(falls),
    lasting: matched(mechanical(atLast)),
    hard: {
      sigmas: HARD_SIGMAS,
      half: matched(mechanical(hard(falls))),
      end: matched(mechanical(hard(atLast))),
    },
    earlier: {
      half: matched(mechanical(early(falls, past), { earlier: true })),
      end: matched(mechanical(early(atLast, past.map(atEnd)), { earlier: true })),
    },
  };
}

/**
 * The forecasts of the record's study falls, each from the falls before it alone, those from before
 * the record among them.
 * @param before    falls from before the record, oldest first
 * @param together  study falls, oldest first
 */
export function forecasts(
  before: Pick<Parted, 'together'>,
  together: readonly StudyFall[],
): readonly Forecast[] {
  const first = together[0]?.session ?? 0;
  return walking([...before.together, ...together]).filter((f) => f.fall.session >= first);
}

/** The excess over like falls alone. */
const matched = (m: Evaluation['mechanical']): Known<Excess> =>
  'unknown' in m
    ? m
    : {
        excess: m.matched,
        detectable: m.detectable,
        together: m.together,
        alone: m.alone,
        back: m.back,
      };

/** Least fall of the risk leg, in sigmas, that is one of shares too: all three may fall by less. */
const HARD_SIGMAS = 1;

const hard = ({ together, alone }: Parted): Parted => ({
  together: together.filter((fall) => fall.move <= -HARD_SIGMAS),
  alone,
});

const due = (fall: Fall): boolean => fall.after !== undefined;

/** The same fall, asked whether half is back at the twentieth close and not at any. */
const atEnd = (fall: Fall): Fall =>
  fall.after ? { ...fall, after: { ...fall.after, half: fall.after.end } } : fall;

const MIN_FORECASTS = 20;

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
  const said = (by: keyof Forecast['half']): number[] => due.map((d) => d.said[by]);
  const log = (by: keyof Forecast['half']): Known<number> => {
    const score = logScore(said(by), came);
    return Number.isFinite(score) ? score : { unknown: { kind: 'something held impossible came' } };
  };
  return {
    cases: due.length,
    bins: calibrationBins(said('own'), came),
    log: { own: log('own'), mean: log('mean'), fear: log('fear'), walk: log('walk') },
  };
}
