import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Source, sources, specifiers, strip } from './source.ts';

/** Most files of the program, and most positional parameters of a function. */
const MAX_FILES = 730;
const MAX_PARAMETERS = 3;

/** What each command exports under one name, for the table of commands loads them alike. */
const ALIKE: readonly string[] = ['run'];

/** Names that say how much and not of what. */
const BARE = /^(?:LEAST|MOST|FEW|FEWEST|MIN|MAX|LIMIT|SMALL|LARGE|LONGEST|SHORTEST)$/;

const BRACKETS: Readonly<Record<string, number>> = {
  '(': 1,
  '[': 1,
  '{': 1,
  ')': -1,
  ']': -1,
  '}': -1,
};

/** The text between a bracket and its partner. */
function inside(code: string, open: number): string {
  let depth = 0;
  for (let i = open; i < code.length; i++) {
    depth += BRACKETS[code[i] as string] ?? 0;
    if (depth === 0) return code.slice(open + 1, i);
  }
  return code.slice(open + 1);
}

/** Pieces of a list that its own commas part; commas inside brackets and type arguments do not. */
function pieces(list: string): readonly string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < list.length; i++) {
    const c = list[i] as string;
    depth += BRACKETS[c] ?? 0;
    if (c === '<') depth++;
    if (c === '>' && list[i - 1] !== '=') depth--;
    if (c === ',' && depth === 0) {
      out.push(list.slice(from, i));
      from = i + 1;
    }
  }
  return [...out, list.slice(from)].filter((piece) => piece.trim() !== '');
}

/** Functions with more positional parameters than three, by the line on which their list opens. */
function crowded({ path, text }: Source): readonly string[] {
  const { code } = strip(text);
  const found: string[] = [];
  for (const m of code.matchAll(/\(/g)) {
    const before = code.slice(Math.max(0, m.index - 80), m.index);
    const list = inside(code, m.index);
    const after = code.slice(m.index + list.length + 2, m.index + list.length + 200);
    const declared = /\bfunction\*?\s*\w*(?:<[^()]*>)?\s*$/.test(before);
    const arrow = /^\s*(?::[^;={}]*(?:\{[^{}]*\}[^;={}]*)*)?\s*=>/.test(after);
    if (!declared && !arrow) continue;
    const count = pieces(list).length;
    if (count > MAX_PARAMETERS)
      found.push(`${path}:${code.slice(0, m.index).split('\n').length} takes ${count}`);
  }
  return found;
}

/** What a file declares and exports, not what it passes on. */
const exported = ({ text }: Source): readonly string[] =>
  [
    ...strip(text).code.matchAll(
      /^export\s+(?:declare\s+)?(?:const|function\*?|type|class|interface)\s+(\w+)/gm,
    ),
  ].map((m) => m[1] as string);

/** Names that more than one file exports. */
function twice(of: readonly Source[]): readonly string[] {
  const by = new Map<string, Set<string>>();
  for (const source of of)
    for (const name of exported(source)) by.set(name, (by.get(name) ?? new Set()).add(source.path));
  return [...by]
    .filter(([name, paths]) => paths.size > 1 && !ALIKE.includes(name))
    .map(([name, paths]) => `${name}: ${[...paths].join(', ')}`);
}

/** Groups of files that import each other in a circle. */
function circles(of: readonly Source[]): readonly string[] {
  const sees = new Map(
    of.map((source) => [
      source.path,
      specifiers(strip(source.text))
        .filter((name) => name.startsWith('.'))
        .map((name) => posix.normalize(posix.join(posix.dirname(source.path), name))),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.push([...trail.slice(at), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const next of sees.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of of) visit(path, []);
  return found;
}

describe('the house as it is', () => {
  test('it has no more files than a stranger can learn', () => {
    expect(sources.length).toBeLessThanOrEqual(MAX_FILES);
  });

  test('no file imports itself by way of others', () => {
    expect(circles(sources)).toEqual([]);
  });

  test('one exported name has one meaning', () => {
    expect(twice(sources)).toEqual([]);
  });

  test('a function takes three positional parameters at most, but in the kernel', () => {
    expect(sources.filter(({ path }) => !path.startsWith('kernel/')).flatMap(crowded)).toEqual([]);
  });

  test('a constant says what it bounds', () => {
    const bare = sources.flatMap(({ path, text }) =>
      [...strip(text).code.matchAll(/^(?:export\s+)?const\s+(\w+)/gm)]
        .map((m) => m[1] as string)
        .filter((name) => BARE.test(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('what looks at the house', () => {
  const file = (path: string, text: string): Source => ({ path, text });

  test.each([
    ['function f(a: number, b: number, c: number, d: number) {}', 4],
    ['const f = (a: number, b: readonly [number, string], c: () => void, d = 1): void => {};', 4],
    ['const f = <T>(a: T, b: Map<string, number>, c: T, d: T): Map<string, T> => x;', 4],
    ['const f = (\n  a: number,\n  b: number,\n  c: number,\n  d: number,\n) => a;', 4],
  ])('counts parameters: %s', (text, count) => {
    expect(crowded(file('x.ts', text))).toEqual([`x.ts:1 takes ${count}`]);
  });

  test.each([
    ['f(1, 2, 3, 4);'],
    ['const f = (a: Map<string, number>, { b, c, d }: { b: 1; c: 2; d: 3 }) => a;'],
    ['if (a(1, 2, 3, 4)) b();'],
    ["const s = 'function f(a, b, c, d)';"],
  ])('lets pass: %s', (text) => {
    expect(crowded(file('x.ts', text))).toEqual([]);
  });

  test('finds a name that two files export, and a circle of three', () => {
    expect(
      twice([file('a.ts', 'export const x = 1;'), file('b.ts', 'export type x = 1;')]),
    ).toEqual(['x: a.ts, b.ts']);
    expect(
      circles([
        file('a.ts', "import './b.ts';"),
        file('b.ts', "export { c } from './c.ts';"),
        file('c.ts', "import type { A } from './a.ts';"),
      ]),
    ).toEqual(['a.ts -> b.ts -> c.ts -> a.ts']);
  });
});
