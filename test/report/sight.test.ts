import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LikeDays } from '../../src/domain/library.ts';
import { present } from '../../src/domain/present.ts';
import { REGIMES } from '../../src/domain/regime.ts';
import { LANGS } from '../../src/domain/text.ts';
import { type Day, formatDay } from '../../src/domain/time.ts';
import { priceViewOf, scored, wealthBySession } from '../../src/edge/score.ts';
import { dossier } from '../../src/edge/workspace.ts';
import { likePage } from '../../src/report/answer/like.ts';
import { recordPage } from '../../src/report/answer/record.ts';
import { scorePage } from '../../src/report/answer/score.ts';
import { memoPage } from '../../src/report/memo/format.ts';
import { words } from '../../src/report/words/index.ts';
import { evaluation } from '../../src/run/record/evaluation.ts';
import { bide } from '../bide.ts';
import { BUNDLED, bundledRun } from '../bundled.ts';
import { CHROMIUM, type Sight, type Tab, tab } from '../chromium.ts';
import { parts } from '../run/record/make.ts';
import { seeds } from './seeds.ts';

if (!CHROMIUM) console.log('skipped: no Chromium, no page is looked at');

/** Least size of what is pressed, pixels, by the width of the page. */
const TARGETS: Readonly<Record<number, number>> = { 360: 44, 768: 24, 1440: 24 };
/** Width of a sheet of A4 inside its margins, pixels. */
const SHEET_PX = 695;
/** Sheets that a memo of one page may take. */
const MAX_SHEETS = 3;

const PAPER: Sight = { width: SHEET_PX, media: 'print' };
/** The ways in which every page is looked at. */
const SIGHTS: readonly Sight[] = [
  ...[360, 768, 1440].flatMap((width) =>
    (['light', 'dark'] as const).map((theme): Sight => ({ width, theme })),
  ),
  PAPER,
];
const named = ({ width, theme, media }: Sight): string =>
  media === 'print' ? 'in print' : `at ${width} px in ${theme}`;

const DAY = [BUNDLED, '--at', '2026-01-20'];

/** Words that no heading and no cell may break across lines. */
const zh = words('zh-Hant');
const WORDS = [
  ...REGIMES.flatMap((r) => [zh.regime[r], zh.short[r]]),
  ...['續抱', '加碼', '減碼', '離場', '觀望', '停損', '曝險', '雜音', '摩擦', '決裂', '承壓'],
  ...['機率', '機率比', '分貝', '倍數', '交易日', '標準差', '百分點', '區間', '中位數', '對數'],
  ...['利差', '匯率', '殖利率', '公債', '美元', '指數', '黃金', '槓桿', '部位', '預算', '回撤'],
  ...['門檻', '基準', '先驗', '證據', '期間', '收復', '超跌', '賣壓', '追繳', '帳本', '嚴重度'],
  ...['序列', '假設', '校準', '經理人', '參與者', '隨機漫步', '平均', '懲罰', '預測', '結果'],
];

/** Days of another episode that are like one day. */
const LIKE: LikeDays = {
  episode: 'an-episode',
  title: { en: 'A made episode', 'zh-Hant': '虛構的事件期間與它的名稱' },
  day: 20473 as Day,
  likeness: likeness(-1.9),
  days: [-1.1, -2.8].map((risk, i) => ({
    episode: 'other',
    title: { en: 'Another made episode', 'zh-Hant': '另一段虛構的預算與公債' },
    day: (18000 + 40 * i) as Day,
    distance: 0.31 + i / 10,
    likeness: likeness(risk),
    exposure: 0.38,
    followed: { within: { 5: -0.044, 20: 0.01, 60: -0.091 }, low: -0.103 },
  })),
  episodes: ['other'],
  among: 975,
  any: { low: -0.054, at: 0.007, high: 0.049 },
};

/** A day on which the risk leg fell so many sigmas. */
function likeness(risk: number): LikeDays['likeness'] {
  const legs = { risk, rates: -3.2, dollar: -1.7 };
  return {
    legs,
    rungs: { A: 1, B: 0, C: 2, D: 0 },
    regime: { noise: 0.59, friction: 0.37, rupture: 0.04 },
  };
}

/** Measures of `measure.js`, and what each found. */
type Found = Readonly<Record<string, readonly string[]>>;

const MEASURE = readFileSync(new URL('./measure.js', import.meta.url), 'utf8');
const room = mkdtempSync(join(tmpdir(), 'bide-pages-'));
const pages: (readonly [name: string, page: string])[] = [];
let seen: Tab;

/** What is wrong with the page that is open, looked at in some way. */
async function measured(sight: Sight): Promise<Found> {
  await seen.look(sight);
  const { width, theme, media } = sight;
  const asked = {
    width,
    words: WORDS,
    colours: theme === 'dark',
    target: media === 'print' ? 0 : (TARGETS[width] ?? 0),
  };
  // The smallest size that the page names.
  const letters = `parseFloat(getComputedStyle(Object.assign(document.body.appendChild(document.createElement('i')),{style:'font-size:var(--t-12)'})).fontSize)`;
  return seen.ask<Found>(
    `${MEASURE};measure({...${JSON.stringify(asked)},letters:(()=>{const x=${letters};document.body.lastChild.remove();return x})()})`,
  );
}

