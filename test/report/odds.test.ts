import { expect, test } from 'vitest';
import type { Misfit, Odds } from '../../src/domain/odds.ts';
import { LANGS } from '../../src/domain/text.ts';
import type { Day } from '../../src/domain/time.ts';
import { oddsPage, oddsScreen } from '../../src/report/answer/odds.ts';
import { spans } from '../../src/report/chart/spans.ts';
import type { OddsView } from '../../src/report/content/oddsview.ts';
import { cells } from '../../src/report/render/columns.ts';
import { spanRow } from '../../src/report/screen/pictures.ts';
import { words } from '../../src/report/words/index.ts';

const both = (en: string, zh: string) => ({ en, 'zh-Hant': zh });
const MISFITS: readonly Misfit[] = [
  { kind: 'contradictory', low: 1.2, high: 1.8 },
  { kind: 'out of bounds', scenario: 'fade', own: 0.8, bound: 0.5 },
  { kind: 'infeasible', asset: 'A', wanted: 0.09, low: -0.25, high: 0.05 },
  { kind: 'no impact', scenario: 'fade', asset: 'A' },
  { kind: 'unseen', asset: 'B' },
  { kind: 'expired', contract: 'm', deadline: 990 as Day },
  { kind: 'disagreeing', contracts: ['m', 'n'], apart: 0.07 },
];
const ODDS: Odds = {
  paths: [
    {
      scenario: 'fade',
      regime: 'noise',
      bounds: { low: 0, high: 0.75 },
      stated: { low: 0.1, high: 0.4 },
      own: 0.6,
      implied: { low: 0.3, at: 0.4, high: 0.55 },
    },
    {
      scenario: 'break',
      regime: 'rupture',
      bounds: { low: 0, high: 1 },
      own: 0.4,
      implied: { low: 0.45, at: 0.6, high: 0.7 },
    },
  ],
  assets: [
    {
      asset: 'A',
      own: 0.02,
      implied: -0.01,
      seen: -0.02,
      noise: 0.01,
      gap: { low: -0.04, at: -0.03, high: -0.02 },
    },
  ],
  book: { low: -0.03, at: -0.02, high: -0.01 },
  cases: 8,
  distance: 0.16,
  contracts: [
    {
      contract: 'm',
      scenario: 'break',
      wording: 'official',
      hazard: { low: 0.1, at: 0.2, high: 0.3 },
      horizon: { low: 0.02, at: 0.05, high: 0.07 },
    },
  ],
  wordings: [{ scenario: 'break', of: ['official', 'loose'], apart: 0.031 }],
  tipping: [
    {
      input: 'friction odds',
      unit: 'decibans',
      now: -3,
      tips: 1,
      reach: 20,
      from: 'hold',
      to: 'trim',
    },
    {
      input: 'noise mean',
      unit: 'share',
      now: 0.06,
      tips: { unknown: { kind: 'none within reach' } },
      reach: 0.1,
      from: 'hold',
    },
  ],
  misfits: MISFITS,
};
const view = (over: Partial<Odds> = {}): OddsView => ({
  title: both('A thesis', '一個假設'),
  day: 1000 as Day,
  window: 3,
  horizon: 60,
  odds: { ...ODDS, ...over },
  verdict: 'hold',
  act: 'hold',
  held: 0.3,
  titles: {
    paths: { fade: both('The threat fades', '威脅消退'), break: both('It breaks', '破裂') },
    series: { A: both('Shares', '股票') },
    contracts: { m: both('Duties by June', '六月前課稅'), n: both('Duties by May', '五月前課稅') },
  },
  book: { worth: 1_000_000, currency: 'USD' },
});

