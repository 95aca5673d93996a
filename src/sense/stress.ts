import { LEGS } from '../domain/episode.ts';
import type { Known } from '../domain/known.ts';
import {
  CRASH_SIGMAS,
  type OneIn,
  type Stress,
  type StressState,
  WINDOWS,
  type WindowStress,
} from '../domain/stress.ts';
import type { Day } from '../domain/time.ts';
import type { Vintage } from '../domain/vintage.ts';
import { type StressLegs, windowStress } from './leg.ts';

/** Sigmas from which a leg counts as falling. */
const FALLING_SIGMAS = -0.5;
/** Decisions in a row with everything calm again that end a synchronised run. */
const CALM_DECISIONS = 2;

/** What stress remembers from one decision to the next. */
export type StressRun = {
  /** First session of the run while it lasts. */
  readonly since?: Day;
  /** First session of the latest run, lasting or over. */
  readonly started?: Day;
  /** Last decision of a stretch in which a leg is unknown: a run may have started unseen. */
  readonly dark?: Day;
  /** Calm decisions in a row since. */
  readonly calm: number;
};

/** No run yet. */
export const NO_RUN: StressRun = { calm: 0 };

/** Severity of every window length against the vintage; without one the thresholds are unknown. */
export const windows = (strands: StressLegs, vintage: Vintage | undefined): WindowStress[] =>
  WINDOWS.map((w) =>
    windowStress(
      strands,
      w,
      vintage?.windows[w].threshold ?? { unknown: { kind: 'uncalibrated' } },
    ),
  );

/** Whether it can be told if a window is over. */
const judged = ({ severity, threshold }: WindowStress): boolean =>
  typeof severity === 'number' && typeof threshold === 'number';

/** A window is over when everything fell by more than its threshold. */
const over = (w: WindowStress): boolean => judged(w) && w.severity > w.threshold;

/**
 * The run after today: it starts when some window is over, and ends after two decisions in a row at
 * which every window is seen to be calm. One on which some market is shut counts for neither.
 */
export function runOn(before: StressRun, all: readonly WindowStress[], today: Day): StressRun {
  const unseen = all.some((w) => typeof w.severity !== 'number' && w.window === 3);
  const { dark: _dark, ...past } = before;
  const dark = unseen ? { dark: today, calm: 0 } : {};
  const carried = all.some((w) =>
    LEGS.some((l) => 'carried' in w.legs[l] && (w.legs[l] as { carried: boolean }).carried),
  );
  if (!carried && all.some(over)) {
    const began = past.since === undefined ? { since: today, started: today } : past;
    return { ...began, calm: 0, ...dark };
  }
  if (carried || unseen || past.since === undefined) return { ...past, ...dark };
  const one = all.find((w) => w.window === 1)?.severity;
  const calm = all.every(judged) && typeof one === 'number' && one < 0 ? past.calm + 1 : 0;
  const { since: _, ...rest } = past;
  return calm >= CALM_DECISIONS ? { ...rest, calm: 0 } : { ...past, calm };
}

/** The window that is reported: the 3-session one if it is over, else the one furthest over. */
function reported(all: readonly WindowStress[]): WindowStress {
  const three = all.find((w) => w.window === 3) as WindowStress;
  if (over(three)) return three;
  const ratio = (w: WindowStress): number =>
    (w.severity as number) / Math.max(w.threshold as number, 0.01);
  return all.filter(over).sort((a, b) => ratio(b) - ratio(a))[0] ?? three;
}

/**
 * Is everything falling together? States in the order in which they are tried: unknown when a leg
 * of the 3-session window is unknown; synchronised while a run lasts; unknown without a vintage;
 * building; lopsided; calm.
 */
export function stress(
  all: readonly WindowStress[],
  run: StressRun,
  beside: Pick<Stress, 'credit' | 'turbulence'> & { readonly vintage: Vintage | undefined },
): Stress {
  const { vintage, credit, turbulence } = beside;
  const shown = reported(all);
  const past = vintage?.windows[shown.window];
  return {
    state: stateOf(all, run, vintage),
    window: shown.window,
    windows: all,
    severity: shown.severity,
    oneIn: oneIn(shown.severity, past),
    count: past?.count ?? { unknown: { kind: 'uncalibrated' } },
    credit,
    ...(run.since === undefined ? {} : { since: run.since }),
    turbulence,
  };
}

function stateOf(
  all: readonly WindowStress[],
  run: StressRun,
  vintage: Vintage | undefined,
): StressState {
  const three = all.find((w) => w.window === 3) as WindowStress;
  const z: number[] = [];
  for (const name of LEGS) {
    const one = three.legs[name];
    if ('unknown' in one) return 'unknown';
    z.push(one.z);
  }
  if (run.since !== undefined) return 'synchronised';
  if (!vintage) return 'unknown';
  if (z.filter((x) => x <= FALLING_SIGMAS).length >= 2) return 'building';
  if (z.filter((x) => x > FALLING_SIGMAS).length === 2 && z.some((x) => x <= CRASH_SIGMAS))
    return 'lopsided';
  return 'calm';
}

/** (n + 1) / (k + 1), k of n past windows at least as severe; `noneIn` n when k is 0. */
function oneIn(severity: Known<number>, past: Vintage['windows'][3] | undefined): Known<OneIn> {
  if (!past) return { unknown: { kind: 'uncalibrated' } };
  if (typeof severity !== 'number') return severity;
  if (severity < 0) return { unknown: { kind: 'not all legs fell' } };
  const k = past.fell.filter((s) => s >= severity).length;
  return k === 0 ? { noneIn: past.count } : (past.count + 1) / (k + 1);
}
