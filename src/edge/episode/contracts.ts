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
  rules: z.exactOptional(field.words),
  at: field.day,
  known_at: field.instant,
  bid: z.exactOptional(price),
  ask: z.exactOptional(price),
  outcome: z.exactOptional(choice(['yes', 'no'])),
  resolved_on: z.exactOptional(field.day),
});

/** What a line says. */
export type QuotedLine = z.output<typeof contractLine>;

/** A contract as its lines have it: its first line, its last quote, and what came. */
export type ContractStanding = {
  readonly first: QuotedLine;
  readonly last: QuotedLine;
  readonly outcome: Settled | undefined;
  /** The rules by which it is decided, as they were told first. */
  readonly rules: string | undefined;
};

/** Quotes without a word of what came, and what came. */
export type Contracts = {
  /** By the instant of knowing, then by id. */
  readonly quotes: readonly Contract[];
  /** One a contract that has resolved, in the order of their first lines. */
  readonly settled: readonly Settled[];
};

/**
 * Reads a `contracts.jsonl`: quotes of prediction-market contracts, one JSON object a line, empty lines
 * passed over. One contract may be quoted many times; what it says and who decides stay. What came may
 * stand on a later line alone, which then needs no book; once it is told, every later line tells it.
 * What came is told apart from the quotes, so that whoever is given these cannot know it. Every
 * problem is told, and then nothing is read.
 */
export function readContracts(text: string, file: string): Result<Contracts> {
  return chain(lines(text, file), (read) => {
    const settled = new Map<string, Settled>();
    const quotes = read.flatMap(({ value }): readonly Contract[] => {
      const {
        known_at: knownAt,
        outcome: _,
        resolved_on: on,
        rules: __,
        bid,
        ask,
        ...rest
      } = value;
      const came = outcomeOf(value);
      if (came) settled.set(rest.id, came);
      return bid === undefined || ask === undefined ? [] : [{ ...rest, bid, ask, knownAt }];
    });
    return accepted({ quotes: quotes.toSorted(byArrival), settled: [...settled.values()] });
  });
}

/** How every contract of a `contracts.jsonl` stands, by its id: whoever adds lines to it asks this first. */
export const contractStandings = (
  text: string,
  file: string,
): Result<ReadonlyMap<string, ContractStanding>> =>
  chain(lines(text, file), (read) => {
    const found = new Map<string, ContractStanding>();
    for (const { value } of read) {
      const { first = value, last = value, outcome, rules } = found.get(value.id) ?? {};
      found.set(value.id, {
        first,
        last: value.known_at >= last.known_at ? value : last,
        outcome: outcomeOf(value) ?? outcome,
        rules: rules ?? value.rules,
      });
    }
    return accepted(found);
  });

const outcomeOf = ({ id, outcome, resolved_on: on }: QuotedLine): Settled | undefined =>
  outcome === undefined || on === undefined
    ? undefined
    : { contract: id, came: outcome === 'yes', on };

function lines(text: string, file: string): Result<readonly JsonLine<QuotedLine>[]> {
  /** By contract: the first line that tells what came, and the first that tells its rules. */
  const told = new Map<string, JsonLine<QuotedLine>>();
  const ruled = new Map<string, JsonLine<QuotedLine>>();
  return jsonl({
    text,
    file,
    schema: contractLine,
    key: ({ id }) => id,
    judge: (line, before) => {
      const { id, outcome, rules } = line.value;
      const [came, stated] = [told.get(id), ruled.get(id)];
      if (!came && outcome !== undefined) told.set(id, line);
      if (!stated && rules !== undefined) ruled.set(id, line);
      return unmet(line.source, [
        ...demands(line.value),
        ...(before ? same(line, before, SAME) : []),
        ...(came ? same(line, came, CAME) : []),
        ...(stated && rules !== undefined ? same(line, stated, RULES) : []),
      ]);
    },
  });
}

/**
 * A price is known once its day has begun, an ask is not below its bid, a deadline not before its quote.
 * A book has both sides; only a line that tells what came may be without one. An outcome has its day, not
 * before the line's; what came true did so by the deadline.
 */
function demands({ outcome, resolved_on: on, bid, ask, ...c }: QuotedLine): readonly Demand[] {
  const bare = outcome !== undefined && bid === undefined && ask === undefined;
  return [
    [bare || bid !== undefined, ['bid'], A_BOOK],
    [bare || ask !== undefined, ['ask'], A_BOOK],
    [
      bid === undefined || ask === undefined || ask >= bid,
      ['ask'],
      { en: `${bid} (bid) or more`, 'zh-Hant': `不小於\`bid\`的${bid}` },
    ],
    [bare || c.deadline >= c.at, ['deadline'], NOT_BEFORE],
    [c.known_at >= dawn(c.at), ['known_at'], NOT_BEFORE],
    [outcome === undefined || on !== undefined, ['resolved_on'], A_DAY],
    [on === undefined || outcome !== undefined, ['outcome'], AN_OUTCOME],
    [on === undefined || on >= c.at, ['resolved_on'], NOT_BEFORE],
    [on === undefined || outcome !== 'yes' || on <= c.deadline, ['resolved_on'], IN_TIME],
  ];
}

const NOT_BEFORE: Phrase = { en: 'not before `at`', 'zh-Hant': '不早於`at`' };
const A_BOOK = both(
  'a price from 0 to 1; a line without bid and ask tells an outcome',
  '0到1的價格；沒有`bid`與`ask`的一行要有`outcome`',
);
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
];
const CAME: readonly KeyPath[] = [['outcome'], ['resolved_on']];
const RULES: readonly KeyPath[] = [['rules']];

/** What a contract says does not change from quote to quote, nor what came of it once it is told. */
function same(
  { value }: JsonLine<QuotedLine>,
  before: JsonLine<QuotedLine>,
  paths: readonly KeyPath[],
): readonly Demand[] {
  const expected = both(
    `the same as on line ${before.line}, for it is the same contract`,
    `與第${before.line}行相同，同一份合約不會改變`,
  );
  return paths.map((path) => [
    valueAt(value, path) === valueAt(before.value, path),
    path,
    expected,
  ]);
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
