import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { LANGS, type Lang, original, type Text } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';
import { COLUMNS, truncate } from '../../report/render/columns.ts';
import { clean, visible } from '../../report/render/escape.ts';
import { painted } from '../../report/render/paint.ts';
import { now as clock } from '../clock.ts';
import { type refused, sayProblem } from '../file/problem.ts';

/** Exit codes: fine; the content is wrong or the answer is no; the command line is wrong; a fault. */
export const FINE = 0;
export const WRONG = 1;
export const MISUSED = 2;
export const FAULTY = 3;

/** Where the program writes, and what it knows of its surroundings. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A page of help, which waits for no stream; undefined: `out` writes it. */
  readonly help?: (text: string) => void;
  /** Cells of a line where `out` is a screen; undefined: it is none. */
  readonly columns?: () => number | undefined;
  /** Whether somebody watches `err`, where progress is shown; undefined: nobody. */
  readonly watched?: () => boolean;
  /** What tells this program from another, for what is kept; undefined: its build. */
  readonly build?: string;
  /** The clock; undefined: that of the machine. */
  readonly now?: () => Instant;
  /** Waits on that clock, or until it is told to stop; undefined: as the machine does. */
  readonly sleep?: (ms: number, stop: AbortSignal) => Promise<unknown>;
  /** Asks whoever sits there for a line; its answer is undefined where they end it. Undefined: nobody sits there. */
  readonly question?: (prompt: string) => Promise<string | undefined>;
  /** Asks for one key; undefined where they end it. Undefined: keys come in lines. */
  readonly key?: (prompt: string) => Promise<string | undefined>;
  /** The two ends of a conversation with another program; undefined: there is none. */
  readonly wire?: () => Wire;
};

/** What another program says, and where it is answered. */
type Wire = { readonly input: Readable; readonly output: Writable };

type Switch =
  | ('all' | 'json' | 'accept' | 'override' | 'keep' | 'once' | 'lookahead' | 'force')
  | ('dryRun' | 'replace' | 'leaps' | 'full' | 'yes' | 'live' | 'offline' | 'past' | 'classifier')
  | 'readOnly';
type Valued =
  | ('home' | 'thesis' | 'at' | 'from' | 'to' | 'html' | 'tail' | 'mandate' | 'fall' | 'exposure')
  | ('seed' | 'paths' | 'threads' | 'cuts' | 'data' | 'until' | 'out' | 'port' | 'format')
  | (
      | 'rule'
      | 'why'
      | 'review'
      | 'anchor'
      | 'since'
      | 'csv'
      | 'kind'
      | 'headline'
      | 'on'
      | 'known'
      | 'actor'
    )
  | ('counterparty' | 'direction' | 'watch' | 'claim' | 'source' | 'url')
  | ('title' | 'premise' | 'risk' | 'rates' | 'dollar' | 'also' | 'relief' | 'feared' | 'act')
  | ('level' | 'chance' | 'obstacle' | 'rupture' | 'ruptureAct' | 'ruptureLevel')
  | ('ruptureChance' | 'barrier' | 'fact' | 'drop' | 'horizon' | 'budget' | 'spread')
  | ('by' | 'channel' | 'within')
  | ('currency' | 'account' | 'encoding' | 'dates' | 'decimal' | 'margin' | 'zone' | 'column');
/** Options that may be written several times. */
type Repeated = 'map' | 'cash' | 'loan' | 'position' | 'remove' | 'rate' | 'adv';

/** Options of the command line as they are written; a command reads those that are its own. */
export type Options = { readonly [V in Valued]?: string } & {
  readonly [R in Repeated]?: readonly string[];
} & { readonly [S in Switch]?: boolean };

/**
 * Runs a command: its arguments, its options, and the voice it speaks with; gives the exit code. Where
 * it must have what it cannot, it ends, and the program tells why.
 */
export type Command = (
  args: readonly string[],
  options: Options,
  voice: Voice,
) => number | Promise<number>;

/** Why there is no answer: wrong files, a wrong command line, or a no with its reason. */
export type Refusal =
  | ReturnType<typeof refused>
  | { readonly ok: false; readonly misused: Text }
  | { readonly ok: false; readonly declined: Text };

/** What was asked for, or why there is none. */
export type Reply<T> = { readonly ok: true; readonly value: T } | Refusal;

