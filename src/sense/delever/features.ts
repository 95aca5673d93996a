import { type Fall, STUDY } from '../../domain/delever.ts';
import type { Episode } from '../../domain/episode.ts';
import { type History, indexAt } from '../../domain/history.ts';
import type { Stress } from '../../domain/stress.ts';
import { type Day, SESSIONS_PER_YEAR } from '../../domain/time.ts';
import { log } from '../../kernel/fdlibm.ts';
import type { StressLegs } from '../leg.ts';
import { legTurbulence } from '../turbulence.ts';
import { targeted } from './flow.ts';

const { window: WINDOW } = STUDY;

/**
 * What stands at the end of a window and may bear on how the fall comes back. `fear`: log level of
 * the volatility index, of a day inside the window. `flow`: modelled selling of volatility-target
 * books over the window, per cent of their assets. `surprise`: correlation surprise of the last
 * common move of the legs against the sixty before it. What is not known is absent.
 * @param strands     the legs as known at the end of the window
 * @param volatility  the volatility index, which may be known beyond that
 */
export function retraceFeatures(strands: StressLegs, volatility?: History): Fall['features'] {
  const risk = strands.risk[0]?.history;
  if (!risk) return {};
  return gathered(risk, volatility, legTurbulence(strands, { last: undefined, ratios: [] })[0]);
}

/**
 * The fall that has just ended, as a forecast needs it.
 * @param of  histories as known now
 * @returns   undefined while the move of the risk leg is not known
 */
export function featuresNow(
  episode: Pick<Episode, 'legs' | 'roles'>,
  of: (id: string) => History,
  stress: Pick<Stress, 'windows' | 'turbulence'>,
): Pick<Fall, 'move' | 'volatility' | 'features'> | undefined {
  const leg = stress.windows.find((w) => w.window === WINDOW)?.legs.risk;
  const risk = of(episode.legs.risk[0] as string);
  const variance = risk.variance[risk.length - 1 - WINDOW];
  if (!leg || 'unknown' in leg || !variance) return undefined;
  const index = episode.roles.volatility;
  return {
    move: leg.z,
    volatility: Math.sqrt(variance * SESSIONS_PER_YEAR),
    features: gathered(risk, index === undefined ? undefined : of(index), stress.turbulence),
  };
}

function gathered(
  risk: History,
  index: History | undefined,
  odd: Stress['turbulence'],
): Fall['features'] {
  const fear = index && fearOf(risk, index);
  const flow = targeted(risk, risk.length - 1);
  return {
    ...(fear !== undefined && { fear }),
    ...(flow !== undefined && { flow }),
    ...('surprise' in odd && { surprise: odd.surprise }),
  };
}

function fearOf(risk: History, index: History): number | undefined {
  const end = risk.length - 1;
  const at = indexAt(index, risk.days[end] as Day);
  const [start, level] = [risk.days[end - WINDOW], index.values[at]];
  if (start === undefined || level === undefined || (index.days[at] as Day) <= start)
    return undefined;
  return level > 0 ? log(level) : undefined;
}
