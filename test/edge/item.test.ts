import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { RUNGS } from '../../src/domain/evidence.ts';
import { type Instant, parseDay } from '../../src/domain/time.ts';
import { program } from '../../src/edge/cli/program.ts';
import { itemsOfCsv } from '../../src/edge/episode/item.ts';
import { evidenceLines } from '../../src/edge/episode/lines.ts';
import { sayProblem } from '../../src/edge/file/problem.ts';
import { cells } from '../../src/report/render/columns.ts';
import { bide as furnished, type Said } from '../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-item-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
let made = 0;
const fresh = (name: string): string => join(room, `${++made}-${name}`);
const episode = (): string => {
  const copy = fresh('episode');
  cpSync('episodes/greenland-2026', copy, { recursive: true });
  return copy;
};
const bide = (args: readonly string[], home: string, lang = 'en'): Promise<Said> =>
  furnished(args, { BIDE_HOME: home, BIDE_LANG: lang });

/** Somebody at a terminal who types these lines and then ends. */
async function typed(
  args: readonly string[],
  {
    home,
    lines,
    lang = 'en',
    width = 80,
  }: {
    readonly home: string;
    readonly lines: readonly string[];
    readonly lang?: string;
    readonly width?: number;
  },
): Promise<Said & { readonly asked: readonly string[] }> {
  let [out, err] = ['', ''];
  const [left, asked]: [string[], string[]] = [[...lines], []];
  const code = await program(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: { BIDE_HOME: home, BIDE_LANG: lang },
    build: 'under test',
    columns: () => width,
    question: async (prompt) => {
      asked.push(prompt);
      return left.shift();
    },
  });
  return { code, out, err, asked };
}

const FLAGS: Readonly<Record<string, string>> = {
  headline: 'A duty is announced',
  on: '2026-02-03',
  actor: 'US',
  level: '1',
  direction: 'friction',
  watch: 'A',
  url: 'https://example.org/1',
  source: 'Example',
};
const flags = (over: Readonly<Record<string, string>> = {}): readonly string[] =>
  Object.entries({ ...FLAGS, ...over }).flatMap(([name, text]) => [`--${name}`, text]);
const UNTIL = parseDay('2026-06-30') as never;

