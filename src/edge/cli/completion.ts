import type { Lang, Text } from '../../domain/text.ts';
import { bundledIds } from '../episode/bundled.ts';
import { must } from '../file/problem.ts';
import { ARGUMENTS, type ArgumentSpec } from './argument.ts';
import { COMMON_FLAGS, FLAGS, type FlagName } from './flag.ts';
import { MESSAGES } from './message.ts';
import { type Command, FINE, misused } from './say.ts';

/** A command as its table has it. */
type Spec = {
  readonly name: string;
  readonly says: Text;
  readonly args?: readonly ArgumentSpec[];
  readonly flags?: readonly FlagName[];
};

/** `bide completion`: a script of one shell, made from the table of commands and flags. */
export const completion =
  (commands: readonly Spec[]): Command =>
  ([asked = ''], _, voice) => {
    const script = (SCRIPTS as Readonly<Record<string, (typeof SCRIPTS)['bash']>>)[asked];
    if (!script)
      return must(misused(MESSAGES.notOneOf('completion', ARGUMENTS.shell.values, asked)));
    voice.tell(...script(table(commands, voice.lang)).split('\n'));
    return FINE;
  };

/** What may stand somewhere: words of a list, and what the shell itself completes. */
type Place = {
  readonly words: readonly string[];
  readonly also?: 'file' | 'dir';
  /** As often as one likes. */
  readonly again?: boolean;
};

type Option = {
  /** `--at`, `-V`. */
  readonly names: readonly string[];
  readonly says: string;
  /** What its value is; absent where it takes none. */
  readonly value?: Place;
};

type Entry = {
  readonly name: string;
  readonly says: string;
  readonly places: readonly Place[];
  readonly options: readonly Option[];
};

