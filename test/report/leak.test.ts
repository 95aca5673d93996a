import { beforeAll, expect, test } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { BARE_REASONS, COUNTED, type Unknown } from '../../src/domain/known.ts';
import { dossier } from '../../src/edge/workspace.ts';
import { careerPage, careerScreen } from '../../src/report/answer/career.ts';
import { crowdPage, crowdScreen } from '../../src/report/answer/crowd.ts';
import { recordPage, recordScreen } from '../../src/report/answer/record.ts';
import {
  lookaheadScreen,
  type ScoreView,
  scorePage,
  scoreScreen,
} from '../../src/report/answer/score.ts';
import { survivePage, surviveScreen } from '../../src/report/answer/survive.ts';
import { memoMarkdown, memoPage } from '../../src/report/memo/format.ts';
import { LENGTHS } from '../../src/report/memo/page.ts';
import { screen, stressScreen } from '../../src/report/screen.ts';
import { words } from '../../src/report/words/index.ts';
import { evaluation } from '../../src/run/record/evaluation.ts';
import { bundledRun } from '../bundled.ts';
import { leaks, namesIn } from '../leak.ts';
import { parts } from '../run/record/make.ts';
import { THOROUGH } from '../thorough.ts';
import { CROWD_CASES, VERDICT_CASES } from './cases.ts';
import { CLEAN, LEAK } from './told.ts';
import { CAREER, RUN, SIMULATED, SURVIVING } from './view.ts';

const days: Dossier[] = [];

beforeAll(() => {
  const played = bundledRun();
  const last = played.decisions.length - 1;
  const step = THOROUGH ? 3 : 20;
  for (let at = 0; at < last; at += step) days.push(dossier(played, at));
  days.push(dossier(played, last));
});

const named = (...of: readonly Dossier[]): Set<string> =>
  new Set([...namesIn(...of), ...of.flatMap((d) => Object.keys(d.setup.episode.series))]);

const faces = (d: Dossier): readonly (readonly [string, string])[] => [
  ...LENGTHS.flatMap((length) => [
    [`memo, ${length}`, memoMarkdown(d, 'zh-Hant', length)] as const,
    [`page, ${length}`, memoPage(d, 'zh-Hant', length)] as const,
  ]),
  ['screen', screen(d, 'zh-Hant').join('\n')],
  ['stress', stressScreen(d, 'zh-Hant').join('\n')],
];

function leaking(of: readonly Dossier[], shown = faces): readonly string[] {
  const names = named(...of);
  const all = of.flatMap((d) =>
    shown(d).flatMap(([face, text]) => leaks(text, names).map((w) => `${face}: ${w}`)),
  );
  return [...new Set(all)];
}

test('no memo, page or screen of the episode in Chinese says an English word', () => {
  expect(leaking(days)).toEqual([]);
});

test('nor where the crowd says nothing, nor at any verdict', () => {
  const memo = (d: Dossier): ReturnType<typeof faces> =>
    LENGTHS.map((length) => [`memo, ${length}`, memoMarkdown(d, 'zh-Hant', length)] as const);
  expect(leaking([...CROWD_CASES, ...VERDICT_CASES], memo)).toEqual([]);
});

/** A record in which something of every part is told, and one that has hardly begun. */
const RECORDS = [parts(0.2, 0.01, -0.005), parts(2, 0.01, -0.005, 120)].map(evaluation);
const TITLE = { en: 'made', 'zh-Hant': '虛構' };
const ZH = 'zh-Hant';

const ANSWERS: readonly (readonly [string, readonly string[]])[] = [
  ...[CAREER, RUN].map((v) => ['career', [careerPage(v, ZH), ...careerScreen(v, ZH)]] as const),
  ['crowd', [crowdPage(SIMULATED, ZH), ...crowdScreen(SIMULATED, ZH)]],
  ['survive', [survivePage(SURVIVING, ZH), ...surviveScreen(SURVIVING, ZH)]],
  ...RECORDS.map((evaluation) => {
    const view = { evaluation, title: TITLE };
    return ['record', [recordPage(view, ZH), ...recordScreen(view, ZH)]] as const;
  }),
  ...RECORDS.map(({ score }) => {
    const view: ScoreView = {
      score,
      thesis: bundledRun().setup.policy.thesis,
      paths: [],
      title: TITLE,
    };
    return ['score', [scorePage(view, ZH), ...scoreScreen(view, ZH)]] as const;
  }),
  ...[CLEAN, LEAK].map((found) => ['look-ahead', lookaheadScreen(found, ZH)] as const),
];

test.each(ANSWERS)('no answer of %s says one', (_, told) => {
  const names = namesIn(CAREER, SIMULATED, SURVIVING);
  const outputs = LEAK.moved.flatMap((m) => m.path.match(/[A-Za-z][\w.]*/g) ?? []);
  expect(leaks(told.join('\n'), new Set([...names, ...outputs, 'state', 'CREDIT']))).toEqual([]);
});

test('no reason why something is not known says one', () => {
  const { unknown } = words('zh-Hant');
  const all: readonly Unknown[] = [
    ...BARE_REASONS.map((kind) => ({ kind })),
    ...COUNTED.map((of) => ({ kind: 'too few' as const, of, least: 20 })),
    { kind: 'too short a past' },
    { kind: 'too short a past', series: 'EURUSD' },
    { kind: 'stale', series: 'EURUSD' },
    { kind: 'no value before the window', series: 'EURUSD' },
    { kind: 'no session inside the window', series: 'EURUSD' },
    { kind: 'no impact', series: 'EURUSD' },
    { kind: 'no odds fit', series: ['EURUSD', 'TSM'] },
    { kind: 'other currency' },
    { kind: 'other currency', symbol: 'TSM' },
    { kind: 'short position', symbol: 'TSM' },
    { kind: 'no margin', symbol: 'TSM' },
  ];
  for (const u of all) {
    expect(leaks(unknown(u), new Set(['EURUSD', 'TSM'])), u.kind).toEqual([]);
    expect(words('en').unknown(u)).toMatch(/^not known: \S/);
  }
});

test('a planted word is found, on a page, in a memo and read out loud', () => {
  const [day] = days;
  if (!day) throw new RangeError('no day');
  const names = named(day);
  expect(leaks('EURUSD的歷史太short', new Set(['EURUSD']))).toEqual(['short']);
  expect(leaks('未知：too short past', names)).toEqual(['too', 'short', 'past']);
  expect(leaks(`${memoPage(day, 'zh-Hant')}<p>not known</p>`, names)).toContain('known');
  expect(leaks('<svg aria-label="one path">路徑</svg>')).toEqual(['one', 'path']);
  expect(leaks('<p class="note">文字</p>')).toEqual([]);
  expect(namesIn({ title: { en: 'wanted', 'zh-Hant': 'F-35戰機' } })).toEqual(new Set(['F-35']));
});
