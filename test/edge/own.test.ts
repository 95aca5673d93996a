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
import { drifts } from '../../src/edge/cli/caution.ts';
import { exposureOption } from '../../src/edge/cli/option.ts';
import { program } from '../../src/edge/cli/program.ts';
import { readThesis } from '../../src/edge/thesis/read.ts';
import { silence } from '../../src/judge/regime.ts';
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
    expect(out).toContain('Trips at level 3');
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
    expect(early).toContain('nothing near it');
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

test('a stretch is told as dates are written, today by the reader’s own clock', async () => {
  const folder = join(room, 'dates');
  const args = ['init', folder, '--yes', '--from', 'today', '--to', '31 Dec 2026'];
  const now = Date.parse('2026-01-04T20:00:00Z') as Instant;
  expect((await bide(args, {}, now)).code).toBe(0);
  const text = readFileSync(join(folder, 'episode.yaml'), 'utf8');
  expect(text).toMatch(/^from: "?2026-01-05"?$/m);
  expect(text).toMatch(/^to: "?2026-12-31"?$/m);
});

describe('wrong answers are told at once', () => {
  test.each([
    [
      ['--from', '13/13/2023'],
      '--from: expected a date with its year, such as 2030-01-31 or 31 Jan 2030, found 13/13/2023',
      '應為帶年份的日期',
    ],
    [
      ['--from', '2023-02-01', '--to', '2023-01-31'],
      '--to: expected a day not before 2023-02-01',
      '不早於',
    ],
    [['--risk', 'TSM'], '--risk: expected us-index, us-stock', 'us-stock'],
    [['--from', '1600-01-01'], 'found 1600-01-01', '1600-01-01'],
    [['--risk', '__proto__:us-stock'], 'found __proto__:us-stock', '__proto__'],
    [['--risk', 'TSM:stock'], 'found TSM:stock', 'TSM:stock'],
    [['--risk', 'X:us-index', '--rates', 'X:us-10y'], 'another series than X', 'X以外的序列'],
    [['--also', 'oil'], '--also: expected some of volatility, credit', 'volatility'],
    [['--level', '6'], '--level: expected one of 1, 2, 3, 4, 5, found 6', '其中之一'],
    [['--chance', '0.1-0.4'], '--chance: expected a range in per cent', '百分比範圍'],
    [['--chance', '40-10'], 'found 40-10', '40-10'],
    [['--chance', '80-99', '--rupture-chance', '20-40'], 'leaves room for being right', '你對了'],
    [['--url', 'example'], '--url: expected an http or https address', 'https'],
    [['--also', 'credit,X:stress'], '--also: expected one series for credit, not two', '只用一個'],
    [['--also', 'X:oil'], 'each alone or as ID:SORT', '代號:類別'],
    [['--cut', 'some'], '--cut: expected half, most, all, or a number from 1 to 100', '1到100'],
    [['--rupture-cut', '0'], '--rupture-cut: expected half, most, all', '1到100'],
    [['--drop', '0.12'], '--drop: expected a number from 1 to 60', '1到60'],
    [['--budget', '0.1'], '--budget: expected a number from 1 to 100', '1到100'],
    [['--horizon', '2.5'], '--horizon: expected a whole number from 5 to 500', '整數'],
    [
      ['--from', '2023-01-02', '--to', '2023-02-24', '--horizon', '40'],
      '--horizon: expected a number below 40, the weekdays of the stretch',
      '工作日數',
    ],
    [['--spread', 'wide'], '--spread: expected one of usual, volatility', 'volatility'],
    [
      ['--title', '  '],
      '--title: expected text of at most 2000 characters, found nothing',
      '現在是空白',
    ],
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
      expect.stringContaining('Once that trips it, how much do you sell'),
      expect.stringContaining('Level from which on that act trips its stop'),
      expect.stringContaining('Once that trips its stop, how much do you sell'),
      expect.stringContaining('Fall of what is held'),
      expect.stringContaining('Loss budget'),
      expect.stringContaining('When markets swing more than usual'),
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

describe('what a thesis would do against what its owner said', () => {
  const TINY = ['--chance', '3-8', '--rupture-chance', '0.2-1'];
  const stretch = ['--from', '2023-01-13', '--to', '2023-06-30'];

  test.each([
    ['3-8', '0.2-1'],
    ['10-24', '1-5'],
    ['40-60', '5-20'],
    ['0-1', '0-1'],
    ['90-98', '1-3'],
  ])('silence keeps chances of %s and %s inside their ranges', async (chance, worst) => {
    const folder = join(room, `calm-${chance}-${worst}`);
    const args = [...CEILING, '--chance', chance, '--rupture-chance', worst];
    expect((await bide(['init', folder, ...args])).code).toBe(0);
    const file = join(folder, 'thesis.yaml');
    const read = readThesis(readFileSync(file, 'utf8'), file);
    if (!read.ok) throw new Error('not read');
    const { thesis } = read.value;
    const ends = (text: string) => text.split('-').map((x) => Number(x) / 100);
    for (const weekdays of [1, 20, 115, 10_000]) {
      const p = silence(thesis, weekdays);
      for (const [own, [low = 0, high = 1]] of [
        [p.friction, ends(chance)],
        [p.rupture, ends(worst)],
      ] as const) {
        expect(own).toBeGreaterThanOrEqual(low);
        expect(own).toBeLessThanOrEqual(high);
      }
    }
    expect(drifts(thesis)).toEqual([]);
    expect((await bide(['check', folder])).out).not.toContain('silence against your own ranges');
  });

  test('where silence leads out of own ranges check says from when, and the key that mends it does', async () => {
    const folder = join(room, 'drift');
    expect((await bide(['init', folder, ...CEILING, ...TINY])).code).toBe(0);
    const file = join(folder, 'thesis.yaml');
    const usual = readFileSync(file, 'utf8').replace(/^ {2}weekday:\n(?: {4}.*\n| {6}.*\n)+/m, '');
    writeFileSync(file, usual);
    const { out } = await bide(['check', folder]);
    expect(out).toMatch(
      /next\n(?:.*\n)*? {2}\d\. silence against your own ranges: lands 3% to 8%, yet \d+% after 20 weekdays/,
    );
    expect(out).toContain('outside from weekday 4 on');
    const [, key = ''] = /`(weekday: .*?)`/.exec(out) ?? [];
    writeFileSync(file, usual.replace(/^regimes:\n/m, `regimes:\n  ${key}\n`));
    const mended = (await bide(['check', folder])).out;
    expect(mended).not.toContain('silence against your own ranges');
    expect(mended).toContain('93.9% / 5.5% / 0.6% to 93.9% / 5.5% / 0.6%');
    const chinese = (await bide(['check', folder, '--lang', 'zh-Hant'])).out;
    expect(chinese).not.toContain('超出');
  });

  test('how much is sold stands in the stops, and check says what is left and that nothing leaves', async () => {
    const folder = join(room, 'cuts');
    expect((await bide(['init', folder, ...CEILING])).code).toBe(0);
    const said = (await bide(['check', folder])).out;
    expect(said).toContain('tripped, it leaves at most 50%, until 10 sessions pass without an act');
    expect(said).toContain('tripped, it leaves at most 20%');
    expect(said).toContain('no stop sells everything: with all 3 in force up to 5% stays');
    const sure = join(room, 'sure');
    const all = ['--cut', 'all', '--rupture-cut', '35%'];
    expect((await bide(['init', sure, ...CEILING, ...all])).code).toBe(0);
    const text = readFileSync(join(sure, 'thesis.yaml'), 'utf8');
    expect([...text.matchAll(/^ {4}cut: (.*)$/gm)].map(([, cut]) => cut)).toEqual([
      '1',
      '0.35',
      '0.5',
    ]);
    const told = await bide(['check', sure]);
    expect(told.out).toContain('tripped, it sells everything\n');
    expect(told.out).not.toContain('no stop sells everything');
    expect(told.code).toBe(0);
  });

  test('a horizon as long as the stretch is warned of by init and by check, with one that serves', async () => {
    const folder = join(room, 'long');
    const made = await bide(['init', folder, ...CEILING, ...stretch, '--horizon', '115']);
    expect(made.err).toMatch(/horizon 115: of 121 calls only about 6 .* with 20 about 101 could/);
    expect((await bide(['check', folder])).out).toMatch(
      /horizon 115: of 116 calls only about 1 can be judged .* with 20 about 96 could/,
    );
    const fine = join(room, 'fine');
    const short = await bide(['init', fine, ...CEILING, ...stretch, '--horizon', '20']);
    expect(short.err).not.toContain('horizon');
    expect((await bide(['check', fine])).out).not.toContain('horizon');
  });

  test('an index of stress and bills are offered, each under an id of one’s own', async () => {
    const folder = join(room, 'beside');
    const also = ['--also', 'FSI:stress, bills,VIX:volatility'];
    expect((await bide(['init', folder, ...CEILING, ...also])).code).toBe(0);
    const episode = readFileSync(join(folder, 'episode.yaml'), 'utf8');
    expect(episode).toContain('roles: { credit: FSI, volatility: VIX }');
    expect(episode).toMatch(/DGS3MO:\n {4}title: US 3-month/);
    expect((await bide(['check', folder])).code).toBe(0);
  });
});

test('a group that is silent for too long is named with its dates, its price and the key; and so is what is void', async () => {
  const folder = join(room, 'silent');
  const dates = ['--from', '2023-01-13', '--to', '2023-04-28'];
  expect((await bide(['init', folder, ...CEILING, ...dates, '--cut', 'all'])).code).toBe(0);
  prices(folder, [day('2023-01-13'), day('2023-04-28')], MIN_SESSIONS + 8);
  const rows = ['2023-01-16', '2023-04-19'].map(
    (on) => `${on},CBO,0,neutral,A,https://a.example/b,CBO,Nothing is paid late on ${on}`,
  );
  const csv = join(room, 'silent.csv');
  writeFileSync(csv, `on,actor,level,direction,watch,url,source,headline\n${rows.join('\n')}\n`);
  const home = { BIDE_HOME: join(room, 'silence') };
  expect((await bide(['evidence', 'add', csv, folder], home)).code).toBe(0);
  expect((await bide(['evidence', 'accept', '--all', folder], home)).code).toBe(0);
  expect((await bide(['calibrate', folder])).out).toMatch(
    /2023-01-0\d\.json\nlearnt from \d+ sessions up to 2023-01-0\d.*\nNext: bide replay/,
  );
  const said = (await bide(['check', folder])).out;
  expect(said).toMatch(
    /no item of A from 2023-01-16 to 2023-04-19, over the 60 days that evidence\.A allows: nothing is known of it at 2\d decisions, its stops lack data at 2\d/,
  );
  const before = (await bide(['score', folder])).out.replaceAll(/\s+/g, ' ');
  expect(before).toMatch(/[1-9]\d* void/);
  expect(before).toContain('Void: within the horizon a stop lacked data');
  expect(before).toContain('No bill yield was known in');
  expect(before).toContain('a series DGS3MO (3-month Treasury bill, FRED) in episode.yaml pays it');
  const file = join(folder, 'thesis.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('A: 60', 'A: 120'));
  expect((await bide(['check', folder])).out).not.toContain('no item of A');
  expect((await bide(['score', folder])).out).toContain(' 0 void');
});

test('bills that the folder holds pay cash in the score', async () => {
  const folder = join(room, 'bills');
  expect((await bide(['init', folder, ...CEILING, '--also', 'bills'])).code).toBe(0);
  prices(folder, STRETCH, 300);
  const own = join(folder, 'observations.csv');
  const total = async () => {
    const { score } = JSON.parse((await bide(['score', folder, '--json'])).out);
    return score.rows.find((r: { contender: string }) => r.contender === 'out').measures.total;
  };
  expect(await total()).toBe(0);
  const bills: string[] = [];
  for (let at = STRETCH[0]; at <= STRETCH[1]; at = (at + 1) as Day)
    if (calendars.sifma(at)) bills.push(`DGS3MO,${formatDay(at)},,4.8`);
  writeFileSync(own, `${readFileSync(own, 'utf8')}${bills.join('\n')}\n`);
  // 4.8 % of a year of 360 days over six weeks.
  const paid = await total();
  expect(paid).toBeGreaterThan((0.048 * 38) / 360);
  expect(paid).toBeLessThan((0.048 * 43) / 360);
  expect((await bide(['score', folder])).out).not.toContain('No bill yield');
});

test('what is held may be written in per cent, as the program prints it', () => {
  for (const [text, share] of [
    ['80%', 0.8],
    ['0.8', 0.8],
    ['120 %', 1.2],
    ['９５％', 0.95],
  ] as const)
    expect(exposureOption('--exposure', text)).toEqual({ ok: true, value: share });
  for (const wrong of ['80', '%', '1001%', '-5%'])
    expect(exposureOption('--exposure', wrong)).toHaveProperty('misused');
});

test.each([
  ['bills', 'DGS3MO', '2023-01-17,80\n2023-01-18,80.5', 'note: 2 above 50, the first 80'],
  ['credit', 'HY', '2023-01-17,-3.03\n2023-01-18,-2.9', 'note: 2 below 0, the first -3.03'],
  ['stress', 'OFRFSI', '2023-01-17,-3.03\n2023-01-18,-2.9', ''],
  ['volatility', 'VIX', '2023-01-17,17.3\n2023-01-18,37.3', ''],
])('values that hardly fit %s are noted, and taken', async (sort, id, rows, note) => {
  const folder = join(room, `odd-${sort}`);
  expect((await bide(['init', folder, ...CEILING, '--also', sort])).code).toBe(0);
  const csv = join(room, `${sort}.csv`);
  writeFileSync(csv, `date,value\n${rows}\n`);
  const { code, out } = await bide(['import', 'prices', id, csv, folder]);
  expect(code).toBe(0);
  expect(out).toContain('added, 0 there before');
  if (note) expect(out.replaceAll(/\s+/g, ' ')).toContain(note);
  else expect(out).not.toContain('note:');
  const chinese = await bide(['import', 'prices', id, csv, folder, '--lang', 'zh-Hant']);
  expect(chinese.out.includes('請留意')).toBe(note !== '');
});

test('a thesis that is signed is said to be, by check and by a second signing', async () => {
  const folder = join(room, 'signed');
  const home = { BIDE_HOME: join(room, 'signing') };
  expect((await bide(['init', folder, ...CEILING])).code).toBe(0);
  expect((await bide(['check', folder], home)).out).toContain('ready to sign');
  const first = await bide(['sign', join(folder, 'thesis.yaml')], home);
  expect(first.out).toMatch(/signed signed@\w+, entry 1/);
  expect(first.out).not.toContain('already');
  const checked = (await bide(['check', folder], home)).out;
  expect(checked).toContain('already signed on 2');
  expect(checked).not.toMatch(/ready to sign|bide sign/);
  const again = await bide(['sign', join(folder, 'thesis.yaml')], home);
  expect(again.out).toMatch(/already signed on .*, entry 1[^]*nothing new to sign/);
  expect((await bide(['sign', join(folder, 'thesis.yaml'), '--json'], home)).out).toContain(
    '"entry":1',
  );
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
