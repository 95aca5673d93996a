import { expect, test } from 'vitest';
import type { Score } from '../../src/domain/score.ts';
import type { Lang, Text } from '../../src/domain/text.ts';
import type { Thesis } from '../../src/domain/thesis.ts';
import type { Day } from '../../src/domain/time.ts';
import { type ScoreView, scorePage, scoreScreen } from '../../src/report/answer/score.ts';
import { cells } from '../../src/report/render/columns.ts';
import { sure } from '../judge/score/make.ts';
import { dossier } from './fixture.ts';

/** A score as the command shows it, without paths of wealth. */
const viewed = (score: Score, title: Text = { en: 'x', 'zh-Hant': 'x' }): ScoreView => ({
  score,
  thesis: dossier().setup.policy.thesis,
  paths: [],
  title,
});

const count = { episodes: 1, sessions: 100 };
const standing = { count, best: [], places: [], unplaced: [] };
const four = (own: number) => ({ own, mean: 0.2, fear: 0.3, walk: 0.4 });
const few = { unknown: { kind: 'too few', of: 'cases', least: 10 } } as const;
const SCORE: Score = {
  first: {
    won: 'unknown',
    growth: [],
    drawdown: [],
    asymmetry: [],
    lead: { unknown: { kind: 'nothing to compare' } },
    settled: false,
    count,
    provesNothing: true,
  },
  rows: [],
  growth: standing,
  drawdown: standing,
  asymmetry: standing,
  differences: [],
  regime: {
    episodes: 1,
    decisions: 12,
    resolved: 11,
    void: 0,
    open: 1,
    apart: 2,
    came: { noise: 0, friction: 11, rupture: 0 },
    called: { noise: 2, friction: 0, rupture: 0 },
    brier: { own: 1, prior: 2 },
    log: { own: 1, prior: 2 },
    curve: { rows: [{ from: 0.2, to: 0.3, n: 11, forecast: 0.28, frequency: 1 }], off: 0.2 },
  },
  market: { unknown: { kind: 'no contracts' } },
  retrace: {
    made: 2,
    open: 1,
    apart: 1,
    calls: [
      {
        made: 0 as Day,
        due: 28 as Day,
        by: 'past mean',
        half: four(0.82),
        end: four(0.48),
        interval: {
          half: { low: 0.68, at: 0.82, high: 0.91 },
          end: { low: 0.4, at: 0.48, high: 0.57 },
        },
        move: { low: -0.0345, at: 0.0067, high: 0.0408 },
        came: { half: true, end: false, move: 0.0123 },
        crps: four(0.267),
      },
    ],
    brier: { half: four(0.0324), end: four(0.2304) },
    log: { half: four(0.198), end: { ...four(1), own: { unknown: { kind: 'no value' } } } },
    crps: four(0.267),
    coverage: { held: 1, of: 1 },
    curve: few,
  },
  threats: {
    calls: [
      {
        threat: 'TT-1',
        announced: 1 as Day,
        ended: 5 as Day,
        came: 'withdrawn',
        own: { implemented: 0.4, reduced: 0.1, delayed: 0.2, withdrawn: 0.3, 'struck down': 0 },
        base: { implemented: 0.5, reduced: 0.1, delayed: 0.2, withdrawn: 0.2, 'struck down': 0 },
        cases: 43,
      },
    ],
    clusters: 1,
    before: 0,
    untold: 0,
    open: 5,
    undated: 3,
    brier: { own: 0.7, base: 0.94 },
    log: { own: 1.204, base: 1.609 },
    curve: few,
  },
  cautions: [],
};

test('every forecast of a fall is told with its day, chances, interval and what came', () => {
  const lines = scoreScreen(viewed(SCORE), 'en');
  expect(lines.every((l) => l.length <= 80)).toBe(true);
  expect(lines.find((l) => l.includes('1970-01-01'))).toMatch(
    /82% \(68-91\) +yes +48% \(40-57\) +no +-3\.5 to \+4\.1% +\+1\.2%/,
  );
  expect(lines.join(' ')).toContain('2 made, 1 due, 1 open');
  expect(lines.find((l) => l.includes('Brier, half regained at any'))).toMatch(
    /0\.032 +0\.200 +0\.300 +0\.400/,
  );
  // A penalty that is not known is no figure.
  expect(lines.find((l) => l.includes('log, half regained at the 20th'))).toMatch(/\? +0\.200/);
});

test('a threat is told with its end, both chances of it and the cases behind', () => {
  const lines = scoreScreen(viewed(SCORE), 'en');
  expect(lines.find((l) => l.includes('TT-1'))).toMatch(
    /1970-01-02 +1970-01-06 +Withdrawn +30% +20% +43/,
  );
  expect(lines).toContain('Still open at the end: 5; ended on a day that is not known: 3.');
});

