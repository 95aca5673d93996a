import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../src/run/canonical.ts';

test('fields keep the order in which they were given', () => {
  expect(canonical({ b: 1, a: { d: [true, null], c: 'x' } })).toBe(
    '{"b":1,"a":{"d":[true,null],"c":"x"}}',
  );
});

test('a field that is undefined is absent', () => {
  expect(canonical({ a: undefined, b: 2 })).toBe('{"b":2}');
});

test('numbers are the shortest text that reads back as the same number', () => {
  expect([0.1, 1e21, 5e-324, 0.1 + 0.2, 100, -0].map((n) => canonical(n))).toEqual([
    '0.1',
    '1e+21',
    '5e-324',
    '0.30000000000000004',
    '100',
    '0',
  ]);
});

test('what JSON cannot carry is refused', () => {
  const round: unknown[] = [];
  round.push({ round });
  const refused = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    undefined,
    [undefined],
    new Array(2),
    { deep: [{ n: Number.NaN }] },
    1n,
    Symbol('s'),
    () => 1,
    new Date(0),
    new Map(),
    round,
  ];
  for (const value of refused) expect(() => canonical(value)).toThrow(RangeError);
});

test('a text that holds U+FFFD is written without it', () => {
  expect(canonical('a\ufffdb')).toBe('"a\\ufffdb"');
  expect(JSON.parse(canonical('a\ufffdb\u0000\ud800'))).toBe('a\ufffdb\u0000\ud800');
});

test('what is read back and written again gives the same bytes, and the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonical(value);
      const back: unknown = JSON.parse(text);
      expect(canonical(back)).toBe(text);
      expect(canonical(structuredClone(value))).toBe(text);
      // JSON.stringify is the same text but for U+FFFD.
      expect(text.replaceAll('\\ufffd', '\ufffd')).toBe(JSON.stringify(value));
    }),
  );
});

test('values that differ give different texts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      if (JSON.stringify(a) !== JSON.stringify(b)) expect(canonical(a)).not.toBe(canonical(b));
    }),
  );
});
