import { expect, test } from 'vitest';
import { both } from '../../../src/domain/text.ts';
import { parseDay, parseInstant } from '../../../src/domain/time.ts';
import { evidenceLines as lines } from '../../../src/edge/episode/lines.ts';
import { told, value } from './sample.ts';

const ITEM = {
  id: 'X-1',
  claim: 'duty',
  occurred_on: '2020-02-10',
  known_on: '2020-02-11',
  actor: 'A government',
  headline: 'A duty is announced.',
  headline_zh: '宣布課稅。',
  watch: 'A',
  kind: 'threat',
  rung: 1,
  direction: 'friction',
  unilateral: true,
  source_url: 'https://example.org/a',
  source_name: 'Example',
  confidence: 'high',
  quote_figures: '',
  notes: '',
};

const line = (change: object = {}) => JSON.stringify({ ...ITEM, ...change });
const wrong = (change: object) => told(lines(line(change), 'e.jsonl'));

test('an item with only a date is known at 24:00 New York of that day', () => {
  const [item] = value(lines(line(), 'e.jsonl'));
  // 24:00 of the 11th in New York (UTC-5) is 05:00 UTC of the 12th
  expect(item?.knownAt).toBe(parseInstant('2020-02-12T05:00:00Z'));
  expect(item).toMatchObject({ id: 'X-1', suspended: false, unilateral: true, figures: '' });
  expect(item?.counterparties).toEqual([]);
  expect(item).not.toHaveProperty('scheduledFor');
});

test('an item with an hour is known at that instant', () => {
  const [item] = value(lines(line({ known_at: '2020-02-10T12:03:00-05:00' }), 'e.jsonl'));
  expect(item?.knownAt).toBe(parseInstant('2020-02-10T17:03:00Z'));
});

test('unilateral null is left out', () => {
  expect(value(lines(line({ unilateral: null }), 'e.jsonl'))[0]).not.toHaveProperty('unilateral');
});

test('a headline may be in one language, and is told in both', () => {
  const { headline, headline_zh, ...rest } = ITEM;
  const read = (said: object) => value(lines(JSON.stringify({ ...rest, ...said }), 'e.jsonl'))[0];
  const english = both(headline, `${headline}（英文）`);
  const chinese = both(`${headline_zh} (in Chinese)`, headline_zh);
  expect(read({ headline })?.headline).toEqual(english);
  expect(read({ headline: headline_zh })?.headline).toEqual(chinese);
  expect(read({ headline_zh })?.headline).toEqual(chinese);
  expect(read({ headline, headline_zh })?.headline).toEqual(both(headline, headline_zh));
  expect(told(lines(JSON.stringify(rest), 'e.jsonl'))).toEqual([
    'e.jsonl:1:1: [headline] expected text that is not blank, found nothing',
  ]);
  expect(wrong({ headline_zh: ' ' })).toHaveLength(1);
});

test('items come in order of arrival, then of id', () => {
  const text = [
    line({ id: 'X-3', known_on: '2020-02-12' }),
    line({ id: 'X-2' }),
    line({ id: 'X-1' }),
  ].join('\n');
  expect(value(lines(text, 'e.jsonl')).map((item) => item.id)).toEqual(['X-1', 'X-2', 'X-3']);
});

test('a byte order mark, CRLF and empty lines change nothing', () => {
  const text = `\uFEFF${line()}\r\n\r\n${line({ id: 'X-2' })}\r\n`;
  expect(value(lines(text, 'e.jsonl'))).toHaveLength(2);
  expect(value(lines('', 'e.jsonl'))).toEqual([]);
});

test('an item without a source is told', () => {
  const { source_url, source_name, ...bare } = ITEM;
  expect(source_url + source_name).toBeTruthy();
  expect(told(lines(JSON.stringify(bare), 'e.jsonl'))).toEqual([
    'e.jsonl:1:1: [source_url] expected a source, found nothing',
    'e.jsonl:1:1: [source_name] expected a source, found nothing',
  ]);
  expect(wrong({ source_name: ' ' })[0]).toMatch(/\[source_name\] expected a source, found " "$/);
  expect(wrong({ source_url: 'a friend' })[0]).toMatch(
    /\[source_url\] expected an http or https address, found "a friend"$/,
  );
});

