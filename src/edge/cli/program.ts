import { Argument, type Command, CommanderError, Option } from 'commander';
import { present } from '../../domain/present.ts';
import type { Lang, Text } from '../../domain/text.ts';
import { isFault, SYSTEM } from '../fault.ts';
import { refusalOf } from '../file/problem.ts';
import type { Flag } from './argument.ts';
import { COMMANDS } from './command.ts';
import type { CommandSpec } from './commandspec.ts';
import { COMMON_FLAGS, FLAGS } from './flag.ts';
import { argumentsOf, LocalCommand } from './parser.ts';
import {
  FAULTY,
  FINE,
  MISUSED,
  misused,
  type Options,
  type Refusal,
  same,
  type Terminal,
  type Voice,
  voice,
} from './say.ts';
import { ERRORS, examplesOf, HELP } from './words.ts';

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
    const run = { code: FINE };
    await built(terminal, speaks, run).parseAsync([...args], { from: 'user' });
    return run.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : MISUSED;
    const refusal = refusalOf(error);
    if (refusal) return speaks.refuse(refusal as Refusal);
    speaks.aside(failureText(error));
    if (env.BIDE_DEBUG && error instanceof Error) speaks.aside(same(error.stack ?? ''));
    return FAULTY;
  }
}

/**
 * The parser of the whole command line.
 * @param run where the exit code of the command that ran is put
 */
function built({ out, help = out, env }: Terminal, speaks: Voice, run: { code: number }): Command {
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
      getOutHelpWidth: () => speaks.columns,
      getOutHasColors: () => false,
    });
  for (const flag of COMMON_FLAGS) root.addOption(optionOf(flag, lang));
  const call = async ({ load }: Pick<CommandSpec, 'load'>, command: Command): Promise<void> => {
    const { json, home = env.BIDE_HOME } = root.opts<Options>();
    const loaded = await load();
    const common = present({ json, home: home || undefined });
    run.code = await loaded.run(command.args, { ...command.opts(), ...common }, speaks);
  };
  root.action(() => call({ load: () => import('./state.ts') }, root));
  for (const spec of COMMANDS) {
    const command = root
      .command(spec.name)
      .summary(spec.says[lang])
      .description(capital(spec.says[lang]));
    for (const { term, says } of spec.args ?? [])
      command.addArgument(new Argument(term, says[lang]));
    for (const name of spec.flags ?? []) command.addOption(optionOf(FLAGS[name], lang));
    command
      .usage([HELP.options[lang], ...argumentsOf(command, lang)].join(' '))
      .addHelpText('after', exampleText(spec.name, lang))
      .action(() => call(spec, command));
  }
  return root;
}

/** A description as a sentence of its own. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The examples of a command, at the end of its page. */
function exampleText(name: string, lang: Lang): string {
  const lines = examplesOf(name, lang).map((line) => `\n  ${line}`);
  return lines.length === 0 ? '' : `\n${HELP.examples[lang]}${lines.join('')}`;
}

const optionOf = ({ flags, says }: Flag, lang: Lang): Option => new Option(flags, says[lang]);

/** Why the program failed: the world did, or it has a fault itself. */
export function failureText(error: unknown): Text {
  if (isFault(error)) return ERRORS.failed(error.says, error.code);
  const { code, path }: Partial<NodeJS.ErrnoException> = error instanceof Error ? error : {};
  const reason =
    code !== undefined && Object.hasOwn(SYSTEM, code)
      ? SYSTEM[code as keyof typeof SYSTEM]
      : undefined;
  if (code !== undefined && reason) return ERRORS.refused(path ?? '', reason, code);
  return ERRORS.broken(error instanceof Error ? error.message : String(error));
}

/** Subtags by which Chinese is written in traditional or in simplified characters. */
const TRADITIONAL = ['hant', 'tw', 'hk', 'mo'];
const SIMPLIFIED = ['hans', 'cn', 'sg'];

/**
 * The language that a tag names, in any case, with `-` or `_`; undefined when it is another one.
 * @example languageOf('zh_TW.UTF-8') // 'zh-Hant'
 * @example languageOf('EN-us') // 'en'
 * @example languageOf('zh-CN') // undefined
 */
export function languageOf(tag: string): Lang | undefined {
  const [primary, ...subtags] = tag
    .toLowerCase()
    .replace(/[.@].*$/, '')
    .split(/[-_]/);
  if (primary === 'en') return 'en';
  if (primary !== 'zh') return undefined;
  const script = subtags.find((s) => TRADITIONAL.includes(s) || SIMPLIFIED.includes(s));
  return script !== undefined && SIMPLIFIED.includes(script) ? undefined : 'zh-Hant';
}

/** The language of the surroundings: BIDE_LANG, else what the system says; English where neither is known. */
function systemLanguage(env: Readonly<Record<string, string | undefined>>): Lang {
  const tag = env.BIDE_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return languageOf(tag) ?? 'en';
}

/** What `--lang` says anywhere on a command line; undefined where it is not written. */
function languageTag(args: readonly string[]): string | undefined {
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  const at = own.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const found = own[at];
  return found === '--lang' ? own[at + 1] : found?.slice('--lang='.length);
}
