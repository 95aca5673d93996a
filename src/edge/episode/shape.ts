import { z } from 'zod';
import type { Text } from '../../domain/text.ts';
import { type Instant, parseDay, parseInstant } from '../../domain/time.ts';
import type { Problem, Result } from '../file/problem.ts';
import type { Page, Path } from './page.ts';
import { oneOf, phrase, quote, type Word, word } from './words.ts';

/** A map with these keys and no others. */
export const strict = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? oneOf(Object.keys(shape)) : word('map'),
  });

/** One of a few words. */
export const choice = <const V extends readonly string[]>(values: V) =>
  z.enum(values, { error: oneOf(values) });

/** Text that is not empty. */
export const filled = (name: Word = 'filled') =>
  z.string({ error: word(name) }).refine((text) => text.trim() !== '', { error: word(name) });

/** The same words in every language. */
export const both: z.ZodType<Text> = strict({ en: filled(), 'zh-Hant': filled() });

/** `YYYY-MM-DD`, as a day. */
export const day = read('day', parseDay);

/** An instant with offset. */
export const instant: z.ZodType<Instant> = read('instant', parseInstant);

/**
 * Judges a page by a schema whose errors name their phrases. All or nothing.
 * @example check(z.number({ error: 'number' }), page).ok // true where the page is a number
 */
export function check<T>(schema: z.ZodType<T>, page: Page): Result<T> {
  const result = schema.safeParse(page.value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => told(issue, page)) };
}

/** The value at a path; undefined where there is none. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      at !== null && typeof at === 'object' && Object.hasOwn(at, key)
        ? (at as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

/**
 * A path as people write it.
 * @example written(['legs', 'risk', 0]) // 'legs.risk[0]'
 */
export const written = (path: Path): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${key}]`
        : text === ''
          ? String(key)
          : `${text}.${String(key)}`,
    '',
  );

function read<T>(name: Word, parse: (text: string) => T | undefined) {
  return z.string({ error: word(name) }).transform((text, context): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', message: word(name), input: text });
    return z.NEVER;
  });
}

function told(issue: z.core.$ZodIssue, page: Page): readonly Problem[] {
  const expected = phrase(issue.message);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      file: page.file,
      ...page.key([...issue.path, key]),
      expected,
      found: quote(key),
      path: written([...issue.path, key]),
    }));
  return [
    {
      file: page.file,
      ...page.place(issue.path),
      expected,
      found: quote(valueAt(page.value, issue.path)),
      ...(issue.path.length > 0 && { path: written(issue.path) }),
    },
  ];
}
