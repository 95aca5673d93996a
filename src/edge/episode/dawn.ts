import { DAY_MS, type Day, type Instant } from '../../domain/time.ts';

/** UTC+14, where each day begins first. */
const FIRST_ZONE_MS = 14 * 3_600_000;

/**
 * The instant at which a day begins anywhere on earth: nobody knows before it what that day brings.
 * @example dawn(1 as Day) // 36000000
 */
export const dawn = (day: Day): Instant => (day * DAY_MS - FIRST_ZONE_MS) as Instant;
