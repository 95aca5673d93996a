import { freemem } from 'node:os';
import { both } from '../../domain/text.ts';
import type { Compute, SharedPaths } from '../../run/ports.ts';
import { type Arena, PATHS_PER_BLOCK, WIDTH } from '../../weigh/firesale/arena.ts';
import type { Scheme } from '../../weigh/firesale/draw.ts';
import { accepted, type Phrase, type Result, refused, wholeProblem } from '../file/problem.ts';
import { sharedPaths } from './paths.ts';

/** So many paths of a crowd. */
export type PathQuestion = {
  readonly arena: Arena;
  readonly scheme: Scheme;
  /** A whole number > 0. */
  readonly paths: number;
};

/** What came of it, path by path in their order. */
export type PathAnswer = {
  /** A row of `WIDTH` figures a path. */
  readonly rows: Float64Array;
  /** One a path: when its control walk stood as high as half asks. */
  readonly crossings: Uint8Array;
  readonly paths: number;
  /** Quantity sold by asset, summed over all `BLOCK` paths of every block, the last one's too. */
  readonly sold: Float64Array;
  /** True when it was stopped before its last path; the rows are the first ones. */
  readonly partial: boolean;
};

/** What may be told and said on the way. */
export type Way = {
  /** Told after every block: paths done, of how many. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Stops the run; its answer is then partial. */
  readonly signal?: AbortSignal;
  /** Bytes that may be used; by default 2 GB, or half of what the machine has free when that is less. */
  readonly room?: number;
  /** Where paths go, of whole blocks; by default into memory of their own. */
  readonly into?: SharedPaths;
};

/** Most memory that a run may ask for. */
const MAX_MEMORY_BYTES = 2e9;
/** Bytes that a run may take on this machine now. */
export const spare = (): number => Math.min(MAX_MEMORY_BYTES, freemem() / 2);
const NUMBER = 8;

/**
 * Runs paths and gathers their rows. Refuses a count of paths that is none, or that would not fit in
 * memory, before any work starts.
 */
export async function simulate(
  { arena, scheme, paths }: PathQuestion,
  compute: Pick<Compute, 'run'>,
  { onProgress, signal, room = spare(), into }: Way = {},
): Promise<Result<PathAnswer>> {
  if (!(Number.isInteger(paths) && paths > 0))
    return refused(wholeProblem('paths', COUNT, String(paths)));
  const bytes = needed(arena, paths);
  if (bytes > room) return refused(wholeProblem('paths', fits(room), takes(bytes, paths)));

  const blocks = Math.ceil(paths / PATHS_PER_BLOCK);
  const place = into ?? sharedPaths(blocks * PATHS_PER_BLOCK);
  const sold = new Float64Array(arena.assets);
  let done = 0;
  if (!signal?.aborted)
    await new Promise<void>((resolve, reject) => {
      const over = (settle: () => void): void => {
        signal?.removeEventListener('abort', stop);
        settle();
      };
      const stop = (): void => {
        running.stop();
        over(resolve);
      };
      const running = compute.run(
        { arena, scheme, from: 0, to: blocks, into: place },
        {
          block: (_, part) => {
            for (let m = 0; m < sold.length; m++)
              sold[m] = (sold[m] as number) + (part[m] as number);
            done = Math.min(paths, done + PATHS_PER_BLOCK);
            onProgress?.(done, paths);
          },
          done: () => over(resolve),
          failed: (error) => over(() => reject(error)),
        },
      );
      signal?.addEventListener('abort', stop);
    });
  return accepted({
    rows: place.rows.subarray(0, done * WIDTH),
    crossings: place.crossings.subarray(0, done),
    paths: done,
    sold,
    partial: done < paths,
  });
}

/** Bytes that a run takes: its rows, and the crowd on a thread. */
export function needed({ assets, sleeves }: Arena, paths: number): number {
  return NUMBER * (paths * WIDTH + 2 * sleeves * assets + 2 * PATHS_PER_BLOCK * assets);
}

const COUNT: Phrase = { en: 'a whole number of paths above 0', 'zh-Hant': '大於0的整數路徑數' };
const fits = (room: number): Phrase =>
  both(`a run that fits in ${byteText(room)}`, `能放進${byteText(room)}記憶體的模擬`);
const takes = (bytes: number, paths: number): Phrase =>
  both(`${paths} paths, which take ${byteText(bytes)}`, `${paths}條路徑，需要${byteText(bytes)}`);

/** Bytes as people say them. */
export const byteText = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