/** Every command with its arguments and options, the common ones among them. */
function table(commands: readonly Spec[], lang: Lang): readonly Entry[] {
  const ids = bundledIds();
  const place = (term: string, values: readonly string[] = []): Place =>
    /episode/.test(term)
      ? { words: [...ids, ...values], also: 'dir' }
      : /dir/.test(term)
        ? { words: values, also: 'dir' }
        : /args/.test(term)
          ? { words: ids, also: 'file', again: true }
          : /file|thesis|memo/.test(term)
            ? { words: values, also: 'file' }
            : { words: values };
  const option = ({ flags, says, values }: (typeof COMMON_FLAGS)[number]): Option => ({
    names: flags.match(/--?[\w-]+/g) ?? [],
    says: says[lang],
    ...(/[<[]/.test(flags) && { value: place(flags.replace(/^[^<[]*/, ''), values) }),
  });
  const common = COMMON_FLAGS.map(option);
  return commands.map(({ name, says, args = [], flags = [] }) => ({
    name,
    says: says[lang],
    places: args.map(({ term, values }) => place(term, values)),
    options: [...flags.map((flag) => option(FLAGS[flag])), ...common],
  }));
}

/** A text as one word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const names = ({ options }: Entry): string => options.flatMap((o) => o.names).join(' ');

const SCRIPTS = {
  bash: (all: readonly Entry[]): string => {
    const reply = ({ words, also }: Place): string =>
      [
        ...(words.length > 0
          ? [`COMPREPLY+=($(compgen -W ${quoted(words.join(' '))} -- "$cur"))`]
          : []),
        ...(also
          ? [
              'compopt -o filenames 2>/dev/null',
              `_bide_add < <(compgen -${also === 'dir' ? 'd' : 'f'} -- "$cur")`,
            ]
          : []),
      ].join('; ') || ':';
    const cases = all.map((e) => {
      const valued = e.options.flatMap(({ names: n, value }) =>
        value ? [`        ${n.join('|')}) ${reply(value)}; return ;;`] : [],
      );
      const places = e.places.map((p, i) => `        ${p.again ? '*' : i}) ${reply(p)} ;;`);
      return [
        `    ${e.name})`,
        '      case $prev in',
        ...valued,
        '      esac',
        `      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W ${quoted(names(e))} -- "$cur")); return; fi`,
        // Words that begin with a dash, and values behind them, are no arguments.
        `      for w in "\${COMP_WORDS[@]:2:COMP_CWORD-2}"; do`,
        '        if [[ -n $skip ]]; then skip=; continue; fi',
        `        case $w in ${[...e.options.flatMap((o) => (o.value ? o.names : []))].join('|')}) skip=1 ;; -*) ;; *) n=$((n + 1)) ;; esac`,
        '      done',
        '      case $n in',
        ...places,
        '      esac ;;',
      ].join('\n');
    });
    return [
      '_bide_add() { local line; while IFS= read -r line; do COMPREPLY+=("$line"); done; }',
      '_bide() {',
      `  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} w skip= n=0`,
      '  COMPREPLY=()',
      `  if (( COMP_CWORD == 1 )); then COMPREPLY=($(compgen -W ${quoted([...all.map((e) => e.name), 'help', ...new Set(COMMON_FLAGS.flatMap((f) => f.flags.match(/--[\w-]+/g) ?? []))].join(' '))} -- "$cur")); return; fi`,
      `  case \${COMP_WORDS[1]} in`,
      `    help) COMPREPLY=($(compgen -W ${quoted(all.map((e) => e.name).join(' '))} -- "$cur")) ;;`,
      ...cases,
      '  esac',
      '}',
      'complete -F _bide bide',
    ].join('\n');
  },
  zsh: (all: readonly Entry[]): string => {
    // A colon ends a part of a specification, and a bracket its explanation.
    const told = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');
    const action = ({ words, also }: Place): string => {
      const files = also === 'dir' ? '_files -/' : also === 'file' ? '_files' : '';
      const list = words.length > 0 ? `compadd -- ${words.join(' ')}` : '';
      return [list, files].filter((s) => s !== '').length === 2
        ? `{${list}; ${files}}`
        : list !== ''
          ? `(${words.join(' ')})`
          : files;
    };
    const cases = all.map((e) => {
      const specs = [
        ...e.options.flatMap(({ names: n, says, value }) =>
          n.map((one) =>
            quoted(`${one}[${told(says)}]${value ? `: :${action(value) || ' '}` : ''}`),
          ),
        ),
        ...e.places.map((p, i) => quoted(`${p.again ? '*' : i + 1}: :${action(p) || ' '}`)),
      ];
      return `    ${e.name}) _arguments -S ${specs.join(' ')} ;;`;
    });
    const named = all.map((e) => quoted(`${e.name}:${told(e.says)}`)).join(' ');
    return [
      '#compdef bide',
      '_bide() {',
      '  local -a commands',
      `  commands=(${named})`,
      '  if (( CURRENT == 2 )); then _describe command commands; return; fi',
      '  local command=$words[2]',
      '  shift words; (( CURRENT-- ))',
      '  case $command in',
      ...cases,
      '  esac',
      '}',
      'if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _bide "$@"; else compdef _bide bide; fi',
    ].join('\n');
  },
  fish: (all: readonly Entry[]): string =>
    [
      'complete -c bide -f',
      ...all.flatMap((e) => {
        const within = `-n ${quoted(`__fish_seen_subcommand_from ${e.name}`)}`;
        const words = [...new Set(e.places.flatMap((p) => p.words))];
        return [
          `complete -c bide -n __fish_use_subcommand -a ${e.name} -d ${quoted(e.says)}`,
          ...(words.length > 0 ? [`complete -c bide ${within} -a ${quoted(words.join(' '))}`] : []),
          ...(e.places.some((p) => p.also) ? [`complete -c bide ${within} -F`] : []),
          ...e.options.map(({ names: n, says, value }) => {
            const flags = n.map((one) =>
              one.startsWith('--') ? `-l ${one.slice(2)}` : `-s ${one.slice(1)}`,
            );
            const takes = !value
              ? ''
              : ` ${value.also ? '-rF' : '-x'}${value.words.length > 0 ? ` -a ${quoted(value.words.join(' '))}` : ''}`;
            return `complete -c bide ${within} ${flags.join(' ')}${takes} -d ${quoted(says)}`;
          }),
        ];
      }),
    ].join('\n'),
} satisfies Readonly<Record<string, (all: readonly Entry[]) => string>>;
