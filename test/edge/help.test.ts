import { describe, expect, test } from 'vitest';
import { LANGS, type Text } from '../../src/domain/text.ts';
import { COMMANDS } from '../../src/edge/cli/command.ts';
import { IMPORTED } from '../../src/edge/cli/imported.ts';
import { MESSAGES } from '../../src/edge/cli/message.ts';
import { PAPER } from '../../src/edge/cli/paper.ts';
import { languageOf } from '../../src/edge/cli/program.ts';
import { LEFT } from '../../src/edge/cli/progress.ts';
import { VERIFICATION } from '../../src/edge/cli/verification.ts';
import { ERRORS, examplesOf, HELP } from '../../src/edge/cli/words.ts';
import { SYSTEM } from '../../src/edge/fault.ts';
import { similar } from '../../src/edge/file/similar.ts';
import { MAKING } from '../../src/edge/template/placeholder.ts';
import { cells } from '../../src/report/render/columns.ts';
import { bide, type Said } from '../bide.ts';
import { leaks } from '../leak.ts';

const zh = (args: readonly string[]): Promise<Said> => bide([...args, '--lang', 'zh-Hant']);
const PAGES = [[], ...COMMANDS.map(({ name }) => [name])].map((args) => [...args, '--help']);

test.each(PAGES)('the help of %s exists in both languages, 80 columns wide', async (...args) => {
  const [en, chinese] = [await bide(args), await zh(args)];
  for (const { code, out, err } of [en, chinese]) {
    expect([code, err]).toEqual([0, '']);
    for (const line of out.split('\n')) expect(cells(line), line).toBeLessThanOrEqual(80);
  }
  expect(en.out).toMatch(/^Usage: bide /);
  expect(chinese.out).toMatch(/^用法：bide /);
  expect(en.out).not.toMatch(/\p{Script=Han}/u);
});

test.each(COMMANDS.map(({ name }) => name))(
  'the page of %s ends with examples that parse',
  async (name) => {
    for (const lang of LANGS) {
      const lines = examplesOf(name, lang);
      expect(lines.length).toBeGreaterThan(0);
      const { out } = await bide([name, '--help', '--lang', lang]);
      for (const line of lines) {
        expect(out).toContain(`\n  ${line}\n`);
        expect(line).toMatch(new RegExp(`\\bbide ${name}\\b`));
        const written = line.match(/ --[a-z]+/g) ?? [];
        for (const flag of written) expect(out).toContain(flag.trim());
      }
    }
  },
);

test('the first page names every command and the exit codes', async () => {
  for (const lang of LANGS) {
    const { out } = await bide(['--help', '--lang', lang]);
    for (const { name, says } of COMMANDS) {
      expect(out).toContain(`  ${name} `);
      expect(out.replaceAll(/\s+/g, '')).toContain(says[lang].replaceAll(/\s+/g, ''));
    }
    expect(out).toContain(lang === 'en' ? 'Exit codes' : '結束代碼');
  }
});

