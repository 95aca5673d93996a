import { type Arena, BLOCK } from '../../weigh/firesale/arena.ts';
import { block } from '../../weigh/firesale/block.ts';
import { blocks as fast } from '../compute/kernel.ts';
import { fingerprint } from './fingerprint.ts';
import { type Moments, moments, ofRows, type Paths } from './moments.ts';
import type { Absent, C, FromNumpy, Numpy } from './reference.ts';
import { toy } from './toy.ts';

/** What runs the model: the project's own two, the references, and the toy. */
export type PeerName =
  | 'C'
  | 'C by column'
  | 'WebAssembly'
  | 'TypeScript'
  | 'numpy'
  | 'numpy whole'
  | 'toy';

/** One timed pass. */
export type Turn = { readonly paths: number; readonly seconds: number };

/** A peer that has warmed up: what it showed by then, and how it runs a pass. */
export type Peer = {
  readonly turn: () => Turn;
  /** Fingerprint of every figure of the paths of a pass, of those with the same dice. */
  readonly hash?: string;
  /** What its paths are like, of those with figures to show. */
  readonly moments?: Moments;
  readonly paths?: Paths;
  /** Paths a batch, where it runs batches. */
  readonly batch?: number;
};

/** What there is to run with on this machine. */
export type Tools = {
  readonly c: C | Absent;
  readonly byColumn: C | Absent;
  readonly numpy: Numpy | Absent;
  readonly module: WebAssembly.Module | Absent;
};

/** CPU seconds a pass should take at least. */
const LONG = 0.25;
const SEED: readonly [number, number] = [1, 0];
const PLAIN = { seed: SEED, tilt: false } as const;

/** CPU seconds of this process, all its threads. */
function timed(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

/** Blocks a pass of the peers with the same dice: as many as keep the fast kernel busy for long enough. */
export function passLength(arena: Arena, { module }: Tools): number {
  const run = 'absent' in module ? twin(arena) : fast(arena, PLAIN, module);
  let [tried, seconds] = [1, 0];
  while (seconds < LONG / 2) {
    tried *= 2;
    seconds = timed(() => {
      for (let index = 0; index < tried; index++) run(index);
    });
  }
  return Math.ceil((tried * LONG) / seconds);
}

const twin = (arena: Arena) => (index: number) => block(arena, PLAIN, index);

/** The twin or the fast kernel: the warm-up pass is the one that is hashed. */
export function ours(arena: Arena, length: number, module?: WebAssembly.Module): Peer {
  const run = module ? fast(arena, PLAIN, module) : twin(arena);
  const done = Array.from({ length }, (_, index) => run(index));
  return {
    hash: fingerprint(done.flatMap(({ rows, sold }) => [rows, sold])),
    paths: ofRows(done.map(({ rows }) => rows)),
    turn: () => ({
      paths: length * BLOCK,
      seconds: timed(() => {
        for (let index = 0; index < length; index++) run(index);
      }),
    }),
  };
}

/** A build of the C reference. */
export function ofC(c: C, file: string, length: number): Peer {
  const turn = () => {
    const { paths, seconds, hash } = c(file, 0, length);
    return { paths, seconds: seconds[0] as number, hash };
  };
  return { hash: turn().hash, turn };
}

/** Batches that are tried, in paths, and the memory that one may take, in cells. */
const BATCHES = [32, 128, 256, 1024];
const CELLS = 3e7;

/** numpy at the best batch for the size. */
export function ofNumpy(numpy: Numpy, file: string, arena: Arena, whole: boolean): Peer {
  const cells = arena.assets * arena.sleeves;
  const tried = BATCHES.filter((batch) => batch * cells <= CELLS).map((batch) => {
    const { seconds } = numpy(file, batch * 2, batch, whole, 1);
    return { batch, rate: (batch * 2) / (seconds[0] as number) };
  });
  const { batch, rate } = tried.reduce((a, b) => (b.rate > a.rate ? b : a));
  const paths = batch * Math.ceil((rate * LONG) / batch);
  const run = (seed: number): FromNumpy => numpy(file, paths, batch, whole, seed);
  const { means, errors } = run(2);
  const of = (name: string) => ({ at: means[name] as number, error: errors[name] as number });
  let seed = 3;
  return {
    batch,
    moments: { fall: of('fall'), overshoot: of('overshoot'), sold: of('sold') },
    turn: () => ({ paths, seconds: run(seed++).seconds[0] as number }),
  };
}

/** Paths of a pass of the toy: at least so many where that takes no more than some seconds. */
const WARM = 2000;
const LONGEST = 4;

/** The toy: warmed up for half a second or more, then about two seconds a pass. */
export function ofToy(arena: Arena): Peer {
  let [tried, seconds] = [4, 0];
  while (seconds < 2 * LONG) {
    tried *= 2;
    seconds = timed(() => toy(arena, tried, 1));
  }
  const rate = tried / seconds;
  const paths = Math.ceil(Math.max(rate * 2, Math.min(WARM, rate * LONGEST)));
  const warm = toy(arena, paths, 3);
  let seed = 4;
  return {
    moments: moments(paths, (name, i) => (warm[i] as (typeof warm)[number])[name]),
    turn: () => ({ paths, seconds: timed(() => toy(arena, paths, seed++)) }),
  };
}
