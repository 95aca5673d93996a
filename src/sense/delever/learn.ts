import type { DeleverVintage, Fall } from '../../domain/delever.ts';
import { parted } from '../span.ts';
import { mechanical } from './mechanical.ts';
import { forecastRecord } from './record.ts';
import { errors, walking } from './walking.ts';

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
