import type { Conditions, Crowd } from '../../domain/crowd.ts';
import type { Rows } from '../../kernel/require.ts';
import { compile } from '../../weigh/crowd.ts';
import type { Arena } from '../../weigh/firesale/arena.ts';
import { type Sample, sample, simulatedMoments } from '../../weigh/moments.ts';

/** Runs one block of 256 paths of an arena; gives its rows. */
export type RunBlock = (arena: Arena, index: number) => Float64Array;

/** Where the model is run: values of the two figures, and blocks of paths for each volatility. */
export type Nodes = {
  readonly impact: readonly number[];
  readonly decaying: readonly number[];
  readonly blocks: number;
};

export type Surface = Pick<Nodes, 'impact' | 'decaying'> & { readonly at: readonly Rows[] };

type PastStates = {
  /** Of the risk leg, share a year, the calmest first; an even count. */
  readonly volatilities: readonly number[];
  /** Moves of the past's synchronised falls, sigmas. */
  readonly sizes: readonly number[];
};

/**
 * The moments of the model on a grid of the two figures. The same chance at every point of it, so
 * that two points differ by what the figures do and not by their luck.
 */
export function surface(
  crowd: Crowd,
  { volatilities, sizes }: PastStates,
  { ask, nodes }: { readonly ask: RunBlock; readonly nodes: Nodes },
): Surface {
  const gauge = crowd.assets.find((a) => a.id === crowd.gauge);
  if (!gauge) throw new RangeError(`no asset ${crowd.gauge}`);
  const samples = (impact: number, decaying: number): readonly Sample[] =>
    volatilities.map((volatility, n) => {
      const priced = { ...crowd, prices: { ...crowd.prices, impact, decaying } };
      const arena = compile(priced, conditions(crowd, volatility / gauge.volatility));
      const rows = Array.from({ length: nodes.blocks }, (_, i) => ask(arena, n * nodes.blocks + i));
      return sample(arena, rows);
    });
  const walk = samples(0, 0);
  return {
    impact: nodes.impact,
    decaying: nodes.decaying,
    at: nodes.impact.map((impact) =>
      nodes.decaying.map((share) => simulatedMoments(samples(impact, share), walk, sizes)),
    ),
  };
}

/** A day without news, at a multiple of the crowd's own volatility. */
const conditions = (crowd: Crowd, volatility: number): Conditions => ({
  volatility,
  news: {},
  drift: 0,
  rate: crowd.lending.rate,
});
