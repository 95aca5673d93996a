import { freemem } from 'node:os';
import { type Arena, PATHS_PER_BLOCK, WIDTH } from '../../weigh/firesale/arena.ts';

/** Most memory that a run may ask for. */
const MAX_MEMORY_BYTES = 2e9;
const NUMBER = 8;

/** Bytes that a run may take on this machine now. */
export const spare = (): number => Math.min(MAX_MEMORY_BYTES, freemem() / 2);

/** Bytes that a run takes: its rows, and the crowd on a thread. */
export const needed = ({ assets, sleeves }: Arena, paths: number): number =>
  NUMBER * (paths * WIDTH + 2 * sleeves * assets + 2 * PATHS_PER_BLOCK * assets);

/** Bytes as people say them. */
export const byteText = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
