import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';

/** Rooms that can be run anywhere, and so can their examples. */
const PURE = ['kernel', 'domain', 'sense', 'weigh', 'judge', 'report', 'run'];

/** Rooms in which every function shown to others shows an example. */
const SHOWN = ['kernel'];

const TOLERANCE = 1e-12;

const SRC = new URL('../src/', import.meta.url);

type Example = { readonly line: number; readonly call: string; readonly value: string | undefined };

/** The `@example` lines of a text: what is called, and after the last ` // ` what it gives. */
function examplesIn(text: string): readonly Example[] {
  return text.split('\n').flatMap((row, i) => {
    const m = /^\s*(?:\/\*\*|\*)\s*@example\b(.*?)(?:\*\/)?\s*$/.exec(row);
    if (!m) return [];
    const said = (m[1] as string).trim();
    const cut = said.lastIndexOf(' // ');
    const whole = { line: i + 1, call: said, value: undefined };
    return [
      cut < 0 ? whole : { ...whole, call: said.slice(0, cut), value: said.slice(cut + 4).trim() },
    ];
  });
}

/** The expression without the casts that only the compiler reads. */
const plain = (expression: string): string =>
  expression.replace(/\s+as\s+(?:const\b|never\b|unknown\b|[A-Z]\w*(?:<[^<>]*>)?(?:\[\])*)/g, '');

/** Evaluates an expression with the exports of a module in scope. */
function evaluate(expression: string, scope: Readonly<Record<string, unknown>>): unknown {
  const names = Object.keys(scope).filter((name) => name !== 'default');
  const run = new Function(...names, `'use strict'; return (${plain(expression)});`);
  return run(...names.map((name) => scope[name]));
}

/** Whether two values are the same, numbers within the tolerance relative to the larger one. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Object.is(a, b) || a === b || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Object.is(a, b);
  if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return same(list(a), list(b));
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([key, value]) => Object.hasOwn(b, key) && same(value, Reflect.get(b, key)))
  );
}

const list = (a: object): unknown =>
  ArrayBuffer.isView(a) && !(a instanceof DataView) ? [...(a as Float64Array)] : a;

/** Why an example does not hold; undefined when it does. */
function fault(example: Example, scope: Readonly<Record<string, unknown>>): string | undefined {
  const { call, value } = example;
  if (value === undefined) return `no value: ${call}`;
  try {
    if (value === 'throws RangeError') {
      try {
        return `${call} is ${show(evaluate(call, scope))}, not an error`;
      } catch (error) {
        return error instanceof RangeError ? undefined : `${call} throws ${error}`;
      }
    }
    const found = evaluate(call, scope);
    return same(found, evaluate(value, {})) ? undefined : `${call} is ${show(found)}, not ${value}`;
  } catch (error) {
    return `${call}: ${error}`;
  }
}

const show = (value: unknown): string =>
  typeof value === 'number' || value === undefined ? String(value) : JSON.stringify(value);

/** Files of the pure rooms that speak of an example. */
const files = PURE.flatMap((room) =>
  readdirSync(new URL(room, SRC), { recursive: true, encoding: 'utf8' })
    .map((path) => `${room}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts')),
)
  .sort()
  .map((path) => ({ path, text: readFileSync(new URL(path, SRC), 'utf8') }));

describe('the examples in the docstrings', () => {
  const ran: string[] = [];

  for (const { path, text } of files) {
    const examples = examplesIn(text);
    if (examples.length === 0 && !text.includes('@example')) continue;
    test(`hold in ${path}`, async () => {
      expect(examples.length, 'every @example begins a line of its docstring').toBe(
        text.split('@example').length - 1,
      );
      const scope = (await import(new URL(path, SRC).href)) as Record<string, unknown>;
      const wrong = examples.flatMap((example) => {
        const why = fault(example, scope);
        return why === undefined ? [] : [`${path}:${example.line}: ${why}`];
      });
      ran.push(...examples.map((e) => `${path}:${e.line}`));
      expect(wrong).toEqual([]);
    });
  }

  afterAll(() => {
    console.log(`${ran.length} examples ran`);
  });

  test('are many', () => {
    expect(files.flatMap(({ text }) => examplesIn(text)).length).toBeGreaterThan(30);
  });

  test.each(SHOWN)('stand above every function that %s shows to others', async (room) => {
    const bare: string[] = [];
    for (const { path, text } of files.filter((f) => f.path.startsWith(`${room}/`))) {
      const scope = (await import(new URL(path, SRC).href)) as Record<string, unknown>;
      const calls = examplesIn(text).map((e) => e.call);
      for (const [name, value] of Object.entries(scope))
        if (typeof value === 'function' && !calls.some((c) => new RegExp(`\\b${name}\\b`).test(c)))
          bare.push(`${path}: ${name}`);
    }
    expect(bare).toEqual([]);
  });
});

describe('the reader of examples', () => {
  const scope = { double: (x: number): number => 2 * x, pair: (x: number) => ({ x, y: [x] }) };
  const of = (line: string): string | undefined =>
    fault(examplesIn(` * @example ${line}`)[0] as Example, scope);

  test.each([
    'double(2) // 4',
    'double(0.1) + double(0.2) // 0.6',
    'double(2 as Weight) // 4',
    'double(1 as Weight<number>) + ([1, 2] as Day[]).length // 4',
    'pair(1) // { x: 1, y: [1] }',
    'new Float64Array([1, 2]) // [1, 2]',
    'undefined // undefined',
    '[double(1), undefined] // [2, undefined]',
    'Number.NEGATIVE_INFINITY // -Infinity',
    'new Array(-1) // throws RangeError',
  ])('accepts %s', (line) => {
    expect(of(line)).toBeUndefined();
  });

  test.each([
    'double(2) // 5',
    'double(2) // 4.00000001',
    'double(2)',
    'double(2) // ',
    'triple(2) // 6',
    'pair(1) // { x: 1 }',
    'pair(1) // { x: 1, y: [2] }',
    'pair(1) // { x: 1, y: [1], z: undefined }',
    "double(2) // '4'",
    'undefined // 0',
    '[] // {}',
    'double(2) // throws RangeError',
    'null.x // throws RangeError',
    'double(2 // 4',
  ])('refuses %s', (line) => {
    expect(of(line)).toBeDefined();
  });

  test('finds an example in a docstring of one line and of several', () => {
    expect(examplesIn('/** @example double(1) // 2 */')).toEqual([
      { line: 1, call: 'double(1)', value: '2' },
    ]);
    expect(examplesIn('/**\n * What.\n * @example double(1) // 2\n */').map((e) => e.line)).toEqual(
      [3],
    );
  });
});
