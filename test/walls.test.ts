import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Source, SRC, sources, specifiers, strip } from './source.ts';

/** The rooms, and whom each may see beside itself. */
const SEES: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  domain: ['kernel'],
  sense: ['kernel', 'domain'],
  weigh: ['kernel', 'domain'],
  judge: ['kernel', 'domain'],
  report: ['kernel', 'domain'],
  run: ['kernel', 'domain', 'sense', 'weigh', 'judge', 'report'],
  edge: ['kernel', 'domain', 'sense', 'weigh', 'judge', 'report', 'run'],
};

const ROOMS = Object.keys(SEES);
const PURE = ROOMS.filter((room) => room !== 'edge');

/** The one package that a pure room is granted. */
const GRANTED: Readonly<Record<string, readonly string[]>> = { kernel: ['ml-matrix'] };

const LONGEST = 250;

/** Words that no pure room may say, outside comments and strings. */
const WORLD: readonly RegExp[] = [
  /\bMath\s*\.\s*random\b/,
  /\bMath\s*\[/,
  /(?<![.\w$])Date\b/,
  /(?<![.\w$])Intl\b/,
  /\btoLocale\w*/,
  /\blocaleCompare\b/,
  /(?<![.\w$])async\b/,
  /(?<![.\w$])await\b/,
  /(?<![.\w$])Promise(?:Like)?\b/,
  /(?<![.\w$])set(?:Timeout|Interval|Immediate)\b/,
  /(?<![.\w$])queueMicrotask\b/,
  /(?<![.\w$])console\b/,
  /(?<![.\w$])process\b/,
  /(?<![.\w$])performance\b/,
  /(?<![.\w$])globalThis\b/,
  /(?<![.\w$])(?:fetch|require|eval)\s*\(/,
  /(?<![.\w$])crypto\b/,
];

/** Functions whose last bits are the engine's own affair: `kernel/fdlibm`, `hyperbolic` and `power` stand for them. */
const ENGINE: readonly RegExp[] = [
  /\bMath\s*\.\s*(?:pow|exp|expm1|log|log2|log10|log1p|a?(?:sin|cos|tan)h?|atan2|cbrt|hypot)\b/,
  /(?<!\b2 )\*\*(?! 2\b)/,
];

/** Dates, names and places of one episode, anywhere in the text. */
const EPISODE: readonly RegExp[] = [
  /\b2026(?!\d)/,
  /greenland|grønland|kalaallit|格陵蘭/i,
  /pituffik|thule\b|皮圖菲克|圖勒/i,
  /\btrump\b|川普/i,
  /\bdenmark\b|\bdanish\b(?! kron)|\bdanmark\b|丹麥(?!克朗)/i,
  /\bnuuk\b|努克|北極|\barctic\b/i,
];

/** Variables at the top of a module that can change. */
function variables(code: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  for (const m of code.matchAll(/[{([]|[})\]]|(?<![.\w$])(?:let|var)\s+(?=([[{]?\s*[\w$]+))/g)) {
    if (m[1] === undefined) depth += '{(['.includes(m[0]) ? 1 : -1;
    else if (depth === 0) found.push(`${m[0].trim()} ${m[1]}`);
  }
  return found;
}

/** The room of a path below src; the contents page at its top is of no room. */
const room = (path: string): string => (path.includes('/') ? (path.split('/')[0] as string) : '');

/** What a file says or imports that it may not. */
function offences({ path, text }: Source): readonly string[] {
  const stripped = strip(text);
  const own = room(path);
  const pure = PURE.includes(own);
  const found: string[] = [];
  const tell = (what: string): void => {
    found.push(`${path}: ${what}`);
  };
  if (own !== '' && !ROOMS.includes(own)) tell(`unknown room ${own}`);
  for (const word of ENGINE) {
    const m = word.exec(stripped.code);
    if (m) tell(`${m[0]} differs between engines`);
  }
  if (pure) {
    for (const word of WORLD) {
      const m = word.exec(stripped.code);
      if (m) tell(m[0]);
    }
    for (const variable of variables(stripped.code)) tell(`module-level ${variable}`);
  }
  for (const name of specifiers(stripped)) {
    if (!name.startsWith('.')) {
      if (pure && !(GRANTED[own] ?? []).includes(name)) tell(`imports ${name}`);
      continue;
    }
    const target = posix.normalize(posix.join(posix.dirname(path), name));
    const other = room(target);
    if (pure && (target.startsWith('..') || !name.endsWith('.ts'))) tell(`imports ${name}`);
    else if (own !== '' && other !== own && !target.startsWith('..'))
      if (!(SEES[own] ?? []).includes(other)) tell(`${own} sees ${other || 'the contents page'}`);
  }
  for (const word of EPISODE) {
    const m = word.exec(text);
    if (m) tell(`names an episode: ${m[0]}`);
  }
  return found;
}

describe('the rooms as they are', () => {
  test('there is something to look at in every room', () => {
    for (const name of ROOMS)
      expect(
        sources.some((s) => room(s.path) === name),
        name,
      ).toBe(true);
  });

  test('no file says or imports what its room may not', () => {
    expect(sources.flatMap(offences)).toEqual([]);
  });

  test(`every file has under ${LONGEST} lines`, () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines >= LONGEST);
    expect(long).toEqual([]);
  });

  test('the compiler is told the same walls', () => {
    for (const name of ROOMS) {
      const file = new URL(`${name}/tsconfig.json`, SRC);
      const config = JSON.parse(readFileSync(file, 'utf8')) as {
        references?: readonly { path: string }[];
        compilerOptions?: { types?: readonly string[] };
      };
      const seen = (config.references ?? []).map((r) => r.path.replace('../', '')).sort();
      expect(seen, name).toEqual([...(SEES[name] as readonly string[])].sort());
      if (name !== 'edge') expect(config.compilerOptions?.types ?? [], name).toEqual([]);
    }
  });

  test('every room says at its door what enters and what leaves, in under 40 lines', () => {
    for (const name of ROOMS) {
      const file = new URL(`${name}/README.md`, SRC);
      if (name === 'kernel' && !existsSync(file)) continue;
      expect(readFileSync(file, 'utf8').trimEnd().split('\n').length, name).toBeLessThan(40);
    }
  });
});

describe('the watchman', () => {
  const told = (path: string, text: string): readonly string[] =>
    offences({ path, text }).map((o) => o.slice(path.length + 2));

  test.each([
    ['const x = Math.random();', 'Math.random'],
    ['const x = new Date();', 'Date'],
    ['const x: Date = y;', 'Date'],
    ['new Intl.NumberFormat()', 'Intl'],
    ['x.toLocaleString()', 'toLocaleString'],
    ['a.localeCompare(b)', 'localeCompare'],
    ['export async function f() {}', 'async'],
    ['const y = await x;', 'await'],
    ['type T = Promise<number>;', 'Promise'],
    ['setTimeout(f, 1)', 'setTimeout'],
    ['console.log(1)', 'console'],
    ['process.env.HOME', 'process'],
    ['performance.now()', 'performance'],
    ['globalThis.x', 'globalThis'],
    [`const t = \`\${Date.now()}\`;`, 'Date'],
    [`const t = \`a \${\`b \${console}\`} c\`;`, 'console'],
    ['const f = (x: number) => x / 2; // half\nnew Date()', 'Date'],
    ["const a = 'it\\'s'; const b = new Date();", 'Date'],
    ['const r = /[/"]/; new Date();', 'Date'],
  ])('hears in a pure room: %s', (text, word) => {
    expect(told('sense/x.ts', text)).toEqual([word]);
  });

  test.each([
    ['// new Date() in a comment'],
    ['/* await a Promise\n of console */ const x = 1;'],
    ["const kind = 'Date';"],
    ['const kind = "Math.random() let x";'],
    ['const kind = `process`;'],
    ['const r = /Date|console/;'],
    ["const s = '// no comment'; const x = 1;"],
    ['type T = { readonly date: number }; const d = civil.date;'],
    ['const updated = candidate + DateOfBirth + processed;'],
    ['export function f() { let x = 0; for (let i = 0; i < 3; i++) x += i; return x; }'],
    ['export const f = (): number => {\n  let x = 1;\n  return x;\n};'],
    ["import { x } from '../domain/x.ts';\nimport type { Y } from './y.ts';"],
    ["const from = 'a'; const text = \"import x from 'node:fs'\";"],
    ['const half = a / b; const third = c / d;'],
  ])('lets pass in a pure room: %s', (text) => {
    expect(told('sense/x.ts', text)).toEqual([]);
  });

  test.each([
    ['let x = 1;', 'module-level let x'],
    ['export let x = 1;', 'module-level let x'],
    ['var x = 1;', 'module-level var x'],
    ['const f = () => { let y; };\nlet [a] = f();', 'module-level let [a'],
    ['const [a] = f(); let [b, c] = g(); let d = 1;', 'module-level let [b', 'module-level let d'],
    ['let { a } = b;', 'module-level let { a'],
    [
      `const t = \`\${[1].map((x) => { let y = x; return \`\${y}\`; })}\`;\nlet z = 1;`,
      'module-level let z',
    ],
  ])('finds what can change at the top of a module: %s', (text, ...words) => {
    expect(told('kernel/x.ts', text)).toEqual(words);
  });

  test('the world is open at the edge alone', () => {
    const text = "import { readFileSync } from 'node:fs';\nlet at = Date.now();\nconsole.log(at);";
    expect(told('edge/x.ts', text)).toEqual([]);
    for (const name of PURE) expect(told(`${name}/x.ts`, text).length, name).toBe(4);
  });

  test.each([
    ["import { z } from 'zod';", 'imports zod'],
    ["import fs from 'node:fs';", 'imports node:fs'],
    ["export * from 'luxon';", 'imports luxon'],
    ["type X = import('yaml').X;", 'imports yaml'],
    ["import 'side-effect';", 'imports side-effect'],
    ["import x from '../../package.json';", 'imports ../../package.json'],
    ["import x from './y.js';", 'imports ./y.js'],
  ])('refuses in a pure room: %s', (text, word) => {
    expect(told('judge/x.ts', text)).toEqual([word]);
  });

  test('the matrices are for the kernel alone', () => {
    const text = "import { Matrix } from 'ml-matrix';";
    expect(told('kernel/x.ts', text)).toEqual([]);
    expect(told('sense/x.ts', text)).toEqual(['imports ml-matrix']);
  });

  test.each([
    ['kernel/x.ts', '../domain/y.ts', 'kernel sees domain'],
    ['domain/calendar/x.ts', '../../sense/y.ts', 'domain sees sense'],
    ['sense/x.ts', '../judge/y.ts', 'sense sees judge'],
    ['judge/x.ts', '../report/y.ts', 'judge sees report'],
    ['report/x.ts', '../sense/y.ts', 'report sees sense'],
    ['sense/x.ts', '../run/y.ts', 'sense sees run'],
    ['run/x.ts', '../edge/y.ts', 'run sees edge'],
    ['run/x.ts', '../index.ts', 'run sees the contents page'],
    ['edge/x.ts', '../index.ts', 'edge sees the contents page'],
  ])('%s may not import %s', (path, name, word) => {
    for (const text of [
      `import { y } from '${name}';`,
      `import type { y } from "${name}";`,
      `export { y } from '${name}';`,
      `type Y = import('${name}').Y;`,
      `import {\n  x,\n  y,\n} from '${name}';`,
    ])
      expect(told(path, text), text).toEqual([word]);
  });

  test('arrows that point down are free', () => {
    for (const [name, seen] of Object.entries(SEES))
      for (const other of seen)
        expect(told(`${name}/x.ts`, `import { y } from '../${other}/y.ts';`)).toEqual([]);
  });

  test('a room that nobody knows is refused', () => {
    expect(told('helpers/x.ts', '')).toEqual(['unknown room helpers']);
  });

  test.each([
    '// on 2026-01-20',
    "const s = 'Greenland';",
    "const s = '格陵蘭';",
    '/** Pituffik */',
    'const TRUMP = 1; // Trump',
  ])('no episode is named anywhere: %s', (text) => {
    for (const path of ['domain/x.ts', 'edge/x.ts', 'index.ts'])
      expect(told(path, text)).toHaveLength(1);
  });

  test('numbers that hold a year inside are no dates', () => {
    expect(told('domain/x.ts', 'const seed = 120261; const other = 20260;')).toEqual([]);
  });
});
