import { IANAZone } from 'luxon';
import { DAY_MS, type Day, formatDay, type Instant } from '../domain/time.ts';

/** Wall times HH:MM, and the end of a day. */
const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

const MINUTE_MS = 60_000;

/** Offset from UTC at an instant, ms, positive east of Greenwich. */
type Offset = (at: number) => number;

const zones = new Map<string, Offset>();

/**
 * The instant of a wall time in a zone. A time that a clock change skips is read as if the clock
 * had not changed yet; of a time that comes twice the first is meant.
 * @param time  `HH:MM`; `24:00` is the end of the day
 * @param zone  IANA name, e.g. `America/New_York`
 * @throws RangeError for an unknown zone or another form of time
 * @example instantAt(0, '01:00', 'Europe/Paris') // 0
 */
export function instantAt(day: Day, time: string, zone: string): Instant {
  const m = TIME.exec(time);
  if (!m) throw new RangeError(`no wall time HH:MM: ${time}`);
  const minutes = m[1] === undefined ? 24 * 60 : Number(m[1]) * 60 + Number(m[2]);
  const wall = day * DAY_MS + minutes * MINUTE_MS;
  const offset = offsetOf(zone);
  const before = offset(wall - DAY_MS);
  const after = offset(wall + DAY_MS);
  if (before === after || offset(wall - before) === before) return (wall - before) as Instant;
  return (offset(wall - after) === after ? wall - after : wall - before) as Instant;
}

/**
 * An instant as a wall clock in a zone shows it: ISO-8601 with offset, seconds, and milliseconds
 * where there are any. Reading it back gives the same instant.
 * @param zone  IANA name
 * @throws RangeError for an unknown zone
 * @example stamp(0, 'Europe/Paris') // '1970-01-01T01:00:00+01:00'
 */
export function stamp(instant: Instant, zone: string): string {
  const offset = offsetOf(zone)(instant);
  const wall = instant + offset;
  const day = Math.floor(wall / DAY_MS);
  const ms = wall - day * DAY_MS;
  const minutes = Math.abs(offset) / MINUTE_MS;
  const clock = [ms / 3_600_000, (ms / MINUTE_MS) % 60, (ms / 1000) % 60].map(two).join(':');
  const rest = ms % 1000;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  const sign = offset < 0 ? '-' : '+';
  return `${formatDay(day as Day)}T${clock}${fraction}${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/**
 * The same to the minute, without the offset.
 * @example minuteAt(0, 'Europe/Paris') // '1970-01-01 01:00'
 */
export const minuteAt = (instant: Instant, zone: string): string =>
  stamp(instant, zone).slice(0, 'YYYY-MM-DDThh:mm'.length).replace('T', ' ');

/**
 * The day that a wall clock in a zone shows.
 * @throws RangeError for an unknown zone
 * @example dayAt(0, 'America/New_York') // -1
 */
export const dayAt = (instant: Instant, zone: string): Day =>
  Math.floor((instant + offsetOf(zone)(instant)) / DAY_MS) as Day;

const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');

/** Days among which a zone changes its clock at most once. */
const STRETCH_MS = 8 * DAY_MS;

/**
 * The IANA name of a zone however its letters were cased; undefined where there is no such zone.
 * @example zoneNamed('europe/paris') // 'Europe/Paris'
 * @example zoneNamed('+08:00') // undefined
 */
export function zoneNamed(text: string): string | undefined {
  if (!/^[A-Za-z]/.test(text) || !IANAZone.isValidZone(text)) return undefined;
  const known = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  // Engines differ in what they call a zone of several names: it keeps the one that was written.
  return known.toLowerCase() === text.toLowerCase() ? known : text;
}

/** The offsets of a zone. To read one from the time-zone tables is slow, so those between stretches are kept. */
function offsetOf(name: string): Offset {
  const known = zones.get(name);
  if (known) return known;
  const zone = IANAZone.create(name);
  if (zoneNamed(name) === undefined) throw new RangeError(`unknown time zone: ${name}`);
  // Offsets of a century ago have seconds, which ISO-8601 cannot write.
  const read: Offset = (at) => Math.round(zone.offset(at)) * MINUTE_MS;
  const edges = new Map<number, number>();
  const edge = (n: number): number => {
    const kept = edges.get(n) ?? read(n * STRETCH_MS);
    edges.set(n, kept);
    return kept;
  };
  const changes = new Map<number, number>();
  const offset: Offset = (at) => {
    const n = Math.floor(at / STRETCH_MS);
    const [before, after] = [edge(n), edge(n + 1)];
    if (before === after) return before;
    const change = changes.get(n) ?? changeIn(read, n * STRETCH_MS);
    changes.set(n, change);
    return at < change ? before : after;
  };
  zones.set(name, offset);
  return offset;
}

/** The first second of a stretch with the offset at its end. */
function changeIn(read: Offset, start: number): number {
  let [low, high] = [start, start + STRETCH_MS];
  const before = read(low);
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (read(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
