import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { drawer } from '../../../src/edge/store/drawer.ts';
import { dossier, loadEpisode, play } from '../../../src/edge/workspace.ts';
import { small } from '../../run/small.ts';

const folder = mkdtempSync(join(tmpdir(), 'bide-drawer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const value = { nets: new Map([['a', { x: -0 }]]), gone: undefined, list: [1e-300, 'é'] };

test('what is kept comes back to the bit', () => {
  const one = drawer(join(folder, 'a'), small(), '1');
  expect(one.recall('x')).toBeUndefined();
  one.keep('x', value);
  expect(drawer(join(folder, 'a'), small(), '1').recall('x')).toStrictEqual(value);
});

test('another program, another thesis and another crowd have drawers of their own', () => {
  const home = join(folder, 'b');
  drawer(home, small(), '1').keep('x', value);
  expect(drawer(home, small(), '2').recall('x')).toBeUndefined();
  const setup = small();
  const other = { ...setup, policy: { ...setup.policy, hash: `${setup.policy.hash}0` } };
  expect(drawer(home, other, '1').recall('x')).toBeUndefined();
  expect(drawer(home, { ...setup, version: '9' }, '1').recall('x')).toBeUndefined();
});

test('a file that is damaged anywhere, cut short or empty is as if it were not there, and is written anew', () => {
  const home = join(folder, 'c');
  const one = drawer(home, small(), '1');
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
  const one = drawer(join(blocked, 'home'), small(), '1');
  one.keep('x', value);
  expect(one.recall('x')).toBeUndefined();
  const two = drawer(join(folder, 'd'), small(), '1');
  two.keep('x', { call: () => 1 });
  expect(two.recall('x')).toBeUndefined();
});

test('of many setups the newest eight are kept', () => {
  const home = join(folder, 'e');
  for (let i = 0; i < 12; i++) drawer(home, small(), `${i}`).keep('x', value);
  expect(readdirSync(join(home, 'decided'))).toHaveLength(8);
  expect(drawer(home, small(), '11').recall('x')).toStrictEqual(value);
});

test('every decision, line and dossier that comes from a drawer is what is worked out without one', () => {
  const home = join(folder, 'f');
  const opened = loadEpisode('greenland-2026', { drawers: (setup) => drawer(home, setup, '1') });
  const bare = loadEpisode('greenland-2026');
  if (!opened.ok || !bare.ok) throw new Error('problems');
  const cold = play(bare.value);
  play(opened.value);
  const warm = play(opened.value);
  expect(warm.lines).toStrictEqual(cold.lines);
  expect(warm.decisions).toStrictEqual(cold.decisions);
  for (const at of [0, 40, cold.decisions.length - 1]) {
    const { setup: _, ...want } = dossier(cold, at);
    dossier(warm, at);
    const { setup: __, ...got } = dossier(play(opened.value), at);
    expect(got).toStrictEqual(want);
  }
});
