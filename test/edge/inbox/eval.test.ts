import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evidenceLines } from '../../../src/edge/episode/lines.ts';
import { documentOf } from '../../../src/edge/inbox/coded.ts';
import { accuracy, hitRate } from '../../../src/sense/inbox/accuracy.ts';
import { bide } from '../../bide.ts';

const SHARED = '../shared/data';
const evaluated = async (...args: string[]) =>
  JSON.parse((await bide(['evidence', 'eval', '--json', ...args])).out);

test('precision and recall by level and by episode, beside both baselines', async () => {
  const { all, episodes, types } = await evaluated();
  expect(episodes).toHaveLength(7);
  const { rules, talk, type, spoken, classifier } = all.methods;
  expect([rules.items, talk.items, type.items, spoken.items, classifier]).toEqual([
    ...[444, 444, 444, 444, undefined],
  ]);
  expect(Object.values<number>(types).reduce((a, b) => a + b)).toBe(444);
  expect(talk.alike.rung.at).toBeCloseTo(155 / 444, 10);
  // A page of a newspaper is never a signal, whatever it says.
  expect(rules.signal).toMatchObject({ hits: 0, claimed: 0, there: 159 });
  expect(rules.signal.recall.at).toBe(0);
  expect(rules.signal.recall.high).toBeGreaterThan(0);
  // As docs/inbox.md says.
  const whole = (share: number): number => Math.round(100 * share);
  expect([rules, talk, type].map(({ alike }) => whole(alike.rung.at))).toEqual([40, 35, 35]);
  expect([whole(rules.alike.rung.low), whole(rules.alike.rung.high)]).toEqual([37, 43]);
  expect([spoken.signal.recall.at, spoken.signal.precision.at].map(whole)).toEqual([12, 76]);
  expect([rules, talk].map(({ alike }) => whole(alike.direction.at))).toEqual([40, 47]);
  for (const { methods, name } of episodes)
    expect(
      methods.rules.rungs.reduce((n: number, r: { there: number }) => n + r.there, 0),
      name,
    ).toBe(methods.rules.items);
});

test('the screen says it in both languages, and what it is', async () => {
  const en = await bide(['evidence', 'eval']);
  expect(en.code).toBe(0);
  expect(en.out).toContain('source type alone');
  expect(en.out.replace(/\s+/g, ' ')).toContain('nothing was changed after it was scored');
  const zh = await bide(['evidence', 'eval', '--lang', 'zh-Hant']);
  expect(zh.out).toContain('一律當口頭');
});

test('a folder that is not there is told and passed over', async () => {
  const { err, code } = await bide([
    'evidence',
    'eval',
    '--data',
    '/no/such/folder',
    'library/gilts-2022',
  ]);
  expect([code, err]).toEqual([0, '/no/such/folder: not there, skipped\n']);
});

test.skipIf(!existsSync(`${SHARED}/episodes`))(
  'items of a folder and of a file are scored',
  async () => {
    const { episodes } = await evaluated(
      '--data',
      `${SHARED}/episodes`,
      `${SHARED}/events/greenland-timeline.jsonl`,
    );
    expect(episodes.map(({ name }: { name: string }) => name).sort()).toEqual([
      ...['brexit-2016', 'debt-ceiling-2011', 'gilts-2022', 'greenland-timeline', 'italy-2018'],
      ...['rare-earths-2025', 'trade-war-2019'],
    ]);
  },
);
if (!existsSync(`${SHARED}/episodes`))
  console.log(`${SHARED} is not here: its episodes are skipped`);

test('nothing that a coder judged reaches the rules', () => {
  const read = evidenceLines(
    readFileSync('episodes/library/gilts-2022/evidence.jsonl', 'utf8'),
    'gilts',
  );
  const [item] = read.ok ? read.value : [];
  if (!item) throw new Error('no item');
  const other = {
    ...item,
    rung: 5,
    direction: 'noise',
    watch: 'D',
    kind: 'attack',
    claim: 'x',
  } as const;
  expect(documentOf(other)).toEqual(documentOf(item));
  const official = {
    ...item,
    source: { name: 'x', url: 'https://eur-lex.europa.eu/eli/reg/2030/1' },
  };
  expect(documentOf(official)).toMatchObject({ source: 'cellar', type: 'regulation' });
});

test('shares by hand', () => {
  // Proposed thrice, twice rightly; there are four.
  const pairs = [
    ...[
      [true, true],
      [true, true],
      [true, false],
    ],
    ...[
      [false, true],
      [false, true],
    ],
  ];
  const rate = hitRate(pairs as [boolean, boolean][]);
  expect(rate.precision?.at).toBeCloseTo(2 / 3, 12);
  expect(rate.recall?.at).toBe(0.5);
  expect(hitRate([])).toEqual({ hits: 0, claimed: 0, there: 0 });
  const one = { rung: 0, direction: 'friction', watch: 'A', kind: 'statement' } as const;
  const calm = { ...one, rung: 3, direction: 'noise' } as const;
  const found = accuracy([
    { coded: one, proposed: one },
    { coded: calm, proposed: one },
  ]);
  // Level 0: precision 1/2, recall 1; level 3: both 0.
  expect(found.macro).toEqual({ precision: 0.25, recall: 0.5 });
  expect(found.leaning).toMatchObject({ hits: 1, claimed: 2, there: 2 });
});
