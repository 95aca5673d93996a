import type { Compute } from '../../run/ports.ts';
import { summed } from './sum.ts';
import { blocksOf, piecesOf } from './task.ts';

/** Work whose turns say whether there is more; then it is done, unless it was called off or failed. */
type Work = {
  readonly turn: () => boolean;
  readonly done: () => unknown;
  readonly failed: (error: unknown) => unknown;
};

/**
 * What one thread does: one work after the other, and others have their turn in between.
 * @returns takes a work on, and gives what calls it off
 */
export function inTurns(): (work: Work) => () => void {
  const waiting: Work[] = [];
  let going = false;
  const off = (work: Work): boolean => {
    const at = waiting.indexOf(work);
    return at >= 0 && waiting.splice(at, 1).length > 0;
  };
  const next = (): void => {
    const work = waiting[0];
    try {
      if (work && !work.turn() && off(work)) work.done();
    } catch (error) {
      if (work) off(work);
      work?.failed(error);
    }
    going = waiting.length > 0;
    if (going) setImmediate(next);
  };
  return (work) => {
    waiting.push(work);
    if (!going) setImmediate(next);
    going = true;
    return () => void off(work);
  };
}

/**
 * Runs blocks on this thread, one at a time and one job after the other. For small jobs, and where
 * there are no threads.
 * @param module  the compiled kernel; without it the plain twin runs
 */
export function here(module?: WebAssembly.Module): Compute {
  const take = inTurns();
  return {
    run: (job, hear) => {
      const all = piecesOf({ kind: 'paths', job });
      let next = 0;
      let run: ReturnType<typeof blocksOf> | undefined;
      const turn = (): boolean => {
        if (next >= all) return false;
        run ??= blocksOf(job, module);
        const index = next++;
        hear.block(index, run(index));
        return next < all;
      };
      return { stop: take({ ...hear, turn }) };
    },
    sum: (walk, { done, failed }) => {
      take({ turn: () => false, done: () => done(summed(walk)), failed });
    },
  };
}
