import { type Fall, STUDY } from '../../domain/delever.ts';
import type { Shortened } from '../../domain/lookahead.ts';
import type { StudyFall } from '../../domain/record.ts';
import type { Sizing } from '../../domain/score.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import type { Calibration } from '../../sense/calibrate.ts';
import type { Forecast } from '../../sense/delever/walking.ts';
import { differingPaths } from '../lookahead/compare.ts';
export type Outputs = {
  readonly vintages: readonly Calibration[];
  readonly falls: readonly StudyFall[];
  readonly alone: readonly Fall[];
  readonly forecasts: readonly Forecast[];
  readonly sizings: readonly Sizing[];
  readonly session: number;
};

/** Days by the path of what differs on them. */
export type Differing = ReadonlyMap<string, readonly Day[]>;

/** An output of a day, without what was not yet due in the shorter record. */
type Row = { readonly day: Day; readonly is: unknown };

/**
 * What the whole record tells otherwise, up to a day, than a record whose figures end on it. Outcomes
 * that were not yet due, and whether a run that may not be over brings an alarm, are left out.
 * @param until  last day of the shorter record
 */
export function moved(
  whole: Outputs,
  cut: Outputs,
  until: Day,
): { readonly held: Shortened; readonly differing: Differing } {
  const last = cut.falls.at(-1);
  const running = last && !last.alarm ? last.session : undefined;
  const kinds: { readonly [K in keyof Omit<Shortened, 'day'>]: (from: Outputs) => readonly Row[] } =
    {
      vintages: ({ vintages }) => vintages.map((v) => ({ day: (v.until + 1) as Day, is: v })),
      falls: ({ falls }) =>
        falls.map((f) => {
          const { alarm, ...rest } = due(f, cut.session);
          return { day: f.day, is: f.session === running ? rest : { ...rest, alarm } };
        }),
      alone: ({ alone }) => alone.map((f) => ({ day: f.day, is: due(f, cut.session) })),
      forecasts: ({ forecasts }) =>
        forecasts.map(({ fall, crps, ...rest }) => ({
          day: fall.day,
          is: fall.session + STUDY.after <= cut.session ? { ...rest, crps } : rest,
        })),
      sizings: ({ sizings }) => sizings.map((s) => ({ day: s.day, is: s })),
    };
  const differing = new Map<string, Day[]>();
  const count = (kind: keyof typeof kinds): number => {
    const by = (from: Outputs) =>
      new Map(kinds[kind](from).flatMap((r) => (r.day <= until ? [[r.day, r.is]] : [])));
    const [want, got] = [by(whole), by(cut)];
    const days = [...new Set([...want.keys(), ...got.keys()])].sort((a, b) => a - b);
    for (const day of days)
      for (const path of new Set(differingPaths(want.get(day), got.get(day), kind).map(placeless)))
        differing.set(path, [...(differing.get(path) ?? []), day]);
    return days.length;
  };
  return {
    held: {
      day: formatDay(until),
      vintages: count('vintages'),
      falls: count('falls'),
      alone: count('alone'),
      forecasts: count('forecasts'),
      sizings: count('sizings'),
    },
    differing,
  };
}

/** A fall without its outcome where that was not yet due. */
function due<F extends Fall>(fall: F, session: number): F | Omit<F, 'after'> {
  if (fall.session + STUDY.after <= session) return fall;
  const { after: _, ...rest } = fall;
  return rest;
}

const placeless = (path: string): string => path.replace(/\[\d+\]/g, '[]');