test('six questions make one item, which waits; a wrong answer is told and asked again', async () => {
  const [home, own] = [fresh('home'), episode()];
  const { code, out, err, asked } = await typed(['evidence', 'new', own], {
    home,
    lines: [
      ...[
        'EU prepares counter-duties',
        '2026-02-03',
        '',
        '2026-02-31',
        '2026-02-03',
        '2026-02-01',
        '',
      ],
      ...['European Commission', 'US; GB', '7', '2', '', 'Friction', 'a', 'nowhere'],
      ...['https://example.org/x', 'Reuters', 'perhaps', 'y'],
    ],
  });
  expect([code, out]).toEqual([0, expect.stringMatching(/^260203-\d{6} waits; to put it/)]);
  // A day where the act is asked for is not its name.
  expect(err).toContain('expected the name of an act, such as debt-limit');
  for (const wrong of ['2026-02-31', '2026-02-01', 'found 7', 'nowhere'])
    expect(err).toContain(wrong);
  // The ladder stands beside its question.
  for (const [n] of RUNGS.entries()) expect(err).toMatch(new RegExp(`^ {4}${n}  \\w`, 'm'));
  expect(asked.filter((prompt) => prompt.startsWith('Keep it?'))).toHaveLength(2);
  for (const prompt of asked) expect(cells(prompt)).toBeLessThanOrEqual(79);
  const listed = await bide(['evidence', 'list', own], home);
  expect(listed.out).toMatch(/Waiting: 1;/);
  expect(listed.out).toMatch(/2026-02-03 {2}A2 {2}towards {2}EU prepares counter-duties$/m);
  const whole = await bide(['evidence', 'list', own, '--all'], home);
  expect(whole.out).toContain('European Commission > US, GB: EU prepares counter-duties');
  const [id = ''] = out.split(' ');
  expect((await bide(['evidence', 'accept', id, own], home)).code).toBe(0);
  const last = readFileSync(join(own, 'evidence.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '';
  expect(JSON.parse(last)).toEqual({
    ...{ id, claim: id, occurred_on: '2026-02-03', known_on: '2026-02-03' },
    ...{ actor: 'European Commission', counterparty: ['US', 'GB'] },
    ...{ headline: 'EU prepares counter-duties', watch: 'A', kind: 'draft_law', rung: 2 },
    ...{ direction: 'friction', source_url: 'https://example.org/x', source_name: 'Reuters' },
    ...{ confidence: 'medium', quote_figures: '', notes: '' },
  });
  expect((await bide(['check', own], home)).code).toBe(0);
});

test.each([
  ['ends in between', ['Something', '', '2026-02-03']],
  ['says no', ['S', '', '2026-02-03', '', 'US', '', '1', '', '', 'A', 'https://a.bc', 'X', 'n']],
])('whoever %s has kept nothing', async (_, lines) => {
  const [home, own] = [fresh('home'), episode()];
  const { code, err } = await typed(['evidence', 'new', own], { home, lines });
  expect([code, err]).toEqual([1, expect.stringContaining('nothing was kept')]);
  expect((await bide(['evidence', 'list', own], home)).out).not.toContain('Waiting');
});

test('a headline in Chinese stands in its language alone, whichever language is spoken', async () => {
  const [home, own] = [fresh('home'), episode()];
  const args = ['evidence', 'new', own, '--json', ...flags({ headline: '宣布課徵關稅' })];
  const { item } = JSON.parse((await bide(args, home)).out);
  expect(item.headline_zh).toBe('宣布課徵關稅');
  expect(Object.hasOwn(item, 'headline')).toBe(false);
});

test('days are read in the forms of other options; the list tells other programs what was reported', async () => {
  const [home, own] = [fresh('home'), episode()];
  await bide(['evidence', 'new', own, ...flags({ on: '3 Feb 2026', known: '2026年2月4日' })], home);
  const rows = (await bide(['evidence', 'list', own, '--json'], home)).out.trim().split('\n');
  expect(rows.map((row) => JSON.parse(row)).find((row) => row.state === 'waiting')).toMatchObject({
    occurred_on: '2026-02-03',
    actor: 'US',
    kind: 'announcement',
    direction: 'friction',
    headline: { en: 'A duty is announced' },
  });
  const { code, err } = await bide(['evidence', 'new', own, ...flags({ on: '1/2/2026' })], home);
  expect([code, err]).toEqual([1, expect.stringContaining('--on:1:1: expected a date')]);
});

test('a table as a spreadsheet in Taiwan writes it is read: Big5, days anew; semicolons are told in one line', async () => {
  const [home, own] = [fresh('home'), episode()];
  const file = join(room, 'sheet.csv');
  const row = (headline: string, sign: string): string =>
    ['2026/2/3', 'US', '1', 'friction', 'A', 'https://example.org/1', 'Example', headline].join(
      sign,
    );
  const head = 'on,actor,level,direction,watch,url,source,headline';
  const [before, after] = `${head}\r\n${row('@', ',')}\r\n`.split('@') as [string, string];
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(before), Buffer.from([0xbd, 0xd2, 0xb5, 0x7c]), Buffer.from(after)]),
  );
  const plainly = await bide(['evidence', 'add', file, own], home);
  writeFileSync(file, `${head}\n${row('A duty', ',')}\n`);
  expect([plainly.code, (await bide(['evidence', 'add', file, own], home)).code]).toEqual([0, 0]);
  const rows = (await bide(['evidence', 'list', own, '--json'], home)).out.trim().split('\n');
  expect(JSON.parse(rows.at(-1) ?? '')).toMatchObject({
    state: 'waiting',
    occurred_on: '2026-02-03',
  });
  expect(rows.join()).toContain('課稅');
  writeFileSync(file, `${head.replaceAll(',', ';')}\n${row('A duty', ';')}\n`);
  const { code, err } = await bide(['evidence', 'add', file, own], home);
  expect([code, err]).toEqual([
    1,
    `${file}:1:1: expected commas, found semicolons; save it as CSV with commas\n`,
  ]);
});

