import { Command, Help, type Option } from 'commander';
import type { Lang } from '../../domain/text.ts';
import { cells, wrap } from '../../report/render/columns.ts';
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
  unknownCommand(): never {
    const name = this.args[0] ?? '';
    const known = this.commands.map((c) => c.name());
    return this.wrong(ERRORS.unknownCommand(name)[this.lang], similar(name, known));
  }

  unknownOption(flag: string): never {
    const known = [...this.options, ...(this.parent?.options ?? [])].map((o) => o.long ?? '');
    return this.wrong(ERRORS.unknownOption(flag)[this.lang], similar(flag, known));
  }

  missingArgument(name: string): never {
    return this.wrong(ERRORS.missingArgument(localTerm(name, this.lang))[this.lang]);
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
  private wrong(what: string, meant: readonly string[] = []): never {
    const name = [this.parent?.name(), this.name()].filter((n) => n !== undefined).join(' ');
    const also = meant.length > 0 ? [ERRORS.didYouMean(meant)[this.lang]] : [];
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

/** Most letters by which a word that was meant may differ from the one that was written. */
const MAX_EDITS = 2;

/**
 * The known words nearest to a mistyped one; several where they are equally near.
 * @example similar('repaly', ['replay', 'stress']) // ['replay']
 */
export function similar(word: string, known: readonly string[]): readonly string[] {
  const near = [...new Set(known)]
    .map((candidate) => ({ candidate, edits: edits(word, candidate) }))
    .filter(({ candidate, edits }) => edits <= MAX_EDITS && edits < candidate.length / 2);
  const nearest = Math.min(...near.map(({ edits }) => edits));
  return near.filter(({ edits }) => edits === nearest).map(({ candidate }) => candidate);
}

/** Letters put in, left out, changed or swapped with their neighbour, as far as so many; Infinity beyond. */
function edits(a: string, b: string, most = MAX_EDITS): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [x, y] = [a.slice(same), b.slice(same)];
  if (x === y) return 0;
  if (most === 0) return Number.POSITIVE_INFINITY;
  const [left, put, changed] = [
    edits(x.slice(1), y, most - 1),
    edits(x, y.slice(1), most - 1),
    edits(x.slice(1), y.slice(1), most - 1),
  ];
  const swaps = x[0] === y[1] && x[1] === y[0];
  const swapped = swaps ? edits(x.slice(2), y.slice(2), most - 1) : Number.POSITIVE_INFINITY;
  return 1 + Math.min(left, put, changed, swapped);
}
