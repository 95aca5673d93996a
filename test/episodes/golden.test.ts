import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGS } from '../../src/domain/text.ts';
import { formatDay } from '../../src/domain/time.ts';
import { memoText } from '../../src/edge/memo.ts';
import { dossier } from '../../src/edge/workspace.ts';
import { memo } from '../../src/report/memo/memo.ts';
import { bundledRun } from '../bundled.ts';

const played = bundledRun();
const FOLDER = 'episodes/greenland-2026/memos';
const DAY = '2026-01-20';
/** Of these every cited figure is on file. */
const OTHERS = [
  ...['2025-12-15', '2026-01-21', '2026-01-23', '2026-02-02', '2026-03-02'],
  ...['2026-04-01', '2026-05-01', '2026-06-30'],
];
const at = (day: string): number => {
  const found = played.decisions.findIndex((d) => formatDay(d.moment.day) === day);
  if (found < 0) throw new RangeError(day);
  return found;
};

/** Writes a file again where GOLDEN=write asks for it; the change log then says which memo moved, and by how much. */
function filed(name: string, told: string): string {
  const file = `${FOLDER}/${name}`;
  if (process.env.GOLDEN === 'write') writeFileSync(file, told);
  return readFileSync(file, 'utf8');
}

describe.each(LANGS)('the memo on file in %s', (lang) => {
  test(`is that of ${DAY}`, () => {
    const told = memoText(played, { at: at(DAY), lang, format: 'md' });
    expect(filed(`${lang}.md`, told)).toBe(told);
  });
});

/** Every figure inside that says what it stands on, each once: ids, and what is written. */
function cited(part: unknown, into = new Set<string>()): ReadonlySet<string> {
  if (typeof part !== 'object' || part === null) return into;
  if ('refs' in part && 'text' in part) {
    const refs = part.refs as readonly string[];
    if (refs.at(-1) !== part.text) into.add(`${refs.join(' ')}\t${String(part.text)}`);
  } else for (const inner of Object.values(part)) cited(inner, into);
  return into;
}

test('every figure that the full memos of other days cite is on file, by day and id', () => {
  const told = OTHERS.flatMap((day) =>
    [...cited(memo(dossier(played, at(day)), 'en', 'full'))].map((row) => `${day}\t${row}`),
  );
  expect(told.length).toBeGreaterThan(1000);
  const text = `day\tids\tfigure\n${told.join('\n')}\n`;
  expect(filed('figures.tsv', text).split('\n')).toEqual(text.split('\n'));
});

const january = memoText(played, { at: at(DAY), lang: 'en', format: 'md' });

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
  const { lean } = played.decisions[at(DAY)]?.regime ?? {};
  expect(lean?.friction).toBeCloseTo(-1.966, 3);
  expect(lean?.rupture).toBeCloseTo(-11.643, 3);
  expect(january).toContain('Noise 59%');
  // 47 % of an own capital of 1,000,000 dollars
  expect(january).toContain('$470,000');
});
