import { type Episode, LEGS } from '../domain/episode.ts';
import type { History } from '../domain/history.ts';
import { sessions } from './calibrate.ts';
import { windowStress } from './window.ts';

/** Sessions of a window, and those after it that are watched. */
const WINDOW = 3;
const AFTER = 20;
/** Trading days in a year. */
const YEAR = 252;
/** Windows over the threshold that are no farther apart than this are one episode, sessions. */
const APART = 10;

/** A window of three sessions as it was, and the twenty after it. */
export type Span = {
  /** Place of its last session in the history of the risk leg. */
  readonly session: number;
  /** Move of the risk leg in sigmas known before it; below 0 it fell. */
  readonly move: number;
  readonly severity: number;
  /** Volatility of the risk leg before it, share a year. */
  readonly volatility: number;
  /** Absent while the twenty sessions are not all known. */
  readonly after?: {
    /** Whether half of the fall was back at a close within twenty sessions. */
    readonly half: boolean;
    /** Move over the twenty sessions in the same sigmas. */
    readonly retrace: number;
  };
};

/** Falls as the study set parts them; of each the twenty sessions after it are known. */
export type Parted = {
  /** The first window of each episode in which everything fell together. */
  readonly together: readonly Span[];
  /** Falls of the risk leg that were not synchronised, at least ten sessions after one that was. */
  readonly alone: readonly Span[];
};

/** Every window whose legs are all known, oldest first. Each leg of risk is one series. */
export function spans(
  episode: Pick<Episode, 'legs' | 'series'>,
  of: (id: string) => History,
): readonly Span[] {
  const risk = of(episode.legs.risk[0] as string);
  const out: Span[] = [];
  for (const strands of sessions(episode, of)) {
    const { legs, severity } = windowStress(strands, WINDOW, { unknown: 'not yet' });
    if (LEGS.some((l) => 'unknown' in legs[l]) || typeof severity !== 'number') continue;
    const session = (strands.risk[0]?.history.length ?? 0) - 1;
    const variance = risk.variance[session - WINDOW] as number;
    const after = outcome(risk, session, variance);
    out.push({
      session,
      move: (legs.risk as { z: number }).z,
      severity,
      volatility: Math.sqrt(variance * YEAR),
      ...(after && { after }),
    });
  }
  return out;
}

/** What the sessions after a window brought; undefined while they are not all known. */
function outcome(risk: History, at: number, variance: number): Span['after'] {
  if (at + AFTER >= risk.length) return undefined;
  const [begin, low] = [risk.values[at - WINDOW] as number, risk.values[at] as number];
  const goal = low + (begin - low) / 2;
  const half = risk.values.slice(at + 1, at + 1 + AFTER).some((value) => value >= goal);
  const last = risk.values[at + AFTER] as number;
  return { half, retrace: Math.log(last / low) / Math.sqrt(variance * AFTER) };
}

/** Parts the falls by whether their severity is over the threshold of the study set. */
export function parted(all: readonly Span[], threshold: number): Parted {
  const together: Span[] = [];
  const alone: Span[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const span of all) {
    const over = span.severity > threshold;
    const apart = span.session - last > APART;
    if (over) last = span.session;
    if (span.after === undefined || !apart) continue;
    if (over) together.push(span);
    else if (span.move < 0) alone.push(span);
  }
  return { together, alone };
}
