import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { both } from '../../../src/domain/text.ts';
import { parseDay, parseInstant } from '../../../src/domain/time.ts';
import { readContracts as contracts } from '../../../src/edge/episode/contracts.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { loadEpisode } from '../../../src/edge/opening.ts';

const quote = (over: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    id: 'm1',
    title: { en: 'Duties by June', 'zh-Hant': '六月前課稅' },
    scenario: 'duties',
    wording: 'official',
    deadline: '2001-06-30',
    resolution: { name: 'Gazette', url: 'https://example.org/rules' },
    at: '2001-01-05',
    known_at: '2001-01-05T21:00-05:00',
    bid: 0.2,
    ask: 0.24,
    ...over,
  });
const told = (text: string): readonly string[] => {
  const read = contracts(text, 'contracts.jsonl');
  return read.ok ? [] : read.problems.map((p) => sayProblem(p, 'en'));
};

test('quotes are read in the order in which they became known', () => {
  const later = quote({
    at: '2001-01-08',
    known_at: '2001-01-08T21:00-05:00',
    bid: 0.3,
    ask: 0.31,
  });
  const read = contracts(`\uFEFF${later}\r\n\r\n${quote()}\r\n`, 'contracts.jsonl');
  if (!read.ok) throw new Error('read');
  const { quotes, settled } = read.value;
  expect(quotes.map((c) => c.bid)).toEqual([0.2, 0.3]);
  expect(quotes[0]).toMatchObject({
    id: 'm1',
    deadline: parseDay('2001-06-30'),
    knownAt: parseInstant('2001-01-06T02:00Z'),
  });
  expect(quotes[0]).not.toHaveProperty('known_at');
  expect(settled).toEqual([]);
});

test.each([
  ['Duties by June', both('Duties by June', 'Duties by June（英文）')],
  [{ en: 'Duties by June' }, both('Duties by June', 'Duties by June（英文）')],
  ['六月前課稅', both('六月前課稅 (in Chinese)', '六月前課稅')],
  [{ 'zh-Hant': '六月前課稅' }, both('六月前課稅 (in Chinese)', '六月前課稅')],
])('a title in one language, %j, is told in both', (title, said) => {
  const read = contracts(`${quote({ title })}\n${quote({ title, at: '2001-01-04' })}`, 'c.jsonl');
  expect(read.ok && read.value.quotes.map((c) => c.title)).toEqual([said, said]);
});

test.each([
  [{ bid: 1.2, ask: 1.3 }, 'expected a price from 0 to 1, found 1.2'],
  [{ bid: 0.5 }, '[ask] expected 0.5 (bid) or more, found 0.24'],
  [{ deadline: '2001-01-04' }, '[deadline] expected not before `at`, found "2001-01-04"'],
  [{ known_at: '2001-01-01T00:00Z' }, '[known_at] expected not before `at`'],
  [{ known_at: '2001-01-05' }, 'expected an instant with offset'],
  [{ deadline: '2001-02-30' }, 'expected a date that exists'],
  [{ resolution: { name: 'x', url: 'gazette' } }, 'expected an http or https address'],
  [{ colour: 'red' }, 'expected one of id, title, scenario'],
  [{ outcome: 'maybe', resolved_on: '2001-03-01' }, '[outcome] expected one of yes, no'],
  [{ outcome: 'no' }, '[resolved_on] expected a day beside `outcome`, found nothing'],
  [{ resolved_on: '2001-03-01' }, '[outcome] expected yes or no beside `resolved_on`'],
  [{ outcome: 'no', resolved_on: '2001-01-04' }, '[resolved_on] expected not before `at`'],
  [
    { outcome: 'yes', resolved_on: '2001-07-01' },
    '[resolved_on] expected not after `deadline`, since the outcome is yes, found "2001-07-01"',
  ],
])('%j is told with its place', (over, says) => {
  const [first] = told(`\n${quote(over)}`);
  expect(first).toMatch(/^contracts\.jsonl:2:\d+: /);
  expect(first).toContain(says);
});

test('one contract keeps its path, its wording and its deadline', () => {
  const list = told(`${quote()}\n${quote({ wording: 'loose', deadline: '2001-07-31' })}`);
  expect(list.map((l) => l.replace(/^.*\] /, ''))).toEqual([
    'expected the same as on line 1, for it is the same contract, found "loose"',
    'expected the same as on line 1, for it is the same contract, found "2001-07-31"',
  ]);
});

test('a line that is no JSON is told', () => {
  expect(told('{')[0]).toContain(':1:2: expected a key in double quotes, or }, found the end');
});

const YES = { outcome: 'yes', resolved_on: '2001-06-30' };

test('what a contract became stands apart from its quotes', () => {
  const read = contracts(`${quote(YES)}\n${quote({ ...YES, bid: 0.1 })}`, 'contracts.jsonl');
  if (!read.ok) throw new Error('read');
  expect(read.value.settled).toEqual([{ contract: 'm1', came: true, on: parseDay('2001-06-30') }]);
  const bare = contracts(`${quote()}\n${quote({ bid: 0.1 })}`, 'contracts.jsonl');
  if (!bare.ok) throw new Error('read');
  expect(read.value.quotes).toEqual(bare.value.quotes);
});

