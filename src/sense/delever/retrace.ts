import {
  type DeleverVintage,
  type Estimator,
  type Fall,
  type Retrace,
  type RetraceRecord,
  STUDY,
} from '../../domain/delever.ts';
import type { Known, Spread } from '../../domain/known.ts';
import { type Day, SESSIONS_PER_YEAR } from '../../domain/time.ts';
import { type PastTrial, pastShare, retraceChance } from './chance.ts';
import { outlook, type PastFall, retraceTrials } from './outlook.ts';
import { band, MIN_DUE_FORECASTS, MIN_PAST_FALLS, walk } from './walking.ts';

/**
 * How far a fall comes back within twenty sessions, as its vintage lets one say. The features are used
 * where they have won on CRPS over at least twenty forecasts, else the past mean, by rule.
 * @param now  the fall, and the day of the decision
 * @returns    unknown without a fall, or with fewer than five past ones
 */
export function retrace(
  past: DeleverVintage,
  { made, ...now }: Pick<Fall, 'move' | 'volatility' | 'features'> & { readonly made: Day },
): Known<Retrace> {
  if (!(now.move < 0)) return { unknown: { kind: 'no fall' } };
  const falls = past.together
    .map((f) => ({ ...f, walk: walk(f.move) }))
    .filter((f): f is PastFall => f.after !== undefined);
  if (falls.length < MIN_PAST_FALLS)
    return { unknown: { kind: 'too few', of: 'past falls', least: MIN_PAST_FALLS } };
  const plain = walk(now.move);
  const told = outlook(falls, now, plain);
  const by = estimator(past.record);
  const sigmas: Known<Spread> = band(
    by === 'features' ? told.features : told.mean,
    past.errors[by],
  ) ?? { unknown: { kind: 'too few past forecasts' } };
  const scale = now.volatility * Math.sqrt(STUDY.after / SESSIONS_PER_YEAR);
  return {
    made,
    by,
    cases: falls.length,
    sigmas,
    move: 'unknown' in sigmas ? sigmas : times(sigmas, scale),
    half: likely(past.record.half, plain.half, retraceTrials(falls, 'half')),
    end: likely(past.record.end, plain.end, retraceTrials(falls, 'end')),
    walk: plain,
    record: past.record,
  };
}

/**
 * The walk as the past shifts it where that has not lost to the past share, else the past share, whose
 * interval is wider by how much falls differ in depth.
 */
function likely(record: RetraceRecord['half'], plain: number, past: readonly PastTrial[]): Spread {
  const lost = !('unknown' in record) && record.own > record.mean;
  return lost ? pastShare(past) : retraceChance(plain, past);
}

function estimator({ cases, crps }: DeleverVintage['record']): Estimator {
  return cases >= MIN_DUE_FORECASTS && !('unknown' in crps) && crps.own < crps.mean
    ? 'features'
    : 'past mean';
}

const times = ({ low, at, high }: Spread, by: number): Spread => ({
  low: low * by,
  at: at * by,
  high: high * by,
});