test('calibration says that calls overlap, and what has too few cases', () => {
  const text = scoreScreen(viewed(SCORE), 'en').join(' ');
  expect(text).toContain(
    'Institutional friction: 11 calls that overlap, only 2 nearly independent',
  );
  expect(text).toContain('No calibration of forecasts of falls: fewer than 10 cases.');
  expect(text).toMatch(/20% to 30% +100% +11/);
});

/** What the page says under the curve of friction, from the row that misses on. */
const under = (off: number | undefined, lang: Lang): string => {
  const rows = [{ from: 0.2, to: 0.3, n: 11, forecast: 0.28, frequency: 1 }];
  const regime = { ...sure(SCORE.regime), curve: { rows, ...(off === undefined ? {} : { off }) } };
  return scoreScreen(viewed({ ...SCORE, regime }), lang).join(lang === 'en' ? ' ' : '');
};

test('where what was said is not calibrated a sentence says so, and above what', () => {
  expect(under(0.2, 'en')).toContain(
    'Not calibrated above 20%: the observed frequency is more than 10 points from the forecast.',
  );
  expect(under(0, 'en')).toContain('Not calibrated: the observed frequency is more than 10 points');
  expect(under(undefined, 'en')).toContain(
    'In every row with 10 calls or more, the observed frequency is within 10 points of the forecast.',
  );
  expect(under(undefined, 'en')).not.toContain('Not calibrated');
  expect(under(0.2, 'zh-Hant')).toContain('預測達20%以上時不準：');
  expect(under(0, 'zh-Hant')).toMatch(/[^時]不準：/);
  expect(under(undefined, 'zh-Hant')).toContain('相差都在10個百分點以內');
});

test('what is asked of a regime call is said by the titles of stops, and what came is counted', () => {
  const asked = (thesis: Partial<Thesis>, lang: Lang): string => {
    const view = { ...viewed(SCORE), thesis: { ...viewed(SCORE).thesis, ...thesis } };
    return scoreScreen(view, lang).join(lang === 'en' ? ' ' : '');
  };
  const [stop] = viewed(SCORE).thesis.stops;
  if (!stop) throw new RangeError('no stop');
  const { title } = stop;
  const resolves = (...stops: string[]) => ({
    resolves: { friction: { stops }, rupture: { stop: stop.id, when: '' } },
  });
  expect(asked(resolves(stop.id), 'en')).toContain(
    `that within 60 sessions this stop trips, or trips again on a new act: "${title.en}". Rupture means that "${title.en}" trips`,
  );
  expect(asked(resolves(stop.id, stop.id), 'en')).toContain('one of these stops trips');
  expect(asked(resolves(stop.id), 'zh-Hant')).toContain(
    `60個交易日內，「${title['zh-Hant']}」觸發停損`,
  );
  const { resolves: _, ...silent } = viewed(SCORE).thesis;
  const view = { ...viewed(SCORE), thesis: silent };
  expect(scoreScreen(view, 'en').join(' ')).toContain('the thesis does not state what is asked');
  expect(asked(resolves(stop.id), 'en')).toContain(
    'Observed: Bargaining noise 0, Institutional friction 11, Rupture 0.',
  );
});

test('in Chinese the same is told, and no English reason is left', () => {
  const lines = scoreScreen(viewed(SCORE), 'zh-Hant');
  expect(Math.max(...lines.map(cells))).toBeLessThanOrEqual(80);
  const text = lines.join('\n');
  expect(text).toMatch(/82%（68-91） +是 +48%（40-57） +否/);
  expect(text).toContain('跌勢的預測沒有校準表：不足10個案例');
  expect(text).toContain('制度摩擦：11次判斷彼此重疊，近乎獨立的只有2次');
  expect(text).not.toMatch(/fewer|no fall|no ledger/);
  const none = { ...SCORE, retrace: { unknown: { kind: 'no fall was forecast' } } } as const;
  expect(
    scoreScreen(viewed({ ...none, threats: { unknown: { kind: 'no ledger' } } }), 'zh-Hant').join(
      '',
    ),
  ).toMatch(/沒有預測過跌勢.*沒有威脅紀錄/);
});

test('the page has the same three parts', () => {
  const page = scorePage(viewed(SCORE, { en: 'x', 'zh-Hant': 'x' }), 'en');
  for (const text of ['Forecasts of falls', 'Threats that ended', 'Calibration'])
    expect(page).toContain(text);
});
