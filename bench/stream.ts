import type { Estimate } from '../src/domain/simulation.ts';
import { OUT, PATHS_PER_BLOCK, WIDTH } from '../src/weigh/firesale/arena.ts';
import type { Blocks } from '../src/weigh/firesale/kernel.ts';

/** Share of the paths that is the tail. */
const TAIL = 0.01;

/**
 * What many plain paths say, each dropped once it is counted: of a path two figures are kept.
 * @param count   paths, rounded up to whole blocks
 * @param within  sessions within which half must be back
 */
export function stream(run: Blocks, count: number, within: number): Estimates {
  const blocks = Math.ceil(count / PATHS_PER_BLOCK);
  const paths = blocks * PATHS_PER_BLOCK;
  const [overshoot, fall] = [new Float64Array(paths), new Float64Array(paths)];
  let [fell, back] = [0, 0];
  for (let b = 0; b < blocks; b++) {
    const { rows } = run(b);
    for (let i = 0; i < PATHS_PER_BLOCK; i++) {
      const figure = (place: number): number => rows[i * WIDTH + place] as number;
      overshoot[b * PATHS_PER_BLOCK + i] = figure(OUT.overshoot);
      fall[b * PATHS_PER_BLOCK + i] = figure(OUT.fall);
      if (!(figure(OUT.fall) > 0)) continue;
      fell++;
      if (figure(OUT.half) <= within) back++;
    }
  }
  const p = back / fell;
  return {
    overshoot: mean(overshoot),
    tail: cvar(overshoot),
    fall: cvar(fall),
    half: { at: p, error: Math.sqrt((p * (1 - p)) / fell) },
  };
}

function mean(xs: Float64Array): Estimate {
  const at = xs.reduce((a, x) => a + x, 0) / xs.length;
  const squares = xs.reduce((a, x) => a + (x - at) ** 2, 0);
  return { at, error: Math.sqrt(squares / (xs.length - 1) / xs.length) };
}

/** Mean of the largest, as the least of them plus the mean of what lies over it. */
function cvar(xs: Float64Array): Estimate {
  const least = xs.toSorted()[Math.ceil((1 - TAIL) * xs.length) - 1] as number;
  const { at, error } = mean(xs.map((x) => Math.max(0, x - least) / TAIL));
  return { at: least + at, error };
}

export type Estimates = Readonly<Record<(typeof FIGURES)[number], Estimate>>;

/** What is estimated: mean overshoot, CVaR 99 of overshoot and of fall, P(half back within 20). */
export const FIGURES = ['overshoot', 'tail', 'fall', 'half'] as const;
