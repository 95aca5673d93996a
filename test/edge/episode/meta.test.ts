import { expect, test } from 'vitest';
import { meta } from '../../../src/edge/episode/meta.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { sample, told, value, YAML } from './sample.ts';

const wrong = (from: string | RegExp, to: string) => {
  const text = YAML.replace(from, to);
  expect(text).not.toBe(YAML);
  return told(meta(text, 'episode.yaml'));
};

test('a right file is read, and what it leaves out has its default', () => {
  const episode = sample();
  expect(episode.series.SPX).toEqual({
    id: 'SPX',
    title: { en: 'SPX', 'zh-Hant': 'SPX' },
    unit: 'points',
    kind: 'index',
    sign: 1,
    calendar: 'nyse',
    known: { time: '16:00', zone: 'America/New_York', lag: 0 },
    source: 'SOURCES.md',
  });
  expect(episode.series.DGS10?.duration).toBe(8);
  expect(episode.series.EURUSD?.sign).toBe(-1);
  expect(episode.evidence).toBe('coded');
  expect(episode.roles).toEqual({ credit: 'OAS' });
  // 1970-01-01 + 18 295 days = 2020-02-03: 50 years of 365, 12 leap days, January 31, 2 more days
  expect(episode.from).toBe(50 * 365 + 12 + 31 + 2);
});

test('without `decide` and `roles` a file is still right', () => {
  const text = YAML.replace(/decide:.*\n/, '').replace(/roles:.*\n/, '');
  const episode = value(meta(text, 'episode.yaml'));
  expect(episode.decide).toEqual({ time: '18:30', zone: 'America/New_York' });
  expect(episode.roles).toEqual({});
});

test('a byte order mark and CRLF change nothing', () => {
  expect(value(meta(`\uFEFF${YAML.replaceAll('\n', '\r\n')}`, 'episode.yaml'))).toEqual(sample());
});

test('an unknown key is told where it stands', () => {
  expect(wrong('to: 2020-02-28', 'to: 2020-02-28\nuntil: 3')).toEqual([
    'episode.yaml:5:1: [until] expected one of id, lang, title, from, to, decide, legs, roles, evidence, closures, inbox, odds, documents, series, found "until"',
  ]);
  expect(wrong('unit: points', 'units: points')).toEqual([
    expect.stringMatching(
      /^episode\.yaml:9:\d+: \[series\.SPX\.unit\] expected text that is not blank, found nothing$/,
    ),
    expect.stringMatching(
      /^episode\.yaml:9:10: \[series\.SPX\.units\] expected one of title, unit, .*, found "units"; did you mean unit\?$/,
    ),
  ]);
});

test('a wrong word is told with the words that are right', () => {
  expect(wrong('calendar: nyse', 'calendar: nasdaq')).toEqual([
    'episode.yaml:9:47: [series.SPX.calendar] expected one of nyse, sifma, dxy, icebofa, london, lbma, target, milan, frankfurt, paris, tokyo, taiwan, hongkong, shanghai, fx, weekdays, daily, wednesdays, thursdays, fridays, saturdays, monthly, monthend, found "nasdaq"',
  ]);
  expect(wrong('kind: fx', 'kind: rate')[0]).toMatch(
    /\[series\.EURUSD\.kind\] expected one of price, index, fx, yield, spread, found "rate"/,
  );
});

test('a duration on what is no yield is told', () => {
  expect(wrong('kind: index,', 'kind: index, duration: 3,')).toEqual([
    'episode.yaml:9:47: [series.SPX.duration] expected no duration: `SPX` is of kind index, and only a yield has one, found 3',
  ]);
});

test('a yield in a leg without a duration is told', () => {
  expect(wrong('duration: 8, ', '')).toEqual([
    'episode.yaml:10:10: [series.DGS10] expected a duration in years: the yield `DGS10` stands in `legs.rates`, found nothing',
  ]);
});

test('a spread in a leg is told', () => {
  expect(wrong('risk: [SPX]', 'risk: [SPX, OAS]')[0]).toMatch(
    /^episode\.yaml:6:21: \[legs\.risk\[1\]\]/,
  );
});

test('a leg or role that names no series is told', () => {
  expect(wrong('dollar: [EURUSD]', 'dollar: [DXY]')).toEqual([
    'episode.yaml:6:47: [legs.dollar[0]] expected a series of this file, found "DXY"',
  ]);
  expect(wrong('credit: OAS', 'credit: HY')).toEqual([
    'episode.yaml:7:18: [roles.credit] expected a series of this file, found "HY"',
  ]);
});

test('funds of the same evening stand apart from the roles of one series, and must be there', () => {
  const funds = (credit: string, rates: string) =>
    YAML.replace(
      'credit: OAS',
      `credit: OAS, credit_now: { credit: [${credit}], rates: ${rates} }`,
    );
  const episode = value(meta(funds('OAS, SPX', 'DGS10'), 'episode.yaml'));
  expect(episode.roles).toEqual({ credit: 'OAS' });
  expect(episode.creditNow).toEqual({ credit: ['OAS', 'SPX'], rates: 'DGS10' });
  expect(told(meta(funds('OAS, HYG', 'IEF'), 'episode.yaml'))).toEqual([
    expect.stringContaining(
      '[roles.credit_now.credit[1]] expected a series of this file, found "HYG"',
    ),
    expect.stringContaining('[roles.credit_now.rates] expected a series of this file, found "IEF"'),
  ]);
});

test('dates, times and zones that do not exist are told', () => {
  expect(wrong('from: 2020-02-03', 'from: 2020-02-30')[0]).toContain(
    'episode.yaml:3:7: [from] expected a date that exists, YYYY-MM-DD, found "2020-02-30"',
  );
  expect(wrong('time: "18:30"', 'time: "25:30"')[0]).toContain(
    '[decide.time] expected a time of day',
  );
  expect(wrong('"18:30", zone: America/New_York', '"18:30", zone: Mars/Olympus')[0]).toContain(
    '[decide.zone] expected an IANA time zone, found "Mars/Olympus"',
  );
});

test('an end before the start is told', () => {
  expect(wrong('to: 2020-02-28', 'to: 2020-02-02')).toEqual([
    'episode.yaml:4:5: [to] expected a day not before `from`, found "2020-02-02"',
  ]);
});

test('every problem of the file is told at once, also between parts that disagree', () => {
  const text = YAML.replace('kind: fx', 'kind: rate')
    .replace('credit: OAS', 'credit: HY')
    .replace('lag: 2', 'lag: -2');
  expect(told(meta(text, 'e.yaml')).map((line) => line.split(':')[1])).toEqual(['11', '12', '7']);
});

test('YAML that cannot be parsed is told with its place', () => {
  expect(wrong('series:', 'series: [')[0]).toMatch(/^episode\.yaml:\d+:\d+: expected valid YAML/);
  expect(wrong('id: sample', 'id: sample\nid: again')[0]).toContain(
    'episode.yaml:2:1: expected valid YAML',
  );
  expect(told(meta('', 'e.yaml'))[0]).toBe('e.yaml:1:1: expected a map of keys, found nothing');
});

test('problems are told in Chinese too', () => {
  const read = meta(YAML.replace('sign: -1', 'sign: 0'), 'episode.yaml');
  expect(read.ok ? [] : read.problems.map((p) => sayProblem(p, 'zh-Hant'))).toEqual([
    'episode.yaml:11:40：[series.EURUSD.sign] 應為1或-1，收到的是0',
  ]);
});
