import type { Compute } from '../../run/ports.ts';
import { blocks, empty } from './kernel.ts';
import { summed } from './sum.ts';

/**
 * Runs blocks on this thread, one at a time and one job after the other, and lets others have their
 * turn in between. For small jobs, and where there are no threads.
 * @param module  the compiled kernel; without it the plain twin runs
 */
export function here(module?: WebAssembly.Module): Compute {
  const waiting: (() => void)[] = [];
  const first = (): void => {
    if (waiting.length > 0) setImmediate(() => waiting[0]?.());
  };
  return {
    run: ({ arena, scheme, from, to }, hear) => {
      let next = from;
      const room = empty(arena.assets);
      let run: ReturnType<typeof blocks> | undefined;
      const over = (): void => {
        const at = waiting.indexOf(turn);
        if (at >= 0) waiting.splice(at, 1);
        if (at === 0) first();
      };
      const turn = (): void => {
        if (waiting[0] !== turn) return;
        try {
          if (next < to) {
            run ??= blocks(arena, scheme, module);
            const index = next++;
            hear.block(index, run(index, room));
          }
        } catch (error) {
          over();
          hear.failed(error);
          return;
        }
        if (waiting[0] !== turn) return;
        if (next < to) setImmediate(turn);
        else {
          over();
          hear.done();
        }
      };
      if (waiting.push(turn) === 1) first();
      return { stop: over };
    },
    sum: (walk, hear) => {
      setImmediate(() => {
        try {
          hear.done(summed(walk));
        } catch (error) {
          hear.failed(error);
        }
      });
    },
  };
}