test('the first line says which way the gap lies, and the second what it is worth', () => {
  const text = oddsScreen(view(), 'en').join('\n');
  expect(text).toContain('PRICES ARE MORE PESSIMISTIC THAN YOU, BY 2.0% OF THE BOOK.');
  // 2 % of a million
  expect(text.replaceAll('\n', ' ')).toContain('-2.0% (80%: -3.0% to -1.0%), about -$20,000');
  const calm = oddsScreen(view({ book: { low: 0.01, at: 0.02, high: 0.03 } }), 'en').join('\n');
  expect(calm).toContain('PRICES ARE MORE OPTIMISTIC');
  const hidden = oddsScreen(view({ book: { low: -0.01, at: 0.002, high: 0.03 } }), 'en').join('\n');
  expect(hidden).toContain('BY NO MORE THAN THE NOISE');
});

test('the day and its verdict stand before what would turn it', () => {
  // day 1000 is 27 September 1972
  const en = oddsScreen(view(), 'en').join(' ');
  expect(en).toContain('A thesis, Wed 27 September 1972');
  expect(en.replaceAll(/\s+/g, ' ')).toContain('Today: hold at 30%. The verdict turns to');
  const zh = oddsScreen(view(), 'zh-Hant').join('');
  expect(zh).toContain('一個假設，1972年9月27日（三）');
  expect(zh).toContain('今日判定：續抱，30%。');
  for (const lang of LANGS) {
    const page = oddsPage(view(), lang);
    expect(page).toContain('1972');
    for (const act of ['hold', 'add', 'trim', 'leave', 'wait'] as const)
      expect(oddsPage({ ...view(), act }, lang) === page).toBe(act === 'hold');
  }
});

test('a disagreement is called one only where own odds lie outside what the data can tell', () => {
  const said = (over: Partial<Odds> = {}) =>
    oddsScreen(view(over), 'en').join(' ').replaceAll(/\s+/g, ' ');
  expect(said()).toContain(
    'Largest disagreement: The threat fades; you 60%, 40% implied by price moves, not quoted (80%: 30% to 55%)',
  );
  const wide = ODDS.paths.map((p) => ({ ...p, implied: { low: 0.05, at: 0.45, high: 0.9 } }));
  expect(said({ paths: wide })).toContain(
    "No path's odds differ by more than the data can tell; widest gap: The threat fades, you 60%, 45% implied by price moves, not quoted (80%: 5% to 90%)",
  );
});

test('the terminal says what a move of a yield, the noise and a dB are', () => {
  const en = oddsScreen(view(), 'en').join(' ').replaceAll(/\s+/g, ' ');
  expect(en).toContain('of a yield the move is that of its price');
  expect(en).toContain("Noise is one standard deviation of the asset's own past");
  expect(en).toContain('dB: odds on a log scale');
  expect(en).toContain('the hazard taken as constant');
  const zh = oddsScreen(view(), 'zh-Hant').join('');
  expect(zh).toContain('雜訊是該資產自身過去的一個標準差');
  expect(zh).toContain('分貝：機率比的對數刻度');
});

test('a cut that would follow the cut of the day is told so, and leaving only where it comes next', () => {
  const told = (from: 'hold' | 'leave'): string =>
    oddsScreen(
      {
        ...view({
          tipping: [
            {
              input: 'noise mean',
              unit: 'share',
              now: 0.06,
              tips: 0.05,
              reach: 0.1,
              from,
              to: 'trim',
            },
          ],
        }),
        verdict: 'trim',
      },
      'en',
    )
      .join(' ')
      .replaceAll(/\s+/g, ' ');
  expect(told('hold')).toContain(
    'Exposure would be cut once more with the mean outcome under noise at 5.0%',
  );
  expect(told('hold')).not.toContain('Leaving comes next');
  expect(told('leave')).toContain('Leaving comes next; it stays at trim with');
});

