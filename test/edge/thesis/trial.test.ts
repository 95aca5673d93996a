import { expect, test } from 'vitest';
import type { Stop } from '../../../src/domain/stop.ts';
import { formatDay, parseDay } from '../../../src/domain/time.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { notation } from '../../../src/edge/thesis/notation.ts';
import { policy } from '../../../src/edge/thesis/policy.ts';
import { readThesis } from '../../../src/edge/thesis/read.ts';
import { type Play, trial, trials } from '../../../src/edge/thesis/trial.ts';
import { SERIES, spotOf, THESIS } from './fixture.ts';

const run = (play: Play) => {
  const draft = readThesis(THESIS, 'thesis.yaml');
  if (!draft.ok) throw new Error('not read');
  const made = policy(draft.value, SERIES);
  if (!made.ok) throw new Error('not compiled');
  return trials(draft.value, made.value, play);
};
const stop = (id: string, state: Stop['state'], key?: string): Stop => ({
  id,
  ...(key === undefined ? {} : { key }),
  state,
  since: 0 as Stop['since'],
  run: 0,
  reasons: [],
});

test('series and evidence of a test are laid on weekdays from the day of opening', () => {
  const calls: Parameters<Play>[] = [];
  run((...args) => {
    calls.push(args);
    return [];
  });
  const [observations, evidence, days] = calls[0]!;
  // 2001-01-01 is a Monday; 66 days through index 65, thirteen weeks and a day
  expect(days).toHaveLength(66);
  expect(formatDay(days[0]!)).toBe('2001-01-01');
  expect(formatDay(days[5]!)).toBe('2001-01-08');
  expect(observations).toHaveLength(62);
  expect(observations[60]).toMatchObject({ series: 'EURUSD', at: days[60], value: 1.11 });
  expect(evidence).toMatchObject([
    {
      claim: 'c',
      occurredOn: days[61],
      scheduledFor: days[65],
      counterparties: ['EU8'],
      suspended: false,
      confidence: 'high',
    },
  ]);
  expect(evidence[0]!.knownAt).toBeGreaterThan(parseDay(formatDay(days[61]!))! * 86_400_000);
  expect(evidence[0]!.knownAt).toBeLessThan((parseDay(formatDay(days[61]!))! + 1) * 86_400_000);
});

test('a test passes when every state is as expected, and a keyed stop counts as its harshest key', () => {
  const result = run((_, __, days) =>
    days.map((_, i) => [
      stop('tariffs-land', days.length === 66 ? 'quiet' : 'tripped', 'EU8'),
      stop('tariffs-land', 'quiet', 'UK'),
      stop('flight', i >= 301 ? 'tripped' : 'quiet'),
    ]),
  );
  expect(result.map((t) => [t.name, t.problems.length])).toEqual([
    ['talk never trips', 0],
    ['an order in force trips', 0],
    ['a fall trips after two decisions', 0],
  ]);
});

test('a test that fails says what was expected and found, and where', () => {
  const [first, , third] = run((_, __, days) =>
    days.map(() => [stop('tariffs-land', 'tripped', 'EU8')]),
  );
  const { line, column } = spotOf(THESIS, '{ day: 62, stop: tariffs-land');
  expect(first?.problems.map((p) => sayProblem(p, 'en'))).toEqual([
    `thesis.yaml:${line}:${column}: [tests[0].expect[0]] expected tariffs-land/EU8 quiet on day 62, found "tripped"`,
  ]);
  expect(third?.problems.map((p) => sayProblem(p, 'zh-Hant'))[0]).toContain(
    '應為第301日`flight`為`tripped`，沒有填',
  );
});

test('a series of one test that cannot be read is wrong code, for the reader has refused it before', () => {
  const draft = readThesis(THESIS, 'thesis.yaml');
  const made = draft.ok ? policy(draft.value, SERIES) : draft;
  if (!made.ok) throw new Error('not compiled');
  const bad = { name: 'x', series: { SPX: '1 ?' }, evidence: [], expect: [] };
  const at = () => ({ file: 'x', line: 1, column: 1 });
  expect(() => trial(bad, { policy: made.value, play: () => [], at })).toThrow(RangeError);
});

test('the short notation repeats, alternates, and leaves gaps', () => {
  expect(notation('1 2x3 _ _x2')).toEqual({
    ok: true,
    values: [1, 2, 2, 2, undefined, undefined, undefined],
  });
  // 10 and 10 x 1.5 = 15 in turn
  expect(notation('10~0.5x5')).toEqual({ ok: true, values: [10, 15, 10, 15, 10] });
  expect(notation('-0.5~-1x2')).toEqual({ ok: true, values: [-0.5, -0] });
});

test.each([
  ['1 x3', 2, 'x3'],
  ['1x0', 0, '1x0'],
  ['1e3', 0, '1e3'],
  ['1 ２', 2, '２'],
  ['1x99999999', 0, '1x99999999'],
  ['_~1x2', 0, '_~1x2'],
  ['NaN', 0, 'NaN'],
])('%j is refused at character %i', (text, offset, found) => {
  expect(notation(text)).toEqual({ ok: false, offset, found });
});
