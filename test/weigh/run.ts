import { type Arena, OUT, WIDTH } from '../../src/weigh/firesale/arena.ts';
import { mark } from '../reference/firesale/mark.ts';
import { simulatePath } from '../reference/firesale/path.ts';
import { scratch } from '../reference/firesale/scratch.ts';

/** An arena after its rounds on one path, everybody marked at the last prices. */
export type After = {
  readonly price: number[];
  readonly keep: number[];
  readonly equity: number[];
  readonly cash: number[];
  readonly sold: number[];
  readonly row: Float64Array;
  readonly rounds: number;
  readonly defaults: number;
};

/** Runs one path; without noise in the arena the dice play no part. */
export function run(arena: Arena, index = 0, seed: readonly [number, number] = [1, 0]): After {
  const at = scratch(arena);
  const row = new Float64Array(WIDTH);
  simulatePath(arena, { seed, tilt: false }, { index, at, row });
  for (let i = 0; i < arena.sleeves; i++) mark(arena, at, i);
  return {
    price: [...at.price],
    keep: [...at.keep],
    equity: [...at.worth].map((worth, i) => worth - (at.debt[i] as number)),
    cash: [...at.cash],
    sold: [...at.sold],
    row,
    rounds: row[OUT.rounds] as number,
    defaults: row[OUT.defaults] as number,
  };
}
