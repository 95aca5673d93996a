import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEpisode } from '../../../src/edge/opening.ts';
import { broken, refusals } from './folder.ts';

const FILES = [
  'episode.yaml',
  'thesis.yaml',
  'observations.csv',
  'evidence.jsonl',
  'computed.jsonl',
  'vintages/2025-09-30.json',
];

test.each(FILES)('%s as a pipe, a device or a folder is refused, and nothing waits', (name) => {
  const folder = broken({});
  const file = join(folder, name);
  for (const [make, found] of [
    [() => spawnSync('sh', ['-c', 'mkfifo "$0"', file]), 'a pipe or a device'],
    [() => symlinkSync('/dev/zero', file), 'a pipe or a device'],
    [() => mkdirSync(file), 'a folder'],
  ] as const) {
    rmSync(file, { recursive: true });
    make();
    expect(refusals(folder)).toContain(`${name}:1:1: expected a UTF-8 file, found ${found}`);
    // A digest of the inputs is made before they are read.
    const drawers = () => {
      throw new Error('digested');
    };
    expect(() => loadEpisode(folder, { drawers })).toThrow('digested');
  }
});

test('what is nested too deep is refused with its place', () => {
  const [open, close] = ['['.repeat(100_000), ']'.repeat(100_000)];
  const line = broken({ 'evidence.jsonl': (text) => `${text}${open}${close}\n` });
  expect(refusals(line)).toEqual([
    expect.stringMatching(/^evidence\.jsonl:\d+:101: expected at most 100 levels/),
  ]);
  const vintage = broken({ 'vintages/2025-09-30.json': () => `${open}${close}` });
  expect(refusals(vintage)[0]).toMatch(/^vintages\/2025-09-30\.json:1:101: expected at most 100/);
  const thesis = broken({ 'thesis.yaml': (text) => `${text}deep: ${open}${close}\n` });
  expect(refusals(thesis)[0]).toMatch(
    /^thesis\.yaml:\d+:\d+: expected YAML that is less deeply nested, found too many levels$/,
  );
});

test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
  'nothing that is looked up is named %s',
  (name) => {
    const all = (from: string) => (text: string) => text.replaceAll(from, name);
    const cases = [
      broken({ 'episode.yaml': all('VGK'), 'observations.csv': all('VGK') }),
      broken({ 'thesis.yaml': all('dollar-credit') }),
      broken({ 'measured.jsonl': all('"etf"').bind(undefined) }),
      broken({ 'evidence.jsonl': (text) => text.replace('"us-envoy"', `"${name}"`) }),
    ];
    for (const folder of cases) expect(refusals(folder).length).toBeGreaterThan(0);
    if (name !== '__proto__')
      expect(refusals(cases[0] as string)[0]).toMatch(
        /^episode\.yaml:\d+:3: \[series\.\w+\] expected another name, for this one is reserved/,
      );
  },
);

test('a file that is not there stays one that is not there', () => {
  const folder = broken({});
  rmSync(join(folder, 'evidence.jsonl'));
  expect(refusals(folder)[0]).toContain('file not found');
  writeFileSync(join(folder, 'evidence.jsonl'), '');
  expect(refusals(folder)).toEqual([]);
});
