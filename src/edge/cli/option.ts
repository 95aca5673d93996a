import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { type Common, misuse } from './say.ts';

/** Of which day. */
export const at = (c: Command): Command =>
  c.option('--at <date>', 'the decision of this day; default: the last');

/** Where the answer goes as a page. */
export const page = (c: Command): Command =>
  c.option('--html <file>', 'write the answer as one page there, too');

/** How many paths, and who runs them. */
export const paths = (c: Command): Command =>
  c
    .option('--seed <n>', 'seed of the dice; default: 1')
    .option('--paths <n>', 'simulated paths; default: 65536')
    .option('--threads <n>', 'threads; default: one a core');

/** Under which thesis. */
export const thesis = (c: Command): Command =>
  c.option('--thesis <file>', 'another thesis for the same episode');

/** The long record, and the test of look-ahead. */
export const record = (c: Command): Command =>
  c
    .option('--data <dir>', 'of the long record: folder with one CSV per series')
    .option('--threads <n>', 'of the long record: threads; default: one a core')
    .option('--lookahead', 'is any output moved by what comes after it?')
    .option(
      '--cuts <n>',
      'decisions after which the future is cut; default: 20, of the long record 3',
    )
    .option('--seed <n>', 'seed of the dice that choose them; default: 1');

/**
 * A whole number of the command line, within bounds; where it is none, the code of misuse is told.
 * @param option  its name, as it is written
 * @param text    what was written; the fallback where nothing was
 */
export function whole(
  option: string,
  text: string | undefined,
  {
    least,
    most,
    fallback,
  }: { readonly least: number; readonly most: number; readonly fallback: number },
  common: Common,
): { readonly value: number } | { readonly wrong: number } {
  const x = text === undefined ? fallback : Number(text.trim() === '' ? Number.NaN : text);
  return Number.isSafeInteger(x) && x >= least && x <= most
    ? { value: x }
    : {
        wrong: misuse(
          {
            en: `${option}: expected a whole number from ${least} to ${most}, found ${text}`,
            'zh-Hant': `${option}：應為${least}至${most}的整數，實為${text}`,
          },
          common,
        ),
      };
}

const MOST = { cuts: 100_000, seed: 0xffffffff, threads: 256 };
const SEED = 1;

/** The whole numbers of `bide score`, as written. */
export type Written = {
  readonly cuts?: string;
  readonly seed?: string;
  readonly threads?: string;
};

/** The same as numbers; `cuts` is absent where it was not written. */
export type Counts = { readonly cuts?: number; readonly seed: number; readonly threads: number };

/**
 * Reads every whole number, whether or not anything asks for it: a wrong word is told, not passed over.
 * @returns the numbers, or the code of misuse once the first wrong one is told
 */
export function counts(written: Written, common: Common): Counts | { readonly wrong: number } {
  const cuts = whole('--cuts', written.cuts, { least: 1, most: MOST.cuts, fallback: 1 }, common);
  if ('wrong' in cuts) return cuts;
  const seed = whole('--seed', written.seed, { least: 0, most: MOST.seed, fallback: SEED }, common);
  if ('wrong' in seed) return seed;
  const threads = whole(
    '--threads',
    written.threads,
    { least: 1, most: MOST.threads, fallback: availableParallelism() },
    common,
  );
  if ('wrong' in threads) return threads;
  return {
    ...(written.cuts === undefined ? {} : { cuts: cuts.value }),
    seed: seed.value,
    threads: threads.value,
  };
}
