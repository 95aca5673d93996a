import { type Fall, STUDY } from '../../domain/delever.ts';
import type { Episode, LEGS } from '../../domain/episode.ts';
import { type History, indexAt } from '../../domain/history.ts';
import type { Reach } from '../../domain/policy.ts';
import type { StudyFall } from '../../domain/record.ts';
import type { Leg, WindowStress } from '../../domain/stress.ts';
import type { Day } from '../../domain/time.ts';
import type { Vintage } from '../../domain/vintage.ts';
import { type Calibration, sessions } from '../../sense/calibrate.ts';
import type { Parted } from '../../sense/span.ts';
import { windows } from '../../sense/stress.ts';

const { apart: APART_SESSIONS } = STUDY;

/** The windows of the past as the detector of their day parts them. */
export type StudySet = Pick<Parted, 'alone'> & { readonly together: readonly StudyFall[] };

/** A run over the study threshold: its first window, and the place of its last. */
type Run = { readonly fall: Fall; readonly vintage: Calibration; last: number };

/**
 * The study set, walking forward: a window counts when it passes the study threshold of the vintage
 * in force at its end, and begins a run when the last one that did is more than ten sessions past.
 * @param all      every window of three sessions, oldest first
 * @param vintages oldest first
 */
export function studySet(
  episode: Episode,
  of: (id: string) => History,
  {
    all,
    vintages,
    reach,
  }: {
    readonly all: readonly Fall[];
    readonly vintages: readonly Calibration[];
    readonly reach?: Reach | undefined;
  },
): StudySet {
  const { days } = of(episode.legs.risk[0] as string);
  const runs: Run[] = [];
  const alone: Fall[] = [];
  for (const fall of all) {
    const vintage = inForce(vintages, days, fall.session);
    const threshold = vintage?.windows[3].study;
    if (!vintage || threshold === undefined) continue;
    const run = runs.at(-1);
    const apart = run === undefined || fall.session - run.last > APART_SESSIONS;
    if (fall.severity > threshold) {
      if (apart) runs.push({ fall, vintage, last: fall.session });
      else run.last = fall.session;
    } else if (apart && fall.move < 0) alone.push(fall);
  }
  // Every window length at each session of the runs, against the vintage in force.
  const asked = new Set(runs.flatMap((r) => between(r.fall.session, r.last)));
  const seen = new Map<number, readonly WindowStress[]>();
  let session = 0;
  for (const strands of sessions(episode, of, reach)) {
    if (asked.has(session))
      seen.set(session, windows(strands, inForce(vintages, days, session) as Vintage));
    session++;
  }
  const { volatility } = episode.roles;
  return {
    together: runs.map(({ fall, vintage, last }): StudyFall => {
      const row = seen.get(fall.session) as readonly WindowStress[];
      const z = (leg: (typeof LEGS)[number]): number => (three(row).legs[leg] as Leg).z;
      return {
        ...fall,
        legs: { risk: z('risk'), rates: z('rates'), dollar: z('dollar') },
        threshold: vintage.windows[3].study as number,
        until: vintage.until,
        vix: valueOn(volatility === undefined ? undefined : of(volatility), fall),
        alarm: between(fall.session, last).some((s) => seen.get(s)?.some(over)),
      };
    }),
    alone,
  };
}

const between = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

const three = (row: readonly WindowStress[]): WindowStress =>
  row.find((w) => w.window === 3) as WindowStress;

const over = ({ severity, threshold }: WindowStress): boolean =>
  typeof severity === 'number' && typeof threshold === 'number' && severity > threshold;

/** The value of a series on the day of a fall. */
function valueOn(history: History | undefined, { day }: Fall): StudyFall['vix'] {
  const at = history ? indexAt(history, day) : -1;
  return history && at >= 0 && history.days[at] === day
    ? (history.values[at] as number)
    : { unknown: { kind: 'no VIX' } };
}

/** Sessions of the longest window: a vintage that reaches into it may not judge it. */
const LONGEST_WINDOW = 5;

/**
 * The vintage in force at a session: the latest that ends before the longest window begins.
 * @param days     sessions of the risk leg, oldest first
 * @param session  place among them
 * @returns        undefined while there is none
 */
export const inForce = <V extends { readonly until: Day }>(
  vintages: readonly V[],
  days: readonly Day[],
  session: number,
): V | undefined => {
  const begin = days[session - LONGEST_WINDOW];
  return begin === undefined ? undefined : vintages.findLast((v) => v.until < begin);
};
