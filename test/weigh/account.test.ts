import { expect, test } from 'vitest';
import type { Account } from '../../src/domain/survival.ts';
import type { Book, Position } from '../../src/domain/thesis.ts';
import { account, callAt } from '../../src/weigh/survival.ts';

const position = (value: number, over: Partial<Position> = {}): Position => ({
  symbol: 'A',
  quantity: value,
  price: 1,
  currency: 'USD',
  ...over,
});
const book = (value: number, over: Partial<Book> = {}): Book => ({
  currency: 'USD',
  capital: 100,
  margin: 0.25,
  positions: [position(value)],
  ...over,
});
const known = (b: Book): Account => account(b) as Account;

// What is owed net of cash is leverage - 1 - cash beside, share of capital.
test.each<[string, Book, number, number]>([
  ['what capital does not pay is borrowed', book(150), 1.5, 0],
  ['what capital leaves over lies in reach', book(80), 0.8, 0],
  ['cash that is the rest of the capital is not counted twice', book(80, { cash: 20 }), 0.8, 0],
  ['cash beside a book that pays for itself', book(100, { cash: 30 }), 1, 0.3],
  ['cash beside a loan that is left out', book(150, { cash: 20 }), 1.5, 0.2],
  ['cash and loan that agree with the capital', book(150, { cash: 20, loan: 70 }), 1.5, 0],
  ['a loan whose rest lies in reach', book(150, { loan: 70 }), 1.5, 0],
  ['a loan smaller than what capital leaves open', book(150, { loan: 30 }), 1.5, 0.2],
  ['a loan without its money owes it', book(100, { loan: 30, cash: 0 }), 1, -0.3],
  ['capital that is not there', book(80, { cash: 0 }), 0.8, -0.2],
  ['nothing held', book(0, { positions: [] }), 0, 0],
])('%s', (_, b, leverage, cash) => {
  const got = known(b);
  expect(got.leverage).toBeCloseTo(leverage, 15);
  expect(got.rule.cash).toBe(cash);
});

test('pennies lost in subtraction are no debt', () => {
  const b = book(64.002, { cash: 35.998 });
  expect(callAt(known(b).rule, 1)).toBeUndefined();
});

test('the margin is the mean by value, the book standing in for who states none', () => {
  // (60 x 0.5 + 90 x 0.25) / 150 = 0.35.
  const positions = [position(60, { margin: 0.5 }), position(90)];
  expect(known(book(0, { positions })).rule.maintenance).toBeCloseTo(0.35, 15);
});

test('what cannot be known is said, with its symbol', () => {
  const { margin: _, ...bare } = book(100);
  expect(account(bare)).toEqual({ unknown: { kind: 'no margin', symbol: 'A' } });
  expect(account(book(0, { positions: [position(1, { currency: 'EUR' })] }))).toEqual({
    unknown: { kind: 'other currency', symbol: 'A' },
  });
  expect(account(book(-5))).toEqual({ unknown: { kind: 'short position', symbol: 'A' } });
  expect(account(book(50, { loan: 60, cash: 0 }))).toEqual({
    unknown: { kind: 'more is owed than is held' },
  });
});

test.each<[string, Book]>([
  ['no capital', book(1, { capital: 0 })],
  ['capital that is no number', book(1, { capital: Number.NaN })],
  ['a negative loan', book(1, { loan: -1 })],
  ['cash that is no number', book(1, { cash: Number.NaN })],
  ['a position that is no number', book(Number.NaN)],
  ['a margin of everything', book(1, { margin: 1 })],
])('%s is refused', (_, b) => {
  expect(() => account(b)).toThrow(RangeError);
});
