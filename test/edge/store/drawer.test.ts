import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadEpisode } from '../../../src/edge/opening.ts';
import { drawer } from '../../../src/edge/store/drawer.ts';
import { dossier, play } from '../../../src/edge/workspace.ts';
import { bundledRun } from '../../bundled.ts';

const folder = mkdtempSync(join(tmpdir(), 'bide-drawer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const value = { nets: new Map([['a', { x: -0 }]]), gone: undefined, list: [1e-300, 'é'] };

test('what is kept comes back to the bit', () => {
  const one = drawer(join(folder, 'a'), '1', 'x');
  expect(one.recall('x')).toBeUndefined();
  one.keep('x', value);
  expect(drawer(join(folder, 'a'), '1', 'x').recall('x')).toStrictEqual(value);
});

test('another program and another input have drawers of their own', () => {
  const home = join(folder, 'b');
  drawer(home, '1', 'x').keep('x', value);
  expect(drawer(home, '2', 'x').recall('x')).toBeUndefined();
  expect(drawer(home, '1', 'y').recall('x')).toBeUndefined();
});

test('a file that is damaged anywhere, cut short or empty is as if it were not there, and is written anew', () => {
  const home = join(folder, 'c');
  const one = drawer(home, '1', 'x');
  one.keep('x', value);
  const [own = ''] = readdirSync(join(home, 'decided'));
  const file = join(home, 'decided', own, 'x');
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at++) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] as number) ^ 1;
    writeFileSync(file, damaged);
    expect(one.recall('x')).toBeUndefined();
    writeFileSync(file, whole.subarray(0, at));
    expect(one.recall('x')).toBeUndefined();
  }
  one.keep('x', value);
  expect(one.recall('x')).toStrictEqual(value);
  expect(readdirSync(join(home, 'decided', own))).toEqual(['x']);
});

test('where nothing can be written, nothing is kept and nothing fails', () => {
  const blocked = join(folder, 'file');
  writeFileSync(blocked, '');
  const one = drawer(join(blocked, 'home'), '1', 'x');
  one.keep('x', value);
  expect(one.recall('x')).toBeUndefined();
  const two = drawer(join(folder, 'd'), '1', 'x');
  two.keep('x', { call: () => 1 });
  expect(two.recall('x')).toBeUndefined();
});

test('of many inputs the newest sixteen are kept', () => {
  const home = join(folder, 'e');
  for (let i = 0; i < 20; i++) drawer(home, `${i}`, 'x').keep('x', value);
  expect(readdirSync(join(home, 'decided'))).toHaveLength(16);
  expect(drawer(home, '19', 'x').recall('x')).toStrictEqual(value);
});

/** The bundled episode, opened with what the workspace keeps. */
const open = (home: string, thesis?: string) =>
  loadEpisode('greenland-2026', {
    home,
    ...(thesis === undefined ? {} : { thesis }),
    drawers: (input) => drawer(home, '1', input),
  });

test('every decision, line and dossier that comes from a drawer is what is worked out without one', () => {
  const home = join(folder, 'f');
  const cold = bundledRun();
  const first = open(home);
  if (!first.ok) throw new Error('problems');
  play(first.value);
  const again = open(home);
  if (!again.ok) throw new Error('problems');
  const warm = play(again.value);
  expect(again.value.events).toStrictEqual(cold.events);
  expect(again.value.reading).toStrictEqual(cold.reading);
  expect(warm.lines).toStrictEqual(cold.lines);
  expect(warm.decisions).toStrictEqual(cold.decisions);
  for (const at of [0, 40, cold.decisions.length - 1]) {
    const { setup: _, ...want } = dossier(cold, at);
    dossier(warm, at);
    const { setup: __, ...got } = dossier(play(again.value), at);
    expect(got).toStrictEqual(want);
  }
});

test('a changed, new or lost input is read again: evidence, threats of the user, the thesis', () => {
  const home = join(folder, 'g');
  const own = join(home, 'episode');
  cpSync('episodes/greenland-2026', own, { recursive: true });
  const opened = () => {
    const found = loadEpisode(own, { home, drawers: (input) => drawer(home, '1', input) });
    if (!found.ok) throw new Error('problems');
    return found.value;
  };
  const before = opened();
  const evidence = join(own, 'evidence.jsonl');
  const lines = readFileSync(evidence, 'utf8').trimEnd().split('\n');
  writeFileSync(evidence, `${lines.slice(0, -1).join('\n')}\n`);
  expect(opened().reading.evidence).toHaveLength(before.reading.evidence.length - 1);
  rmSync(join(own, 'measured.jsonl'));
  expect(opened().reading.measured).toEqual([]);
  const thesis = join(own, 'thesis.yaml');
  writeFileSync(thesis, `${readFileSync(thesis, 'utf8')}# a note\n`);
  expect(opened().setup.policy.hash).not.toBe(before.setup.policy.hash);
  const [head = '', row = ''] = readFileSync('ledger/threats.csv', 'utf8').split('\n');
  writeFileSync(join(home, 'threats.csv'), `${head}\n${row.replace(/^[^,]+/, 'own-threat')}\n`);
  expect(opened().setup.threats).toHaveLength((before.setup.threats?.length ?? 0) + 1);
  writeFileSync(thesis, 'title: none\n');
  expect(loadEpisode(own, { home, drawers: (i) => drawer(home, '1', i) }).ok).toBe(false);
});

test('what changed while it was read is not kept under what it was before', () => {
  const home = join(folder, 'h');
  const own = join(home, 'episode');
  cpSync('episodes/greenland-2026', own, { recursive: true });
  const thesis = join(own, 'thesis.yaml');
  const [first, second] = [
    readFileSync(thesis, 'utf8'),
    `${readFileSync(thesis, 'utf8')}# later\n`,
  ];
  let changes = true;
  const opened = () => {
    const found = loadEpisode(own, {
      home,
      // Between the digest and the reading.
      drawers: (input) => {
        if (changes) writeFileSync(thesis, second);
        changes = false;
        return drawer(home, '1', input);
      },
    });
    if (!found.ok) throw new Error('problems');
    return found.value.setup.policy.hash;
  };
  const changed = opened();
  writeFileSync(thesis, first);
  expect(opened()).not.toBe(changed);
});
