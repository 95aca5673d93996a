import { expect, test } from 'vitest';
import { counts } from '../../src/edge/cli/option.ts';
import { bide } from '../bide.ts';

test.each([
  ['--cuts', 'x'],
  ['--cuts', '0'],
  ['--cuts', ''],
  ['--seed', '-1'],
  ['--seed', '1.5'],
  ['--threads', '0'],
  ['--threads', '257'],
])('%s %s is a misuse, whether or not anything asks for it', async (option, found) => {
  for (const episode of ['greenland-2026', 'episodes']) {
    const { code, out, err } = await bide(['score', episode, `${option}=${found}`]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^${option}: expected a whole number from \\d.*\n$`));
  }
});

test('what is wrong with a number is told in Chinese, too', async () => {
  const { code, err } = await bide(['score', 'episodes', '--threads', '0', '--lang', 'zh-Hant']);
  expect(code).toBe(2);
  expect(err).toBe('--threads要寫1到256之間的整數，收到的是「0」\n');
});

test('numbers that are not written are those that are told in the help', () => {
  const found = counts({});
  expect(found).toMatchObject({ value: { seed: 1 } });
  expect(found).not.toHaveProperty('value.cuts');
  expect(counts({ cuts: '7', seed: '3', threads: '2' })).toEqual({
    ok: true,
    value: { cuts: 7, seed: 3, threads: 2 },
  });
});

test('the look-ahead of the long record asks for its figures', async () => {
  const { code, err } = await bide(['score', 'episodes', '--lookahead']);
  expect(code).toBe(2);
  expect(err).toContain('expected --data DIR');
});
