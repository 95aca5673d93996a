import { Argument, type Command, CommanderError, Option } from 'commander';
import type { Lang, Text } from '../../domain/text.ts';
import { isFault } from '../fault.ts';
import { COMMANDS, type CommandSpec } from './command.ts';
import { COMMON_FLAGS, FLAGS, type Flag } from './flag.ts';
import { languageOf, languageTag, systemLanguage } from './language.ts';
import { argumentsOf, LocalCommand } from './parser.ts';
import {
  type Common,
  FAULTY,
  FINE,
  MISUSED,
  misused,
  type Terminal,
  type Voice,
  voice,
} from './say.ts';
import { ERRORS, HELP, SYSTEM } from './words.ts';

/** Columns of a page of help. */
const HELP_COLUMNS = 80;

/**
 * Runs the program on the words of a command line, in this process: what it says goes to the terminal
 * that is given, and nothing ends the process.
 * @param args without the names of Node and of the program
 * @returns    the exit code
 */
export async function program(args: readonly string[], terminal: Terminal): Promise<number> {
  const { out, help = out, env } = terminal;
  if (args[0] === '-V' || args[0] === '--version') {
    const { VERSION } = await import('../version.ts');
    help(`${VERSION}\n`);
    return FINE;
  }
  const tag = languageTag(args);
  const lang = tag === undefined ? systemLanguage(env) : languageOf(tag);
  const speaks = voice(terminal, {
    lang: lang ?? systemLanguage(env),
    json: args.includes('--json'),
  });
  if (lang === undefined) return speaks.refuse(misused(ERRORS.unknownLanguage(tag ?? '')));
  try {
    const run: Run = { code: FINE };
    await built(terminal, speaks, run).parseAsync([...args], { from: 'user' });
    return run.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : MISUSED;
    speaks.aside(reasonOf(error));
    if (env.BIDE_DEBUG && error instanceof Error) terminal.err(`${error.stack}\n`);
    return FAULTY;
  }
}

/** Where the exit code of the command that ran is put. */
type Run = { code: number };

/** The parser of the whole command line. */
function built({ out, help = out, env }: Terminal, speaks: Voice, run: Run): Command {
  const { lang } = speaks;
  const root = new LocalCommand('bide', lang)
    .description(HELP.about[lang])
    .usage(`${HELP.options[lang]} ${HELP.command[lang]}`)
    .helpCommand(`help ${HELP.command[lang]}`, HELP.helpCommand[lang])
    .addHelpText('after', HELP.more[lang])
    .exitOverride()
    .configureOutput({
      writeOut: help,
      outputError: (text) => {
        const said = text.trimEnd();
        speaks.refuse(misused({ en: said, 'zh-Hant': said }));
      },
      getOutHelpWidth: () => HELP_COLUMNS,
      getOutHasColors: () => false,
    });
  for (const flag of COMMON_FLAGS) root.addOption(optionOf(flag, lang));
  const call = async ({ load }: Pick<CommandSpec, 'load'>, command: Command): Promise<void> => {
    const { json, home = env.BIDE_HOME } = root.opts<Pick<Common, 'json' | 'home'>>();
    const common = { lang, ...(json ? { json } : {}), ...(home ? { home } : {}) };
    const loaded = await load();
    run.code = await loaded.run(command.args, { ...command.opts(), ...common }, speaks);
  };
  root.action(() => call({ load: () => import('./state.ts') }, root));
  for (const spec of COMMANDS) {
    const command = root.command(spec.name).description(spec.says[lang]);
    for (const { term, says } of spec.args ?? [])
      command.addArgument(new Argument(term, says[lang]));
    for (const name of spec.flags ?? []) command.addOption(optionOf(FLAGS[name], lang));
    command
      .usage([HELP.options[lang], ...argumentsOf(command, lang)].join(' '))
      .action(() => call(spec, command));
  }
  return root;
}

function optionOf({ flags, says, required = false }: Flag, lang: Lang): Option {
  return new Option(flags, says[lang]).makeOptionMandatory(required);
}

/** Why the program failed: the world did, or it has a fault itself. */
function reasonOf(error: unknown): Text {
  if (isFault(error)) return ERRORS.failed(error.says, error.code);
  const { code, path } = error instanceof Error ? systemError(error) : {};
  const reason = code === undefined ? undefined : SYSTEM[code];
  if (code !== undefined && reason) return ERRORS.refused(path ?? '', reason, code);
  return ERRORS.broken(error instanceof Error ? error.message : String(error));
}

/** The code of an error of the system, and the file that it concerns. */
const systemError = ({ code, path }: NodeJS.ErrnoException): { code?: string; path?: string } => ({
  ...(code === undefined ? {} : { code }),
  ...(path === undefined ? {} : { path }),
});
