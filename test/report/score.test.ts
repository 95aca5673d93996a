import { expect, test } from 'vitest';
import type { Penalty, Score } from '../../src/domain/score.ts';
import { scoreLines } from '../../src/report/score.ts';

const none = { unknown: 'too short' };
const count = { episodes: 1, sessions: 100 };
const standing = { count, best: [], places: [], unplaced: [] };

const score = (brier: Penalty, log: Penalty): Score => ({
  first: {
    won: 'baseline',
    growth: ['hold'],
    drawdown: [],
    asymmetry: [],
    lead: -0.1,
    settled: true,
    count,
    provesNothing: true,
  },
  rows: [{ contender: 'own', count, measures: none }],
  growth: standing,
  drawdown: standing,
  asymmetry: standing,
  differences: [],
  regime: {
    episodes: 1,
    decisions: 3,
    resolved: 2,
    void: 0,
    open: 1,
    apart: 1,
    came: { noise: 2, friction: 0, rupture: 0 },
    brier,
    log,
  },
  market: { unknown: 'no contracts' },
  cautions: [],
});

const [low, high] = [
  { own: 1, prior: 2 },
  { own: 2, prior: 1 },
];

test('whether the calls beat the prior is said in words, not only in figures', () => {
  const say = (a: Penalty, b: Penalty): string => scoreLines(score(a, b), 'en').join('\n');
  expect(say(high, high)).toContain('scored worse than repeating the prior');
  expect(say(low, low)).toContain('scored better than repeating the prior');
  expect(say(low, high)).toContain('do not agree');
  expect(scoreLines(score(high, high), 'zh-Hant').join('\n')).toContain('比每天照抄先驗還差');
});

test('the interval of the lead is said to speak of its own stretch alone', () => {
  const lines = scoreLines(score(low, low), 'en');
  expect(lines.join(' ')).toContain('the interval speaks of this stretch alone');
  expect(Math.max(...lines.slice(0, 4).map((l) => l.length))).toBeLessThanOrEqual(80);
  expect(scoreLines(score(low, low), 'zh-Hant').join('')).toContain('這個區間只說這一段');
});
