import type { Lang, Text } from '../../domain/text.ts';

/** Words of a problem: the same in every language where they quote a file, else one for each. */
export type Phrase = string | Text;

/** Wrong input from people: where it stands, what belongs there, and what stands there instead. */
export type Problem = {
  /** Name of the file as the person gave it. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
  readonly expected: Phrase;
  readonly found: Phrase;
  /** Where in the document, e.g. `stops[2].condition`. */
  readonly path?: string;
  /** What to do about it. */
  readonly hint?: Phrase;
};

/** A value, or every problem that kept it from being read. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * One line about a problem: `file:line:column: expected X, found Y`.
 * @example say({ file: 'a.yaml', line: 2, column: 7, expected: 'a day', found: '3' }, 'en') // 'a.yaml:2:7: expected a day, found 3'
 */
export function say(problem: Problem, lang: Lang): string {
  const where = `${problem.file}:${problem.line}:${problem.column}`;
  const expected = phrase(problem.expected, lang);
  const found = phrase(problem.found, lang);
  const hint = problem.hint === undefined ? '' : phrase(problem.hint, lang);
  if (lang === 'en')
    return `${where}: ${inside(problem)}expected ${expected}, found ${found}${hint && `; ${hint}`}`;
  return `${where}：${inside(problem)}應為${expected}，實為${found}${hint && `；${hint}`}`;
}

const inside = (problem: Problem): string =>
  problem.path === undefined ? '' : `[${problem.path}] `;

const phrase = (words: Phrase, lang: Lang): string =>
  typeof words === 'string' ? words : words[lang];
