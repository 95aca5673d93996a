import { REGIMES, type Regime } from '../../domain/regime.ts';
import type { Near } from '../words/line.ts';

/** Points within which two regimes are too close for one to be told alone. */
const CLOSE = 10;

/** The regime next to the call, where it is nearly as likely. */
export function nearest(regime: Regime): Near | undefined {
  const [next] = REGIMES.filter((r) => r !== regime.call).toSorted((a, b) => regime[b] - regime[a]);
  if (next === undefined) return undefined;
  const gap = Math.round(100 * regime[regime.call]) - Math.round(100 * regime[next]);
  return gap < CLOSE ? { regime: next, gap: Math.max(0, gap) } : undefined;
}
