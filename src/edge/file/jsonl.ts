import type { ZodType } from 'zod';
import { check } from './check.ts';
import { BYTE_ORDER_MARKS, type Source } from './document.ts';
import { json } from './json.ts';
import { accepted, chain, judged, type Problem, type Result } from './problem.ts';

export type JsonLine<T> = {
  readonly value: T;
  readonly source: Source;
  /** Of the file, from 1. */
  readonly line: number;
};

/** A file of JSON lines, the shape of a line, and what else a line of that shape must be. */
type Lines<T> = {
  readonly text: string;
  readonly file: string;
  readonly schema: ZodType<T>;
  /** What a line is about. */
  readonly key: (value: T) => unknown;
  /** Called line by line in the order of the file; with the first line about the same, if that is another. */
  readonly judge: (line: JsonLine<T>, before: JsonLine<T> | undefined) => readonly Problem[];
};

/**
 * Reads a file of JSON lines: one value a line, empty lines passed over. Every problem of every line is
 * told, and then nothing is read.
 */
export function jsonl<T>(of: Lines<T>): Result<readonly JsonLine<T>[]> {
  const { text, file, schema, key, judge } = of;
  const problems: Problem[] = [];
  const found: JsonLine<T>[] = [];
  const first = new Map<unknown, JsonLine<T>>();
  const lines = text.replace(BYTE_ORDER_MARKS, '').split(/\r\n?|\n/);
  for (const [i, one] of lines.entries()) {
    if (one.trim() === '') continue;
    const read = chain(json(one, file, i), (source) =>
      chain(check(schema, source), (value) => accepted({ value, source, line: i + 1 })),
    );
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    const about = key(read.value.value);
    problems.push(...judge(read.value, first.get(about)));
    if (!first.has(about)) first.set(about, read.value);
    found.push(read.value);
  }
  return judged(problems, found);
}
