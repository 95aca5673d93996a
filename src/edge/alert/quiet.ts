import type { Day, Instant } from '../../domain/time.ts';
import { dayAt, instantAt } from '../zone.ts';
import type { Channel } from './policy.ts';

/**
 * The end of the quiet hours that an instant lies in; undefined where it lies in none. Hours that end before
 * they begin go over midnight.
 * @example quietEnd({ from: '22:00', to: '07:00', zone: 'UTC' }, 23 * 3600000) // 111600000
 */
export function quietEnd(
  quiet: Pick<NonNullable<Channel['quiet']>, 'from' | 'to' | 'zone'> | undefined,
  now: Instant,
): Instant | undefined {
  if (!quiet || quiet.from === quiet.to) return undefined;
  const { from, to, zone } = quiet;
  const today = dayAt(now, zone);
  for (const day of [(today - 1) as Day, today]) {
    const end = instantAt((from < to ? day : day + 1) as Day, to, zone);
    if (instantAt(day, from, zone) <= now && now < end) return end;
  }
  return undefined;
}
