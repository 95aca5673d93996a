import { Refused } from './ask.ts';

/** Something that is wrong with what was sent, in the reader's words: file, line, column, expected and found. */
export type ToldProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
};

/** One by one what is wrong with a file, where that is why there is no answer. */
export const problemsOf = (error: Error): readonly ToldProblem[] =>
  error instanceof Refused ? ((error.problem.problems ?? []) as readonly ToldProblem[]) : [];
