import { type Arena, PATHS_PER_BLOCK, WIDTH } from '../../../src/weigh/firesale/arena.ts';
import type { Scheme } from '../../../src/weigh/firesale/draw.ts';
import { crossing, type PathBlock } from '../../../src/weigh/firesale/half.ts';
import { simulatePath } from './path.ts';
import { scratch } from './scratch.ts';

/** Runs the 256 paths of a block, one after the other: the plain twin of the fast kernel. */
export function simulateBlock(arena: Arena, scheme: Scheme, index: number): PathBlock {
  const at = scratch(arena);
  const rows = new Float64Array(PATHS_PER_BLOCK * WIDTH);
  const sold = new Float64Array(arena.assets);
  const crossings = new Uint8Array(PATHS_PER_BLOCK);
  for (let i = 0; i < PATHS_PER_BLOCK; i++) {
    simulatePath(arena, scheme, {
      index: index * PATHS_PER_BLOCK + i,
      at,
      row: rows.subarray(i * WIDTH, (i + 1) * WIDTH),
    });
    crossings[i] = crossing(
      arena,
      { rows, row: i * WIDTH },
      { normals: at.draws, from: 1 + arena.factors, apart: 1 },
    );
    for (let m = 0; m < arena.assets; m++) sold[m] = (sold[m] as number) + (at.sold[m] as number);
  }
  return { rows, sold, crossings };
}
