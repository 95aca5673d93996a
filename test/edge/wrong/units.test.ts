import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checked, checkLines } from '../../../src/edge/cli/check.ts';
import { readCrowd } from '../../../src/edge/crowd/read.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { broken, refusals } from './folder.ts';

const thesis = (from: RegExp, to: string) =>
  broken({ 'thesis.yaml': (text) => text.replace(from, to) });

test.each([
  [/noise: \{ mean: [^}]*\}/, 'noise: { mean: 6, sd: 0.07 }', 'mean', '6; is 0.06 meant?'],
  [/noise: \{ mean: [^}]*\}/, 'noise: { mean: 0.06, sd: 7 }', 'sd', '7; is 0.07 meant?'],
  [/SPX: \{ mean: [^,]*,/, 'SPX: { mean: -12,', 'mean', '-12; is -0.12 meant?'],
  [/cut: 0\.5/, 'cut: 50', 'cut', '50; is 0.5 meant?'],
  [/budget: [\d.]+/, 'budget: 10', 'budget', '10; is 0.1 meant?'],
  [/low: 0\.\d+/, 'low: 15', 'low', '15; is 0.15 meant?'],
] as const)('per cent where a fraction is meant: %s as %s', (from, to, field, asked) => {
  const [first, ...more] = refusals(thesis(from, to));
  expect(more).toEqual([]);
  expect(first).toMatch(new RegExp(`^thesis\\.yaml:\\d+:\\d+: \\[.*${field}\\] expected`));
  expect(first?.endsWith(`found ${asked}`)).toBe(true);
});

test('the same in a crowd, in both languages', () => {
  const text = readFileSync('crowd/crowd.yaml', 'utf8');
  const told = (from: RegExp, to: string, lang: 'en' | 'zh-Hant' = 'en') => {
    const read = readCrowd(text.replace(from, to), 'crowd.yaml');
    return read.ok ? '' : sayProblem(read.problems[0] as never, lang);
  };
  expect(told(/volatility: 0\.19/, 'volatility: 19')).toContain('found 19; is 0.19 meant?');
  expect(told(/ rate: 0\.06/, ' rate: 6', 'zh-Hant')).toContain('收到的是6；是否應為0.06？');
  expect(told(/traded: 0\.032/, 'traded: 3.2')).toContain('found 3.2; is 0.032 meant?');
  expect(told(/money: 0\.01/, 'money: 5')).toContain('found 5; is 0.05 meant?');
  expect(told(/share: [\d.]+/, 'share: 12')).toContain('found 12; is 0.12 meant?');
});

const check = (folder: string) => checked(join(folder, 'thesis.yaml')).found;
const remarks = (folder: string, kind: string) =>
  check(folder).remarks.filter((r) => r.kind === kind);

test('a book many times its capital is asked about', () => {
  const folder = thesis(/quantity: 450,/, 'quantity: 450000,');
  const found = check(folder);
  expect(found.ok).toBe(false);
  expect(checkLines(found, 'en').filter((l) => l.includes('times its capital'))).toEqual([
    expect.stringMatching(
      /thesis\.yaml:\d+:32: error: GLD: with 450000 of it the book is 179 times its capital; are quantity, price and capital meant so\?$/,
    ),
  ]);
  expect(checkLines(found, 'zh-Hant').join('\n')).toContain('部位合計為資本的179倍');
  expect(remarks('episodes/greenland-2026', 'many times capital')).toEqual([]);
}, 60_000);

test('a pair of currencies in a leg says which way it counts', () => {
  const unsigned = broken({ 'episode.yaml': (text) => text.replace(/ {4}sign: -1\n/, '') });
  expect(refusals(unsigned)).toEqual([
    expect.stringMatching(
      /^episode\.yaml:\d+:5: \[series\.EURUSD\] expected a sign: the pair `EURUSD` stands in `legs.dollar`/,
    ),
  ]);
});

test('a leg that moves against its bundled reading is told', () => {
  const turned = broken({ 'episode.yaml': (text) => text.replace('sign: -1', 'sign: 1') });
  const [told, ...more] = remarks(turned, 'against the bundled reading');
  expect(more).toEqual([]);
  expect(told).toMatchObject({ severity: 'warning', path: 'legs.dollar[0]' });
  expect(told?.text.en).toContain('correlation -1.00 over 194 common moves');
  expect(dirname(told?.file ?? '')).toBe(turned);
  expect(remarks(broken({}), 'against the bundled reading')).toEqual([]);
}, 60_000);
