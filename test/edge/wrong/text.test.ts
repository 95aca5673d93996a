import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { csv } from '../../../src/edge/file/csv.ts';
import { figure, folded } from '../../../src/edge/file/figure.ts';
import { jsonl } from '../../../src/edge/file/jsonl.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { field } from '../../../src/edge/file/schema.ts';
import { yaml } from '../../../src/edge/file/yaml.ts';
import { notation } from '../../../src/edge/thesis/notation.ts';
import { broken, refusals, rows } from './folder.ts';

test.each([
  ['20.4', 20.4],
  ['-.5', -0.5],
  ['+5.', 5],
  ['1e3', 1000],
  ['３３５２．０９', 3352.09],
  ['\u2212０.5', -0.5],
  ['－1', -1],
] as const)('%s is a number', (text, x) => {
  expect(figure(text)).toBe(x);
});

test.each(['306¹', '20.4¹', '²', '½', '0x1', '0b1', '0o7', '1_000', '1,000', '', '.', 'Infinity'])(
  '%j is no number',
  (text) => {
    expect(figure(text)).toBeUndefined();
  },
);

test('what nobody means is no number: its square would leave the range of numbers', () => {
  expect(['1e308', '-1e300', '1e-320', '9'.repeat(400)].map(figure)).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
  expect(['1e18', '1e-30', '0', '0e5'].map(figure)).toEqual([1e18, 1e-30, 0, 0]);
});

test('nothing is folded but digits and signs in full width', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
      const plain = text.replace(/[\uFF10-\uFF19\uFF0B\uFF0D\uFF0E\uFF1A\uFF34\uFF3A\u2212]/g, '');
      expect(folded(plain)).toBe(plain);
    }),
  );
});

test('a table and a YAML file read the same texts as numbers', () => {
  const unit = fc.constantFrom('0', '1', '9', '.', '-', '+', 'e', 'x', 'o', '_', '¹', '½');
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 8 }), (text) => {
      const table = csv(`v\n${text}\n`, 't.csv');
      const cell = table.ok ? figure(table.value.entry(0).cells[0] ?? '') : undefined;
      const read = yaml(`v: ${text}\n`, 't.yaml');
      const value = read.ok ? (read.value.value as { v: unknown }).v : undefined;
      const number = typeof value === 'number' ? value : undefined;
      // What YAML takes for a text, such as 5. or +.5, its reader refuses where a number belongs.
      if (number !== undefined) expect(number).toBe(cell);
      if (cell === undefined) expect(number).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['20.4¹', 'found "20.4¹"'],
  ['0x1', 'found "0x1"'],
  ['1e308', 'found 1e308'],
  ['1e-320', 'found 1e-320'],
])('an observation of %s is refused with its place, in both languages', (cell, found) => {
  const folder = broken({
    'observations.csv': rows(([series, at, known, value]) => [
      series,
      at,
      known,
      series === 'VIX' && at === '2026-02-10' ? cell : value,
    ]),
  });
  expect(refusals(folder)).toEqual([
    expect.stringMatching(/^observations\.csv:\d+:17: expected a number, found/),
  ]);
  expect(refusals(folder)[0]).toContain(found);
  expect(refusals(folder, 'zh-Hant')).toEqual([
    expect.stringMatching(/^observations\.csv:\d+:17：應為數字，收到的是/),
  ]);
});

test.each(['0x1F', '0o17', '1e308', '1e-320'])('a YAML number %s is refused', (text) => {
  const read = yaml(`a: { b: ${text} }\n`, 't.yaml');
  expect(read.ok ? [] : read.problems.map((p) => sayProblem(p, 'en'))).toEqual([
    expect.stringMatching(/^t\.yaml:1:9: expected a number, found/),
  ]);
});

test('a series of a test holds no number without a meaning', () => {
  expect(notation(`1 ${'9'.repeat(400)}`)).toMatchObject({ ok: false, offset: 2 });
});

test('two byte-order marks are no part of a text, and a carriage return alone ends a line', () => {
  const bom = '\uFEFF\uFEFF';
  const table = csv(`${bom}a,b\r1,2\r`, 't.csv');
  expect(table.ok && table.value.header?.cells).toEqual(['a', 'b']);
  expect(yaml(`${bom}a: 1\rb: 2\r`, 't.yaml')).toMatchObject({ value: { value: { a: 1, b: 2 } } });
  const lines = jsonl({
    text: `${bom}{"a":1}\r{"a":2}\r`,
    file: 't.jsonl',
    schema: z.strictObject({ a: field.number }),
    key: ({ a }) => a,
    judge: () => [],
  });
  expect(lines.ok && lines.value.map((l) => l.value.a)).toEqual([1, 2]);
});
