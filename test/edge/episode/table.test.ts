import { expect, test } from 'vitest';
import { calendars } from '../../../src/domain/calendar/index.ts';
import { type Instant, parseDay, parseInstant } from '../../../src/domain/time.ts';
import { knownRule } from '../../../src/edge/episode/known.ts';
import { observationTable } from '../../../src/edge/episode/table.ts';
import { sample, told, value } from './sample.ts';

const HEADER = 'series,at,known_at,value';
const read = (...rows: readonly string[]) =>
  observationTable(
    { text: [HEADER, ...rows].join('\n'), file: 'o.csv' },
    sample(),
    knownRule(calendars),
  );

const SPX = {
  series: 'SPX',
  at: parseDay('2020-02-10'),
  knownAt: parseInstant('2020-02-10T16:00:00-05:00'),
  value: 3352.09,
};

test('an empty known_at follows the rule of the series', () => {
  expect(value(read('SPX,2020-02-10,,3352.09'))).toEqual([SPX]);
  // two sifma sessions after Thursday 13 February: Friday 14, then Tuesday 18, past Presidents' Day
  expect(value(read('OAS,2020-02-13,,3.62'))[0]?.knownAt).toBe(
    parseInstant('2020-02-18T18:00:00-05:00'),
  );
});

test('a stated known_at stands as it is', () => {
  expect(value(read('SPX,2020-02-10,2020-02-11T09:00:00+01:00,3352.09'))[0]?.knownAt).toBe(
    parseInstant('2020-02-11T08:00:00Z'),
  );
});

test('a day that is no session keeps its value', () => {
  expect(value(read('SPX,2020-02-17,,3380'))[0]?.knownAt).toBe(
    parseInstant('2020-02-17T16:00:00-05:00'),
  );
});

test('an instant as `at` names the day on the clock of the series, and nothing is known before it', () => {
  const [late] = value(read('SPX,2020-02-11T01:30:00Z,,3352.09'));
  expect(late?.at).toBe(SPX.at);
  expect(late?.knownAt).toBe(parseInstant('2020-02-11T01:30:00Z'));
  expect(value(read('SPX,2020-02-10T14:00:00-05:00,,3352.09'))).toEqual([SPX]);
});

test('columns stand in any order', () => {
  const text = 'value,series,known_at,at\n3352.09,SPX,,2020-02-10\n';
  expect(
    value(observationTable({ text: text, file: 'o.csv' }, sample(), knownRule(calendars))),
  ).toEqual([SPX]);
});

test('a byte order mark, CRLF, quoted cells, empty lines and full-width digits change nothing', () => {
  const text = `\uFEFF"series",at,known_at,value\r\n\r\n"SPX" , 2020-02-10 ,"",３３５２．０９\r\n`;
  expect(
    value(observationTable({ text: text, file: 'o.csv' }, sample(), knownRule(calendars))),
  ).toEqual([SPX]);
  expect(
    value(
      read('SPX,２０２０－０２－１０,２０２０－０２－１０Ｔ１６：００：００－０５：００,3352.09'),
    ),
  ).toEqual([SPX]);
  expect(value(read('OAS,2020-02-10,,\u22120.5'))[0]?.value).toBe(-0.5);
});

test('a missing column is told on line 1', () => {
  const told1 = told(
    observationTable(
      { text: 'series,at,value\nSPX,2020-02-10,1\n', file: 'o.csv' },
      sample(),
      knownRule(calendars),
    ),
  );
  expect(told1).toEqual(['o.csv:1:1: expected a column `known_at`, found "series,at,value"']);
  expect(
    told(observationTable({ text: '', file: 'o.csv' }, sample(), knownRule(calendars))),
  ).toHaveLength(4);
});

test('a strange column, and one named twice, are told', () => {
  const text = `${HEADER},note,value\n`;
  expect(
    told(observationTable({ text: text, file: 'o.csv' }, sample(), knownRule(calendars))),
  ).toEqual([
    'o.csv:1:26: expected one of series, at, known_at, value, found "note"',
    'o.csv:1:31: expected one of series, at, known_at, value, found "value"',
  ]);
});

test('text where a number belongs is told with line and column', () => {
  expect(told(read('SPX,2020-02-10,,3352.09', 'SPX,2020-02-11,,closed'))).toEqual([
    'o.csv:3:17: expected a number, found "closed"',
  ]);
  for (const text of ['', '3,352.09', '0x10', '12 %', 'NaN', 'Infinity', '1e999', '.'])
    expect(told(read(`SPX,2020-02-10,,"${text}"`))[0]).toMatch(
      /^o\.csv:2:17: expected a number, found /,
    );
});

