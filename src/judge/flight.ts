import { SAME_SHARE } from '../domain/exposure.ts';
import type { FlightConduct, FlightFact } from '../domain/flight.ts';
import { demand } from '../kernel/require.ts';

/** A decision of a flight with what was held before it, shares of own capital. */
export type FlightStep = FlightFact & {
  readonly before: number;
  readonly exposure: number;
  /** Empty or left out: none was given. */
  readonly reason?: string;
  readonly unsure?: boolean;
};

/**
 * How somebody decided, whatever came of it. A stop asks from the decision on at which it lets less be held than is
 * held, before the decision or after it; it is obeyed by the first decision after which no more is held, and it asks
 * no more once it lets as much be held.
 * @param steps oldest first, one a day
 * @throws RangeError where an exposure is no share
 * @example conduct([{ day: 1 as Day, limit: 0.3, together: true, hard: false, before: 0.6, exposure: 0.3 }]).stops.atOnce // 1
 */
export function conduct(steps: readonly FlightStep[]): FlightConduct {
  let [changes, turnover, reasoned, unsure] = [0, 0, 0, 0];
  let [asked, atOnce, waited, cuts, size] = [0, 0, -1, 0, 0];
  const late: number[] = [];
  for (const step of steps) {
    const { before, exposure, limit } = step;
    demand(before >= 0 && exposure >= 0, 'exposure is at least 0', exposure);
    const change = Math.abs(exposure - before);
    if (change > SAME_SHARE) changes++;
    turnover += change;
    if (step.reason) reasoned++;
    if (step.unsure) unsure++;
    if (rushed(step)) {
      cuts++;
      size += before - exposure;
    }
    const asks = limit !== undefined && Math.max(before, exposure) > limit + SAME_SHARE;
    if (!asks) {
      waited = -1;
      continue;
    }
    if (waited < 0) asked++;
    waited++;
    if (exposure > limit + SAME_SHARE) continue;
    if (waited === 0) atOnce++;
    else late.push(waited);
    waited = -1;
  }
  const never = asked - atOnce - late.length;
  return {
    ...{ decisions: steps.length, changes, turnover, reasoned, unsure },
    stops: { asked, atOnce, late, never },
    rushed: { cuts, size },
  };
}

/** Whether somebody cut into a joint fall although no stop asked for it and nothing hard came. */
const rushed = ({ before, exposure, limit, together, hard }: FlightStep): boolean =>
  together &&
  !hard &&
  exposure < before - SAME_SHARE &&
  !(limit !== undefined && limit < before - SAME_SHARE);
