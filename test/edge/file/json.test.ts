import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt } from '../../../src/edge/file/document.ts';
import { json, marks } from '../../../src/edge/file/json.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';

const told = (text: string): string | undefined => {
  const read = json(text, 'x.json');
  return read.ok ? undefined : read.problems.map((p) => sayProblem(p, 'en')).join('\n');
};

test('every value of JSON is read as the engine reads it, and each part is found where it is written', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 1, 2), (compact, indent) => {
      const text = JSON.stringify(JSON.parse(compact), null, indent);
      if (text.includes('__proto__')) return;
      const read = json(text, 'x.json');
      if (!read.ok) throw new Error(told(text));
      expect(read.value.value).toEqual(JSON.parse(text));
      const lines = text.split('\n');
      const walk = (value: unknown, path: readonly (string | number)[]): void => {
        const { line, column } = read.value.at(path);
        const rest = [(lines[line - 1] ?? '').slice(column - 1), ...lines.slice(line)].join('\n');
        const written = JSON.stringify(value, null, indent);
        if (value === null || typeof value !== 'object') {
          expect(rest.startsWith(written)).toBe(true);
          expect(read.value.written(path)).toBe(written);
          return;
        }
        expect(rest[0]).toBe(Array.isArray(value) ? '[' : '{');
        for (const [key, part] of Object.entries(value))
          walk(part, [...path, Array.isArray(value) ? Number(key) : key]);
      };
      walk(read.value.value, []);
    }),
  );
});

test('what the engine refuses is refused with a place and a reason, and nothing else is', () => {
  let refused = 0;
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom('', '"', '{', ']', ',', ':', '1', '\\', '\u0001', 'x'),
      (text, where, sign) => {
        const at = where % (text.length + 1);
        const broken = text.slice(0, at) + sign + text.slice(at + 1);
        let right = true;
        try {
          JSON.parse(broken);
        } catch {
          right = false;
          refused++;
        }
        const read = marks(broken);
        if (read.ok) expect(right).toBe(true);
        else if (right) expect(JSON.stringify(read.expected)).toMatch(/a key that stands once/);
      },
    ),
  );
  expect(refused).toBeGreaterThan(10);
});

test.each([
  ['{"a": 1, "a": 2}', '1:10: expected a key that stands once, found "a"'],
  ['[{"a": 1},\n {"b": 1, "\\u0062": 2}]', '2:11: expected a key that stands once'],
  ['{"__proto__": 1}', '1:2: expected a key of the file, found "__proto__"'],
  ['{"\\u005f_proto__": 1}', '1:2: expected a key of the file'],
  ['[1, NaN]', '1:5: expected a JSON value, found "NaN"'],
  ['[-Infinity]', '1:2: expected a JSON value, found "-Infinity"'],
  ['{a: 1}', '1:2: expected a key in double quotes, or }, found "a"'],
  ["{'a': 1}", '1:2: expected a key in double quotes, or }'],
  ['{"a": 1,}', '1:9: expected a key in double quotes, found "}"'],
  ['[1 2]', '1:4: expected a comma or ], found 2'],
  ['{"a" 1}', '1:6: expected a colon after the key, found 1'],
  ['[01]', '1:2: expected a JSON value, found 01'],
  ['"a', '1:1: expected text that is closed with'],
  ['1 // one', '1:3: expected the end after one value'],
  ['', '1:1: expected a JSON value, found the end'],
  [`${'['.repeat(101)}${']'.repeat(101)}x`, '1:101: expected at most 100 levels'],
])('%j is refused', (text, expected) => {
  expect(told(text)).toContain(`x.json:${expected}`);
});

test('a byte order mark is passed over, and lines above are counted', () => {
  const read = json('\uFEFF {"a": [1,\n2]}', 'x.jsonl', 4);
  if (!read.ok) throw new Error('refused');
  const { at, key, value } = read.value;
  expect(valueAt(value, ['a', 1])).toBe(2);
  expect(at(['a', 1])).toEqual({ line: 6, column: 1 });
  expect(key(['a'])).toEqual({ line: 5, column: 3 });
  expect(at(['b', 'c'])).toEqual({ line: 5, column: 2 });
});
