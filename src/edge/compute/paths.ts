import type { SharedPaths } from '../../run/ports.ts';
import { WIDTH } from '../../weigh/firesale/arena.ts';

/** Memory for so many paths that all threads see. */
export const sharedPaths = (paths: number): SharedPaths => ({
  rows: new Float64Array(new SharedArrayBuffer(paths * WIDTH * 8)),
  crossings: new Uint8Array(new SharedArrayBuffer(paths)),
});
