import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chanceBy, hazard, yearsOf, yearsTo } from '../../src/domain/hazard.ts';
import type { Score } from '../../src/domain/score.ts';
import type { Text } from '../../src/domain/text.ts';
import { type Day, formatDay } from '../../src/domain/time.ts';
import { bundled } from '../../src/edge/episode/bundled.ts';
import { loadEpisode } from '../../src/edge/opening.ts';
import { scored } from '../../src/edge/score.ts';
import { dossier, type Played, play } from '../../src/edge/workspace.ts';
import { type ScoreView, scorePage, scoreScreen } from '../../src/report/answer/score.ts';
import { bundledRun } from '../bundled.ts';
import { sure } from '../judge/score/make.ts';

/** A score as the command shows it, without paths of wealth. */
const viewed = (score: Score, title: Text = { en: 'x', 'zh-Hant': 'x' }): ScoreView => ({
  score,
  thesis: bundledRun().setup.policy.thesis,
  paths: [],
  title,
});

const room = mkdtempSync(join(tmpdir(), 'bide-market-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
const source = bundled('greenland-2026');
if (!source.ok) throw new Error('no episode');

/** The score of a run, worked out once. */
const SCORES = new Map<Played, Score>();
function scoreOf(run: Played): Score {
  const found = SCORES.get(run) ?? scored(run);
  SCORES.set(run, found);
  return found;
}

/** The episode beside contracts of one's own. */
function played(quotes: readonly object[]): Played {
  const folder = mkdtempSync(join(room, 'episode-'));
  cpSync(source.ok ? source.value : '', folder, { recursive: true });
  writeFileSync(join(folder, 'contracts.jsonl'), quotes.map((q) => JSON.stringify(q)).join('\n'));
  const opened = loadEpisode(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return play(opened.value);
}

const bare = bundledRun();
const AT = 20;
const LATER = 60;
const dayOf = (i: number): Day => (bare.decisions[i] as Played['decisions'][0]).moment.day;
const [path, other] = bare.setup.policy.thesis.scenarios.map((s) => s.id);
const DEADLINE = (dayOf(AT) + 50) as Day;

const quote = (over: object = {}): object => ({
  id: 'made-up-1',
  title: { en: 'Made up', 'zh-Hant': '虛構' },
  scenario: path,
  wording: 'official',
  deadline: formatDay(DEADLINE),
  resolution: { name: 'Nobody', url: 'https://example.org/rules' },
  at: formatDay(dayOf(AT)),
  known_at: `${formatDay(dayOf(AT))}T12:00-05:00`,
  bid: 0.3,
  ask: 0.34,
  ...over,
});
const later = {
  at: formatDay(dayOf(LATER)),
  known_at: `${formatDay(dayOf(LATER))}T12:00-05:00`,
};
const open2 = quote({
  id: 'made-up-2',
  scenario: other,
  deadline: formatDay((dayOf(LATER) + 300) as Day),
  ...later,
});
const ended = (outcome: string) => ({
  outcome,
  resolved_on: formatDay((DEADLINE - 5) as Day),
});
const [silent, yes, no] = [
  played([quote(), open2]),
  played([quote(ended('yes')), open2]),
  played([quote(ended('no')), open2]),
];

test('the score says how own odds fared against the price, with its cases, in both languages', () => {
  const score = scoreOf(yes);
  const said = dossier(yes, AT).odds;
  const p =
    'unknown' in said ? Number.NaN : (said.paths.find((x) => x.scenario === path)?.own ?? 0);
  const horizon = yearsOf(yes.setup.policy.thesis.horizon);
  const own = chanceBy(hazard(p, horizon), yearsTo(dayOf(AT), DEADLINE));
  const market = sure(score.market);
  // The middle of 0.3 and 0.34 is 0.32: (0.32 - 1)^2 = 0.4624.
  expect(sure(market.brier)).toEqual({
    own: expect.closeTo((own - 1) ** 2, 12),
    market: expect.closeTo(0.4624, 12),
  });
  expect(own).toBeGreaterThan(0);
  const lines = scoreScreen(viewed(score), 'en');
  expect(lines.join(' ')).toContain(
    `Contracts: 1 quote of 1 resolved contract; Brier own ${((own - 1) ** 2).toFixed(3)}, market 0.462`,
  );
  expect(lines).toContain('Contracts still open: 1.');
  const from = lines.findIndex((l) => l.startsWith('Contracts:'));
  expect(Math.max(...lines.slice(from, from + 3).map((l) => l.length))).toBeLessThanOrEqual(80);
  expect(scoreScreen(viewed(score), 'zh-Hant').join('')).toContain(
    '預測合約：已有結果的1份，報價1筆',
  );
  expect(JSON.parse(JSON.stringify(score)).market).toMatchObject({ scored: 1, apart: 1, came: 1 });
  const { title } = yes.setup.episode;
  expect(scorePage(viewed(score, title), 'en')).toContain('1 quote of 1 resolved contract');
  expect(scorePage(viewed(score, title), 'zh-Hant')).toContain('已有結果的1份');
});

test('why there is no score is said, and who won is said first as before', () => {
  const says = (p: Played): string => scoreScreen(viewed(scoreOf(p)), 'en').join('\n');
  expect(says(bare)).toContain('Contracts: no score against prices, no contracts');
  expect(says(silent)).toContain('Contracts: no score against prices, no contract has resolved');
  expect(scoreScreen(viewed(scoreOf(bare)), 'zh-Hant').join('\n')).toContain(
    '沒有對照價格的評分，沒有合約',
  );
  expect(scoreOf(yes).first).toEqual(scoreOf(bare).first);
});

test('what a contract became moves no decision and no odds', () => {
  const chain = (p: Played): readonly string[] => p.lines.map((l) => l.hash);
  const odds = (p: Played) => [AT, LATER].map((i) => dossier(p, i).odds);
  expect(chain(yes)).toEqual(chain(silent));
  expect(chain(no)).toEqual(chain(silent));
  expect(odds(yes)).toEqual(odds(silent));
  expect(odds(no)).toEqual(odds(silent));
  expect(yes.setup.contracts).toEqual(silent.setup.contracts);
  expect(yes.setup.contracts).toHaveLength(2);
  // The odds do read the price, so that the equalities above could have failed.
  expect(odds(yes)).not.toEqual(odds(bare));
});

test('with the future cut off the odds before it stand', () => {
  const cut = played([quote()]);
  expect(dossier(yes, AT).odds).toEqual(dossier(cut, AT).odds);
  expect(dossier(yes, LATER).odds).not.toEqual(dossier(cut, LATER).odds);
});
