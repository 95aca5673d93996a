#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { at, page, paths, record, thesis } from './option.ts';

const program = new Command('bide')
  .description(
    'Hold through the noise, leave on the regime.\nA thesis, its watch list and its stops as a machine that says hold, trim or leave, and why.',
  )
  .option('-V, --version', 'the version')
  .exitOverride((e) => {
    process.exitCode = e.exitCode === 0 ? 0 : 2;
    throw e;
  })
  .showHelpAfterError()
  .configureOutput({ writeOut: say, getOutHelpWidth: () => 80, getOutHasColors: () => false })
  .addHelpText(
    'after',
    `
Examples:
  bide replay EPISODE                            a bundled episode by its id, or a folder
  bide memo EPISODE --at YYYY-MM-DD --lang zh-Hant
  bide init mine && bide check mine/thesis.yaml

Exit codes: 0 fine, 1 the content of a file is wrong, or the answer is no, 2 the command line is wrong, 3 a fault.`,
  );

/** Help goes straight out: the stream of the platform is slow to load, and a page needs none. */
function say(page: string): void {
  try {
    writeSync(1, page);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/** A reader that has seen enough closes the pipe; that is no fault. */
function mayClose(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** A command with the common options; its code is loaded when it is called. */
function command(
  spec: string,
  says: string,
  load: () => Promise<{ run: (args: readonly string[], options: never) => Promise<number> }>,
  more: (c: Command) => Command = (c) => c,
): void {
  more(program.command(spec).description(says))
    .addOption(new Option('--json', 'one JSON document, or one per line'))
    .addOption(
      new Option('--lang <lang>', 'language').choices(['en', 'zh-Hant']).default(language()),
    )
    .addOption(
      new Option('--home <dir>', 'workspace with the journal (or BIDE_HOME; default ~/.bide)'),
    )
    .action(async (...all: unknown[]) => {
      const self = all.pop() as Command;
      mayClose();
      const { run } = await load();
      process.exitCode = await run(self.args, self.optsWithGlobals() as never);
    });
}

/** The reader's language, from the environment. */
function language(): string {
  const { BIDE_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /zh[-_](Hant|TW|HK)/i.test(BIDE_LANG ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? '')
    ? 'zh-Hant'
    : 'en';
}

command(
  'init [dir]',
  'an episode folder from a template: thesis, series, evidence',
  () => import('./init.ts'),
);
command(
  'check <thesis>',
  'is the thesis well formed and falsifiable, and do its tests pass?',
  () => import('./check.ts'),
);
command('sign <thesis>', 'freeze this version before entry', () => import('./sign.ts'));
command(
  'replay <episode>',
  'run the episode again through the live code, day by day',
  () => import('./replay.ts'),
  (c) =>
    thesis(c).option('--from <date>', 'first day shown').option('--to <date>', 'last day shown'),
);
command(
  'stress <episode>',
  'is everything falling together?',
  () => import('./stress.ts'),
  (c) => at(thesis(c)),
);
command(
  'career [episode]',
  'at what tail probability how much is sold, by mandate and by fear?',
  () => import('./career.ts'),
  (c) =>
    page(at(thesis(c)))
      .option('--tail <p>', 'another tail probability than that of the regime call, 0 to 1')
      .option('--mandate <share>', 'share that must be sold whatever anybody thinks, 0 to 1'),
);
command(
  'crowd [episode]',
  'who is forced to sell, how far prices overshoot, how long until they are back?',
  () => import('./crowd.ts'),
  (c) =>
    paths(page(at(thesis(c)))).option(
      '--fall <sigmas>',
      'falls of this size; default: that of the day',
    ),
);
command(
  'delever <episode>',
  'how much of the fall is mechanical, and how far does it come back?',
  () => import('./delever.ts'),
  (c) =>
    page(at(thesis(c)))
      .option('--data <dir>', 'measure the cross-section: folder with one CSV per name')
      .option('--keep', 'keep what was measured in the episode folder'),
);
command(
  'odds <episode>',
  'own odds against those that prices imply, and what would turn the verdict',
  () => import('./odds.ts'),
  (c) => page(at(thesis(c))),
);
command(
  'survive <episode>',
  'does the book live until prices are back?',
  () => import('./survive.ts'),
  (c) => paths(page(at(thesis(c)))),
);
command(
  'threats [episode] [file]',
  'what do threats become? threats add FILE adds rows of your own',
  () => import('./threats.ts'),
  (c) =>
    page(
      c.option('--at <date>', 'the ledger of this day; default: the end of the episode, or today'),
    ),
);
command(
  'evidence <action> [args...]',
  'add FILE EPISODE, list EPISODE, accept ID EPISODE, reject ID EPISODE',
  () => import('./evidence.ts'),
  (c) => c.option('--why <text>', 'why it is rejected'),
);
command(
  'decide [episode]',
  'what you did about the proposal',
  () => import('./decide.ts'),
  (c) =>
    at(c)
      .option('--accept', 'I did as proposed')
      .option('--override', 'I did otherwise')
      .option('--exposure <share>', 'share held instead, from 0 to 1')
      .option('--why <text>', 'the reason, needed for an override')
      .option('--review <date>', 'when I look at it again, needed for an override'),
);
command(
  'memo <episode>',
  'the memo of a day, in Traditional Chinese and English',
  () => import('./memo.ts'),
  (c) =>
    at(thesis(c))
      .addOption(new Option('--format <kind>', 'md or html').choices(['md', 'html']).default('md'))
      .option('--out <dir>', 'write both languages there instead of printing one'),
);
command(
  'verify [memo]',
  'the journal, byte by byte; or every number of a memo, computed again',
  () => import('./verify.ts'),
);
command(
  'score <episode>',
  'every call against the prior, the path against the baselines; score episodes: the long record',
  () => import('./score.ts'),
  (c) => record(page(thesis(c))),
);
command(
  'calibrate <episode>',
  'learn a calibration vintage from long daily series: of an episode, or of the crowd',
  () => import('./calibrate.ts'),
  (c) =>
    c
      .requiredOption('--data <dir>', 'folder with one CSV per series')
      .requiredOption('--until <date>', 'last day of the past')
      .option('--out <file>', 'file to write; default: in the episode folder'),
);
command('schema', 'JSON Schema of the thesis file', () => import('./schema.ts'));
command(
  'serve <episode>',
  'replay, print the screen, write both memos, serve them on 127.0.0.1',
  () => import('./serve.ts'),
  (c) =>
    thesis(c)
      .option('--once', 'write the memos and end')
      .option('--port <n>', 'port; default: any free one')
      .option('--out <dir>', 'where the memos go', 'out'),
);
program
  .addOption(new Option('--json', 'one JSON document'))
  .addOption(new Option('--lang <lang>', 'language').choices(['en', 'zh-Hant']).default(language()))
  .addOption(new Option('--home <dir>', 'workspace with the journal'))
  .allowExcessArguments()
  .action(async () => {
    const [unknown] = program.args;
    if (unknown !== undefined) program.error(`error: unknown command ${unknown}`);
    mayClose();
    const { run } = await import('./state.ts');
    process.exitCode = await run([], program.opts() as never);
  });

if (/^(-V|--version)$/.test(process.argv[2] ?? '')) {
  const { VERSION } = await import('../version.ts');
  say(`${VERSION}\n`);
  process.exit(0);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) {
    const { failed } = await import('./say.ts');
    process.exitCode = failed(error);
  }
}
