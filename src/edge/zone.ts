import { DateTime, IANAZone } from 'luxon';
import { type Day, formatDay, type Instant } from '../domain/time.ts';

const instants = new Map<string, Instant>();
const stamps = new Map<string, string>();

/**
 * The instant of a wall time on a day. `24:00` is the end of the day. A wall time that a clock
 * change skips is read after the change.
 * @param time `HH:MM`
 * @throws RangeError for an unknown zone or a time that no clock shows
 * @example instantAt(0, '01:00', 'Europe/Berlin') // 0
 */
export function instantAt(day: Day, time: string, zone: string): Instant {
  const key = `${day} ${time} ${zone}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  if (!IANAZone.isValidZone(zone)) throw new RangeError(`unknown time zone ${zone}`);
  if (time === '24:00') return instantAt((day + 1) as Day, '00:00', zone);
  const wall = DateTime.fromISO(`${formatDay(day)}T${time}`, { zone });
  if (!/^\d{2}:\d{2}$/.test(time) || !wall.isValid) throw new RangeError(`no clock shows ${time}`);
  const instant = wall.toMillis() as Instant;
  instants.set(key, instant);
  return instant;
}

/**
 * An instant as ISO-8601 text with the offset of a zone.
 * @throws RangeError for an unknown zone
 * @example stamp(0, 'UTC') // '1970-01-01T00:00:00+00:00'
 */
export function stamp(instant: Instant, zone: string): string {
  const key = `${instant} ${zone}`;
  const known = stamps.get(key);
  if (known !== undefined) return known;
  if (!IANAZone.isValidZone(zone)) throw new RangeError(`unknown time zone ${zone}`);
  const text = DateTime.fromMillis(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
  stamps.set(key, text);
  return text;
}