test('an unknown key, a wrong word and a wrong rung are told with line and column', () => {
  const text = `${line()}\n${line({ id: 'X-2', rank: 3 })}`;
  const column = line({ id: 'X-2', rank: 3 }).indexOf('"rank"') + 1;
  expect(told(lines(text, 'e.jsonl'))[0]).toMatch(
    new RegExp(`^e\\.jsonl:2:${column}: \\[rank\\] expected one of id, claim, .*, found "rank"$`),
  );
  expect(wrong({ kind: 'rumour' })[0]).toMatch(
    /\[kind\] expected one of withdrawal, threat, .*, found "rumour"$/,
  );
  expect(wrong({ watch: 'F' })[0]).toMatch(/\[watch\] expected one of A, B, C, D, E, found "F"$/);
  expect(wrong({ rung: 6 })[0]).toMatch(
    /\[rung\] expected a level, a whole number from 0 to 5, found 6$/,
  );
  expect(wrong({ rung: '1' })[0]).toMatch(
    /\[rung\] expected a level, a whole number from 0 to 5, found "1"$/,
  );
});

test('what is known before it happened is told', () => {
  expect(wrong({ known_on: '2020-02-09' })[0]).toMatch(
    /\[known_on\] expected not before `occurred_on`/,
  );
  // the 10th begins first at UTC+14: 2020-02-09T10:00Z
  expect(wrong({ known_at: '2020-02-09T09:59:59Z' })[0]).toMatch(
    /\[known_at\] expected not before/,
  );
  expect(wrong({ known_at: '2020-02-09T10:00:00Z' })).toEqual([]);
});

test('an hour without an offset and a date that does not exist are told', () => {
  expect(wrong({ known_at: '2020-02-10T12:00' })[0]).toMatch(
    /\[known_at\] expected an instant with offset/,
  );
  expect(wrong({ scheduled_for: '2020-02-30' })[0]).toMatch(
    /\[scheduled_for\] expected a date that exists/,
  );
});

test('an id used twice is told with the line that has it', () => {
  expect(told(lines(`${line()}\n\n${line()}`, 'e.jsonl'))).toEqual([
    'e.jsonl:3:7: [id] expected an id not used before; line 1 has it, found "X-1"',
  ]);
});

test('a line that is no JSON is told, and the others are still judged', () => {
  const text = `{"id": 1,}\n${line({ rung: 9 })}\nnonsense\n{"id": "X`;
  const problems = told(lines(text, 'e.jsonl'));
  expect(problems).toHaveLength(4);
  expect(problems[0]).toMatch(/^e\.jsonl:1:10: expected a key in double quotes, found "}"$/);
  expect(problems[1]).toMatch(/^e\.jsonl:2:\d+: \[rung\]/);
  expect(problems[2]).toMatch(/^e\.jsonl:3:1: expected a JSON value, found "nonsense"$/);
  expect(problems[3]).toMatch(/^e\.jsonl:4:8: expected text that is closed/);
  expect(told(lines('3', 'e.jsonl'))).toEqual(['e.jsonl:1:1: expected a map of keys, found 3']);
});

test('an item names one counterparty, several or none', () => {
  const named = (counterparty?: unknown) =>
    value(lines(line(counterparty === undefined ? {} : { counterparty }), 'e.jsonl'))[0]
      ?.counterparties;
  expect([named(), named('EU'), named(['EU', 'GB'])]).toEqual([[], ['EU'], ['EU', 'GB']]);
  for (const counterparty of [[], [''], [' '], ['EU', 1], {}, 1])
    expect(wrong({ counterparty })).toEqual([
      expect.stringContaining('expected text that is not blank'),
    ]);
});

test('an act that begins later says when: not before the act, and only where it is signed', () => {
  const ITS_DAY = '2020-03-01';
  const [item] = value(lines(line({ rung: 3, effective_on: ITS_DAY }), 'e.jsonl'));
  expect(item?.effectiveOn).toBe(parseDay(ITS_DAY));
  expect(value(lines(line(), 'e.jsonl'))[0]).not.toHaveProperty('effectiveOn');
  expect(wrong({ rung: 2, effective_on: ITS_DAY })).toEqual([
    expect.stringContaining('[effective_on] expected no such day'),
  ]);
  expect(wrong({ rung: 3, effective_on: '2020-01-01' })).toEqual([
    expect.stringContaining('[effective_on] expected not before `occurred_on`'),
  ]);
});

test('an instant stands near the day beside it, and none is known long after the stretch', () => {
  const year = ITEM.known_on.slice(0, 4);
  const later = (by: number): string => ITEM.known_on.replace(year, String(Number(year) + by));
  expect(wrong({ known_at: `${later(1)}T12:00:00Z` })).toEqual([
    expect.stringContaining('[known_at] expected an instant within two days of `known_on`'),
  ]);
  const until = parseDay(`${year}-12-31`);
  const by = (known_on: string) => told(lines(line({ known_on }), 'e.jsonl', until));
  expect(by(later(1))).toEqual([]);
  expect(by(later(79))).toEqual([
    expect.stringContaining(`[known_on] expected a day not after ${Number(year) + 2}-01-01`),
  ]);
});
