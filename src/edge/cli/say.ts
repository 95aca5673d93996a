import type { Lang } from '../../domain/text.ts';
import { type Problem, say } from '../problem.ts';

/** Exit codes: fine; the content is wrong or the answer is no; the command line is wrong; a fault. */
export const FINE = 0;
export const WRONG = 1;
const MISUSED = 2;
export const FAULTY = 3;

/** One line to the reader. */
export const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** One line beside the answer. */
export const aside = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Every problem on a line of its own; the content was wrong. */
export function refuse(problems: readonly Problem[], lang: Lang, json = false): number {
  if (json) tell(JSON.stringify({ problems: problems.map((p) => ({ ...p, text: say(p, lang) })) }));
  else for (const problem of problems) aside(say(problem, lang));
  return WRONG;
}

/** A word wrong on the command line. */
export function misuse(text: string): number {
  aside(text);
  return MISUSED;
}
