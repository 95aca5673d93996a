import { z } from 'zod';
import type { Contract, Settled } from '../../domain/odds.ts';
import { both } from '../../domain/text.ts';
import { type Demand, unmet } from '../file/check.ts';
import { type KeyPath, valueAt } from '../file/document.ts';
import { type JsonLine, jsonl } from '../file/jsonl.ts';
import { accepted, chain, type Phrase, type Problem, type Result } from '../file/problem.ts';
import { choice, field, strictMap } from '../file/schema.ts';
import { oneOf, want } from '../file/wanted.ts';
import { dawn } from './known.ts';

const price = z.number(want('price')).min(0, want('price')).max(1, want('price'));

/** A line of a `contracts.jsonl`. */
export const contractLine = strictMap({
  id: field.name,
  title: field.text,
  scenario: field.name,
  wording: field.words,
  deadline: field.day,
  resolution: strictMap({ name: field.source, url: field.url }),
  at: field.day,
  known_at: field.instant,
  bid: price,
  ask: price,
  outcome: z.exactOptional(choice(['yes', 'no'])),
  resolved_on: z.exactOptional(field.day),
});

type Quoted = z.output<typeof contractLine>;

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
 */
export function readContracts(text: string, file: string): Result<Contracts> {
  return chain(lines(text, file), (read) => {
    const settled = new Map<string, Settled>();
    const quotes = read.map(({ value }): Contract => {
      const { known_at: knownAt, outcome, resolved_on: on, ...rest } = value;
      if (outcome !== undefined && on !== undefined)
        settled.set(rest.id, { contract: rest.id, came: outcome === 'yes', on });
      return { ...rest, knownAt };
    });
    return accepted({ quotes: quotes.toSorted(byArrival), settled: [...settled.values()] });
  });
}

const lines = (text: string, file: string): Result<readonly JsonLine<Quoted>[]> =>
  jsonl({
    text,
    file,
    schema: contractLine,
    key: ({ id }) => id,
    judge: (line, before) =>
      unmet(line.source, [...demands(line.value), ...(before ? same(line, before) : [])]),
  });

/**
 * A price is known once its day has begun, an ask is not below its bid, a deadline not before its quote.
 * An outcome has its day, after the quote; what came true did so by the deadline.
 */
function demands({ outcome, resolved_on: on, ...c }: Quoted): readonly Demand[] {
  return [
    [
      c.ask >= c.bid,
      ['ask'],
      { en: `${c.bid} (bid) or more`, 'zh-Hant': `不小於\`bid\`的${c.bid}` },
    ],
    [c.deadline >= c.at, ['deadline'], NOT_BEFORE],
    [c.known_at >= dawn(c.at), ['known_at'], NOT_BEFORE],
    [outcome === undefined || on !== undefined, ['resolved_on'], A_DAY],
    [on === undefined || outcome !== undefined, ['outcome'], AN_OUTCOME],
    [on === undefined || on >= c.at, ['resolved_on'], NOT_BEFORE],
    [on === undefined || outcome !== 'yes' || on <= c.deadline, ['resolved_on'], IN_TIME],
  ];
}

const NOT_BEFORE: Phrase = { en: 'not before `at`', 'zh-Hant': '不早於`at`' };
const A_DAY: Phrase = { en: 'a day beside `outcome`', 'zh-Hant': '`outcome`的日期' };
const AN_OUTCOME = both('yes or no beside `resolved_on`', '有`resolved_on`，就要有`yes`或`no`');
const IN_TIME = both(
  'not after `deadline`, since the outcome is yes',
  '不晚於`deadline`，因為`outcome`是`yes`',
);

const SAME: readonly KeyPath[] = [
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
function same({ value }: JsonLine<Quoted>, before: JsonLine<Quoted>): readonly Demand[] {
  const expected = both(
    `the same as on line ${before.line}, for it is the same contract`,
    `與第${before.line}行相同，同一份合約不會改變`,
  );
  return SAME.map((path) => [valueAt(value, path) === valueAt(before.value, path), path, expected]);
}

/**
 * Quotes of a `contracts.jsonl` that speak of a path that a thesis does not have.
 * @param file  name under which problems are told
 * @param paths ids of the thesis' paths
 */
export function pathless(text: string, file: string, paths: readonly string[]): readonly Problem[] {
  const read = lines(text, file);
  if (!read.ok) return read.problems;
  return read.value.flatMap(({ value, source }) =>
    unmet(source, [[paths.includes(value.scenario), ['scenario'], oneOf(paths)]]),
  );
}

const byArrival = (a: Contract, b: Contract): number =>
  a.knownAt - b.knownAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
