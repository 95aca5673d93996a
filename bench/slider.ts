/// <reference path="../src/edge/compute/webassembly.d.ts" />
import { blocks } from '../src/edge/compute/kernel.ts';
import { PATHS_PER_BLOCK, type RULE } from '../src/weigh/firesale/arena.ts';
import { arenaOf } from './arena.ts';

const SLEEVES = 50;
const ASSETS = 10;
const PATHS = 4096;
const MOVES = 9;

/** Milliseconds of wall time from a moved slider to its paths, on one core: the median of the moves. */
export type Slider = {
  readonly sleeves: number;
  readonly assets: number;
  readonly paths: number;
  readonly kernel: 'WebAssembly';
  readonly ms: Readonly<Record<keyof typeof RULE, number>>;
};

/** Times a move: the crowd laid into the kernel anew, then all paths. */
export function slider(module: WebAssembly.Module): Slider {
  const timed = (rule: keyof typeof RULE): number => {
    const arena = arenaOf(SLEEVES, ASSETS, rule, 1);
    const move = (): number => {
      const began = performance.now();
      const run = blocks(arena, { seed: [1, 0], tilt: false }, module);
      for (let index = 0; index * PATHS_PER_BLOCK < PATHS; index++) run(index);
      return performance.now() - began;
    };
    move();
    const sorted = Array.from({ length: MOVES }, move).sort((a, b) => a - b);
    return sorted[(MOVES - 1) / 2] as number;
  };
  return {
    sleeves: SLEEVES,
    assets: ASSETS,
    paths: PATHS,
    kernel: 'WebAssembly',
    ms: { 'pro rata': timed('pro rata'), 'most liquid first': timed('most liquid first') },
  };
}