/** Pages of memos in both languages, by what the file is called. */
async function memos(home: string, kind: string, more: readonly string[] = []): Promise<void> {
  const out = join(room, kind);
  const asked = ['memo', ...DAY, '--format', 'html', '--out', out, ...more];
  expect((await bide(asked, { BIDE_HOME: home })).err).toBe('');
  for (const file of readdirSync(out))
    pages.push([`${kind} ${file}`, readFileSync(join(out, file), 'utf8')]);
}

const BOOK =
  'book set --position SPY=900@678USD TSM=800@330USD TLT=2000@87USD IEF=900@95USD AAPL=500@250USD --cash 1000USD --loan 20000USD --currency USD --adv SPY=80000000 --on 2026-01-16';
/** What is answered with a page, as it is asked. */
const answers = (home: string): readonly (readonly string[])[] => [
  ['career', ...DAY],
  ['crowd', ...DAY],
  ['delever', ...DAY],
  ['odds', ...DAY],
  ['survive', ...DAY],
  ['threats', BUNDLED],
  ['journal'],
  ['journal', '1'],
  ['journal', 'reviews'],
  ['journal', 'process', BUNDLED],
  ['evidence', 'agree', join(home, 'a.jsonl'), join(home, 'b.jsonl')],
];

/** Two coders who differ here and there. */
function coders(home: string): void {
  const lines = readFileSync(`episodes/${BUNDLED}/evidence.jsonl`, 'utf8').split('\n').slice(0, 40);
  writeFileSync(join(home, 'a.jsonl'), `${lines.join('\n')}\n`);
  const other = lines.map((line, i) => (i % 5 === 0 ? line.replace('"rung":1', '"rung":2') : line));
  writeFileSync(join(home, 'b.jsonl'), `${other.slice(2).join('\n')}\n`);
}

/** What every page has wrong, by the way of looking. */
const wrong = new Map<string, string[]>();

beforeAll(async () => {
  if (!CHROMIUM) return;
  seen = await tab();
  const home = join(room, 'home');
  const run = bundledRun();
  const day = run.decisions.findIndex((d) => formatDay(d.moment.day) === '2026-01-20');
  const { title, thesis } = { ...run.setup.episode, ...run.setup.policy };
  const score = {
    ...{ title, thesis, score: scored(run), paths: wealthBySession(run) },
    ...present({ price: priceViewOf(run) }),
  };
  for (const lang of LANGS) {
    pages.push([`nothing held ${lang}`, memoPage(dossier(run, day), lang)]);
    pages.push([`score ${lang}`, scorePage(score, lang)]);
  }
  expect((await bide(BOOK.split(' '), { BIDE_HOME: home })).code).toBe(0);
  const why = ['--why', 'too early; a reason that runs over more than a line of a narrow page'];
  const taken = ['decide', ...DAY, '--override', '--exposure', '0.6', '--review', '2031-01-31'];
  expect((await bide([...taken, ...why], { BIDE_HOME: home })).code).toBe(0);
  await memos(home, 'a book held');
  await memos(home, 'since', ['--since', '2026-01-12']);
  coders(home);
  for (const lang of LANGS) {
    for (const asked of answers(home)) {
      const file = join(room, 'page.html');
      const env = { BIDE_HOME: home, BIDE_LANG: lang };
      const { code, err } = await bide([...asked, '--html', file], env);
      expect([code, err]).toEqual([0, '']);
      pages.push([`${asked.slice(0, 2).join(' ')} ${lang}`, readFileSync(file, 'utf8')]);
    }
    const view = { evaluation: evaluation(parts(0.2, 0.01, -0.005)), title };
    pages.push([`score episodes ${lang}`, recordPage(view, lang)]);
    pages.push([`like ${lang}`, likePage(LIKE, lang)]);
  }
  for (const [name, page] of pages) {
    await seen.open(page);
    for (const sight of SIGHTS)
      for (const [measure, found] of Object.entries(await measured(sight)))
        wrong.set(named(sight), [
          ...(wrong.get(named(sight)) ?? []),
          ...found.map((x) => `${name}: ${measure}: ${x}`),
        ]);
  }
});
afterAll(async () => {
  await seen?.close();
  rmSync(room, { recursive: true, force: true });
});

describe.skipIf(!CHROMIUM)('every page, looked at', () => {
  test.each(seeds(WORDS[0] ?? ''))(
    'a page with $seeded is found out',
    async ({ measure, page }) => {
      await seen.open(page);
      const found = Object.entries(await measured({ width: 360 })).filter(
        ([, all]) => all.length > 0,
      );
      expect(found.map(([name]) => name)).toEqual(measure === undefined ? [] : [measure]);
    },
  );

  test.each(SIGHTS.map(named))('%s', (sight) => {
    expect(wrong.get(sight)).toEqual([]);
    for (const [name, page] of pages)
      expect(page.replace(/<style>.*?<\/style>/s, ''), name).not.toMatch(/`|[.。] ?[.。]/);
    expect(pages.length).toBe(2 * (1 + 2 + 1 + answers('').length + 3));
  });

  test('a memo with a book held prints on three sheets', async () => {
    for (const [name, page] of pages.filter(([name]) => /^a book held memo\.(en|zh)/.test(name))) {
      await seen.open(page);
      await seen.look(PAPER);
      const sheets = await seen.sheets();
      expect(sheets, name).toBeGreaterThan(1);
      expect(sheets, name).toBeLessThanOrEqual(MAX_SHEETS);
    }
  });
});
