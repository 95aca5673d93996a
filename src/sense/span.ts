import { type After, type Fall, STUDY } from '../domain/delever.ts';
import { type Episode, LEGS } from '../domain/episode.ts';
import type { History } from '../domain/history.ts';
import type { Reach } from '../domain/policy.ts';
import { type Day, SESSIONS_PER_YEAR } from '../domain/time.ts';
import { log } from '../kernel/fdlibm.ts';
import { sessions } from './calibrate.ts';
import { retraceFeatures } from './delever/features.ts';
import { windowStress } from './leg.ts';

const { window: WINDOW_SESSIONS, after: AFTER_SESSIONS, apart: APART_SESSIONS } = STUDY;

/** Falls as the study set parts them; of each the twenty sessions after it are known. */
export type Parted = {
  /** The first window of each episode in which everything fell together. */
  readonly together: readonly Fall[];
  /** Falls of the risk leg that were not synchronised, more than ten sessions after one that was. */
  readonly alone: readonly Fall[];
};

/**
 * Every window whose legs are all known, rises among them, oldest first. Each leg of risk is one
 * series. The role of volatility, where it is cast, tells fear.
 */
export function spansOf(
  episode: Pick<Episode, 'legs' | 'series'> & Partial<Pick<Episode, 'roles'>>,
  of: (id: string) => History,
  reach?: Reach,
): readonly Fall[] {
  const risk = of(episode.legs.risk[0] as string);
  const fear = episode.roles?.volatility;
  const index = fear === undefined ? undefined : of(fear);
  const out: Fall[] = [];
  for (const strands of sessions(episode, of, reach)) {
    const { legs, severity } = windowStress(strands, WINDOW_SESSIONS);
    if (LEGS.some((l) => 'unknown' in legs[l]) || typeof severity !== 'number') continue;
    const session = (strands.risk[0]?.history.length ?? 0) - 1;
    const variance = risk.variance[session - WINDOW_SESSIONS] as number;
    const after = spanOutcome(risk, session, variance);
    out.push({
      day: risk.days[session] as Day,
      session,
      move: (legs.risk as { z: number }).z,
      severity,
      volatility: Math.sqrt(variance * SESSIONS_PER_YEAR),
      features: retraceFeatures(strands, index),
      ...(after && { after }),
    });
  }
  return out;
}

/**
 * What the twenty sessions after a window brought; undefined while they are not all known.
 * @param at        place of its last session in the history of the risk leg
 * @param variance  of a session, as known before the window
 */
export function spanOutcome(risk: History, at: number, variance: number): After | undefined {
  if (at + AFTER_SESSIONS >= risk.length) return undefined;
  const [begin, low] = [risk.values[at - WINDOW_SESSIONS] as number, risk.values[at] as number];
  const goal = low + (begin - low) / 2;
  const half = risk.values.slice(at + 1, at + 1 + AFTER_SESSIONS).some((value) => value >= goal);
  const last = risk.values[at + AFTER_SESSIONS] as number;
  const retrace = log(last / low) / Math.sqrt(variance * AFTER_SESSIONS);
  return { retrace, half, end: last >= goal };
}

/** Parts the falls by whether their severity is over the threshold of the study set. */
export function parted(all: readonly Fall[], threshold: number): Parted {
  const together: Fall[] = [];
  const alone: Fall[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const span of all) {
    const over = span.severity > threshold;
    const apart = span.session - last > APART_SESSIONS;
    if (over) last = span.session;
    if (span.after === undefined || !apart) continue;
    if (over) together.push(span);
    else if (span.move < 0) alone.push(span);
  }
  return { together, alone };
}
