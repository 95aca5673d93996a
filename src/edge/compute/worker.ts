import { parentPort } from 'node:worker_threads';
import type { Walk } from '../../run/ports.ts';
import type { Arena } from '../../weigh/firesale/arena.ts';
import type { Scheme } from '../../weigh/firesale/draw.ts';
import { blocks } from './kernel.ts';
import { summed } from './sum.ts';

/** A job as it is posted to every worker. */
export type Order = {
  readonly job: number;
  readonly arena: Arena;
  readonly scheme: Scheme;
  readonly from: number;
  readonly to: number;
  /** The compiled kernel; without it the plain twin runs. */
  readonly module?: WebAssembly.Module;
  /** How many blocks have been taken, by all workers together. */
  readonly taken: Int32Array;
};

/** Paths to be summed up, as they are posted to one worker. */
export type Summing = { readonly job: number; readonly walk: Walk };

parentPort?.on('message', (order: Order | Summing) => {
  if ('walk' in order) parentPort?.postMessage({ job: order.job, sum: summed(order.walk) });
  else runBlocks(order);
});

function runBlocks({ job, arena, scheme, from, to, module, taken }: Order): void {
  const next = (): number => from + Atomics.add(taken, 0, 1);
  let i = next();
  if (i >= to) return;
  const run = blocks(arena, scheme, module);
  for (; i < to; i = next()) {
    const { rows, sold, crossings } = run(i);
    parentPort?.postMessage({ job, index: i, rows, sold, crossings }, [
      rows.buffer,
      sold.buffer,
      crossings.buffer,
    ] as ArrayBuffer[]);
  }
}
