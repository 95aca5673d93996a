import type { ZodType } from 'zod';
import { check } from './check.ts';
import type { Source } from './document.ts';
import { json } from './json.ts';
import type { Problem, Result } from './problem.ts';

/** One line of a file of JSON lines. */
export type JsonLine<T> = {
  readonly value: T;
  readonly source: Source;
  /** Of the file, from 1. */
  readonly line: number;
  /** As it is written. */
  readonly text: string;
};

/** A file of JSON lines, the shape of a line, and what else a line of that shape must be. */
type Lines<T> = {
  readonly text: string;
  readonly file: string;
  readonly schema: ZodType<T>;
  /** Called line by line in the order of the file. */
  readonly judge?: (line: JsonLine<T>) => readonly Problem[];
};

/**
 * Reads a file of JSON lines: one value a line, empty lines passed over. Every problem of every line is
 * told, and then nothing is read.
 */
export function jsonl<T>({ text, file, schema, judge }: Lines<T>): Result<readonly JsonLine<T>[]> {
  const problems: Problem[] = [];
  const found: JsonLine<T>[] = [];
  for (const [i, one] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    if (one.trim() === '') continue;
    const source = json(one, file, i);
    const value = source.ok ? check(schema, source.value) : source;
    if (!source.ok || !value.ok) {
      problems.push(...(value.ok ? [] : value.problems));
      continue;
    }
    const line = { value: value.value, source: source.value, line: i + 1, text: one };
    problems.push(...(judge?.(line) ?? []));
    found.push(line);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: found };
}
