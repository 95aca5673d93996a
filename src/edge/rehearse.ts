import { CALENDARS, type Calendars } from '../domain/calendar.ts';
import type { Episode } from '../domain/episode.ts';
import type { Policy } from '../domain/policy.ts';
import { DAY_MS, formatDay, type Instant, weekday } from '../domain/time.ts';
import type { Tick } from '../run/event.ts';
import { inOrder } from '../run/knowledge.ts';
import { replay } from '../run/step.ts';
import type { Play } from './thesis/trial.ts';
import { VERSION } from './version.ts';

/** On imagined days every market keeps every weekday. */
const CALENDAR = Object.fromEntries(
  CALENDARS.map((id) => [id, (day: number) => weekday(day as never) <= 5]),
) as unknown as Calendars;

/** When an imagined day is decided: 23:00 UTC. */
const DECIDED_MS = (23 / 24) * DAY_MS;

/** The live step over the imagined weekdays of a thesis' own tests; only series that have a value are due. */
export const rehearse =
  (episode: Episode, policy: Policy): Play =>
  (observations, evidence, days) => {
    const told = new Set(observations.map((o) => o.series));
    const ticks = days.map(
      (day): Tick => ({
        at: (day * DAY_MS + DECIDED_MS) as Instant,
        day,
        stamp: formatDay(day),
        due: Object.fromEntries([...told].map((id) => [id, day])),
      }),
    );
    // What a test tells is all that there is to tell: no group of it falls silent.
    const { silence: _, ...thesis } = policy.thesis;
    const rules = { ...policy, thesis };
    const setup = { episode, policy: rules, calendars: CALENDAR, vintages: [], version: VERSION };
    return replay(setup, inOrder({ observations, evidence, findings: [] }, ticks)).map(
      (decision) => decision.stops,
    );
  };
