import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { type Day, parseDay } from '../../domain/time.ts';
import { unmet } from '../file/check.ts';
import { type KeyPath, type Source, valueAt } from '../file/document.ts';
import { json } from '../file/json.ts';
import { accepted, chain, type Result, refused, wholeProblem } from '../file/problem.ts';
import { inEra } from '../file/schema.ts';
import { utf8 } from '../file/text.ts';
import { WANTED, want, wantedBy } from '../file/wanted.ts';

/** An answer in JSON. */
export const jsonIn = (body: Uint8Array, file: string): Result<Source> =>
  chain(utf8(body, file), (text) => json(text, file));

/** Entries of a list as they were told, how many of them cannot be read, and names that came or went. */
type Entries<T> = {
  readonly all: readonly T[];
  readonly unread: number;
  readonly drift: readonly string[];
};

/**
 * Reads the entries of a list one by one: one that is not as it was told to be is counted, unless none is.
 * @param beside names that an entry may have beside those that are read
 */
export function entriesIn<E extends z.ZodObject>(
  source: Source,
  path: KeyPath,
  { entry, beside = [] }: { readonly entry: E; readonly beside?: readonly string[] },
): Result<Entries<z.output<E>>> {
  const list = valueAt(source.value, path);
  if (!Array.isArray(list)) return refused(...unmet(source, [[false, path, WANTED.list]]));
  const read = list.map((one) => entry.safeParse(one));
  const all = read.flatMap((one) => (one.success ? [one.data] : []));
  const wrong = read.flatMap((one) => one.error?.issues ?? [])[0];
  if (wrong && all.length === 0) {
    const expected = wantedBy(wrong.message) ?? WANTED.words;
    return refused(...unmet(source, [[false, [...path, 0, ...wrong.path], expected]]));
  }
  const names = new Set(list.flatMap((one) => (isMap(one) ? Object.keys(one) : [])));
  const known = Object.keys(entry.shape);
  const drift = [
    ...[...names].filter((name) => ![...known, ...beside].includes(name)).map((name) => `+${name}`),
    ...known.filter((name) => list.length > 0 && !names.has(name)).map((name) => `-${name}`),
  ];
  return accepted({ all, unread: list.length - all.length, drift });
}

const isMap = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** What the entries of an answer may hold. */
export const answerField = {
  words: z.string(want('words')).regex(/\S/, want('words')),
  text: z.string(want('text')).nullish(),
  /** `YYYY-MM-DD`, with or without a time after it; blank: none. */
  day: z
    .string(want('day'))
    .refine((text) => text.trim() === '' || leadingDay(text) !== undefined, want('day'))
    .transform((text) => leadingDay(text))
    .nullish(),
  count: z.int(want('index')).min(0, want('index')),
} as const;

/**
 * The day that a text begins with; undefined where it is no day that makes sense.
 * @example leadingDay('1970-01-02T10:00:00Z') // 1
 */
export function leadingDay(text: string): Day | undefined {
  const day = parseDay(/^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text.trim())?.[0] ?? '');
  return day !== undefined && inEra(day) ? day : undefined;
}

/** Days as parts of a document, where they are told. */
export const datedParts = <K extends string>(days: { readonly [N in K]: Day | null | undefined }) =>
  Object.fromEntries(
    Object.entries(days).filter(([, day]) => day !== null && day !== undefined),
  ) as { readonly [N in K]?: Day };

/** A listing of which a part is missing. */
export const short = (file: string, { of, got }: Record<'of' | 'got', number>) =>
  refused(wholeProblem(file, both(`${of} entries`, `${of}筆`), both(`${got} entries`, `${got}筆`)));
