import { type Arena, PATHS_PER_BLOCK, RULES, SESSIONS, WIDTH } from './arena.ts';
import type { Scheme } from './draw.ts';
import { crossing, type PathBlock, pathsBetween, type WalkedPaths } from './half.ts';
import { scheme } from './scheme.ts';

/** Runs a block by its number: into arrays at hand, which saves making new ones, else into new ones. */
export type Blocks = (index: number, into?: PathBlock) => PathBlock;

const PAGE = 65536;
/** Paths that the module runs side by side; their normals of a session stand in one row. */
const LANES = 8;
const WORD = 4294967296;

/** The kernel as a host has made an instance of it: its memory, and what it exports. */
export type KernelInstance = {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  /** Takes assets, sleeves, factors, dimensions and sessions; gives where its memory ends. */
  readonly plan: (...sizes: readonly number[]) => number;
  readonly ready: () => void;
  readonly run: (low: number, high: number) => void;
} & { readonly [name: string]: { readonly value: number } };

/** Arrays for a block of an arena. */
export const empty = (assets: number): PathBlock => ({
  rows: new Float64Array(PATHS_PER_BLOCK * WIDTH),
  sold: new Float64Array(assets),
  crossings: new Uint8Array(PATHS_PER_BLOCK),
});

function copied(block: PathBlock, into: PathBlock): PathBlock {
  into.rows.set(block.rows);
  into.sold.set(block.sold);
  into.crossings.set(block.crossings);
  return into;
}

/** An instance with memory for crowds of one size, and whose crowd lies in it. */
type Room = { readonly kernel: KernelInstance; readonly size: string; holds?: Blocks };
/** Gives the room for a crowd of such sizes. */
export type KernelRooms = (sizes: readonly number[]) => Room;

/**
 * Rooms of a kernel: the latest one stays, for crowds of one size, as scrambles are, follow each other in it.
 * @param instantiate  makes an instance of the compiled kernel, which imports nothing
 */
export function kernelRooms(instantiate: () => KernelInstance): KernelRooms {
  let last: Room | undefined;
  return (sizes) => {
    const size = sizes.join();
    if (last?.size === size) return last;
    const kernel = instantiate();
    const { memory } = kernel;
    memory.grow(Math.max(0, Math.ceil((kernel.plan(...sizes) - memory.buffer.byteLength) / PAGE)));
    last = { kernel, size };
    return last;
  };
}

/**
 * Blocks of an arena by the fast kernel, whose bits are those of its plain twin in `test/reference`.
 */
export function blocksIn(rooms: KernelRooms, arena: Arena, scheme: Scheme): Blocks {
  const { assets, sleeves, factors } = arena;
  const { net, bridge } = scheme;
  const sizes = [assets, sleeves, factors, net?.draws.length ?? 0, bridge?.at.length ?? 0];
  const room = rooms(sizes);
  const { memory, run } = room.kernel;
  const where = (name: string): number => (room.kernel[name] as { value: number }).value;
  const rows = new Float64Array(memory.buffer, where('rows'), PATHS_PER_BLOCK * WIDTH);
  const sold = new Float64Array(memory.buffer, where('soldAll'), assets);
  const normals = new Float64Array(memory.buffer, where('sessions'), PATHS_PER_BLOCK * SESSIONS);
  const crossings = new Uint8Array(PATHS_PER_BLOCK);
  const own: Blocks = (index, into) => {
    if (room.holds !== own) lay(room.kernel, arena, scheme);
    room.holds = own;
    const first = index * PATHS_PER_BLOCK;
    run(first % WORD, Math.floor(first / WORD));
    for (let i = 0; i < PATHS_PER_BLOCK; i++)
      crossings[i] = crossing(
        arena,
        { rows, row: i * WIDTH },
        { normals, from: Math.floor(i / LANES) * SESSIONS * LANES + (i % LANES), apart: LANES },
      );
    return copied({ rows, sold, crossings }, into ?? empty(assets));
  };
  return own;
}

/** Lays a crowd and its dice into the kernel's memory. */
function lay(kernel: KernelInstance, arena: Arena, { net, bridge, seed, tilt }: Scheme): void {
  const { assets, sleeves, rules } = arena;
  const { memory } = kernel;
  const where = (name: string): number => (kernel[name] as { value: number }).value;
  const words = (name: string, from: ArrayLike<number>): void =>
    new Uint32Array(memory.buffer, where(name), from.length).set(from);
  const numbers = (name: string, from: ArrayLike<number>, shift = 0): void =>
    new Float64Array(memory.buffer, where(name) + shift * 8, from.length).set(from);

  // Columns keep their names in the module; holdings and rules are laid out anew.
  for (const [name, column] of Object.entries(arena))
    if (column instanceof Float64Array && name !== 'holding') numbers(name, column);
  for (let i = 0; i < sleeves; i++)
    numbers('holding', arena.holding.subarray(i * assets, (i + 1) * assets), i * where('stride'));
  numbers('rules', [...RULES.map((name) => rules[name]), arena.held, tilt ? 1 : 0]);
  words('seed', seed);
  if (net) {
    words('directions', net.directions);
    words('shift', net.shift);
    words('drawn', net.draws);
  }
  if (bridge) {
    words('bridgeAt', bridge.at);
    words('bridgeLeft', bridge.left);
    words('bridgeRight', bridge.right);
    numbers('toLeft', bridge.weightLeft);
    numbers('toRight', bridge.weightRight);
    numbers('spread', bridge.spread);
  }
  kernel.ready();
}

/** A crowd's paths in blocks, scramble after scramble: as many as there is room for, in whole blocks each. */
export type PathJob = {
  readonly arena: Arena;
  readonly seed: number;
  readonly scrambles: number;
  readonly into: WalkedPaths;
  /** How chance is drawn, where that was worked out before; else it is for each scramble. */
  readonly dice?: typeof scheme;
};

/**
 * Runs a job's block by its number; gives what it sold, by asset.
 * @throws RangeError when the room is not of equally many whole blocks a scramble
 */
export function blocksOfJob(
  rooms: KernelRooms,
  { arena, seed, scrambles, into, dice = scheme }: PathJob,
): (index: number) => Float64Array {
  const each = into.crossings.length / PATHS_PER_BLOCK / scrambles;
  if (!Number.isInteger(each))
    throw new RangeError(
      `whole blocks in ${scrambles} scrambles, were ${into.crossings.length} paths`,
    );
  let laid: { readonly replicate: number; readonly run: Blocks } | undefined;
  return (index) => {
    const replicate = Math.floor(index / each);
    if (laid?.replicate !== replicate)
      laid = { replicate, run: blocksIn(rooms, arena, dice(arena, { seed, replicate })) };
    const first = index * PATHS_PER_BLOCK;
    const sold = new Float64Array(arena.assets);
    laid.run(index - replicate * each, {
      ...pathsBetween(into, first, first + PATHS_PER_BLOCK),
      sold,
    });
    return sold;
  };
}
