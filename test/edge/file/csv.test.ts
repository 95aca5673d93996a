import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columns } from '../../../src/edge/file/columns.ts';
import { cellSpot, csv, quoted, unquoted } from '../../../src/edge/file/csv.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';

const piece = fc.string({
  unit: fc.constantFrom('a', '1', '.', '-', ' ', '\t', ',', ',', '\n', '\n', '３', '\u2212', 'é'),
});

test('a text without quotes is split into the same cells at the same places either way', () => {
  let cells = 0;
  fc.assert(
    fc.property(piece, (text) => {
      const slow = quoted(text, 'x.csv');
      if (!slow.ok) throw new Error('refused');
      const fast = unquoted(text);
      expect(fast.size).toBe(slow.value.size);
      for (let i = 0; i < fast.size; i++) {
        const [a, b] = [fast.at(i), slow.value.at(i)];
        expect([a.line, a.cells, a.verbatim]).toEqual([b.line, b.cells, b.verbatim]);
        for (const k of a.cells.keys()) expect(cellSpot(a, k)).toEqual(cellSpot(b, k));
        cells += a.cells.length;
      }
    }),
  );
  expect(cells).toBeGreaterThan(100);
});

test('a cell is found again at its place', () => {
  const text = 'id,note\r\n\r\nA, b\r\n"C","d\r\ne",f\r\n';
  const read = csv(text, 'x.csv');
  if (!read.ok) throw new Error('refused');
  const { size, entry } = read.value;
  expect(size).toBe(2);
  expect(entry(0)).toMatchObject({ line: 3, cells: ['A', 'b'] });
  expect(cellSpot(entry(0), 1)).toEqual({ line: 3, column: 3 });
  expect(entry(1).cells).toEqual(['C', 'd\ne', 'f']);
  expect(cellSpot(entry(1), 1)).toEqual({ line: 4, column: 5 });
  expect(cellSpot(entry(1), 2)).toEqual({ line: 5, column: 4 });
  expect(cellSpot(entry(1), 3)).toEqual({ line: 4, column: 1 });
});

test.each([
  ['a,b\n1,"2\n', 'x.csv:2:1：應為合乎語法的CSV，收到的是沒有結尾的引號'],
  ['a,b\n1,2"3\n', 'x.csv:2:1：應為合乎語法的CSV，收到的是開頭沒有引號的儲存格內出現引號'],
  ['a,b\n1,"2"3\n', 'x.csv:2:1：應為合乎語法的CSV，收到的是結尾引號之後的文字'],
])('%j is refused', (text, told) => {
  const read = csv(text, 'x.csv');
  expect(read.ok ? [] : read.problems.map((p) => sayProblem(p, 'zh-Hant'))).toEqual([told]);
});

test('columns are found by name; one that is missing, strange or named twice is told', () => {
  const table = csv('b,a,c,a\n', 'x.csv');
  if (!table.ok) throw new Error('refused');
  const strict = columns(table.value, { needed: ['a', 'd'], optional: ['b'] });
  expect(strict.ok ? [] : strict.problems.map((p) => sayProblem(p, 'en'))).toEqual([
    'x.csv:1:1: expected a column `d`, found "b,a,c,a"',
    'x.csv:1:5: expected one of a, d, b, found "c"',
    'x.csv:1:7: expected one of a, d, b, found "a"',
  ]);
  const lenient = csv('b,a,c\n', 'x.csv');
  if (!lenient.ok) throw new Error('refused');
  expect(columns(lenient.value, { needed: ['a'], others: 'let be' })).toEqual({
    ok: true,
    value: { a: 1 },
  });
});
