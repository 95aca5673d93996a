import { Cron } from 'croner';
import type { Instant } from '../../domain/time.ts';

/** When something is done again and again: minute, hour, day, month and weekday of a clock. */
export type Schedule = {
  /** Five fields as in a crontab. */
  readonly cron: string;
  /** IANA name of the zone whose clock is meant, e.g. `America/New_York`. */
  readonly zone: string;
};

/**
 * The first instant of a schedule after another one, daylight saving minded.
 * @throws RangeError where it never comes
 * @example new Date(nextRun({ cron: '30 16 * * 1-5', zone: 'America/New_York' }, Date.parse('2030-03-08T22:00:00Z') as Instant)).toISOString() // '2030-03-11T20:30:00.000Z'
 */
export function nextRun({ cron, zone }: Schedule, after: Instant): Instant {
  const next = new Cron(cron, { timezone: zone, paused: true }).nextRun(new Date(after));
  if (next === null) throw new RangeError(`${cron} never comes`);
  return next.getTime() as Instant;
}