test('a no may be settled before the deadline or after it', () => {
  for (const resolved_on of ['2001-02-01', '2001-07-02'])
    expect(told(quote({ outcome: 'no', resolved_on }))).toEqual([]);
});

test('quotes of one contract agree on what it became; silence may go before a word, not after it', () => {
  const against = (a: object, b: object): readonly string[] =>
    told(`${quote({ ...a })}\n${quote({ ...b })}`).map((l) =>
      l.replace(/^contracts.jsonl:(\d+):\d+: \[(\w+)\].*found /, '$1 $2 '),
    );
  expect(against(YES, { ...YES, outcome: 'no', resolved_on: '2001-06-29' })).toEqual([
    '2 outcome "no"',
    '2 resolved_on "2001-06-29"',
  ]);
  expect(against({}, YES)).toEqual([]);
  expect(against(YES, {})).toEqual(['2 outcome nothing', '2 resolved_on nothing']);
  expect(told(`${quote(YES)}\n${quote({ id: 'm2' })}`)).toEqual([]);
  // The first word holds, however many lines of silence stand before it.
  expect(told(`${quote()}\n${quote(YES)}\n${quote({ ...YES, outcome: 'no' })}`)[0]).toContain(
    'expected the same as on line 2',
  );
});

test('what came may stand on a line of its own, later and without a book', () => {
  const end = quote({
    ...YES,
    at: '2001-06-30',
    known_at: '2001-07-03T09:00Z',
    bid: undefined,
    ask: undefined,
  });
  const read = contracts(`${quote()}\n${end}\n`, 'contracts.jsonl');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(read.value.quotes.map((c) => c.bid)).toEqual([0.2]);
  expect(read.value.settled).toEqual([{ contract: 'm1', came: true, on: parseDay('2001-06-30') }]);
  // A no is often decided after the deadline, where no quote may stand.
  const no = { outcome: 'no', resolved_on: '2001-07-02', at: '2001-07-02' };
  const late = { ...no, known_at: '2001-07-03T09:00Z', bid: undefined, ask: undefined };
  expect(told(quote(late))).toEqual([]);
  expect(told(quote({ ...late, bid: 0.1, ask: 0.2 }))[0]).toContain('[deadline]');
});

test.each([
  [{ bid: undefined }, '[bid] expected a price from 0 to 1'],
  [{ ask: undefined }, '[ask] expected a price from 0 to 1'],
  [{ ...YES, ask: undefined }, '[ask] expected a price from 0 to 1'],
])('a book has both sides, and only what came stands without one: %j', (over, says) => {
  expect(told(quote(over))[0]).toContain(says);
});

test('rules stay as they were told first; where they are not told, nothing is said of them', () => {
  expect(told(`${quote()}\n${quote({ rules: 'A' })}\n${quote()}`)).toEqual([]);
  expect(told(`${quote({ rules: 'A' })}\n${quote({ rules: 'B' })}`)[0]).toContain(
    '[rules] expected the same as on line 1',
  );
});

test.each([
  [{ title: { en: 'Duties by July', 'zh-Hant': '六月前課稅' } }, 'title.en'],
  [{ title: { en: 'Duties by June', 'zh-Hant': '七月前課稅' } }, 'title.zh-Hant'],
  [{ resolution: { name: 'Bulletin', url: 'https://example.org/rules' } }, 'resolution.name'],
  [{ resolution: { name: 'Gazette', url: 'https://example.org/other' } }, 'resolution.url'],
  [{ scenario: 'none' }, 'scenario'],
])('one contract keeps its title and who decides: %j', (over, path) => {
  const found = told(`${quote()}\n${quote(over)}`);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^contracts\.jsonl:2:\d+: /);
  expect(found[0]).toContain(`[${path}] expected the same as on line 1`);
});

test('a path that the thesis does not have is told with its place when an episode is opened', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bide-contracts-'));
  cpSync('episodes/greenland-2026', folder, { recursive: true });
  const file = join(folder, 'contracts.jsonl');
  const put = (scenario: string) => writeFileSync(file, `\n${quote({ scenario })}\n`);
  const told = (lang: 'en' | 'zh-Hant') => {
    const found = loadEpisode(folder);
    return found.ok ? [] : found.problems.map((p) => sayProblem(p, lang));
  };
  try {
    put('no-such-path');
    expect(told('en')).toHaveLength(1);
    expect(told('en')[0]).toMatch(
      /contracts\.jsonl:2:\d+: \[scenario\] expected one of .+, found "no-such-path"$/,
    );
    expect(told('zh-Hant')[0]).toContain('，收到的是「no-such-path」');
    const [own = ''] = /one of ([^,]+)/.exec(told('en')[0] ?? '')?.slice(1) ?? [];
    put(own);
    expect(told('en')).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
