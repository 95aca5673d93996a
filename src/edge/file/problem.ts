import type { Lang, Text } from '../../domain/text.ts';
import { meant, similar } from './similar.ts';

/**
 * Words of a problem: input quoted from a person, the same in every language, else words in each;
 * `of`: the names of which one belongs there.
 */
export type Phrase = string | (Text & { readonly of?: readonly string[] });

/** Wrong input from people: where it stands, what belongs there, and what stands there instead. */
export type Problem = {
  /** Name of the file as the person gave it. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
  readonly expected: Phrase;
  /** A string is input as it is written; it is told in quotation marks. */
  readonly found: Phrase;
  /** Where in the document, e.g. `stops[2].condition`. */
  readonly path?: string;
  /** What to do about it. */
  readonly hint?: Phrase;
  /** Told in place of what was expected and found. */
  readonly summary?: Text;
};

/** A value, or every problem that kept it from being read. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What was read. */
export const accepted = <T>(value: T): Extract<Result<T>, { ok: true }> => ({ ok: true, value });

/** What kept it from being read. */
export const refused = (...problems: readonly Problem[]) => ({ ok: false, problems }) as const;

/** What was read, unless something is wrong with it. */
export const judged = <T>(problems: readonly Problem[], value: T): Result<T> =>
  problems.length > 0 ? refused(...problems) : accepted(value);

/** What several readings gave, or what is wrong with any of them. */
export const allOf = <T>(all: readonly Result<T>[]): Result<readonly T[]> =>
  judged(
    all.flatMap((read) => (read.ok ? [] : read.problems)),
    all.flatMap((read) => (read.ok ? [read.value] : [])),
  );

/** What a reading gave. */
export type ReadValue<R> = R extends { readonly ok: true; readonly value: infer T } ? T : never;

/** Goes on with what was read; what was not stays refused. */
export const chain = <R extends { readonly ok: boolean }, U>(
  read: R,
  next: (value: ReadValue<R>) => U,
): U | Extract<R, { readonly ok: false }> =>
  read.ok
    ? next((read as unknown as { readonly value: ReadValue<R> }).value)
    : (read as Extract<R, { readonly ok: false }>);

/** Ends work that cannot go on without what was not read. */
class Ended extends Error {
  override readonly name = 'Ended';
  readonly refusal: { readonly ok: false };

  constructor(refusal: Ended['refusal']) {
    super('refused');
    this.refusal = refusal;
  }
}

/** What ended work, whichever bundle's class it is told by; undefined: an error of another sort. */
export const refusalOf = (error: unknown): Ended['refusal'] | undefined =>
  error instanceof Error && error.name === 'Ended' ? (error as Ended).refusal : undefined;

/** What was read; where it was not, the work ends here, with what kept it from being read. */
export function must(read: { readonly ok: false }): never;
export function must<T>(read: { readonly ok: true; readonly value: T } | { readonly ok: false }): T;
export function must<T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false },
): T {
  if (read.ok) return read.value;
  throw new Ended(read);
}

/** What work came to, or what ended it. */
export function attempt<T, R extends { readonly ok: false } = Extract<Result<T>, { ok: false }>>(
  work: (must: <V>(read: { readonly ok: true; readonly value: V } | R) => V) => T,
): Extract<Result<T>, { ok: true }> | R {
  try {
    return accepted(work(must));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) return refusal as R;
    throw error;
  }
}

/** What is wrong with a file as a whole. */
export const wholeProblem = (file: string, expected: Phrase, found: Phrase): Problem => ({
  file,
  line: 1,
  column: 1,
  expected,
  found,
});

/** Nothing stands there. */
export const NOTHING: Text = { en: 'nothing', 'zh-Hant': '沒有填' };

/** Longest piece of a file that a problem quotes, UTF-16 units. */
const QUOTE_LENGTH = 60;

/**
 * One line about a problem: `file:line:column: expected X, found Y`.
 * @example say({ file: 'a.yaml', line: 2, column: 7, expected: 'a day', found: 'x' }, 'en') // 'a.yaml:2:7: expected a day, found "x"'
 */
export function sayProblem(problem: Problem, lang: Lang): string {
  const { file, line, column, path, summary, hint = likeOf(problem) } = problem;
  const { colon, semicolon } = MARKS[lang];
  // What is told of a file as a whole has no place in it.
  const place = summary === undefined ? `:${line}:${column}` : '';
  const where = `${file}${place}${colon}${path === undefined ? '' : `[${path}] `}`;
  const told = summary?.[lang] ?? TELL[lang](problem);
  return `${where}${told}${hint === undefined ? '' : `${semicolon}${words(hint, lang)}`}`;
}

/** What belongs there and what stands there, without the place. */
export const tellProblem = (problem: Problem): Text => ({
  en: TELL.en(problem),
  'zh-Hant': TELL['zh-Hant'](problem),
});

/** What may have been meant, where one of some names belongs. */
function likeOf({ expected, found }: Problem): Text | undefined {
  const names = typeof expected === 'string' ? [] : (expected.of ?? []);
  const like = typeof found === 'string' ? similar(QUOTED.exec(found)?.[1] ?? found, names) : [];
  return like.length > 0 ? meant(like) : undefined;
}

const MARKS = {
  en: { colon: ': ', semicolon: '; ', quotes: ['"', '"'] },
  'zh-Hant': { colon: '：', semicolon: '；', quotes: ['「', '」'] },
} as const satisfies Record<Lang, unknown>;

const TELL: Readonly<Record<Lang, (problem: Problem) => string>> = {
  en: ({ expected, found }) => `expected ${words(expected, 'en')}, found ${shown(found, 'en')}`,
  'zh-Hant': ({ expected, found }) => {
    const said = shown(found, 'zh-Hant');
    const verb = said === NOTHING['zh-Hant'] ? '' : '收到的是';
    return `應為${words(expected, 'zh-Hant')}，${verb}${said}`;
  },
};

const words = (phrase: Phrase, lang: Lang): string =>
  typeof phrase === 'string' ? phrase : phrase[lang];

/** A number and a truth stand as they are. */
const BARE = /^(?:[+-]?[\d.]+(?:[eE][+-]?\d+)?|true|false|null)$/;

/** Text that was written with quotation marks of its own. */
const QUOTED = /^"(.*?)"?$/;

function shown(found: Phrase, lang: Lang): string {
  if (typeof found !== 'string') return found[lang];
  const line = found.replace(/\s+/g, ' ');
  const short = line.length > QUOTE_LENGTH ? `${line.slice(0, QUOTE_LENGTH - 1)}…` : line;
  if (BARE.test(short)) return short;
  const [open, close] = MARKS[lang].quotes;
  const inner = QUOTED.exec(short)?.[1] ?? short;
  return inner.includes(open) ? inner : `${open}${inner}${close}`;
}
