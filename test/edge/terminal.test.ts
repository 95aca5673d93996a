import { describe, expect, test } from 'vitest';
import { LANGS } from '../../src/domain/text.ts';
import { columnsOf, type Terminal, voice } from '../../src/edge/cli/say.ts';
import { cells } from '../../src/report/render/columns.ts';
import { bide } from '../bide.ts';
import { BUNDLED } from '../bundled.ts';

/** What a command writes on a screen, or into a pipe, with some of the environment. */
function written(
  lines: readonly string[],
  {
    columns,
    json = false,
    ...env
  }: { columns?: number; json?: boolean; [name: string]: unknown } = {},
): string {
  let out = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: () => {},
    env: env as Terminal['env'],
    columns: () => columns,
  };
  voice(terminal, { lang: 'en', json }).tell(...lines);
  return out;
}

const ESC = '\u001b[';
const LAMPS = ['[X] TRIPPED', '[~] pending', '[?] NO DATA', '[=] absorbed', '[ ] quiet'];

describe('colour', () => {
  test('stands on a screen: red, amber, violet and dim, and nothing where all is quiet', () => {
    expect(written(LAMPS, { columns: 80 }).split('\n')).toEqual([
      `${ESC}31m[X] TRIPPED${ESC}0m`,
      `${ESC}33m[~] pending${ESC}0m`,
      `${ESC}35m[?] NO DATA${ESC}0m`,
      `${ESC}2m[=] absorbed${ESC}0m`,
      '[ ] quiet',
      '',
    ]);
    expect(written(['[X]1 [?]4'], { columns: 80 })).toBe(
      `${ESC}31m[X]1${ESC}0m ${ESC}35m[?]4${ESC}0m\n`,
    );
    expect(written(['[X] 觸發', '[?] 缺資料'], { columns: 80 })).toBe(
      `${ESC}31m[X] 觸發${ESC}0m\n${ESC}35m[?] 缺資料${ESC}0m\n`,
    );
  });

  test('the verdict and the names of parts are bold, as far as they go', () => {
    const rule = '='.repeat(80);
    const lines = [
      'bide',
      rule,
      'PRICES ARE MORE',
      'PESSIMISTIC.',
      'Expected return.',
      '-- Method --',
      'STOPS',
      'STOPPED',
    ];
    expect(written(lines, { columns: 80 }).split('\n')).toEqual([
      'bide',
      rule,
      `${ESC}1mPRICES ARE MORE${ESC}0m`,
      `${ESC}1mPESSIMISTIC.${ESC}0m`,
      'Expected return.',
      `${ESC}1m-- Method --${ESC}0m`,
      `${ESC}1mSTOPS${ESC}0m`,
      'STOPPED',
      '',
    ]);
  });

  test('a fall of an asset class is red, another figure below zero is not; what is old is dim', () => {
    expect(written(['  Risk  S&P ⢠⣤⣠ -1.89%  -1.91 sigma'], { columns: 80 })).toContain(
      `${ESC}31m-1.89%${ESC}0m  ${ESC}31m-1.91 sigma${ESC}0m`,
    );
    expect(written(['The gap is -1.7% of the book', ' -11%  ⠒⡒⠒'], { columns: 80 })).not.toContain(
      ESC,
    );
    expect(written(['old  SPX 1 session  OFR 2 sessions !'], { columns: 80 })).toBe(
      `old  SPX 1 session  ${ESC}2mOFR 2 sessions !${ESC}0m\n`,
    );
  });

  test.each([
    ['a pipe', {}],
    ['NO_COLOR', { columns: 80, NO_COLOR: '1' }],
    ['NO_COLOR over FORCE_COLOR', { columns: 80, NO_COLOR: '1', FORCE_COLOR: '1' }],
    ['a terminal that has none', { columns: 80, TERM: 'dumb' }],
    ['FORCE_COLOR=0', { columns: 80, FORCE_COLOR: '0' }],
    ['JSON', { columns: 80, json: true, FORCE_COLOR: '1' }],
  ])('there is none in %s', (_, env) => {
    expect(written(LAMPS, env)).toBe(LAMPS.map((line) => `${line}\n`).join(''));
  });

  test('FORCE_COLOR asks for it in a pipe; colours from outside never pass', () => {
    expect(written(['[X]1'], { FORCE_COLOR: '1' })).toContain(ESC);
    expect(written([`${ESC}32mgreen`], { columns: 80 })).toBe('green\n');
  });
});

test('a screen has as many columns as the terminal or COLUMNS says, from 32 to 120, else 80', () => {
  expect(columnsOf({ env: {} })).toBe(80);
  expect(columnsOf({ env: { COLUMNS: '100' } })).toBe(100);
  expect(columnsOf({ env: { COLUMNS: 'wide' } })).toBe(80);
  expect(columnsOf({ env: { COLUMNS: '100' }, columns: () => 96 })).toBe(96);
  expect(columnsOf({ env: {}, columns: () => 300 })).toBe(120);
  expect(columnsOf({ env: {}, columns: () => 10 })).toBe(32);
  expect(columnsOf({ env: {}, columns: () => undefined })).toBe(80);
});

const ASKED = ['stress', 'odds', 'survive', 'career', 'delever', 'threats'];

describe.each(LANGS)('in %s', (lang) => {
  test.each(ASKED)(
    'no line of %s is wider than the screen, and wide screens are used',
    async (name) => {
      const at = ['--at', '2026-01-20', ...(name === 'survive' ? ['--paths', '1024'] : [])];
      const said = (columns: number) =>
        bide([name, BUNDLED, ...at, '--lang', lang], { COLUMNS: `${columns}` });
      for (const columns of [40, 120]) {
        const { out, err } = await said(columns);
        expect(err).toBe('');
        const wide = out.split('\n').map(cells);
        expect(Math.max(...wide), `${columns}`).toBeLessThanOrEqual(columns);
        if (columns === 120) expect(Math.max(...wide)).toBe(120);
      }
    },
    120_000,
  );
});

test('what a table says is all there on the narrowest screen', async () => {
  const bare = async (columns: string): Promise<ReadonlySet<string>> => {
    const { out } = await bide(['odds', BUNDLED, '--at', '2026-01-20'], { COLUMNS: columns });
    return new Set(out.match(/[+-]?\d+\.\d+%/g));
  };
  const narrow = await bare('40');
  for (const figure of await bare('120')) expect(narrow).toContain(figure);
});
