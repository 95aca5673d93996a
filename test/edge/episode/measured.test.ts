import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDay, parseInstant } from '../../../src/domain/time.ts';
import {
  closeOf,
  readMeasured as read,
  measuredText as write,
} from '../../../src/edge/episode/measured.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { value } from './sample.ts';

const rank = (over: object = {}): object => ({
  group: 'a',
  names: 10,
  of: 12,
  slope: { low: -2, at: -1, high: -0.5 },
  volume: { low: 0.1, at: 0.2, high: 0.3 },
  reads: 'most liquid hardest',
  ...over,
});
const FORENSICS = {
  sold: [{ asset: 'X', share: { low: 0.2, at: 0.4, high: 0.6 } }],
  explained: { low: 0.1, at: 0.5, high: 0.9 },
  sessions: 20,
};
const line = (over: object = {}): string =>
  JSON.stringify({
    known_at: '2020-01-20T18:30:00-05:00',
    day: '2020-01-20',
    ranks: [rank()],
    forensics: FORENSICS,
    inputs: 'f0',
    ...over,
  });
const told = (text: string, lang: 'en' | 'zh-Hant' = 'en'): readonly string[] => {
  const found = read(text, 'm.jsonl');
  return found.ok ? [] : found.problems.map((p) => sayProblem(p, lang));
};

test('a reason written as a sentence, as files before had it, is read as its kind', () => {
  const why = (unknown: unknown) => {
    const [first] = value(read(line({ forensics: { unknown } }), 'm.jsonl'));
    return first?.cross.forensics;
  };
  const short = { kind: 'too few', of: 'sessions', least: 12 };
  expect(why('not identified')).toEqual({ unknown: { kind: 'not identified' } });
  expect(why('too short a past')).toEqual({ unknown: { kind: 'too short a past' } });
  expect(why('fewer than 12 sessions')).toEqual({ unknown: short });
  expect(why(short)).toEqual({ unknown: short });
  expect(told(line({ forensics: { unknown: 'no idea' } }))).not.toEqual([]);
  expect(told(line({ forensics: { unknown: { kind: 'stale' } } }))).not.toEqual([]);
});

test('what is right is read, and the bundled readings are', () => {
  expect(told(line())).toEqual([]);
  const file = 'episodes/greenland-2026/measured.jsonl';
  const text = readFileSync(file, 'utf8');
  const found = value(read(text, file));
  expect(found.map((m) => write(m.cross, m.stamp)).join('')).toBe(text);
});

test('nothing is known of a day before its close', () => {
  const early = line({ known_at: '2019-12-01T00:00:00Z' });
  expect(told(early)).toEqual([
    'm.jsonl:1:13: [known_at] expected not before the close of `day`, 2020-01-20 16:00 in New York, found "2019-12-01T00:00:00Z"',
  ]);
  expect(told(early, 'zh-Hant')).toEqual([
    'm.jsonl:1:13：[known_at] 應為不早於`day`的收盤，即紐約時間2020-01-20 16:00，收到的是「2019-12-01T00:00:00Z」',
  ]);
  expect(told(line({ known_at: '2020-01-20T15:59:00-05:00' }))).toHaveLength(1);
  expect(told(line({ known_at: '2020-01-20T16:00:00-05:00' }))).toEqual([]);
  // 16:00 in summer is 20:00 at Greenwich.
  const day = parseDay('2020-07-20');
  expect(day !== undefined && closeOf(day)).toBe(parseInstant('2020-07-20T20:00:00Z'));
});

test('one day is measured once', () => {
  expect(told(`${line()}\n\n${line()}`)).toEqual([
    'm.jsonl:3:47: [day] expected a day not measured before; line 1 has it, found "2020-01-20"',
  ]);
});

test.each([
  [{ ranks: [rank({ names: 13 })] }, '[ranks[0].names] expected at most 12 (of), found 13'],
  [
    { ranks: [rank({ slope: { low: 0, at: -1, high: 1 } })] },
    '[ranks[0].slope.at] expected 0 (low) or more, found -1',
  ],
  [
    { ranks: [rank({ slope: { low: -2, at: -1, high: -1.5 } })] },
    '[ranks[0].slope.high] expected -1 (at) or more, found -1.5',
  ],
  [
    { ranks: [rank({ volume: { low: 0, at: 0.5, high: 1.5 } })] },
    '[ranks[0].volume.high] expected a number from -1 to 1, found 1.5',
  ],
  [
    { ranks: [rank({ slope: { low: -2, at: -1, high: 0.5 } })] },
    '[ranks[0].reads] expected no pattern, which is what its two intervals allow to be said',
  ],
  [{ ranks: [rank({ reads: 'least liquid hardest' })] }, 'expected most liquid hardest, which is'],
  [
    { forensics: { ...FORENSICS, explained: { low: 0.6, at: 0.5, high: 0.9 } } },
    '[forensics.explained.at] expected 0.6 (low) or more, found 0.5',
  ],
  [
    { forensics: { ...FORENSICS, explained: { low: -1, at: 0.5, high: 0.9 } } },
    '[forensics.explained.low] expected a number from 0 to 1, found -1',
  ],
  [
    { forensics: { ...FORENSICS, sold: [{ asset: 'X', share: { low: 0, at: 3, high: 1 } }] } },
    '[forensics.sold[0].share.high] expected 3 (at) or more, found 1',
  ],
])('%j contradicts itself, and is told with its place', (over, says) => {
  const found = told(line(over));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^m\.jsonl:1:\d+: /);
  expect(found[0]).toContain(says);
});
