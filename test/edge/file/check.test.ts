import { expect, test } from 'vitest';
import * as z from 'zod';
import { check } from '../../../src/edge/file/check.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { choice, field, listOf, strictMap } from '../../../src/edge/file/schema.ts';
import { yaml } from '../../../src/edge/file/yaml.ts';

const told = (schema: z.ZodType<unknown>, text: string): readonly string[] => {
  const source = yaml(text, 'x.yaml');
  if (!source.ok) return source.problems.map((p) => sayProblem(p, 'en'));
  const checked = check(schema, source.value);
  return checked.ok ? [] : checked.problems.map((p) => sayProblem(p, 'en'));
};

const known = z.union([
  strictMap({ share: z.union([field.spread, choice(['none'])]), n: field.number }),
  strictMap({ unknown: field.words }),
]);

test('of two shapes the one that was meant gives the message', () => {
  expect(told(known, 'share: { low: 0, at: x, high: 1 }\nn: 2\n')).toEqual([
    'x.yaml:1:22: [share.at] expected a number, found "x"',
  ]);
  expect(told(known, 'share: none\nn: two\n')).toEqual([
    'x.yaml:2:4: [n] expected a number, found "two"',
  ]);
  expect(told(known, 'unknown: " "\n')).toEqual([
    'x.yaml:1:10: [unknown] expected text that is not blank, found " "',
  ]);
  expect(told(known, 'unknown: why\nuntil: then\n')).toEqual([
    'x.yaml:2:1: [until] expected unknown, found "until"',
  ]);
  expect(told(known, 'share: 3\nn: 2\n')).toEqual([
    'x.yaml:1:8: [share] expected a map of keys or none, found 3',
  ]);
  expect(told(known, '- 1\n')).toEqual(['x.yaml:1:1: expected a map of keys, found a list']);
});

test('every format refuses what only pretends to be a value', () => {
  const one = strictMap({ a: listOf(field.number) });
  expect(
    told(one, 'a: [.nan, .inf, -.inf, 1e400]\n').map((line) => line.split(' found ')[1]),
  ).toEqual(['".nan"', '".inf"', '"-.inf"', '1e400']);
  expect(told(one, 'a: &x [1]\n')).toEqual([
    expect.stringContaining('the value itself, found "&x"'),
  ]);
  expect(told(one, 'a: [1]\n<<: { b: 2 }\n')).toEqual([
    'x.yaml:2:1: expected a key of the file, found "<<"',
  ]);
});
