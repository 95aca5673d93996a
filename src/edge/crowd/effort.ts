import { availableParallelism } from 'node:os';
import type { Inquiry } from '../../domain/simulation.ts';
import type { Text } from '../../domain/text.ts';
import type { Arena } from '../../weigh/firesale/arena.ts';
import { replicates } from '../../weigh/firesale/estimate.ts';
import { needed, size, spare } from '../compute/simulate.ts';

/** What the command line says of a run. */
export type Asked = { readonly seed?: string; readonly paths?: string; readonly threads?: string };

/** How much work a run is. */
export type Effort = Pick<Inquiry, 'seed' | 'paths' | 'scrambles'> & { readonly threads: number };

const PATHS = 65536;
const MOST_THREADS = 256;

/**
 * Seed, paths and threads from the command line, or what is wrong with them. Paths are rounded up to
 * whole blocks in every scramble.
 */
export function effort({ seed, paths, threads }: Asked): Effort | { readonly wrong: Text } {
  const s = whole(seed ?? '1');
  if (s === undefined || s < 0 || s > 0xffffffff)
    return wrong('--seed', ['a whole number from 0 to 4294967295', '0至4294967295的整數'], seed);
  const n = whole(paths ?? String(PATHS));
  if (n === undefined || n < 1)
    return wrong('--paths', ['a whole number of paths above 0', '大於0的整數路徑數'], paths);
  const t = whole(threads ?? String(availableParallelism()));
  if (t === undefined || t < 1 || t > MOST_THREADS)
    return wrong(
      '--threads',
      [`a whole number from 1 to ${MOST_THREADS}`, `1至${MOST_THREADS}的整數`],
      threads,
    );
  const { scrambles, size: each } = replicates(n);
  return { seed: s, paths: scrambles * each, scrambles, threads: t };
}

/** Why a run does not fit in memory; undefined when it does. */
export function tooLarge(arena: Arena, paths: number): Text | undefined {
  const [bytes, room] = [needed(arena, paths), spare()];
  if (bytes <= room) return undefined;
  return {
    en: `--paths: ${paths} paths would take about ${size(bytes)} of memory; ${size(room)} may be used`,
    'zh-Hant': `--paths：${paths}條路徑約需${size(bytes)}記憶體，可用${size(room)}`,
  };
}

const whole = (text: string): number | undefined => {
  const x = Number(text.trim() === '' ? Number.NaN : text);
  return Number.isSafeInteger(x) ? x : undefined;
};

const wrong = (
  option: string,
  [en, zh]: readonly [string, string],
  found = '',
): { wrong: Text } => ({
  wrong: {
    en: `${option}: expected ${en}, found ${found}`,
    'zh-Hant': `${option}：應為${zh}，實為${found}`,
  },
});
