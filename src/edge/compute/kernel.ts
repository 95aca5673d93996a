import { type Arena, PATHS_PER_BLOCK, RULES, SESSIONS, WIDTH } from '../../weigh/firesale/arena.ts';
import type { Scheme } from '../../weigh/firesale/draw.ts';
import { crossing, type PathBlock } from '../../weigh/firesale/half.ts';

/** Runs a block by its number: into arrays at hand, which saves making new ones, else into new ones. */
export type Blocks = (index: number, into?: PathBlock) => PathBlock;

const PAGE = 65536;
/** Paths that the module runs side by side; their normals of a session stand in one row. */
const LANES = 8;
const WORD = 4294967296;

type Exports = {
  readonly memory: WebAssembly.Memory;
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

/** The module with memory for crowds of one size, and whose crowd lies in it. */
type Room = { readonly kernel: Exports; readonly size: string; holds?: Blocks };
/** The latest room of a module: crowds of one size, as scrambles are, follow each other in it. */
const rooms = new WeakMap<WebAssembly.Module, Room>();

/** Room for a crowd of a size, that of the crowd before it where that was of the same. */
function roomFor(module: WebAssembly.Module, sizes: readonly number[]): Room {
  const [last, size] = [rooms.get(module), sizes.join()];
  if (last?.size === size) return last;
  const kernel = new WebAssembly.Instance(module).exports as unknown as Exports;
  const { memory } = kernel;
  memory.grow(Math.max(0, Math.ceil((kernel.plan(...sizes) - memory.buffer.byteLength) / PAGE)));
  const room: Room = { kernel, size };
  rooms.set(module, room);
  return room;
}

/**
 * Blocks of an arena by the fast kernel, whose bits are those of its plain twin in `test/reference`.
 * @param module  compiled from `firesale.wasm`
 */
export function blocks(arena: Arena, scheme: Scheme, module: WebAssembly.Module): Blocks {
  const { assets, sleeves, factors } = arena;
  const { net, bridge } = scheme;
  const sizes = [assets, sleeves, factors, net?.draws.length ?? 0, bridge?.at.length ?? 0];
  const room = roomFor(module, sizes);
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
function lay(kernel: Exports, arena: Arena, { net, bridge, seed, tilt }: Scheme): void {
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
