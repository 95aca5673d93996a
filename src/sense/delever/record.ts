import type {
  After,
  Against,
  DeleverVintage,
  Fall,
  Foretold,
  RetraceRecord,
} from '../../domain/delever.ts';
import type { Known } from '../../domain/known.ts';
import { mean } from '../../kernel/mean.ts';
import { brier } from '../../kernel/scores.ts';
import { parted } from '../span.ts';
import { mechanical } from './mechanical.ts';
import { errors, type Forecast, walking } from './walking.ts';

const NONE = { unknown: { kind: 'no forecast has come due' } } as const;

type Due = Forecast & { readonly fall: { readonly after: After }; readonly crps: Against };

/**
 * How forecasts fared: mean CRPS of features, past mean and fear rule; Brier scores of half back at
 * any close and at the twentieth, beside those three benchmarks and the walk; and how many intervals
 * of the forecast that was used held. Forecasts that are not due are left out.
 */
export function forecastRecord(forecasts: readonly Forecast[]): RetraceRecord {
  const due = forecasts.filter((f): f is Due => f.crps !== undefined);
  const cases = due.length;
  if (cases === 0) return { cases, crps: NONE, half: NONE, end: NONE, coverage: NONE };
  const average = (by: keyof Against): number => mean(due.map((f) => f.crps[by]));
  const bounded = due.filter((f) => f.interval !== undefined);
  const held = bounded.filter(({ fall, interval }) => {
    const came = fall.after.retrace;
    return interval !== undefined && came >= interval.low && came <= interval.high;
  });
  return {
    cases,
    crps: { own: average('own'), mean: average('mean'), fear: average('fear') },
    half: penalty(due, 'half'),
    end: penalty(due, 'end'),
    coverage:
      bounded.length === 0
        ? { unknown: { kind: 'no interval has come due' } }
        : { held: held.length, of: bounded.length },
  };
}

function penalty(due: readonly Due[], what: 'half' | 'end'): Known<Foretold> {
  const came = due.map((f) => Number(f.fall.after[what]));
  const said = (by: keyof Foretold): number[] => due.map((f) => f[what][by]);
  const score = (by: keyof Foretold): number => brier(said(by), came);
  return { own: score('own'), mean: score('mean'), fear: score('fear'), walk: score('walk') };
}

/**
 * What the past teaches of falls and their return.
 * @param all    every window, oldest first, each with what was known of it by the vintage's end
 * @param study  severity over which a window belongs to the study set
 * @returns      undefined without any synchronised fall whose twenty sessions are known
 */
export function learnDelever(all: readonly Fall[], study: number): DeleverVintage | undefined {
  const falls = parted(all, study);
  const { together } = falls;
  if (together.length === 0) return undefined;
  const forecasts = walking(together);
  return {
    study,
    together,
    mechanical: mechanical(falls),
    record: forecastRecord(forecasts),
    errors: {
      features: errors(forecasts, 'features'),
      'past mean': errors(forecasts, 'past mean'),
    },
  };
}
