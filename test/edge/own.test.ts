import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { calendars } from '../../src/domain/calendar/index.ts';
import type { CalendarId } from '../../src/domain/calendar.ts';
import { type Day, formatDay, type Instant, parseDay } from '../../src/domain/time.ts';
import { MIN_SESSIONS } from '../../src/domain/vintage.ts';
import { program } from '../../src/edge/cli/program.ts';
import { ANSWERS, bide } from '../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-own-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const day = (text: string): Day => parseDay(text) as Day;

/** The thesis of these tests. */
const CEILING = [
  ...ANSWERS,
  ...['--from', '2023-01-13', '--to', '2023-02-28', '--risk', 'SPX:us-index', '--rates', 'us-10y'],
  ...['--act', 'The Treasury misses a payment', '--level', '3', '--horizon', '20'],
];

/** Made-up closes of a folder's three legs: so many sessions before a day, and all up to another. */
function prices(folder: string, [from, to]: readonly [Day, Day], sessions: number): void {
  const series: readonly (readonly [string, CalendarId, number])[] = [
    ['SPX', 'nyse', 4000],
    ['DGS10', 'sifma', 3],
    ['EURUSD', 'weekdays', 1.1],
  ];
  let first = from;
  for (let left = sessions; left > 0; ) {
    first = (first - 1) as Day;
    if (calendars.nyse(first)) left--;
  }
  const rows = series.flatMap(([id, calendar, start], i) => {
    let value = start;
    const out: string[] = [];
    for (let at = first; at <= to; at = (at + 1) as Day) {
      if (!calendars[calendar](at)) continue;
      value = start + (value - start) * 0.98 + start * 0.01 * Math.sin(at * at * (i + 2));
      out.push(`${id},${formatDay(at)},,${value.toPrecision(6)}`);
    }
    return out;
  });
  writeFileSync(join(folder, 'observations.csv'), `series,at,known_at,value\n${rows.join('\n')}\n`);
}

const STRETCH = [day('2023-01-13'), day('2023-02-28')] as const;

