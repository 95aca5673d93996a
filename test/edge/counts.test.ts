import { afterEach, expect, test, vi } from 'vitest';
import { counts } from '../../src/edge/cli/option.ts';
import { run } from '../../src/edge/cli/score.ts';

afterEach(() => vi.restoreAllMocks());

/** What is written to the stream beside the answer. */
const heard = (): string[] => {
  const out: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    out.push(String(text));
    return true;
  });
  return out;
};
const common = { lang: 'en' } as const;

test('a number that is none is a misuse, whether or not anything asks for it', async () => {
  for (const wrong of [
    { cuts: 'x' },
    { cuts: '0' },
    { cuts: '' },
    { seed: '-1' },
    { seed: '1.5' },
    { threads: '0' },
    { threads: '257' },
  ]) {
    const out = heard();
    const [name = '', found = ''] = Object.entries(wrong)[0] ?? [];
    for (const episode of ['greenland-2026', 'episodes'])
      expect(await run([episode], { ...common, ...wrong }), `${name} ${found}`).toBe(2);
    expect(out.join('')).toMatch(new RegExp(`^--${name}: expected a whole number from \\d`));
    expect(out).toHaveLength(2);
    vi.restoreAllMocks();
  }
  const out = heard();
  expect(await run(['episodes'], { lang: 'zh-Hant', threads: '0' })).toBe(2);
  expect(out.join('')).toContain('--threads：應為1至256的整數，實為0');
});

test('numbers that are not written are those that are told in the help', () => {
  const found = counts({}, common);
  expect(found).toMatchObject({ seed: 1 });
  expect(found).not.toHaveProperty('cuts');
  expect(counts({ cuts: '7', seed: '3', threads: '2' }, common)).toEqual({
    cuts: 7,
    seed: 3,
    threads: 2,
  });
});

test('the look-ahead of the long record asks for its figures', async () => {
  const out = heard();
  expect(await run(['episodes'], { ...common, lookahead: true })).toBe(2);
  expect(out.join('')).toContain('expected --data DIR');
});
