import type { Compute } from '../../run/ports.ts';
import { blocks, empty } from './kernel.ts';

/**
 * Runs blocks on this thread, one at a time, and lets others have their turn in between. For small
 * jobs, and where there are no threads.
 * @param module  the compiled kernel; without it the plain twin runs
 */
export function here(module?: WebAssembly.Module): Compute {
  return {
    run: ({ arena, scheme, from, to }, hear) => {
      let over = false;
      let next = from;
      const room = empty(arena.assets);
      let run: ReturnType<typeof blocks> | undefined;
      const turn = (): void => {
        if (over) return;
        try {
          if (next < to) {
            run ??= blocks(arena, scheme, module);
            const index = next++;
            hear.block(index, run(index, room));
          }
        } catch (error) {
          over = true;
          hear.failed(error);
          return;
        }
        if (over) return;
        if (next < to) setImmediate(turn);
        else {
          over = true;
          hear.done();
        }
      };
      setImmediate(turn);
      return {
        stop: () => {
          over = true;
        },
      };
    },
  };
}
