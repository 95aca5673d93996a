import type * as z from 'zod';
import type { Spread } from '../../domain/known.ts';
import { both, type Lang } from '../../domain/text.ts';
import { type KeyPath, pathText, type Source, type Spot, valueAt } from './document.ts';
import { figure, folded } from './figure.ts';
import {
  accepted,
  chain,
  judged,
  NOTHING,
  type Phrase,
  type Problem,
  type Result,
  refused,
} from './problem.ts';
import { inLanguage } from './schema.ts';
import { FRACTIONS, oneOf, WANTED, wantedBy } from './wanted.ts';

/**
 * Judges a parsed file by a schema whose messages name what is wanted. All or nothing.
 * @example check(z.number('finite'), source).ok // true where the file holds a number
 */
export function check<T>(schema: z.ZodType<T>, source: Source): Result<T> {
  const result = inLanguage(valueAt(source.value, ['lang']), () => schema.safeParse(source.value));
  return result.success
    ? accepted(result.data)
    : refused(...result.error.issues.flatMap((issue) => told(issue, [], source)));
}

/** What belongs at a path; what is found there if not simply what is written, and where. */
type Misplaced = { readonly expected: Phrase; readonly found?: Phrase; readonly spot?: Spot };

/** A problem with the value at a path of a file; points at the value unless told otherwise. */
const problemAt = (
  source: Source,
  path: KeyPath,
  { expected, found = foundAt(source, path), spot = source.at(path) }: Misplaced,
): Problem => ({
  file: source.file,
  ...spot,
  expected,
  found,
  ...(path.length === 0 ? {} : { path: pathText(path) }),
});

/** What must hold at a place of a file: whether it does, where, what belongs there, and what is there. */
export type Demand = readonly [
  holds: boolean,
  path: KeyPath,
  expected: Phrase,
  found?: Phrase | Omit<Misplaced, 'expected'> | undefined,
];

/** The problems of a file that does not hold what it must. */
export const unmet = (source: Source, demands: readonly Demand[]): readonly Problem[] =>
  demands.flatMap(([holds, path, expected, found]) => {
    if (holds) return [];
    const more = typeof found === 'string' || (found && 'en' in found) ? { found } : found;
    return [problemAt(source, path, { expected, ...more })];
  });

/** An id, and where it stands. */
export type PlacedId = { readonly id: string; readonly path: KeyPath };

/** Ids of a list that stood there before; what belongs there may name the first one's line. */
export const repeated = (
  source: Source,
  list: readonly PlacedId[],
  expected: (id: string, line: number) => Phrase,
): readonly Problem[] =>
  list.flatMap(({ id, path }, i) => {
    const first = list.find((other) => other.id === id) as PlacedId;
    if (first === list[i]) return [];
    return [
      problemAt(source, path, { expected: expected(id, source.at(first.path).line), found: id }),
    ];
  });

/** How far a sum of shares may stray from 1. */
export const TOLERANCE = 1e-9;

export const off = (sum: number): boolean => Math.abs(sum - 1) > TOLERANCE;

export const significant = (x: number): number => Number(x.toPrecision(10));

/** Judges a parsed file by its schema, and then by what its parts must be to each other. */
export const examined = <T>(
  parsed: Result<Source>,
  schema: z.ZodType<T>,
  judge: (value: T, source: Source) => readonly Problem[],
): Result<{ readonly value: T; readonly source: Source }> =>
  chain(parsed, (source) =>
    chain(check(schema, source), (value) => judged(judge(value, source), { value, source })),
  );

/** What must hold of an interval: its ends lie about its middle, and all of it within bounds. */
export const intervalDemands = (
  path: KeyPath,
  { low, at, high }: Spread,
  [min, max] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
): readonly Demand[] => [
  [low >= min && low <= max, [...path, 'low'], WITHIN(min, max)],
  [at >= low, [...path, 'at'], NOT_BELOW('low', low)],
  [high >= at, [...path, 'high'], NOT_BELOW('at', at)],
  [at < low || high < at || high <= max, [...path, 'high'], WITHIN(min, max)],
];

/** What belongs at a number between bounds. */
export const WITHIN = (min: number, max: number): Phrase =>
  both(`a number from ${min} to ${max}`, `${min}到${max}的數字`);