describe('a new thesis with every answer', () => {
  const folder = join(room, 'ceiling');

  test('passes its check, in one language, and every step that is lacking is named with its command', async () => {
    expect((await bide(['init', folder, ...CEILING])).code).toBe(0);
    const thesis = readFileSync(join(folder, 'thesis.yaml'), 'utf8');
    expect(thesis).toContain('lang: en');
    expect(thesis).not.toMatch(/\p{Script=Han}/u);
    expect(readFileSync(join(folder, 'episode.yaml'), 'utf8')).not.toMatch(/\p{Script=Han}/u);
    const { code, out } = await bide(['check', folder]);
    expect(out).not.toMatch(/error|warning/);
    expect(code).toBe(0);
    expect(out).toContain('Stop 1 (The Treasury misses a payment)');
    expect(out).toContain('Trips at level 3, in force');
    expect(out).toContain('SPX (S&P 500) has no prices: bide import prices SPX');
    expect(out).toContain(`0 sessions are there, ${MIN_SESSIONS} needed`);
    expect(out).toContain(`bide calibrate ${folder}`);
  });

  test('uncalibrated it stays out, and replay, memo, screen and check say what to run, how much is there and what is needed', async () => {
    prices(folder, STRETCH, 300);
    const home = { BIDE_HOME: join(room, 'home') };
    const replayed = await bide(['replay', folder], home);
    expect(replayed.err).toMatch(
      new RegExp(
        `^not calibrated, so nothing may be added \\(29\\d sessions are there, ${MIN_SESSIONS} needed\\): bide calibrate ${folder} --data DIR`,
      ),
    );
    expect(replayed.out).toMatch(/2023-01-13 Fri {2}wait {5}0%/);
    const memo = await bide(['memo', folder, '--at', '2023-01-20'], home);
    for (const { out } of [memo, await bide([], home)])
      expect(out.replaceAll(/\s+/g, ' ')).toContain(
        'Not calibrated, and until it is nothing may be added: run bide calibrate',
      );
    expect(
      (await bide([], { ...home, BIDE_LANG: 'zh-Hant' })).out.replaceAll(/\s+/g, ''),
    ).toContain('尚未校準');
    expect((await bide(['check', folder])).out).toMatch(
      /not calibrated.*\(29\d sessions are there/,
    );
    const short = await bide(['calibrate', folder]);
    expect(short.code).toBe(1);
    expect(short.err).toMatch(
      new RegExp(
        `^29\\d sessions of all three asset classes by 2023-01-\\d\\d, and at least ${MIN_SESSIONS}`,
      ),
    );
    expect(existsSync(join(folder, 'vintages'))).toBe(false);
  });

  test('calibrated from its own prices, up to the last day that serves every decision, it begins with a sensible exposure', async () => {
    prices(folder, STRETCH, MIN_SESSIONS + 8);
    const made = await bide(['calibrate', folder]);
    expect(made).toMatchObject({ code: 0, err: '' });
    const [file = ''] = readdirSync(join(folder, 'vintages'));
    expect(file.slice(0, 10) < '2023-01-09').toBe(true);
    const { err, out } = await bide(['replay', folder, '--json']);
    expect(err).toBe('');
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0].verdict).toBe('hold');
    expect(lines[0].exposure.target).toBeGreaterThan(0.2);
    expect(lines[0].exposure.target).toBeLessThan(0.7);
    expect(lines.every((l) => l.stress.state !== 'unknown')).toBe(true);
    expect((await bide(['check', folder])).out).not.toContain('not calibrated');
  });

  test('what came after the last day of the past changes nothing in it', async () => {
    const [file = ''] = readdirSync(join(folder, 'vintages'));
    const before = readFileSync(join(folder, 'vintages', file), 'utf8');
    const own = join(folder, 'observations.csv');
    const text = readFileSync(own, 'utf8');
    writeFileSync(own, text.replace(/^(SPX,2023-01-20,,)\S+$/m, '$13900'));
    expect((await bide(['calibrate', folder])).code).toBe(0);
    expect(readFileSync(join(folder, 'vintages', file), 'utf8')).toBe(before);
    // Nor does a revision of an older value that became known after it.
    writeFileSync(own, `${text}SPX,2022-06-01,2023-01-25T09:00:00-05:00,3900\n`);
    expect(await bide(['calibrate', folder])).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(folder, 'vintages', file), 'utf8')).toBe(before);
    writeFileSync(own, text.replace(/^(SPX,2022-06-01,,)\S+$/m, '$13900'));
    expect((await bide(['calibrate', folder])).err).toContain('--force');
    writeFileSync(own, text);
  });

  test('the same prices in a folder of CSV teach the same, and one session less than is needed teaches nothing', async () => {
    const data = join(room, 'data');
    mkdirSync(data);
    const rows = readFileSync(join(folder, 'observations.csv'), 'utf8').split('\n').slice(1);
    const of = (id: string) => rows.filter((r) => r.startsWith(`${id},`)).map((r) => r.split(','));
    const write = (skip: number) => {
      for (const id of ['SPX', 'DGS10', 'EURUSD'])
        writeFileSync(
          join(data, `${id}.csv`),
          `date,value\n${of(id)
            .slice(skip)
            .map(([, at, , value]) => `${at},${value}`)
            .join('\n')}\n`,
        );
    };
    write(0);
    const [file = ''] = readdirSync(join(folder, 'vintages'));
    const args = ['calibrate', folder, '--data', data, '--out', join(room, 'other.json')];
    expect((await bide(args)).code).toBe(0);
    const learnt = (path: string) => ({ ...JSON.parse(readFileSync(path, 'utf8')), inputs: {} });
    expect(learnt(join(room, 'other.json'))).toEqual(learnt(join(folder, 'vintages', file)));
    const until = file.slice(0, 10);
    const there = of('SPX').filter(([, at = '']) => at <= until).length;
    write(there - MIN_SESSIONS);
    expect((await bide([...args, '--force'])).code).toBe(0);
    write(there - MIN_SESSIONS + 1);
    expect((await bide([...args, '--force'])).err).toContain(
      `${MIN_SESSIONS - 1} sessions of all three asset classes`,
    );
  });

  test('beside a decision check tells of each stop how far it is, and of a price what it is now', async () => {
    const [line = ''] = readFileSync('episodes/greenland-2026/evidence.jsonl', 'utf8').split('\n');
    const item = {
      ...{ id: 'DC-1', claim: 'default', headline: 'Payments fail on 1 June', headline_zh: '付款' },
      ...{ occurred_on: '2023-01-19', known_on: '2023-01-19', actor: 'Treasury', watch: 'A' },
      ...{ kind: 'scheduled', rung: 1, scheduled_for: '2023-06-01' },
    };
    writeFileSync(
      join(folder, 'evidence.jsonl'),
      `${JSON.stringify({ ...JSON.parse(line), ...item })}\n`,
    );
    const said = (await bide(['check', folder, '--at', '2023-01-27'])).out;
    expect(said).toContain('stops, as of 2023-01-27');
    expect(said).toContain('Now: level 1, announced, due 1 Jun');
    expect(said).toMatch(/ret\("SPX", 20\) is -?0\.\d+/);
    expect(said).toContain('nearest: lands, 2 levels short');
    const early = (await bide(['check', folder, '--at', '2023-01-17'])).out;
    expect(early).toContain('Now: nothing near it');
    expect((await bide(['check', folder, '--at', '2022-01-17'])).code).toBe(2);
  });

  test('a thesis that was opened after the stretch has begun is an error with its place', async () => {
    const file = join(folder, 'thesis.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('opened: 2023-01-13', 'opened: 2023-01-16'));
    const { code, out } = await bide(['check', file]);
    expect(code).toBe(1);
    expect(out).toMatch(/thesis\.yaml:8:9: error: opened on 2023-01-16, after the stretch/);
    writeFileSync(file, text);
  });
});

