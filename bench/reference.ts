import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/edge/file/folder.ts';
import type { Arena } from '../src/weigh/firesale/arena.ts';
import { columns } from './columns.ts';

/** Why a peer is not there. */
export type Absent = { readonly absent: string };

/** What a reference prints: paths a pass and CPU seconds of each pass. */
type Printed = { readonly paths: number; readonly seconds: readonly number[] };
type FromC = Printed & { readonly hash: string };
export type FromNumpy = Printed & {
  readonly batch: number;
  readonly means: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
};

const STRICT = ['-O3', '-march=native', '-ffp-contract=off', '-std=c11'];

/** One thread, so that CPU time is that of one core. */
const ALONE = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** A file of the repository's own `bench/`, which a package installed elsewhere lacks. */
function source(name: string): string | Absent {
  const file = join(root(), 'bench', name);
  return existsSync(file) ? file : { absent: `no file bench/${name} in ${root()}` };
}

/** The standard output of a program, or its last words. */
function output(file: string, args: readonly string[]): string | Absent {
  try {
    return execFileSync(file, args, {
      encoding: 'utf8',
      env: { ...process.env, ...ALONE },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string };
    const last = stderr?.trim().split('\n').at(-1);
    return { absent: code === 'ENOENT' ? `no ${file} here` : `${file}: ${last || code}` };
  }
}

/** An answer of a program that has already been seen to work. */
function answer<T>(file: string, args: readonly (string | number)[]): T {
  const said = output(file, args.map(String));
  if (typeof said !== 'string') throw new RangeError(said.absent);
  return JSON.parse(said) as T;
}

/** Blocks `from` to before `to`, once to warm up and then timed. */
export type C = (arena: string, from: number, to: number) => FromC;

/**
 * The C reference, built by gcc into a folder.
 * @param byColumn  holdings asset by asset, so that gcc marks as many sleeves at once as fit
 */
export function builtC(folder: string, byColumn: boolean): C | Absent {
  const file = source('firesale.c');
  if (typeof file !== 'string') return file;
  const program = join(folder, byColumn ? 'firesale-by-column' : 'firesale');
  const more = byColumn ? ['-DBY_COLUMN'] : [];
  const built = output('gcc', [...STRICT, ...more, file, '-o', program, '-lm']);
  if (typeof built !== 'string') return built;
  return (arena, from, to) => answer(program, [arena, from, to, 1]);
}

/**
 * A number of paths in batches of one size, a batch to warm up and then timed. Sales in order of
 * liquidity run over the books that sell alone, or over the whole of paths, sleeves and assets.
 */
export type Numpy = (
  arena: string,
  paths: number,
  batch: number,
  whole: boolean,
  seed: number,
) => FromNumpy;

/** The numpy reference. */
export function foundNumpy(): Numpy | Absent {
  const file = source('firesale.py');
  if (typeof file !== 'string') return file;
  const found = output('python3', ['-c', 'import numpy']);
  if (typeof found !== 'string') return found;
  return (arena, paths, batch, whole, seed) =>
    answer('python3', [
      ...[file, arena, paths, 1, '--batch', batch, '--seed', seed],
      ...(whole ? ['--whole'] : []),
    ]);
}

/** Writes an arena where the references read it; returns the file. */
export function written(
  folder: string,
  name: string,
  arena: Arena,
  seed: readonly [number, number],
): string {
  const file = join(folder, `${name}.bin`);
  const figures = columns(arena, seed);
  writeFileSync(file, new Uint8Array(figures.buffer));
  return file;
}
