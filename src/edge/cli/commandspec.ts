import type { Text } from '../../domain/text.ts';
import { ARGUMENTS, type ArgumentSpec } from './argument.ts';
import type { FlagName } from './flag.ts';
import type { Command } from './say.ts';

/** A command: how it is called, what it is for, and the module that runs it. */
export type CommandSpec = {
  readonly name: string;
  /** Its arguments: `<must>`, `[may]`, the last one perhaps `[any...]`. */
  readonly args?: readonly ArgumentSpec[];
  readonly says: Text;
  readonly flags?: readonly FlagName[];
  /** Loads the module when the command is called. */
  readonly load: () => Promise<{ readonly run: Command }>;
};

/** Options of a question about one day whose answer exists as a page. */
export const DAY_FLAGS: readonly FlagName[] = ['thesis', 'at', 'html'];
/** Options of a question that is simulated. */
export const SIMULATED_FLAGS: readonly FlagName[] = ['seed', 'paths', 'threads'];

/** Options of a file that another program wrote. */
export const IMPORTED_FLAGS: readonly FlagName[] = ['map', 'encoding', 'dates', 'decimal'];

/** The words of a command, its arguments by their names, and the rest of it. */
export const command = (
  en: string,
  zh: string,
  {
    args = [],
    ...rest
  }: Pick<CommandSpec, 'flags' | 'load'> & { readonly args?: readonly (keyof typeof ARGUMENTS)[] },
): Omit<CommandSpec, 'name'> => ({
  args: args.map((name) => ARGUMENTS[name]),
  says: { en, 'zh-Hant': zh },
  ...rest,
});
