import { parentPort, workerData } from 'node:worker_threads';
import type { Arena } from '../../weigh/firesale/arena.ts';
import type { Scheme } from '../../weigh/firesale/draw.ts';
import { blocks } from './kernel.ts';

/** What a worker is given when it starts. */
export type Order = {
  readonly arena: Arena;
  readonly scheme: Scheme;
  readonly from: number;
  readonly to: number;
  /** The compiled kernel; without it the plain twin runs. */
  readonly module?: WebAssembly.Module;
  /** How many blocks have been taken, by all workers together. */
  readonly taken: Int32Array;
};

const { arena, scheme, from, to, module, taken } = workerData as Order;
const run = blocks(arena, scheme, module);
for (let i = from + Atomics.add(taken, 0, 1); i < to; i = from + Atomics.add(taken, 0, 1)) {
  const { rows, sold, crossings } = run(i);
  parentPort?.postMessage({ index: i, rows, sold, crossings }, [
    rows.buffer,
    sold.buffer,
    crossings.buffer,
  ] as ArrayBuffer[]);
}
