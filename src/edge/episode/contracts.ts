import { z } from 'zod';
import type { Contract, Settled } from '../../domain/odds.ts';
import { json } from '../file/json.ts';
import type { Problem, Result } from '../file/problem.ts';
import { amiss as at } from './amiss.ts';
import { dawn } from './dawn.ts';
import type { Page, Path } from './page.ts';
import { both, check, choice, day, filled, instant, strict, valueAt } from './shape.ts';
import { oneOf, phrase, word } from './words.ts';

const price = z
  .number({ error: word('price') })
  .min(0, { error: word('price') })
  .max(1, { error: word('price') });

const url = filled('source').refine((name) => /^https?:\/\/\S+$/.test(name), {
  error: word('url'),
});

const quoted = strict({
  id: filled(),
  title: both,
  scenario: filled(),
  wording: filled(),
  deadline: day,
  resolution: strict({ name: filled('source'), url }),
  at: day,
  known_at: instant,
  bid: price,
  ask: price,
  outcome: choice(['yes', 'no']).optional(),
  resolved_on: day.optional(),
});

/** A line as it is written. */
type Quoted = ReturnType<typeof quoted.parse>;

/** Quotes without a word of what came, and what came. */
export type Contracts = {
  /** By the instant of knowing, then by id. */
  readonly quotes: readonly Contract[];
  /** One a contract that has resolved, in the order of their first lines. */
  readonly settled: readonly Settled[];
};

/**
 * Reads a `contracts.jsonl`: quotes of prediction-market contracts, one JSON object a line, empty lines
 * passed over. One contract may be quoted many times; what it says, who decides and what came stay.
 * What came is told apart from the quotes, so that whoever is given these cannot know it. Every
 * problem is told, and then nothing is read.
 * @param file name under which problems are told
 */
export function contracts(text: string, file: string): Result<Contracts> {
  const problems: Problem[] = [];
  const quotes: Contract[] = [];
  const settled = new Map<string, Settled>();
  const first = new Map<string, Quoted & { readonly line: number }>();
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const page = json(line, file, i);
    const shape = page.ok ? check(quoted, page.value) : page;
    if (!shape.ok || !page.ok) {
      problems.push(...(shape.ok ? [] : shape.problems));
      continue;
    }
    const one = shape.value;
    problems.push(...order(one, page.value), ...ended(one, page.value));
    problems.push(...same(one, page.value, first));
    if (!first.has(one.id)) first.set(one.id, { ...one, line: i + 1 });
    const { known_at, outcome, resolved_on: on, ...rest } = one;
    quotes.push({ ...rest, knownAt: known_at });
    if (outcome !== undefined && on !== undefined)
      settled.set(one.id, { contract: one.id, came: outcome === 'yes', on });
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { quotes: quotes.toSorted(byArrival), settled: [...settled.values()] } };
}

const NOT_BEFORE = { en: 'not before `at`', 'zh-Hant': '不早於at' };

/** A price is known once its day has begun, an ask is not below its bid, a deadline not before its quote. */
function order(c: Quoted, page: Page): readonly Problem[] {
  return [
    ...(c.ask < c.bid
      ? [at(page, ['ask'], { en: `${c.bid} (bid) or more`, 'zh-Hant': `不小於bid的${c.bid}` })]
      : []),
    ...(c.deadline < c.at ? [at(page, ['deadline'], NOT_BEFORE)] : []),
    ...(c.known_at < dawn(c.at) ? [at(page, ['known_at'], NOT_BEFORE)] : []),
  ];
}

/** An outcome has its day, after the quote; what came true did so by the deadline. */
function ended({ outcome, resolved_on: on, ...c }: Quoted, page: Page): readonly Problem[] {
  if (outcome === undefined && on === undefined) return [];
  if (on === undefined)
    return [
      at(page, ['resolved_on'], { en: 'a day beside `outcome`', 'zh-Hant': 'outcome的日期' }),
    ];
  return [
    ...(outcome === undefined
      ? [
          at(page, ['outcome'], {
            en: 'yes or no beside `resolved_on`',
            'zh-Hant': '有resolved_on，就要有yes或no',
          }),
        ]
      : []),
    ...(on < c.at ? [at(page, ['resolved_on'], NOT_BEFORE)] : []),
    ...(outcome === 'yes' && on > c.deadline
      ? [
          at(page, ['resolved_on'], {
            en: 'not after `deadline`, since the outcome is yes',
            'zh-Hant': '不晚於deadline，因為outcome是yes',
          }),
        ]
      : []),
  ];
}

const SAME: readonly Path[] = [
  ['title', 'en'],
  ['title', 'zh-Hant'],
  ['scenario'],
  ['wording'],
  ['deadline'],
  ['resolution', 'name'],
  ['resolution', 'url'],
  ['outcome'],
  ['resolved_on'],
];

/** What a contract says, and what came of it, does not change from quote to quote. */
function same(
  c: Quoted,
  page: Page,
  first: ReadonlyMap<string, Quoted & { readonly line: number }>,
): readonly Problem[] {
  const before = first.get(c.id);
  if (!before) return [];
  return SAME.filter((path) => valueAt(c, path) !== valueAt(before, path)).map((path) =>
    at(page, path, {
      en: `the same as on line ${before.line}, for it is the same contract`,
      'zh-Hant': `與第${before.line}行相同，同一份合約不會改變`,
    }),
  );
}

/**
 * Quotes of a `contracts.jsonl` that speak of a path that a thesis does not have.
 * @param file  name under which problems are told
 * @param paths ids of the thesis' paths
 */
export const pathless = (
  text: string,
  file: string,
  paths: readonly string[],
): readonly Problem[] =>
  text.split(/\r\n?|\n/).flatMap((line, i) => {
    const page = line.trim() === '' ? undefined : json(line.replace(/^\uFEFF/, ''), file, i);
    if (!page?.ok || paths.includes(String(valueAt(page.value.value, ['scenario'])))) return [];
    return [at(page.value, ['scenario'], phrase(oneOf(paths)))];
  });

const byArrival = (a: Contract, b: Contract): number =>
  a.knownAt - b.knownAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