test('by options nothing is asked; the same item again is known, and has the same id', async () => {
  const [home, own] = [fresh('home'), episode()];
  const args = ['evidence', 'new', own, '--json', ...flags({ known: '2026-02-03T14:00-05:00' })];
  const first = JSON.parse((await bide(args, home)).out);
  expect(first.item).toMatchObject({
    known_on: '2026-02-03',
    known_at: '2026-02-03T14:00-05:00',
    known_at_source: 'https://example.org/1',
  });
  const again = await bide(args, home);
  expect([again.code, again.out]).toEqual([1, expect.stringContaining(first.id)]);
});

test.each([
  [{ on: '2026-02-30' }, '--on:1:1: expected a date that exists'],
  [{ level: '9' }, '--level:1:1: expected a level'],
  [{ level: '' }, '--level:1:1'],
  [{ direction: 'up' }, '--direction:1:1: expected one of friction, noise, neutral'],
  [{ watch: 'Q' }, '--watch:1:1: expected one of A, B'],
  [{ url: 'ftp://x' }, '--url:1:1: expected an http or https address'],
  [{ kind: 'gossip' }, '--kind:1:1: expected one of withdrawal'],
  [{ known: '2026-02-02' }, '--known:1:1: expected not before'],
  [{ known: '2029-02-02' }, '--known:1:1: expected a day not after'],
  [{ headline: 'x'.repeat(301) }, '--headline:1:1: expected at most 300 characters'],
  [{ headline: '宣'.repeat(301) }, '--headline:1:1: expected at most 300 characters'],
  [{ headline: 'a\u001b[2Jb' }, '--headline:1:1: expected text without signs that cannot be seen'],
  [{ actor: 'a\u202eb' }, '--actor:1:1: expected text without signs that cannot be seen'],
])('an option that cannot stand is named: %j', async (over, cause) => {
  const [home, own] = [fresh('home'), episode()];
  const { code, err, out } = await bide(['evidence', 'new', own, ...flags(over)], home);
  expect([code, out, err]).toEqual([1, '', expect.stringContaining(cause)]);
  expect(err).not.toMatch(/[\u001b\u202e]/);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('what is needed and missing is named at once', async () => {
  const { code, err } = await bide(['evidence', 'new', episode(), '--level', '1'], fresh('home'));
  expect([code, err]).toEqual([
    2,
    '`evidence new`: --headline, --on, --actor, --direction, --watch, --url, --source are needed\n',
  ]);
});

test.each([
  ['3 Feb 2026', 'Tue 3 Feb 2026', '2026-02-03'],
  ['2026/2/3', '2026年2月3日', '2026-02-03'],
  ['yesterday', '昨天', '2026-02-03'],
])(
  'dates are read as everywhere else, those of the clock by the reader’s: %s',
  async (on, typedOn, day) => {
    const [home, own] = [fresh('home'), episode()];
    const now = Date.parse('2026-02-03T20:00:00Z') as Instant;
    const args = ['evidence', 'new', own, '--json', ...flags({ on, known: typedOn })];
    const { out, err } = await furnished(args, { BIDE_HOME: home }, now);
    expect(err).toBe('');
    const { item } = JSON.parse(out);
    expect(item).toMatchObject({ occurred_on: day, known_on: day });
    const plain = ['evidence', 'new', own, '--json', ...flags({ on: day, known: day })];
    expect(JSON.parse((await bide(plain, fresh('home'))).out).id).toBe(item.id);
  },
);

const HEADER = 'on,headline,actor,level,direction,watch,url,source,counterparty,claim';
const row = (headline: string, rest = 'US,1,friction,A,https://a.bc/1,AP,,'): string =>
  `2026-02-05,${headline},${rest}`;

test('a CSV gives items as its columns are named, in any order; text is text, formulas too', () => {
  const text = [
    `\ufeff${HEADER}`,
    row('"Senate votes, 52-47"', 'Senate,2,noise,b,https://a.bc/1,AP,US; EU,act-1'),
    row('"=HYPERLINK(""https://evil"")"'),
    row('"two\nlines"'),
    row('參議院表決').replace('2026-02-05', '2026/2/5'),
  ].join('\r\n');
  const read = itemsOfCsv({ text, file: 'news.csv' }, UNTIL);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const items = read.value.map(({ line }) => JSON.parse(line));
  expect(items.map((i) => i.headline ?? i.headline_zh)).toEqual([
    ...['Senate votes, 52-47', '=HYPERLINK("https://evil")', 'two lines', '參議院表決'],
  ]);
  expect(items[0]).toMatchObject({ claim: 'act-1', counterparty: ['US', 'EU'], watch: 'B' });
  expect(items[3].headline).toBeUndefined();
  expect(items[3].occurred_on).toBe('2026-02-05');
  expect(new Set(items.map((i) => i.id)).size).toBe(4);
  const lines = read.value.map(({ line }) => line).join('\n');
  expect(evidenceLines(lines, 'x', UNTIL).ok).toBe(true);
});

test('every wrong cell of a CSV is told with its line and column, and nothing is read', () => {
  const text = [
    HEADER,
    row('fine'),
    '2026-02-30,x,US,9,up,F,ftp://x,,,',
    row('a\u0007b'),
    row('fine'),
    row('x', 'US,1,friction,A,https://a.bc/1,AP,,,more'),
    row('', 'US,1,friction,A,https://a.bc/1,AP,,'),
  ].join('\n');
  const read = itemsOfCsv({ text, file: 'n.csv' }, UNTIL);
  const said = read.ok ? [] : read.problems.map((p) => sayProblem(p, 'en'));
  const places = ['3:1', '3:17', '3:19', '3:22', '3:24', '4:12', '5:1', '6:50', '7:12'];
  for (const place of places)
    expect(said.join('\n')).toMatch(new RegExp(`^n\\.csv:${place}: `, 'm'));
  expect(said.find((s) => s.startsWith('n.csv:5:1'))).toContain('line 2 has it');
});

test.each([
  ['no column', 'on,headline\n2026-02-05,x', 'a column `actor`'],
  ['a strange column', `${HEADER},mood\n${row('x')},good`, 'n.csv:1:'],
  ['a quotation mark that is never closed', `${HEADER}\n${row('"x')}`, 'never closed'],
])('a CSV with %s is refused', (_, text, cause) => {
  const read = itemsOfCsv({ text, file: 'n.csv' }, UNTIL);
  expect(read.ok ? '' : read.problems.map((p) => sayProblem(p, 'en')).join()).toContain(cause);
});

test('accept --all takes what it can and names what it cannot; several ids likewise', async () => {
  const [home, own] = [fresh('home'), episode()];
  const news = fresh('news.csv');
  const twins = `${HEADER},id\n${row('one')},T-1\n${row('other')},T-2\n`;
  writeFileSync(news, twins);
  expect((await bide(['evidence', 'add', news, own], home)).out).toContain('2 waiting');
  expect((await bide(['evidence', 'add', news, own], home)).out).toContain('0 waiting');
  writeFileSync(news, `${HEADER},id\n${row('told otherwise')},T-1\n`);
  await bide(['evidence', 'add', news, own], home);
  const all = await bide(['evidence', 'accept', '--all', own], home);
  expect([all.code, all.out]).toEqual([1, 'T-2: in use\n']);
  expect(all.err).toMatch(/^T-1 was not taken: T-1: several items wait/);
  expect(readFileSync(join(own, 'evidence.jsonl'), 'utf8')).not.toContain('"T-1"');

  writeFileSync(news, `${HEADER},id\n${row('three')},T-3\n${row('four')},T-4\n`);
  await bide(['evidence', 'add', news, own], home);
  const some = await bide(['evidence', 'accept', 'T-3', 'NONE', 'T-4', own], home);
  expect([some.code, some.out]).toEqual([1, 'T-3: in use\nT-4: in use\n']);
  expect(some.err).toContain('NONE was not taken');
  const none = await bide(['evidence', 'accept', '--all', 'greenland-2026'], home);
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('bundled episode')]);
});

test.each([
  ['en', 80],
  ['zh-Hant', 80],
  ['en', 120],
  ['zh-Hant', 120],
] as const)('the list fits a terminal: %s, %i columns', async (lang, width) => {
  const [home, own] = [fresh('home'), episode()];
  await bide(['evidence', 'new', own, ...flags({ headline: '長'.repeat(290) })], home);
  const { out } = await typed(['evidence', 'list', own], { home, lines: [], lang, width });
  const all = out.trimEnd().split('\n');
  const widest = Math.max(...all.map(cells));
  expect(widest).toBeLessThanOrEqual(width);
  expect(widest).toBeGreaterThan(width - 4);
  expect(out).toContain('GL-117');
});