describe('mistakes on the command line', () => {
  test.each([
    [['nonsense'], 'unknown command nonsense', '沒有「nonsense」這個指令'],
    [['repaly', 'x'], 'did you mean replay?', '是不是要寫replay？'],
    [
      ['memo'],
      'missing argument episode\nbundled: greenland-2026\n',
      '少了引數「事件期間」\n內建的有：greenland-2026\n',
    ],
    [
      ['memo', 'x', '--htlm', 'y'],
      'unknown option --htlm\nbide memo --help',
      '沒有--htlm這個選項\n用法',
    ],
    [['help', 'mmeo'], 'did you mean memo?', '是不是要寫memo？'],
    [
      ['evidence', 'accpet', 'x', 'y'],
      'accpet: did you mean accept?',
      '「accpet」：是不是要寫accept？',
    ],
    [['score', 'libary'], 'libary: did you mean library?', '「libary」：是不是要寫library？'],
    [
      ['calibrate', 'corwd', '--data', 'x', '--until', '2020-01-01'],
      'corwd: did you mean crowd?',
      '「corwd」：是不是要寫crowd？',
    ],
    [
      ['evidence', 'list'],
      'evidence: expected `new EPISODE`, `add FILE EPISODE`',
      'evidence的寫法',
    ],
    [['memo', 'x', '--fromat', 'md'], 'unknown option --fromat', '沒有--fromat這個選項'],
    [['memo', 'x', '--fromat', 'md'], 'did you mean --format?', '是不是要寫--format？'],
    [['memo', 'x', '--at'], '--at <date>: the value is missing', '--at <日期>後面少了值'],
    [['init', 'a', 'b'], 'expected 1, found 2', '應有1個，收到2個'],
    [['calibrate', 'crowd'], 'expected --data DIR and --until DATE', '要加上--data與資料夾路徑'],
    [
      ['memo', 'x', '--format', 'docx'],
      'expected md or html or pdf, found docx',
      '要寫md或html或pdf',
    ],
    [
      ['memo', 'greenland-2026', '--at', 'someday'],
      'expected a date such as 2030-01-31, 31 Jan 2030, today, yesterday or last, found someday',
      '--at：日期請寫成2030-01-31、2030年1月31日，或今天、昨天、最後；收到的是「someday」',
    ],
  ])('%j', async (args, en, chinese) => {
    const [english, translated] = [await bide(args), await zh(args)];
    expect([english.code, english.out]).toEqual([2, '']);
    expect(english.err).toContain(en);
    expect([translated.code, translated.out]).toEqual([2, '']);
    expect(translated.err).toContain(chinese);
    const json = await bide([...args, '--json']);
    expect([json.code, json.err]).toEqual([2, '']);
    expect(JSON.parse(json.out).error).toContain(en);
  });

  test('an episode that is not there is told with those that are, and with the one that was meant', async () => {
    const said = 'greenlnd-2026: no such episode; those bundled: greenland-2026;';
    for (const name of ['greenlnd-2026', 'greenland']) {
      const { code, err } = await bide(['stress', name]);
      expect([code, err.endsWith('; did you mean greenland-2026?\n')]).toEqual([1, true]);
    }
    expect((await bide(['stress', 'greenlnd-2026'])).err).toContain(said);
    expect((await zh(['stress', 'greenlnd-2026'])).err).toBe(
      'greenlnd-2026：沒有這個事件期間；內建的有greenland-2026，其他的請寫資料夾路徑；是不是要寫greenland-2026？\n',
    );
    expect((await bide(['stress', 'iceland-1999'])).err).not.toContain('did you mean');
    expect((await bide(['check', 'nope.yaml'])).err).toBe('nope.yaml: file not found\n');
  });

  test('what the system refuses is told in words', async () => {
    const { code, err } = await zh(['init', 'package.json/mine']);
    expect([code, err]).toEqual([3, 'bide：package.json/mine：不是資料夾（ENOTDIR）\n']);
    expect((await bide(['init', 'package.json/mine'])).err).toContain(
      'it is not a folder (ENOTDIR)',
    );
  });

  test('a language that is none is told in the language of the surroundings', async () => {
    const { code, err } = await bide(['--lang', 'fr'], { BIDE_LANG: 'zh-TW' });
    expect([code, err]).toEqual([2, '--lang要寫en或zh-Hant，收到的是「fr」\n']);
  });

  test('a word that is like none is not guessed', () => {
    expect(similar('nonsense', ['init', 'serve'])).toEqual([]);
    expect(similar('ab', ['xy'])).toEqual([]);
    expect(similar('srcoe', ['serve', 'score'])).toEqual(['score']);
    expect(similar('EURUDS', ['EURUSD', 'SPX'])).toEqual(['EURUSD']);
    expect(similar('spx', ['SPX'])).toEqual(['SPX']);
    // Another ticker is not a slip of this one.
    expect(similar('SPY', ['SPX'])).toEqual([]);
    expect(similar('SPX', ['SPX'])).toEqual([]);
  });

  test('of several words that are like it only the nearest is guessed', () => {
    expect(similar('--fromat', ['--from', '--format', '--data'])).toEqual(['--format']);
    expect(similar('cores', ['score', 'cures', 'cared', 'codes'])).toEqual(['cures', 'codes']);
  });
});

