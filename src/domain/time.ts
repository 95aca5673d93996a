/**
 * Two clocks and nothing else. An `Instant` is a point in time; a `Day` is a date on some calendar.
 * Neither knows a time zone: whoever reads a wall clock stands at the edge.
 */

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly brand: 'Instant' };

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number & { readonly brand: 'Day' };

/** Milliseconds in a day without a clock change. */
export const DAY_MS = 86_400_000;

export const DAYS_PER_YEAR = 365.25;

/** Trading sessions in a year, by which volatility a session and volatility a year are told apart. */
export const SESSIONS_PER_YEAR = 252;

/**
 * The day of a civil date.
 * Source: H. Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil).
 * @returns undefined when the date does not exist
 * @example civil(1970, 1, 1) // 0
 */
export function civil(year: number, month: number, date: number): Day | undefined {
  if (!Number.isInteger(year) || month < 1 || month > 12 || date < 1) return undefined;
  if (date > lengthOfMonth(year, month)) return undefined;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as Day;
}

/** A civil date, month 1..12. */
export type Civil = { readonly year: number; readonly month: number; readonly date: number };

/**
 * The civil date of a day.
 * @example civilOf(0 as Day) // { year: 1970, month: 1, date: 1 }
 */
export function civilOf(day: Day): Civil {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** Days in a month, 28..31. */
export function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Reads `YYYY-MM-DD`.
 * @returns undefined for any other text, or for a date that does not exist
 * @example parseDay('1970-01-02') // 1
 */
export function parseDay(text: string): Day | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return m ? civil(Number(m[1]), Number(m[2]), Number(m[3])) : undefined;
}

/**
 * Writes `YYYY-MM-DD`.
 * @example formatDay(1 as Day) // '1970-01-02'
 */
export function formatDay(day: Day): string {
  const { year, month, date } = civilOf(day);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/**
 * Reads an instant with its offset, e.g. `YYYY-MM-DDThh:mm[:ss]+hh:mm` or `...Z`.
 * A time without an offset is nobody's time: it is refused.
 * @returns undefined for any other text
 * @example parseInstant('1970-01-01T01:00:00+01:00') // 0
 */
export function parseInstant(text: string): Instant | undefined {
  const m =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/.exec(
      text,
    );
  if (!m) return undefined;
  const day = parseDay(m[1] as string);
  const [hour, minute, second] = [Number(m[2]), Number(m[3]), Number(m[4] ?? 0)];
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const zone = m[6] as string;
  const offset =
    zone === 'Z'
      ? 0
      : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  if (Math.abs(offset) > 14 * 60) return undefined;
  const wall = ((hour * 60 + minute) * 60 + second) * 1000 + Number((m[5] ?? '0').padEnd(3, '0'));
  return (day * DAY_MS + wall - offset * 60_000) as Instant;
}

/**
 * ISO weekday of a day: 1 Monday .. 7 Sunday.
 * @example weekday(0 as Day) // 4
 */
export function weekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
