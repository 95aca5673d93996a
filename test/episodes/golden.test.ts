import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGS } from '../../src/domain/text.ts';
import { formatDay } from '../../src/domain/time.ts';
import { memoText } from '../../src/edge/memo.ts';
import { bundledRun } from '../bundled.ts';

const played = bundledRun();
const days = ['2026-01-20', '2026-01-21', '2026-01-23', '2026-06-30'];
const at = (day: string): number =>
  played.decisions.findIndex((d) => formatDay(d.moment.day) === day);

/** Between the memos of a file. */
const APART = '\n\f\n';

// GOLDEN=write rewrites the files; the change log then says which memo moved, and by how much.
describe.each(LANGS)('the memos on file in %s', (lang) => {
  const file = `episodes/greenland-2026/memos/${lang}.md`;
  const memos = days.map((day) => memoText(played, { at: at(day), lang, format: 'md' }));
  if (process.env.GOLDEN === 'write') writeFileSync(file, memos.join(APART));
  const filed = readFileSync(file, 'utf8').split(APART);
  test.each(days.map((day, i) => [day, i] as const))('are those of %s', (_, i) => {
    expect(filed[i]).toBe(memos[i]);
  });
});

const january = memoText(played, { at: at('2026-01-20'), lang: 'en', format: 'md' });

test('worked by hand: the dollar fell 0.70 % against the euro in three sessions', () => {
  // EUR/USD 1.16454 on 14 January, 1.17268 on 20 January; a rise is a weaker dollar.
  // -100 x ln(1.17268 / 1.16454) = -100 x ln(1.0069899) = -100 x 0.0069656 = -0.70
  expect(january).toContain('−0.70%');
});

test('worked by hand: shares fell 1.89 % in the same window', () => {
  // 100 x ln(6796.86 / 6926.60) = 100 x ln(0.9812693) = 100 x -0.0189083 = -1.89
  expect(january).toContain('−1.89%');
});

test('worked by hand: noise at the log odds of that evening, and the money in the book', () => {
  // L_F = -1.966 and L_R = -11.643 decibans against noise:
  // 10^-0.1966 = 0.6359, 10^-1.1643 = 0.0685; 1 / (1 + 0.6359 + 0.0685) = 0.5867
  const { lean } = played.decisions[at('2026-01-20')]?.regime ?? {};
  expect(lean?.friction).toBeCloseTo(-1.966, 3);
  expect(lean?.rupture).toBeCloseTo(-11.643, 3);
  expect(january).toContain('Noise 59%');
  // 47 % of an own capital of 1,000,000 dollars
  expect(january).toContain('$470,000');
});