describe('the language', () => {
  test.each([
    ['en', 'en'],
    ['en_US.UTF-8', 'en'],
    ['zh', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['ZH_tw', 'zh-Hant'],
    ['zh-hant', 'zh-Hant'],
    ['zh_TW.UTF-8', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-CN', undefined],
    ['zh-Hans-TW', undefined],
    ['fr', undefined],
    ['english', undefined],
    ['', undefined],
  ])('of the tag %s is %s', (tag, lang) => {
    expect(languageOf(tag)).toBe(lang);
  });

  test.each([
    [['--lang', 'zh', 'replay', '--help'], {}, '用法'],
    [['replay', '--lang=zh-TW', '--help'], {}, '用法'],
    [['replay', '--help', '--lang', 'en'], { BIDE_LANG: 'zh' }, 'Usage'],
    [['--help'], { BIDE_LANG: 'zh_TW' }, '用法'],
    [['--help'], { BIDE_LANG: '', LC_ALL: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' }, '用法'],
    [['--help'], { BIDE_LANG: '', LANG: 'zh_TW.UTF-8' }, '用法'],
    [['--help'], { BIDE_LANG: '', LANG: 'de_DE.UTF-8' }, 'Usage'],
    [['--help'], { BIDE_LANG: 'en', LC_ALL: 'zh_TW.UTF-8' }, 'Usage'],
  ])('is chosen by %j and %j', async (args, env, heading) => {
    expect((await bide(args, env)).out).toMatch(new RegExp(`^${heading}`));
  });
});

describe('no English word stands in Chinese', () => {
  const english = (text: string): readonly string[] => leaks(text, new Set(), 'command');

  test.each(PAGES)('in the help of %s', async (...args) => {
    // Examples are typed as they stand.
    const { out } = await zh(args);
    expect(english(out.replaceAll(/^ {2}bide .*$/gm, ''))).toEqual([]);
  });

  /** Stands for every argument of a message: a text, a list, or an object with any fields. */
  const ANY = new Proxy(['0'], {
    get: (list, key) => {
      if (key === 'kind') return 'body';
      return key in list || typeof key === 'symbol' ? Reflect.get(list, key) : '0';
    },
  });
  const isText = (x: unknown): x is Text => typeof x === 'object' && x !== null && 'zh-Hant' in x;
  /** Every text in a table of words, with its path. */
  function texts(table: unknown, path: string): readonly (readonly [string, string])[] {
    if (isText(table)) return [[path, table['zh-Hant']]];
    if (typeof table === 'function') return texts(table(ANY, ANY, ANY), path);
    return typeof table === 'object' && table !== null
      ? Object.entries(table).flatMap(([key, value]) => texts(value, `${path}.${key}`))
      : [];
  }
  const ALL = Object.entries({
    ERRORS,
    HELP,
    IMPORTED,
    LEFT,
    MAKING,
    MESSAGES,
    PAPER,
    SYSTEM,
    VERIFICATION,
  }).flatMap(([name, table]) => texts(table, name));

  test('in any message', () => {
    expect(ALL.length).toBeGreaterThan(80);
    expect(ALL.flatMap(([path, text]) => english(text).map((word) => `${path}: ${word}`))).toEqual(
      [],
    );
  });

  /** Messages that only frame others. */
  const FRAMES = ['ERRORS.failed', 'ERRORS.refused', 'IMPORTED.rate'];

  test('every message has its Chinese characters', () => {
    for (const [path, text] of ALL)
      if (!FRAMES.includes(path)) expect(text, path).toMatch(/\p{Script=Han}/u);
  });
});