test('a turn that is nearer than a tenth is told with as many digits as tell it apart', () => {
  const near = (now: number, tips: number): string =>
    oddsScreen(
      view({
        tipping: [
          { input: 'noise mean', unit: 'share', now, tips, reach: 0.1, from: 'hold', to: 'trim' },
        ],
      }),
      'en',
    ).join('\n');
  // 0.33 % and 0.28 % both read 0.3 %
  const two = near(0.0033, 0.0028);
  expect(two.replaceAll(/\s+/g, ' ')).toContain('mean outcome under noise at 0.28%; now 0.33%');
  expect(two).toMatch(/0\.33% +0\.28% +-0\.05%/);
  expect(near(0.0033, 0.0021).replaceAll(/\s+/g, ' ')).toContain('at 0.2%; now 0.3%');
  expect(near(0.00331, 0.00329).replaceAll(/\s+/g, ' ')).toContain('at 0.329%; now 0.331%');
});

test('a long name of a path is folded on a phone and stands beside no figure', () => {
  const name = 'A threat that is withdrawn, or folded into a framework of talks';
  const chart = (width: number): string =>
    spans(
      {
        rows: [{ name, frame: { low: 0, high: 1 }, beside: 0.5, says: '32% → 25%' }],
        most: 1,
        mark: String,
      },
      width,
      'x',
    ).text;
  const said = (width: number): number => chart(width).match(/text x="0"/g)?.length ?? 0;
  // Beside its row on a wide page, over it on a phone.
  expect([said(720), said(328)]).toEqual([2, 2]);
  expect(chart(328)).toContain('viewBox="0 0 328 79"'); // 6 + 34 + a line of 17 + 22 for the axis
  expect(chart(720)).toContain('viewBox="0 0 720 71"'); // 6 + 26 + a line of 17 + 22
});

test('the key of hatching stands only on a page that hatches something', () => {
  for (const lang of LANGS) {
    const key = words(lang).label.hatched;
    expect(oddsPage(view({ tipping: ODDS.tipping.slice(0, 1) }), lang)).not.toContain(key);
  }
});

test('what is not known is said so, with the reason', () => {
  const none = view({
    book: { unknown: { kind: 'no follows' } },
    assets: [],
    distance: { unknown: { kind: 'no move' } },
    paths: ODDS.paths.map((p) => ({ ...p, implied: { unknown: { kind: 'no move' } } })),
    contracts: [],
    wordings: [],
    misfits: [],
    tipping: ODDS.tipping.slice(1),
  });
  const en = oddsScreen(none, 'en').join(' ').replaceAll(/\s+/g, ' ');
  expect(en).toContain('not known: a position does not say which series it follows');
  expect(en).toContain('No contract is on record');
  expect(en).toContain('No contradiction was found');
  expect(en).toContain('No single input within reach turns the verdict');
  const zh = oddsScreen(none, 'zh-Hant').join('');
  expect(zh).toContain('未知：有部位沒寫明跟著哪個序列');
});

test.each(LANGS)('in %s every line fits the terminal, and nothing is left unsaid', (lang) => {
  const lines = oddsScreen(view(), lang);
  for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(80);
  for (const text of [lines.join('\n'), oddsPage(view(), lang)])
    expect(text).not.toMatch(/undefined|NaN|\[object|null/);
});

test.each(MISFITS)('$kind has its words in both languages', (misfit) => {
  for (const lang of LANGS) {
    const page = oddsPage(view({ misfits: [misfit] }), lang);
    const plain = oddsPage(view({ misfits: [] }), lang);
    expect(page).not.toBe(plain);
  }
});

test('a row of signs shows the frame, the interval, its middle and own odds', () => {
  const row = spanRow(
    { frame: { low: 0, high: 0.8 }, span: { low: 0.3, at: 0.4, high: 0.6 }, beside: 0.7 },
    1,
    11,
  );
  expect(row).toBe('...=#==o.  ');
  expect(
    spanRow({ frame: { low: 0, high: 1 }, span: { low: 0, at: 0, high: 0 }, beside: 0 }, 1, 3),
  ).toBe('@..');
});
