import { expect, test } from 'vitest';
import type { Penalty } from '../../src/domain/forecastscore.ts';
import type { Measures, Score } from '../../src/domain/score.ts';
import { LANGS, type Lang, type Text } from '../../src/domain/text.ts';
import { type ScoreView, scorePage, scoreScreen } from '../../src/report/answer/score.ts';
import { cells } from '../../src/report/render/columns.ts';
import { words } from '../../src/report/words/index.ts';
import { dossier } from './fixture.ts';

/** A score as the command shows it, without paths of wealth. */
const viewed = (score: Score, title: Text = { en: 'x', 'zh-Hant': 'x' }): ScoreView => ({
  score,
  thesis: dossier().setup.policy.thesis,
  paths: [],
  title,
});

const none = { unknown: { kind: 'no decision' } } as const;
const count = { episodes: 1, sessions: 100 };
const standing = { count, best: [], places: [], unplaced: [] };

const measured = (total: number, drawdown: number): Measures => ({
  sessions: 20,
  total,
  growth: total,
  drawdown,
  cvar: { one: 0.01, twenty: 0.04 },
  asymmetry: 1.2,
  out: 0,
  exposure: 0.5,
  turnover: 1,
});

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
  rows: [
    { contender: 'own', count, measures: measured(0.063, -0.055) },
    { contender: 'mix', count, measures: measured(0.058, -0.052) },
  ],
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
    called: { noise: 2, friction: 0, rupture: 0 },
    brier,
    log,
    curve: { unknown: { kind: 'too few', of: 'cases', least: 10 } },
  },
  market: { unknown: { kind: 'no contracts' } },
  retrace: { unknown: { kind: 'no fall was forecast' } },
  threats: { unknown: { kind: 'no ledger' } },
  cautions: [],
});

const [low, high] = [
  { own: 1, prior: 2 },
  { own: 2, prior: 1 },
];

test('whether the calls did worse than the prior, and than knowing nothing, is said in words', () => {
  // Above the first blank line, under the headline.
  const say = (a: Penalty, b: Penalty, lang: Lang = 'en'): string => {
    const lines = scoreScreen(viewed(score(a, b)), lang);
    return lines.slice(0, lines.indexOf('')).join(lang === 'en' ? ' ' : '');
  };
  expect(say(high, high)).toContain(
    '2.000; the prior every day 1.000; one third each 0.667: worse than the prior and than knowing nothing',
  );
  expect(say(low, low)).toContain(
    '1.000; the prior every day 2.000; one third each 0.667: worse than knowing nothing.',
  );
  const good = { own: 0.5, prior: 1 };
  expect(say(good, good)).toContain('one third each 0.667. Friction came after 0 of 2 calls');
  expect(say(high, high, 'zh-Hant')).toContain('：不如先驗，也不如什麼都不知道');
  expect(say(low, low, 'zh-Hant')).toContain('0.667：不如什麼都不知道');
  expect(scorePage(viewed(score(high, high)), 'en')).toMatch(
    /<h1>.*worse than the prior and than knowing nothing.*<\/header>/s,
  );
});

const many = score(high, high).regime;
/** The same with a rival, an interval, and more calls than a line holds. */
const ranked: Score = {
  ...score(high, high),
  growth: {
    ...standing,
    places: [
      { contender: 'hold', value: 0.1, rank: 1 },
      { contender: 'own', value: 0.02, rank: 2 },
    ],
  },
  differences: [
    {
      baseline: 'hold',
      count,
      growth: -0.1,
      interval: { low: -0.2, high: -0.01, block: 20, resamples: 1000 },
    },
  ],
  regime: 'unknown' in many ? many : { ...many, decisions: 1420, resolved: 1358 },
  cautions: [
    { kind: 'cash earned nothing', sessions: 1330, of: 1330 },
    { kind: 'short record', baseline: 'fear', sessions: 7 },
  ],
};

test('the lead is told in points of the start, with its interval', () => {
  const own = ranked.rows.find((r) => r.contender === 'own')?.measures;
  if (!own || 'unknown' in own || typeof own.total !== 'number') throw new Error('no total');
  const wealth = 1 + own.total;
  // The rival's wealth is own over the exponential of the difference of their log growths.
  const points = (log: number): string => (100 * (wealth - wealth / Math.exp(log))).toFixed(1);
  const told = [-0.1, -0.2, -0.01].map(points);
  const en = scoreScreen(viewed(ranked), 'en').join(' ');
  expect(en).toContain(
    `Total of this thesis less that of the best rival: ${told[0]} points. The 80% interval, ${told[1]} to ${told[2]}, excludes zero`,
  );
  const zh = scoreScreen(viewed(ranked), 'zh-Hant').join('');
  expect(zh).toContain(
    `累計報酬與最佳對照組相差${told[0]}個百分點，80%區間${told[1]}至${told[2]}，不含0`,
  );
  for (const lang of LANGS) {
    const page = scorePage(viewed(ranked, { en: 'A', 'zh-Hant': '甲' }), lang);
    expect(page.replaceAll(/<[^>]+>/g, '')).toContain(`−${told[1]?.slice(1)}`);
  }
});

test('a deeper fall than the mix stands in the lead, and nothing where it is not known', () => {
  expect(scoreScreen(viewed(ranked), 'en').join(' ')).toContain(
    'Deepest fall -5.5%, of the constant mix -5.2%.',
  );
  const bare = { ...ranked, rows: [{ contender: 'own' as const, count, measures: none }] };
  const text = scoreScreen(viewed(bare), 'en').join(' ');
  expect(text).not.toContain('Deepest fall');
  expect(text).toContain('Its 80% interval is not known');
});

test('without an interval the lead does not say whether it excludes zero', () => {
  const en = scoreScreen(viewed(score(low, low)), 'en').join(' ');
  expect(en).toContain('Its 80% interval is not known');
  expect(en).not.toContain('zero');
  expect(scoreScreen(viewed(score(low, low)), 'zh-Hant').join('')).toContain('80%區間未知');
});

test.each(LANGS)('no line in %s is wider than eighty cells', (lang) => {
  for (const columns of [40, 120])
    for (const line of scoreScreen({ ...viewed(ranked), overridden: ranked }, lang, columns))
      expect(cells(line), line).toBeLessThanOrEqual(columns);
  for (const line of scoreScreen({ ...viewed(ranked), overridden: ranked }, lang))
    expect(cells(line)).toBeLessThanOrEqual(80);
});

test('buying after fear is called one thing wherever it is told', () => {
  const fear = (lang: Lang): string => words(lang).record.contender.fear;
  expect(fear('en')).toBe('buy after VIX > 30');
  for (const lang of LANGS)
    expect(scoreScreen(viewed(ranked), lang).join('\n')).toContain(
      `* ${lang === 'en' ? `"${fear(lang)}"` : `「${fear(lang)}」`}`,
    );
});

test('the interval of the lead is said to speak of its own stretch alone', () => {
  const lines = scoreScreen(viewed(ranked), 'en');
  expect(lines.join(' ')).toContain('speaks of this stretch alone');
  expect(scoreScreen(viewed(ranked), 'zh-Hant').join('')).toContain('這個區間只說這一段');
});