test('an unknown series is told', () => {
  expect(told(read('SPY,2020-02-10,,1', 'constructor,2020-02-10,,1'))).toEqual([
    'o.csv:2:1: expected a series of episode.yaml, found "SPY"',
    'o.csv:3:1: expected a series of episode.yaml, found "constructor"',
  ]);
});

test('a date that does not exist and a time without an offset are told', () => {
  expect(told(read('SPX,2020-02-30,,1', 'SPX,2020-02-10T16:00,,1', 'SPX,,,1'))).toEqual([
    'o.csv:2:5: expected a day YYYY-MM-DD or an instant with offset, found "2020-02-30"',
    'o.csv:3:5: expected a day YYYY-MM-DD or an instant with offset, found "2020-02-10T16:00"',
    'o.csv:4:5: expected a day YYYY-MM-DD or an instant with offset, found nothing',
  ]);
  expect(told(read('SPX,2020-02-10,2020-02-10T16:00,1'))).toEqual([
    'o.csv:2:16: expected an instant with offset, YYYY-MM-DDThh:mm+hh:mm, found "2020-02-10T16:00"',
  ]);
  expect(told(read('SPX,2020-02-10,2020-02-11,1'))).toHaveLength(1);
});

test('a day after the end of the episode is told', () => {
  expect(told(read('SPX,2020-02-28,,1', 'SPX,2020-02-29,,1'))).toEqual([
    'o.csv:3:5: expected a day not after the episode\'s end, 2020-02-28, found "2020-02-29"',
  ]);
});

test('a value known before its day begins in its own zone is told', () => {
  // 10 February begins in New York at 2020-02-10T05:00Z
  expect(told(read('SPX,2020-02-10,2020-02-10T05:00:00Z,1'))).toEqual([]);
  expect(told(read('SPX,2020-02-10,2020-02-10T04:59:59Z,1'))).toEqual([
    'o.csv:2:16: expected an instant not before 2020-02-10, found "2020-02-10T04:59:59Z"',
  ]);
  expect(told(read('SPX,2020-02-10T16:00:00-05:00,2020-02-10T15:59:00-05:00,1'))).toHaveLength(1);
});

test('two different values for one series, day and instant of knowing are told', () => {
  expect(
    told(read('SPX,2020-02-10,,3352.09', 'SPX,2020-02-11,,9', 'SPX,2020-02-10,,3352.10')),
  ).toEqual(['o.csv:4:17: expected 3352.09, as on line 2, found 3352.10']);
  // the rule and the stated instant are the same instant
  expect(told(read('SPX,2020-02-10,,1', 'SPX,2020-02-10,2020-02-10T21:00:00Z,2'))).toHaveLength(1);
});

test('the same value twice, or a later revision, is no problem', () => {
  const rows = [
    'SPX,2020-02-10,,1',
    'SPX,2020-02-10,,1.0',
    'SPX,2020-02-10,2020-02-12T09:00:00Z,2',
  ];
  expect(value(read(...rows))).toHaveLength(3);
});

test('cells that are missing or too many are told', () => {
  expect(told(read('SPX,2020-02-10'))).toEqual(['o.csv:2:1: expected a number, found nothing']);
  expect(told(read('SPX,2020-02-10,,1,2'))).toEqual([
    'o.csv:2:19: expected the end of the line, found 2',
  ]);
});

test('every problem of the file is told, in the order of the file', () => {
  const places = told(
    read('SPY,2020-02-30,,x', 'SPX,2020-02-10,,1', 'SPX,2020-02-10,,2', 'SPX,x,,1'),
  );
  expect(places.map((line) => line.split(': ')[0])).toEqual([
    'o.csv:2:1',
    'o.csv:2:5',
    'o.csv:2:17',
    'o.csv:4:17',
    'o.csv:5:5',
  ]);
});

test('a cell below a quoted line break is told on its own line', () => {
  expect(told(read('"SPX\n",2020-02-10,,x', 'SPX,2020-02-11,,y'))).toEqual([
    'o.csv:3:15: expected a number, found "x"',
    'o.csv:4:17: expected a number, found "y"',
  ]);
});

test('a quote that is never closed is told', () => {
  expect(told(read('SPX,2020-02-10,,"1'))[0]).toMatch(
    /^o\.csv:\d+:1: expected valid CSV, found a quotation mark that is never closed$/,
  );
});

test('the rule is asked once for each day and answers the same', () => {
  const rule = knownRule(calendars);
  const series = sample().series.OAS;
  const day = parseDay('2020-02-13');
  if (!series || day === undefined) throw new Error('sample');
  const first: Instant = rule(series, day);
  expect(rule(series, day)).toBe(first);
});
