import type { Crowd, CrowdVintage } from '../../domain/crowd.ts';
import type { Fall } from '../../domain/delever.ts';
import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { quantile } from '../../kernel/quantile.ts';
import { parted } from '../../sense/span.ts';
import { FITTED, MOMENTS } from '../../weigh/moments.ts';
import { type CrowdFit, fitted } from './fit.ts';
import { type Nodes, type RunBlock, surface } from './momentsurface.ts';
import { pastMoments } from './pastmoments.ts';

const INTERVAL_LEVEL = 0.8;
/** Where the model is run; 32 blocks for each volatility are about 49,000 paths at each point. */
const NODES: Nodes = {
  impact: Array.from({ length: 16 }, (_, i) => i / 10),
  decaying: [0, 1],
  blocks: 32,
};
/** Volatilities of the past at which the crowd is run: the middles of six equal parts. */
const VOLATILITY_STATES = 6;
export const MIN_FALLS = 20;

/** What the past teaches of the two figures, and the profiles that show how much. */
export type Learnt = Pick<
  CrowdVintage,
  'falls' | 'matched' | 'impact' | 'decaying' | 'level' | 'moments' | 'distance'
> & { readonly profiles: CrowdFit['profiles'] };

/** How many blocks of paths `fitCrowd` asks for. */
export const BLOCKS =
  (NODES.impact.length * NODES.decaying.length + 1) * VOLATILITY_STATES * NODES.blocks;

/**
 * Fits impact and its decaying share to the past's windows by simulated moments.
 * @param threshold  severity over which a fall belongs to the study set
 * @returns          undefined when there are fewer than 1,250 windows or 20 falls of a sort
 */
export function fitCrowd(
  crowd: Crowd,
  { all, threshold }: { readonly all: readonly Fall[]; readonly threshold: number },
  ask: RunBlock,
): Learnt | undefined {
  const falls = parted(all, threshold);
  const { together, alone } = falls;
  if (all.length < MIN_WINDOWS || together.length < MIN_FALLS || alone.length < MIN_FALLS)
    return undefined;
  const target = pastMoments(all, falls);
  const sorted = all.map((s) => s.volatility).sort((a, b) => a - b);
  const states = Array.from({ length: VOLATILITY_STATES }, (_, i) =>
    quantile(sorted, (i + 0.5) / VOLATILITY_STATES),
  );
  const sizes = together.map((s) => s.move);
  const model = surface(crowd, { volatilities: states, sizes }, { ask, nodes: NODES });
  const weighed = {
    values: target.values.slice(0, FITTED),
    covariance: target.covariance.slice(0, FITTED).map((row) => row.slice(0, FITTED)),
  };
  const found = fitted(model, weighed, INTERVAL_LEVEL);
  return (
    found && {
      falls: together.length,
      matched: target.matched,
      impact: found.impact,
      decaying: found.decaying,
      level: INTERVAL_LEVEL,
      moments: MOMENTS.map((name, m) => ({
        name,
        past: target.values[m] as number,
        model: found.model[m] as number,
        error: Math.sqrt(target.covariance[m]?.[m] as number),
        ...(m < FITTED ? {} : { compared: true as const }),
      })),
      distance: found.distance,
      profiles: found.profiles,
    }
  );
}
