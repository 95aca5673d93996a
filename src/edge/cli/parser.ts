import { Command, Help, type Option } from 'commander';
import type { Lang } from '../../domain/text.ts';
import { cells, wrap } from '../../report/render/columns.ts';
import { bundledIds } from '../episode/bundled.ts';
import { meant, similar } from '../file/similar.ts';
import { ERRORS, HEADINGS, HELP, PLACEHOLDERS } from './words.ts';

/** A command of the parser that speaks one of the languages. */
export class LocalCommand extends Command {
  readonly lang: Lang;

  constructor(name: string, lang: Lang) {
    super(name);
    this.lang = lang;
    this.helpOption('-h, --help', HELP.help[lang]).configureHelp(helpIn(lang));
  }

  override createCommand(name = ''): LocalCommand {
    return new LocalCommand(name, this.lang);
  }

  // The parser calls these by name for each mistake on the command line.
  _dispatchHelpCommand(name?: string): void {
    const asked = this.commands.find((command) => command.name() === name);
    if (asked || name === undefined || name === 'help') (asked ?? this).help();
    this.unknownCommand(name);
  }

  unknownCommand(name = this.args[0] ?? ''): never {
    const known = this.commands.map((c) => c.name());
    return this.wrong(ERRORS.unknownCommand(name)[this.lang], similar(name, known));
  }

  unknownOption(flag: string): never {
    const known = [...this.options, ...(this.parent?.options ?? [])].map((o) => o.long ?? '');
    const bare = (name: string): string => name.replace(/^-+/, '');
    const like = similar(bare(flag), known.map(bare)).map((name) => `--${name}`);
    return this.wrong(ERRORS.unknownOption(flag)[this.lang], like);
  }

  missingArgument(name: string): never {
    const bundled = name === 'episode' ? [ERRORS.bundled(bundledIds())[this.lang]] : [];
    const missing = ERRORS.missingArgument(localTerm(name, this.lang))[this.lang];
    return this.wrong([missing, ...bundled].join('\n'));
  }

  optionMissingArgument({ flags }: Option): never {
    return this.wrong(ERRORS.missingValue(localTerm(flags, this.lang))[this.lang]);
  }

  _excessArguments(found: readonly string[]): never {
    if (!this.parent) return this.unknownCommand();
    const expected = this.registeredArguments.length;
    return this.wrong(ERRORS.excessArguments(expected, found.length)[this.lang]);
  }

  /** Ends the parsing: what is wrong, what may have been meant, and where to read more. */
  private wrong(what: string, like: readonly string[] = []): never {
    const name = [this.parent?.name(), this.name()].filter((n) => n !== undefined).join(' ');
    const also = like.length > 0 ? [meant(like)[this.lang]] : [];
    return this.error([what, ...also, ERRORS.seeHelp(name)[this.lang]].join('\n'));
  }
}

/** `<date>` or `--at <date>` with the placeholder in a language; a bare name is a placeholder. */
function localTerm(term: string, lang: Lang): string {
  const named = (name: string): string => PLACEHOLDERS[name]?.[lang] ?? name;
  return /^\w+$/.test(term)
    ? named(term)
    : term.replace(/([<[])(\w+)/g, (_, open, name) => `${open}${named(name)}`);
}

/** How a page of help is laid out in a language. */
const helpIn = (lang: Lang): Partial<Help> => ({
  showGlobalOptions: true,
  displayWidth: cells,
  styleTitle: (title) => HEADINGS[title]?.[lang] ?? title,
  optionTerm: ({ flags }) => localTerm(flags, lang),
  argumentTerm: (argument) => localTerm(argument.name(), lang),
  subcommandTerm: (command) => [command.name(), ...argumentsOf(command, lang)].join(' '),
  ...(lang === 'en'
    ? {}
    : {
        // A full-width colon takes no blank after it.
        formatHelp: (command, helper) =>
          new Help().formatHelp(command, helper).replace('： ', '：'),
        boxWrap: (text, width) =>
          text
            .split('\n')
            .flatMap((line) => (cells(line) <= width ? [line] : wrap(line, width)))
            .join('\n'),
      }),
});

/** The arguments of a command, as its usage names them. */
export const argumentsOf = (command: Command, lang: Lang): readonly string[] =>
  command.registeredArguments.map((argument) => {
    const name = `${localTerm(argument.name(), lang)}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