/** What belongs at a count of a number that stands beside it. */
export const atMostOf = (of: number): Phrase => ({
  en: `at most ${of} (of)`,
  'zh-Hant': `不超過\`of\`的${of}`,
});
const MEANT = (x: number): Phrase => both(`is ${x} meant?`, `是否應為${x}？`);
const NOT_BELOW = (name: string, x: number): Phrase =>
  both(`${x} (${name}) or more`, `不小於${name}的${x}`);

function told(issue: z.core.$ZodIssue, above: KeyPath, source: Source): readonly Problem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const expected = wantedBy(issue.message) ?? WANTED.map;
    return issue.keys.map((key) => misnamed(source, [...path, key], expected));
  }
  if (issue.code === 'invalid_key')
    return [misnamed(source, path, wantedBy(issue.issues[0]?.message ?? '') ?? WANTED.id)];
  if (issue.code === 'invalid_union') {
    const branch = nearest(issue.errors);
    if (branch) return branch.flatMap((one) => told(one, path, source));
  }
  const written = source.written(path);
  const ascii = written === undefined ? undefined : narrow(written);
  const problem = problemAt(source, path, { expected: expectedBy(issue) });
  const meant = hundredth(issue, valueAt(source.value, path));
  if (meant !== undefined) return [{ ...problem, hint: MEANT(meant) }];
  if (ascii === undefined) return [problem];
  const hint = { en: `write ${ascii}, in ASCII digits`, 'zh-Hant': `請以半形寫作${ascii}` };
  return [{ ...problem, hint }];
}

/** What a number that is too large for a fraction would be, had it been told in per cent. */
function hundredth({ message }: z.core.$ZodIssue, value: unknown): number | undefined {
  if (!FRACTIONS.includes(message) || typeof value !== 'number') return undefined;
  return Math.abs(value) >= 1 && Math.abs(value) <= 100 ? significant(value / 100) : undefined;
}

/** A key that does not belong where it is. */
const misnamed = (source: Source, path: KeyPath, expected: Phrase): Problem =>
  problemAt(source, path, { expected, found: String(path.at(-1)), spot: source.key(path) });

/**
 * Of the shapes that a value may have, the one that it was meant to have: it is of the right sort, and
 * fewest keys are strange to it or missing.
 */
function nearest(
  branches: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  const near = branches.filter(
    (issues) => !issues.some((i) => i.path.length === 0 && i.code !== 'unrecognized_keys'),
  );
  const cost = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.reduce(
      (sum, i) =>
        sum + (i.code === 'unrecognized_keys' ? i.keys.length : i.path.length === 1 ? 1 : 0.5),
      0,
    );
  return near.toSorted((a, b) => cost(a) - cost(b))[0];
}

function expectedBy(issue: z.core.$ZodIssue): Phrase {
  const named = wantedBy(issue.message);
  if (named) return named;
  if (issue.code === 'invalid_union')
    return either(issue.errors.flatMap(([first]) => (first ? [expectedBy(first)] : [])));
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String));
  if (issue.code === 'invalid_type') return issue.expected === 'array' ? WANTED.list : WANTED.map;
  throw new RangeError(`a check without a name of what is wanted: ${issue.message}`);
}

const either = (all: readonly Phrase[]): Phrase => {
  const join = (lang: Lang, or: string): string =>
    [...new Set(all.map((p) => (typeof p === 'string' ? p : p[lang])))].join(or);
  return { en: join('en', ' or '), 'zh-Hant': join('zh-Hant', '或') };
};

/** What stands at a path: the words of the file, or the name of what cannot be quoted. */
function foundAt(source: Source, path: KeyPath): Phrase {
  const value = valueAt(source.value, path);
  const written = source.written(path);
  if (value === undefined || value === null || written === '')
    return written === 'null' ? written : NOTHING;
  if (Array.isArray(value)) return WANTED.list;
  return typeof value === 'object' ? WANTED.map : (written ?? String(value));
}

/** A number in full-width digits, in ASCII; undefined for anything else. */
function narrow(written: string): string | undefined {
  const bare = written.replace(/^(["'])(.*)\1$/, '$2');
  const ascii = folded(bare);
  return ascii !== bare && figure(ascii) !== undefined ? ascii : undefined;
}