describe('what was not answered', () => {
  test.each([
    ['en', 'Say why.'],
    ['zh-Hant', '寫下理由。'],
  ])('is an error of check as long as it is the template’s, in %s', async (lang, words) => {
    const folder = join(room, `bare-${lang}`);
    expect((await bide(['init', folder, '--lang', lang])).code).toBe(0);
    const { code, out } = await bide(['check', folder, '--lang', lang]);
    expect(code).toBe(1);
    const wrong = out.split('\n').filter((line) => line.includes(words));
    expect(wrong).toHaveLength(2);
    expect(out).toContain('https://example.org/');
    expect(out).toContain('episode.yaml:');
    const id = readFileSync(join(folder, 'thesis.yaml'), 'utf8').replace(
      /^id: .*$/m,
      'id: my-thesis',
    );
    writeFileSync(join(folder, 'thesis.yaml'), id);
    expect((await bide(['check', folder, '--lang', lang])).out).toMatch(
      /thesis\.yaml:4:5.*my-thesis/,
    );
  });
});

describe('wrong answers are told at once', () => {
  test.each([
    [['--from', '13/13/2023'], '--from: expected a date YYYY-MM-DD, found 13/13/2023', '應為日期'],
    [
      ['--from', '2023-02-01', '--to', '2023-01-31'],
      '--to: expected a day not before 2023-02-01',
      '不早於',
    ],
    [['--risk', 'TSM'], '--risk: expected us-index, us-stock', 'us-stock'],
    [['--risk', 'TSM:stock'], 'found TSM:stock', 'TSM:stock'],
    [['--risk', 'X:us-index', '--rates', 'X:us-10y'], 'another series than X', 'X以外的序列'],
    [['--also', 'oil'], '--also: expected some of credit', 'volatility'],
    [['--level', '6'], '--level: expected one of 1, 2, 3, 4, 5, found 6', '其中之一'],
    [['--chance', '0.1-0.4'], '--chance: expected a range in per cent', '百分比範圍'],
    [['--chance', '40-10'], 'found 40-10', '40-10'],
    [['--chance', '80-99', '--rupture-chance', '20-40'], 'leaves room for being right', '你對了'],
    [['--url', 'example'], '--url: expected an http or https address', 'https'],
    [['--drop', '0.12'], '--drop: expected a number from 1 to 60', '1到60'],
    [['--budget', '0.1'], '--budget: expected a number from 1 to 100', '1到100'],
    [['--horizon', '2.5'], '--horizon: expected a whole number from 5 to 500', '整數'],
    [
      ['--from', '2023-01-02', '--to', '2023-02-24', '--horizon', '40'],
      '--horizon: expected a number below 40, the weekdays of the stretch',
      '工作日數',
    ],
    [['--spread', 'wide'], '--spread: expected one of usual, volatility', 'volatility'],
    [['--title', '  '], '--title: expected at most 2000 characters, found nothing', '現在是空白'],
  ])('%j', async (args, en, chinese) => {
    const folder = join(room, 'wrong');
    const [english, translated] = [
      await bide(['init', folder, ...args]),
      await bide(['init', folder, ...args, '--lang', 'zh-Hant']),
    ];
    expect([english.code, english.out]).toEqual([2, '']);
    expect(english.err).toContain(en);
    expect(translated.err).toContain(chinese);
    expect(existsSync(folder)).toBe(false);
  });
});

