import { expect, test } from 'vitest';
import { parseDay, parseInstant } from '../../../src/domain/time.ts';
import { contracts } from '../../../src/edge/episode/contracts.ts';
import { say } from '../../../src/edge/problem.ts';

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
  return read.ok ? [] : read.problems.map((p) => say(p, 'en'));
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
  expect(read.value.map((c) => c.bid)).toEqual([0.2, 0.3]);
  expect(read.value[0]).toMatchObject({
    id: 'm1',
    deadline: parseDay('2001-06-30'),
    knownAt: parseInstant('2001-01-06T02:00Z'),
  });
  expect(read.value[0]).not.toHaveProperty('known_at');
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
  expect(told('{')[0]).toContain('well-formed JSON');
});
