import type { ZodType } from 'zod';
import { both } from '../../domain/text.ts';
import { jsonIn } from '../document/entries.ts';
import { check } from '../file/check.ts';
import { accepted, chain, type Result, refused, wholeProblem } from '../file/problem.ts';
import type { ReadQuote } from './shape.ts';

/** What a body of JSON says, judged by the shape that its source is known for. */
export const jsonAnswer = <T>(body: Uint8Array, file: string, shape: ZodType<T>): Result<T> =>
  chain(jsonIn(body, file), (source) => check(shape, source));

/**
 * Keys that came to a record since it was known, and those that went.
 * @example keyDrift({ a: 1, c: 2 }, ['a', 'b']) // ['+c', '-b']
 */
export const keyDrift = (record: object, known: readonly string[]): readonly string[] => [
  ...Object.keys(record).flatMap((key) => (known.includes(key) ? [] : [`+${key}`])),
  ...known.flatMap((key) => (Object.hasOwn(record, key) ? [] : [`-${key}`])),
];

/** Refused where somebody bids more than another one asks: such a book is read from the wrong end. */
export const uncrossed = (quote: ReadQuote, file: string): Result<ReadQuote> =>
  quote.bid === undefined || quote.ask === undefined || quote.bid <= quote.ask
    ? accepted(quote)
    : refused(wholeProblem(file, UNCROSSED, `${quote.bid}, ${quote.ask}`));

const UNCROSSED = both('a best bid not above the best offer', '最高買價不高於最低賣價');