/** Answers the questions one after the other; gives what was asked and what was said beside. */
async function interviewed(args: readonly string[], answers: readonly string[]) {
  const [asked, said]: string[][] = [[], []];
  const left = [...answers];
  const code = await program(args, {
    out: (text) => said?.push(text),
    err: (text) => said?.push(text),
    env: { BIDE_LANG: 'en', BIDE_HOME: join(room, 'home') },
    now: () => Date.parse('2023-01-14T12:00:00Z') as Instant,
    question: async (prompt) => {
      asked?.push(prompt);
      return left.shift();
    },
  });
  return { code, asked: asked ?? [], said: (said ?? []).join('') };
}

describe('asked at the terminal', () => {
  test('Enter takes what is offered, what is wrong is asked again, and the folder holds the answers', async () => {
    const folder = join(room, 'asked');
    const answers = [
      'My title',
      'A premise',
      '',
      '2022-01-01',
      '2023-12-29',
      'nonsense',
      'tw-index',
    ];
    const { code, asked, said } = await interviewed(
      ['init', folder],
      [...answers, ...new Array(30).fill('')],
    );
    expect(code).toBe(0);
    expect(asked[0]).toBe('Title of the thesis [later]: ');
    // Saturday the 14th: the first decision is on Monday.
    expect(asked[2]).toBe('First day that is decided [2023-01-16]: ');
    expect(said).toContain('expected a day not before 2023-01-16, found 2022-01-01');
    expect(said).toContain('found nonsense');
    const episode = readFileSync(join(folder, 'episode.yaml'), 'utf8');
    expect(episode).toContain('from: 2023-01-16');
    expect(episode).toContain('to: 2023-12-29');
    expect(episode).toContain('risk: [ TAIEX ]');
    expect(episode).toContain('calendar: taiwan');
    const thesis = readFileSync(join(folder, 'thesis.yaml'), 'utf8');
    expect(thesis).toContain('title: "My title"');
    expect(thesis).toContain('opened: 2023-01-14');
    expect(thesis).not.toContain('EQUITY');
  });

  test('what the command line has answered is not asked, and --yes asks nothing', async () => {
    const given = await interviewed(
      ['init', join(room, 'given'), ...CEILING],
      new Array(30).fill(''),
    );
    expect(given.asked.map((prompt) => prompt.split(' [')[0])).toEqual([
      expect.stringContaining('Further series'),
      expect.stringContaining('Level from which on that act trips its stop'),
      expect.stringContaining('Fall of what is held'),
      expect.stringContaining('Loss budget'),
      expect.stringContaining('How wide outcomes spread'),
    ]);
    expect((await interviewed(['init', join(room, 'yes'), '--yes'], [])).asked).toEqual([]);
  });

  test('an end before the last question leaves nothing', async () => {
    const folder = join(room, 'ended');
    const { code, said } = await interviewed(['init', folder], ['A title', 'A premise']);
    expect(code).toBe(1);
    expect(said).toContain('nothing was written');
    expect(existsSync(folder)).toBe(false);
  });

  test('a folder that holds one of the files already is refused before anything is asked, and left alone', async () => {
    const folder = join(room, 'taken');
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.yaml'), 'mine');
    const { code, asked, said } = await interviewed(['init', folder], []);
    expect([code, asked]).toEqual([1, []]);
    expect(said).toContain('thesis.yaml already there');
    expect(readdirSync(folder)).toEqual(['thesis.yaml']);
  });
});

test('levels, price stop, spread, parts and legs land where rules and tests read them', async () => {
  const folder = join(room, 'parts');
  const more = ['--level', '2', '--rupture-level', '4', '--drop', 'none', '--spread', 'volatility'];
  const legs = [
    '--also',
    'volatility, credit,haven',
    '--risk',
    '0050:tw-stock',
    '--lang',
    'zh-Hant',
  ];
  expect((await bide(['init', folder, ...CEILING, ...more, ...legs])).code).toBe(0);
  const thesis = readFileSync(join(folder, 'thesis.yaml'), 'utf8');
  expect(thesis).toContain(`condition: 'rung("feared") >= 2 && `);
  expect(thesis).toContain(`condition: 'rung("breaks") >= 4'`);
  expect(thesis).not.toContain('id: price');
  expect(thesis).toContain('spread: volatility');
  const { code, out } = await bide(['check', folder]);
  expect(out).not.toMatch(/error|warning/);
  expect([code, out]).toEqual([0, expect.stringContaining('tests      4 of 4 passed')]);
  for (const id of ['0050', 'VIX', 'HY', 'GOLD']) expect(out).toContain(`${id} (`);
});
