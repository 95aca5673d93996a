import { type Fall, STUDY } from '../../domain/delever.ts';
import type { Known } from '../../domain/known.ts';
import type { BySize, Calibrated, Evaluation, Excess, StudyFall } from '../../domain/record.ts';
import { calibrationBins, logScore } from '../../kernel/scores.ts';
import { excess, type Stretch } from '../../sense/delever/excess.ts';
import { mechanical } from '../../sense/delever/mechanical.ts';
import { forecastRecord } from '../../sense/delever/record.ts';
import { type Forecast, walk, walking } from '../../sense/delever/walking.ts';
import type { Parted } from '../../sense/span.ts';
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

/** Sessions of a block, about a quarter. */
const BLOCK_SESSIONS = 60;

type Ended = Fall & Required<Pick<Fall, 'after'>>;
type Kind = 'half' | 'end';

/**
 * Chances of half back by the size of the fall alone: the walk's, plus the mean by which all falls of the
 * risk leg that were over by then, joint ones and others, beat it. Beside it the past mean of joint falls.
 * @param before falls from before the record, oldest first
 * @param made   the forecasts of the record's joint falls
 */
export function bySize(
  before: Parted,
  { together, alone }: StudySet,
  made: readonly Forecast[],
): Evaluation['bySize'] {
  const ended = [...before.together, ...before.alone, ...together, ...alone]
    .filter((f): f is Ended => f.after !== undefined)
    .toSorted((a, b) => a.session - b.session);
  const due = made.filter((f): f is Forecast & { readonly fall: Ended } => Boolean(f.fall.after));
  if (due.length === 0) return { unknown: { kind: 'no forecast has come due' } };
  return { cases: due.length, half: kept(due, ended, 'half'), end: kept(due, ended, 'end') };
}

function kept(
  due: readonly (Forecast & { readonly fall: Ended })[],
  ended: readonly Ended[],
  kind: Kind,
): BySize {
  const beaten = ended.map((f) => Number(f.after[kind]) - walk(f.move)[kind]);
  const sums = new Map<number, Stretch>();
  let [known, sum, own, mean] = [0, 0, 0, 0];
  for (const { fall, [kind]: said } of due) {
    while (known < ended.length && (ended[known] as Ended).session + STUDY.after <= fall.session)
      sum += beaten[known++] as number;
    const by = Math.min(1, Math.max(0, walk(fall.move)[kind] + sum / Math.max(1, known)));
    const came = Number(fall.after[kind]);
    const [a, b] = [(by - came) ** 2, (said.mean - came) ** 2];
    own += a / due.length;
    mean += b / due.length;
    const block = Math.floor(fall.session / BLOCK_SESSIONS);
    const s = sums.get(block) ?? { came: 0, of: 0, matched: 0, among: 0 };
    sums.set(block, {
      came: s.came + a,
      of: s.of + 1,
      matched: s.matched + b,
      among: s.among + 1,
    });
  }
  return { own, mean, less: excess([...sums.values()]).spread };
}
