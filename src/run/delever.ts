import { type Delever, STUDY } from '../domain/delever.ts';
import type { History } from '../domain/history.ts';
import type { Unknown } from '../domain/known.ts';
import type { WindowStress } from '../domain/stress.ts';
import { featuresNow } from '../sense/delever/features.ts';
import { flows } from '../sense/delever/flow.ts';
import { retrace } from '../sense/delever/retrace.ts';
import type { Situation, StandingForecast } from './memory.ts';
import type { Sight } from './observe.ts';

/** A forecast stands for as long as a fall is watched; a later fall is a new one once it is apart. */
const { window: WINDOW_SESSIONS, after: STANDING_SESSIONS, apart: APART_SESSIONS } = STUDY;

/**
 * How much of a fall is mechanical and how far it comes back. A forecast is made at the first window
 * of a synchronised fall and is not touched while it stands; what it was is what is scored.
 */
export function deleverReading(
  situation: Situation,
  sight: Sight,
): readonly [Delever, StandingForecast | undefined] {
  const { setup, known } = situation;
  const risk = known.histories[setup.episode.legs.risk[0] as string] as History;
  const standing = standingAfter(situation, sight, risk);
  const live = standing !== undefined && risk.length - 1 - standing.made <= STANDING_SESSIONS;
  const past = sight.vintage?.delever;
  const pastless = sight.vintage ? 'past without falls' : 'uncalibrated';
  // A fall goes on for some sessions after its last window, and is forecast once.
  const spent =
    standing !== undefined && !live && risk.length - 1 - standing.over <= APART_SESSIONS;
  const none: { readonly unknown: Unknown } = {
    unknown: { kind: !past ? pastless : spent ? 'forecast spent' : 'no synchronised fall' },
  };
  const cross = live ? known.cross.findLast((c) => c.day >= standing.day) : undefined;
  return [
    {
      retrace: live ? standing.retrace : none,
      mechanical: live && past ? past.mechanical : none,
      flow: flows(risk),
      cross: cross ?? { unknown: live ? { kind: 'not measured' } : none.unknown },
    },
    standing,
  ];
}

function standingAfter(
  { setup, known, memory, tick }: Situation,
  { stress, vintage }: Sight,
  risk: History,
): StandingForecast | undefined {
  const before = memory.standing;
  const past = vintage?.delever;
  const three = stress.windows.find((w) => w.window === WINDOW_SESSIONS);
  if (!past || !three || !falls(three, past.study)) return before;
  const at = risk.length - 1;
  if (before && at - before.over <= APART_SESSIONS) return { ...before, over: at };
  const fall = featuresNow(setup.episode, (id) => known.histories[id] as History, stress);
  return {
    retrace:
      fall === undefined
        ? { unknown: { kind: 'no move' } }
        : retrace(past, { ...fall, made: tick.day }),
    day: tick.day,
    made: at,
    over: at,
  };
}

/** Whether everything fell beyond the threshold of the study set, in a window that is not carried. */
const falls = ({ severity, legs }: WindowStress, study: number): boolean =>
  typeof severity === 'number' &&
  severity > study &&
  Object.values(legs).every((l) => !('carried' in l && l.carried));
