import type { Command } from 'commander';

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
