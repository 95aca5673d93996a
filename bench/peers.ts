/// <reference path="../src/edge/compute/webassembly.d.ts" />
import { blocks as fast } from '../src/edge/compute/kernel.ts';
import { type Arena, PATHS_PER_BLOCK, RULE } from '../src/weigh/firesale/arena.ts';
import type { Blocks } from '../src/weigh/firesale/kernel.ts';
import { simulateBlock } from '../test/reference/firesale/block.ts';
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
  readonly module: WebAssembly.Module;
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

/** Units of work a CPU second, once the engine has compiled it: units are doubled until they take a while. */
function pace(work: (units: number) => void): number {
  let rate = 0;
  for (const _ of ['warming up', 'measured']) {
    let [units, seconds] = [1, 0];
    while (seconds < LONG) {
      units *= 2;
      seconds = timed(() => work(units));
    }
    rate = units / seconds;
  }
  return rate;
}

/** Blocks a pass of the peers with the same dice: as many as keep the fast kernel busy for long enough. */
export function passLength(arena: Arena, { module }: Tools): number {
  const run = fast(arena, PLAIN, module);
  return Math.ceil(LONG * pace((units) => several(run, units)));
}

const several = (run: Blocks, units: number): void => {
  for (let index = 0; index < units; index++) run(index);
};

const twin = (arena: Arena) => (index: number) => simulateBlock(arena, PLAIN, index);

/** The twin or the fast kernel: the warm-up pass is the one that is hashed. */
export function ours(arena: Arena, length: number, module?: WebAssembly.Module): Peer {
  const run = module ? fast(arena, PLAIN, module) : twin(arena);
  const done = Array.from({ length }, (_, index) => run(index));
  return {
    hash: fingerprint(done.flatMap(({ rows, sold }) => [rows, sold])),
    paths: ofRows(done.map(({ rows }) => rows)),
    turn: () => ({
      paths: length * PATHS_PER_BLOCK,
      seconds: timed(() => several(run, length)),
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
  const cube = arena.assets * arena.sleeves;
  const cells = whole
    ? cube
    : arena.rule.includes(RULE['most liquid first'])
      ? cube / 4
      : arena.sleeves;
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

/** The toy: warmed up, then about two seconds a pass. */
export function ofToy(arena: Arena): Peer {
  const rate = pace((units) => toy(arena, units, 1));
  const paths = Math.ceil(Math.max(rate * 2, Math.min(WARM, rate * LONGEST)));
  const warm = toy(arena, paths, 3);
  let seed = 4;
  return {
    moments: moments(paths, (name, i) => (warm[i] as (typeof warm)[number])[name]),
    turn: () => ({ paths, seconds: timed(() => toy(arena, paths, seed++)) }),
  };
}
