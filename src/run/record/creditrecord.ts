import { STUDY } from '../../domain/delever.ts';
import type { Episode } from '../../domain/episode.ts';
import type { History } from '../../domain/history.ts';
import type { Known, Spread } from '../../domain/known.ts';
import type { AfterReading, CreditRecord } from '../../domain/record.ts';
import { CREDIT_READINGS, type CreditReading } from '../../domain/stress.ts';
import type { Calibration } from '../../sense/calibrate.ts';
import { creditWindow, readCredit } from '../../sense/credit.ts';
import { creditInputOf } from '../../sense/creditmodel.ts';
import { excess } from '../../sense/delever/excess.ts';
import { inForce } from './studyfalls.ts';

/** Levels of volatility at which a bucket begins. */
const BUCKETS = [0, 15, 20, 25, 30, 40] as const;

/** Sessions of a block, about a quarter. */
const BLOCK_SESSIONS = 60;

type Told = {
  readonly block: number;
  readonly state: CreditReading;
  readonly volatility: number;
  readonly covered: boolean;
  readonly constant: boolean;
  readonly after: number | undefined;
};

/**
 * What credit told at each session by the vintage then in force, how often its interval held what
 * came, and what shares did afterwards.
 * @param vintages oldest first
 */
export function creditRecord(
  episode: Episode,
  of: (id: string) => History,
  vintages: readonly Calibration[],
): Known<CreditRecord> {
  const input = creditInputOf(episode, of);
  if (!input) return { unknown: { kind: 'no credit series' } };
  const { days, values, length } = input.risk;
  const told = Array.from({ length }, (_, end): Told[] => {
    const model = inForce(vintages, days, end)?.credit;
    const window = model && creditWindow(input, end);
    if (!window) return [];
    const { spread: _spread, ...level } = model;
    const [is, flat] = [readCredit(window, model), readCredit(window, level)];
    const later = values[end + STUDY.after];
    return [
      {
        block: Math.floor(end / BLOCK_SESSIONS),
        state: is.state,
        volatility: window.volatility,
        covered: is.state === 'does not confirm',
        constant: flat.state === 'does not confirm',
        after: later === undefined ? undefined : later / (values[end] as number) - 1,
      },
    ];
  }).flat();
  if (told.length === 0) return { unknown: { kind: 'uncalibrated' } };
  return {
    buckets: BUCKETS.map((from, i) => {
      const below = BUCKETS[i + 1];
      const own = told.filter((t) => t.volatility >= from && t.volatility < (below ?? Infinity));
      const share = (n: number): number => n / Math.max(1, own.length);
      return {
        from,
        ...(below !== undefined && { below }),
        windows: own.length,
        covered: share(own.filter((t) => t.covered).length),
        constant: share(own.filter((t) => t.constant).length),
        interval: heldBetween(own),
      };
    }).filter((b) => b.windows > 0),
    after: {
      all: followed(told),
      ...(Object.fromEntries(
        CREDIT_READINGS.map((s) => [s, followed(told.filter((t) => t.state === s))]),
      ) as Record<CreditReading, AfterReading>),
    },
  };
}

/** How sure the share is that the interval held, by whole blocks. */
function heldBetween(told: readonly Told[]): Spread {
  const stretches = [...new Set(told.map((t) => t.block))].map((block) => {
    const all = told.filter((t) => t.block === block);
    const of = all.length;
    return { came: all.filter((t) => t.covered).length, of, matched: 0, among: of };
  });
  const { spread } = excess(stretches);
  return { low: Math.max(0, spread.low), at: spread.at, high: Math.min(1, spread.high) };
}

function followed(told: readonly Told[]): AfterReading {
  const due = told.flatMap((t) => t.after ?? []);
  return {
    windows: due.length,
    mean:
      due.length === 0
        ? { unknown: { kind: 'no value' } }
        : due.reduce((a, b) => a + b, 0) / due.length,
  };
}