/** How a command speaks: in one language, in words or in JSON. */
export type Voice = {
  readonly lang: Lang;
  readonly json: boolean;
  /** Cells of a line of the screen. */
  readonly columns: number;
  /** Whether the answer is read on a screen, not by another program. */
  readonly onScreen: boolean;
  /** Lines to the reader, each one line whatever it holds. */
  readonly tell: (...lines: readonly string[]) => void;
  /** One line beside the answer. */
  readonly aside: (text: Text) => void;
  /** The answer in words, a line each, or as one JSON document. */
  readonly answer: (text: Text | readonly Text[], value: unknown) => void;
  /** Why there is no answer, and the exit code that goes with it. */
  readonly refuse: (refusal: Refusal) => number;
  /** One line in place of the last, where somebody watches; without a line the last is taken away. */
  readonly progress: ((line?: string) => void) | undefined;
  /** What tells this program from another, where it is not its build. */
  readonly build: string | undefined;
  /** What the surroundings say. */
  readonly env: Terminal['env'];
  /** The zone that BIDE_ZONE says. */
  readonly zone: string | undefined;
  readonly now: () => Instant;
  readonly sleep: NonNullable<Terminal['sleep']>;
  /** Asks for a line; undefined where nobody sits there, and so is the answer where they end it. */
  readonly question: ((text: Text) => Promise<string | undefined>) | undefined;
  /** Asks for one key; undefined where keys come in lines. */
  readonly key: ((text: Text) => Promise<string | undefined>) | undefined;
  readonly wire: Terminal['wire'];
};

/** The command line is wrong. */
export const misused = (text: Text): Refusal => ({ ok: false, misused: text });

/** The answer is no. */
export const declined = (text: Text): Refusal => ({ ok: false, declined: text });

/** The same words in every language, such as the name of a file. */
export const same = (text: string): Text => ({ en: text, 'zh-Hant': text });

/** A value for other programs: one JSON document, in which a text of one language is told as it was written. */
export const document = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (isText(part) ? original(part) : part));

const isText = (part: unknown): part is Text =>
  typeof part === 'object' &&
  part !== null &&
  LANGS.every((lang) => typeof (part as Partial<Text>)[lang] === 'string');

/** Narrowest and widest lines that are laid out. */
const MIN_COLUMNS = 32;
const MAX_COLUMNS = 120;

/** Cells of a line: as many as the screen has, or COLUMNS says, within bounds; 80 where neither is known. */
export function columnsOf({ columns, env }: Pick<Terminal, 'columns' | 'env'>): number {
  const own = columns?.() || Number(env.COLUMNS) || COLUMNS;
  return Math.max(MIN_COLUMNS, Math.min(MAX_COLUMNS, Math.floor(own)));
}

/** Whether lines have colour: on a screen, or where it is asked for; never where NO_COLOR is set. */
function coloured({ columns, env: { NO_COLOR, FORCE_COLOR, TERM } }: Terminal): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return columns?.() !== undefined && TERM !== 'dumb';
}

/** The voice of a command on a terminal: whatever came from outside passes here, and leaves nothing that cannot be seen. */
export function voice(terminal: Terminal, { lang, json }: Pick<Voice, 'lang' | 'json'>): Voice {
  const { out, err, env, watched = () => false, build, now = clock, question, key } = terminal;
  const { sleep = wait, wire } = terminal;
  const tell = (...lines: readonly string[]): void => {
    const seen = lines.map(json ? visible : clean);
    for (const line of !json && coloured(terminal) ? painted(seen) : seen) out(`${line}\n`);
  };
  const beside = (text: string): void => err(`${text.split('\n').map(clean).join('\n')}\n`);
  const no = (text: Text, value: Readonly<Record<string, unknown>>): void => {
    if (json) tell(JSON.stringify({ ...value, error: text[lang] }));
    else beside(text[lang]);
  };
  return {
    lang,
    json,
    columns: columnsOf(terminal),
    onScreen: !json && terminal.columns?.() !== undefined,
    tell,
    aside: (text) => beside(text[lang]),
    answer: (text, value) =>
      tell(...(json ? [document(value)] : [text].flat().map((line) => line[lang]))),
    refuse: (refusal) => {
      if ('problems' in refusal) {
        const { problems } = refusal;
        const told = problems.map((problem) => ({ ...problem, text: sayProblem(problem, lang) }));
        if (json) tell(JSON.stringify({ problems: told }));
        else for (const { text } of told) err(`${clean(text)}\n`);
        return WRONG;
      }
      if ('misused' in refusal) {
        no(refusal.misused, {});
        return MISUSED;
      }
      no(refusal.declined, { ok: false });
      return WRONG;
    },
    build,
    env,
    zone: env.BIDE_ZONE,
    now,
    sleep,
    wire,
    question: question && ((text) => question(clean(text[lang]))),
    key: key && ((text) => key(clean(text[lang]))),
    // A line that went on below would not be taken away.
    progress: watched()
      ? (line = '') => err(`\r\u001b[K${truncate(line, columnsOf(terminal) - 1)}`)
      : undefined,
  };
}

/** Waits so many milliseconds, or until it is told to stop. */
const wait = (ms: number, signal: AbortSignal): Promise<unknown> =>
  setTimeout(ms, undefined, { signal }).catch(() => {});
