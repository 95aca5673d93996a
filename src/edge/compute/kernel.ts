import type { Arena } from '../../weigh/firesale/arena.ts';
import type { Scheme } from '../../weigh/firesale/draw.ts';
import {
  type Blocks,
  blocksIn,
  type KernelInstance,
  type KernelRooms,
  kernelRooms,
} from '../../weigh/firesale/kernel.ts';

/** The rooms of each module: its latest one is used again. */
const ROOMS = new WeakMap<WebAssembly.Module, KernelRooms>();

/** The rooms of a module compiled from `firesale.wasm`. */
export function roomsOf(module: WebAssembly.Module): KernelRooms {
  const found = ROOMS.get(module);
  if (found) return found;
  const rooms = kernelRooms(
    () => new WebAssembly.Instance(module).exports as unknown as KernelInstance,
  );
  ROOMS.set(module, rooms);
  return rooms;
}

/**
 * Blocks of an arena by the fast kernel of this machine.
 * @param module  compiled from `firesale.wasm`
 */
export const blocks = (arena: Arena, scheme: Scheme, module: WebAssembly.Module): Blocks =>
  blocksIn(roomsOf(module), arena, scheme);
