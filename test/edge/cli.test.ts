import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { program as onScreen } from '../../src/edge/cli/program.ts';
import { cells } from '../../src/report/render/columns.ts';
import { ANSWERS, begun, bide as program, type Said } from '../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-cli-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
let homes = 0;
const newHome = (): string => join(room, `home-${homes++}`);

const envOf = (home: string, lang: string) => ({ BIDE_HOME: home, BIDE_LANG: lang, NO_COLOR: '1' });
/** Kept by commands that leave nothing there to be looked at. */
const HOME = newHome();
const bide = (args: readonly string[], home = HOME, lang = 'en'): Promise<Said> =>
  program(args, envOf(home, lang));

/** The built program, started for real and run to its end. */
const started = (args: readonly string[], home = HOME, lang = 'en'): Said => {
  const done = spawnSync(process.execPath, ['dist/bide.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...envOf(home, lang) },
    maxBuffer: 64 << 20,
  });
  return { code: done.status ?? -1, out: done.stdout, err: done.stderr };
};

test('help says what it is and how it ends', async () => {
  const { code, out } = started(['--help']);
  expect(code).toBe(0);
  for (const word of [
    'init',
    'check',
    'sign',
    'replay',
    'stress',
    'evidence',
    'decide',
    'memo',
    'verify',
    'score',
    'calibrate',
    'schema',
    'serve',
  ])
    expect(out).toContain(word);
  expect(out).toContain('Exit codes');
});

test('a wrong command line is 2, a wrong file is 1, and each says so in one line', async () => {
  expect(started(['nonsense']).code).toBe(2);
  expect(await bide(['memo', 'greenland-2026', '--at', 'yesterday'])).toMatchObject({ code: 2 });
  expect((await bide(['memo', 'greenland-2026', '--at', '2026-01-18'])).err).toContain(
    'no decision on 2026-01-18',
  );
  const none = started(['replay', 'no-such-episode']);
  expect(none.code).toBe(1);
  expect(none.err).toContain('greenland-2026');
});

test('replay as JSON: the contract, the same bytes on every run', async () => {
  const home = newHome();
  // Once as a program of its own, once in this one.
  const first = started(['replay', 'greenland-2026', '--json'], home);
  const second = await bide(['replay', 'greenland-2026', '--json'], home);
  expect(first.code).toBe(0);
  expect(second.out).toBe(first.out);
  const lines = first.out
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l));
  expect(lines.length).toBe(142);
  for (const l of lines) {
    for (const key of [
      'at',
      'stress',
      'delever',
      'regime',
      'stops',
      'exposure',
      'verdict',
      'reasons',
      'findings',
      'method',
      'thesis',
      'prev',
      'hash',
    ])
      expect(l).toHaveProperty(key);
    expect(['hold', 'trim', 'leave', 'wait']).toContain(l.verdict);
    expect(l.at).toMatch(/^\d{4}-\d\d-\d\dT18:30:00-0[45]:00$/);
  }
  const day = lines.find((l) => l.at.startsWith('2026-01-20'));
  expect(day.stress).toMatchObject({ state: 'synchronised', window: 3, credit: 'not yet' });
  // The same run twice is on record once, and the chain holds.
  const verified = await bide(['verify', '--json'], home);
  expect(verified.code).toBe(0);
  expect(JSON.parse(verified.out)).toEqual({ entries: 143, breaks: [], ok: true });
});

test('a memo is written in both languages and can be computed again', async () => {
  const out = join(room, 'memos');
  const made = await bide([
    'memo',
    'greenland-2026',
    '--at',
    '2026-01-20',
    '--format',
    'html',
    '--out',
    out,
  ]);
  expect(made.code).toBe(0);
  expect(readdirSync(out).sort()).toEqual([
    'memo.en.html',
    'memo.full.en.html',
    'memo.full.zh-Hant.html',
    'memo.zh-Hant.html',
  ]);
  expect((await bide(['verify', join(out, 'memo.en.html')])).code).toBe(0);
});

test('the full memo is written beside that of one page, and each is computed again as what it is', async () => {
  const out = join(room, 'lengths');
  const asked = ['memo', 'greenland-2026', '--at', '2026-01-20', '--out', out];
  for (const more of [[], ['--full']]) expect((await bide([...asked, ...more])).code).toBe(0);
  const names = ['memo.en.md', 'memo.full.en.md', 'memo.full.zh-Hant.md', 'memo.zh-Hant.md'];
  expect(readdirSync(out).sort()).toEqual(names);
  const [short, full] = ['memo.en.md', 'memo.full.en.md'].map((name) =>
    readFileSync(join(out, name), 'utf8'),
  ) as [string, string];
  expect(short).toMatch(
    /<!-- bide memo \{"name":"greenland-2026","day":"2026-01-20","lang":"en","format":"md"\}/,
  );
  expect(full).toMatch(/<!-- bide memo .*"format":"md","length":"full"\}/);
  expect(full.length).toBeGreaterThan(3 * short.length);
  for (const name of names) expect((await bide(['verify', join(out, name)])).code).toBe(0);
  const other = join(out, 'memo.en.md');
  writeFileSync(other, short.replace('"format":"md"', '"format":"md","length":"full"'));
  expect((await bide(['verify', other])).code).toBe(1);
  writeFileSync(other, short.replace('"format":"md"', '"format":"md","length":"brief"'));
  expect((await bide(['verify', other])).err).toContain('memo');
});

test('a memo that tells of threats of one’s own can be computed again in its workspace; one changed digit is found', async () => {
  const [home, dir, rows] = [newHome(), join(room, 'threatened'), join(room, 'threats.csv')];
  const [head, row = ''] = readFileSync('ledger/threats.csv', 'utf8').split('\n');
  writeFileSync(rows, `${head}\n${row.replace(/^[^,]*/, 'MY-1')}\n`);
  await bide(['init', dir], home);
  begun(dir);
  expect((await bide(['threats', 'add', rows], home)).code).toBe(0);
  expect((await bide(['memo', dir, '--format', 'html', '--out', dir], home)).code).toBe(0);
  const file = join(dir, 'memo.en.html');
  expect(await bide(['verify', file], home)).toMatchObject({ code: 0 });
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('54');
  writeFileSync(file, text.replace('54', '55'));
  const found = await bide(['verify', file], home);
  expect(found.code).toBe(1);
  expect(found.out).toContain('expected');
});

test('a workspace begins with init, passes its check, is signed once, and is never written over', async () => {
  const dir = join(room, 'mine');
  const home = newHome();
  expect((await bide(['init', dir, ...ANSWERS])).code).toBe(0);
  expect((await bide(['init', dir])).code).toBe(1);
  const thesis = join(dir, 'thesis.yaml');
  expect((await bide(['check', thesis])).code).toBe(0);
  const signed = await bide(['sign', thesis], home);
  expect(signed.code).toBe(0);
  expect(signed.out).toMatch(/^signed mine@\w+, entry 1 of the journal$/m);
  expect((await bide(['sign', thesis], home)).out).toMatch(/already signed on .*, entry 1/);
  // Without a figure there is nothing to decide, and that is said.
  expect(await bide(['replay', dir], home)).toEqual({
    code: 1,
    out: '',
    err: 'no verdict: no data (EQUITY, YIELD10, EURUSD)\n',
  });
  begun(dir);
  expect((await bide(['replay', dir, '--json'], home)).code).toBe(0);
});

test('a thesis that does not state what is asked is read, told so with its place, and not signed', async () => {
  const dir = join(room, 'unasked');
  await bide(['init', dir]);
  const thesis = join(dir, 'thesis.yaml');
  const text = readFileSync(thesis, 'utf8');
  const [before, after] = [text.indexOf('\nresolves:'), text.indexOf('\ntests:')];
  writeFileSync(thesis, text.slice(0, before) + text.slice(after));
  const line = text.split('\n').indexOf('bide: 1') + 1;
  for (const command of ['check', 'sign']) {
    const { code, out } = await bide([command, thesis], newHome());
    expect(code, command).toBe(1);
    expect(out, command).toContain(`thesis.yaml:${line}:1: error: resolves is missing`);
  }
});

test('what a person did stands beside the proposal, an override with reason and review', async () => {
  const home = newHome();
  expect(
    (await bide(['decide', 'greenland-2026', '--accept', '--at', '2026-01-20'], home)).code,
  ).toBe(0);
  expect(
    (await bide(['decide', 'greenland-2026', '--override', '--at', '2026-01-21'], home)).code,
  ).toBe(2);
  const done = await bide(
    [
      'decide',
      'greenland-2026',
      '--override',
      '--at',
      '2026-01-21',
      '--exposure',
      '0.1',
      '--why',
      'sleep',
      '--review',
      '2031-02-21',
    ],
    home,
  );
  expect(done.code).toBe(0);
  expect((await bide(['score', 'greenland-2026'], home)).out).toContain('With what you held');
  expect((await bide(['verify'], home)).code).toBe(0);
});

test('evidence waits in the inbox until it is accepted; a bundled episode is not edited', async () => {
  const home = newHome();
  const copy = join(room, 'copy');
  cpSync('episodes/greenland-2026', copy, { recursive: true });
  const [line = ''] = readFileSync(join(copy, 'evidence.jsonl'), 'utf8').split('\n');
  const item = join(room, 'item.jsonl');
  writeFileSync(item, `${JSON.stringify({ ...JSON.parse(line), id: 'NEW-1' })}\n`);
  expect((await bide(['evidence', 'add', item, copy], home)).code).toBe(0);
  expect((await bide(['evidence', 'list', copy, '--json'], home)).out).toContain(
    '"waiting","id":"NEW-1"',
  );
  expect((await bide(['evidence', 'accept', 'NEW-1', copy], home)).code).toBe(0);
  expect(readFileSync(join(copy, 'evidence.jsonl'), 'utf8')).toContain('NEW-1');
  expect((await bide(['evidence', 'accept', 'NEW-1', copy], home)).code).toBe(1);
  expect((await bide(['evidence', 'add', item, 'greenland-2026'], home)).code).toBe(0);
  expect((await bide(['evidence', 'accept', 'NEW-1', 'greenland-2026'], home)).code).toBe(1);
});

test('an item that contradicts another is told when it is accepted and listed; one of 2099 is refused', async () => {
  const home = newHome();
  const own = join(room, 'contradicted');
  expect((await bide(['init', own], home)).code).toBe(0);
  const [line = ''] = readFileSync('episodes/greenland-2026/evidence.jsonl', 'utf8').split('\n');
  const about = {
    claim: 'duty',
    watch: 'A',
    rung: 3,
    occurred_on: '2026-02-02',
    known_on: '2026-02-02',
  };
  const add = (name: string, ...items: readonly object[]) => {
    const file = join(room, `${name}.jsonl`);
    const told = items.map((i) => JSON.stringify({ ...JSON.parse(line), ...about, ...i }));
    writeFileSync(file, told.join('\n'));
    return bide(['evidence', 'add', file, own], home);
  };
  const order = { id: 'MY-1', kind: 'order', counterparty: ['EU', 'GB'], size: 'small' };
  const lifted = { id: 'MY-2', kind: 'withdrawal', direction: 'noise' };
  expect((await add('both', { ...order, effective_on: '2026-03-01' }, lifted)).code).toBe(0);
  expect((await bide(['evidence', 'accept', 'MY-1', own], home)).err).toBe('');
  const { code, err } = await bide(['evidence', 'accept', 'MY-2', own], home);
  expect([code, err]).toEqual([0, expect.stringContaining('MY-2: contradicts an item')]);
  const { out } = await bide(['evidence', 'list', '--all', own], home);
  expect(out).toContain('from 2026-03-01; small; contradicted, does not count');
  const [first = ''] = (await bide(['evidence', 'list', own, '--json'], home)).out.split('\n');
  expect(JSON.parse(first)).toMatchObject({
    ...{ counterparties: ['EU', 'GB'], size: 'small' },
    ...{ effective_on: '2026-03-01', disputed: true },
  });
  const late = await add('late', { ...lifted, known_on: '2099-02-02' });
  expect([late.code, late.err]).toEqual([
    1,
    expect.stringContaining('[known_on] expected a day not after'),
  ]);
});

test('two coders are compared, whether they agree or not: exit code 0', async () => {
  const other = join(room, 'other.jsonl');
  const lines = readFileSync('episodes/greenland-2026/evidence.jsonl', 'utf8').trim().split('\n');
  const coded = lines.slice(1).map((line) => ({ ...JSON.parse(line), rung: 0, size: 'small' }));
  writeFileSync(other, coded.map((item) => JSON.stringify(item)).join('\n'));
  const args = ['evidence', 'agree', 'greenland-2026', other];
  const { code, out } = await bide([...args, '--json']);
  const { matches, only, accords } = JSON.parse(out);
  expect([code, matches.length, only.a, only.b]).toEqual([0, 98, ['GL-002'], []]);
  expect([accords.rung.kappa.at, accords.direction.kappa.at, accords.claim.kappa.at]).toEqual([
    0, 1, 1,
  ]);
  const told = await bide(args);
  expect(told.out).toContain('ON THE LEVEL OF 98 ITEMS THAT BOTH CODED, KAPPA IS 0.00.');
  expect((await bide(['evidence', 'agree', other])).code).toBe(2);
});

test('bad input: one clear message with its place, exit code 1, nothing written', async () => {
  const bad = join(room, 'bad');
  cpSync('episodes/greenland-2026', bad, { recursive: true });
  const csv = join(bad, 'observations.csv');
  const good = readFileSync(csv, 'utf8');
  const home = newHome();
  const out = join(room, 'nothing');
  const spoil = (content: string): Promise<Said> => {
    writeFileSync(csv, content);
    return bide(['memo', bad, '--out', out], home);
  };
  const rows = good.split('\n');
  const third = rows[3] ?? '';
  for (const [content, says] of [
    [good.replace('series,at,known_at,value', 'series,at,value'), ':1:'],
    [[...rows.slice(0, 3), third.replace(/[^,]*$/, 'many'), ...rows.slice(4)].join('\n'), ':4:'],
    [
      [...rows.slice(0, 3), third, third.replace(/[^,]*$/, '1'), ...rows.slice(4)].join('\n'),
      'expected',
    ],
    [`${good.trimEnd()}\nSPX,2027-01-04,,7000\n`, 'expected'],
    [`${good.trimEnd()}\nNOPE,2026-01-05,,7000\n`, 'expected'],
  ] as const) {
    const { code, err } = await spoil(content);
    expect([code, err.includes(says), err.includes('expected')]).toEqual([1, true, true]);
  }
  expect(existsSync(out)).toBe(false);
  // A BOM, CRLF and full-width digits are read correctly.
  const wide = third.replace(/[^,]*$/, (v) =>
    v.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  );
  const kind = await spoil(`\ufeff${[...rows.slice(0, 3), wide, ...rows.slice(4)].join('\r\n')}`);
  expect(kind.code).toBe(0);
});

test('memos of several days are written by one command, each as it is alone', async () => {
  const home = join(room, 'several');
  const [all, one] = [join(room, 'all'), join(room, 'one')];
  const days = ['--from', '2026-01-20', '--to', '2026-01-21'];
  const several = await bide(['memo', 'greenland-2026', ...days, '--out', all], home);
  expect(several.code).toBe(0);
  expect(readdirSync(all).sort()).toEqual(
    ['20', '21'].flatMap((d) => ['en', 'zh-Hant'].map((l) => `memo.2026-01-${d}.${l}.md`)),
  );
  await bide(['memo', 'greenland-2026', '--at', '2026-01-21', '--out', one], home);
  for (const lang of ['en', 'zh-Hant'])
    expect(readFileSync(join(all, `memo.2026-01-21.${lang}.md`), 'utf8')).toBe(
      readFileSync(join(one, `memo.${lang}.md`), 'utf8'),
    );
  expect(await bide(['memo', 'greenland-2026', ...days], home)).toMatchObject({ code: 2 });
});

test('whatever a page links to is written with it, and the page of one day among several can be verified', async () => {
  const home = join(room, 'linked');
  const out = join(room, 'linked-out');
  const written = ['memo', 'greenland-2026', '--format', 'html', '--out', out];
  for (const days of [
    ['--at', '2026-01-21'],
    ['--from', '2026-01-20', '--to', '2026-01-21'],
  ])
    expect((await bide([...written, ...days], home)).code).toBe(0);
  const files = readdirSync(out);
  expect(files).toHaveLength(12);
  for (const file of files) {
    const links = [...readFileSync(join(out, file), 'utf8').matchAll(/href="(memo[^"]*)"/g)];
    expect(links.length).toBeGreaterThan(1);
    for (const [, to = ''] of links) expect(files).toContain(to);
  }
  const dated = join(out, 'memo.2026-01-21.full.en.html');
  expect((await bide(['verify', dated], home)).code).toBe(0);
});

test('on a screen a memo is drawn, in a pipe or with a format it is Markdown', async () => {
  const home = join(room, 'screened');
  const drawn = async (args: readonly string[], columns: number | undefined, lang: string) => {
    const lines: string[] = [];
    const say = (text: string): void => void lines.push(text);
    const env = { BIDE_HOME: home, NO_COLOR: '1' };
    const all = ['memo', 'greenland-2026', '--at', '2026-01-20', '--lang', lang, ...args];
    expect(await onScreen(all, { out: say, err: say, env, columns: () => columns })).toBe(0);
    return lines.join('');
  };
  for (const lang of ['en', 'zh-Hant']) {
    const screen = await drawn([], 100, lang);
    expect(screen).toContain('='.repeat(100));
    expect(screen).not.toMatch(/&amp;|\| --- \||\*\*|^#|<!--|Hatched|斜線處/m);
    for (const line of screen.split('\n')) expect(cells(line)).toBeLessThanOrEqual(100);
    // The full one, and what changed, too.
    expect(await drawn(['--full'], 100, lang)).not.toMatch(/&amp;|\| --- \||\*\*/);
    expect(await drawn(['--since', '2026-01-12'], 80, lang)).not.toMatch(/&amp;|\| --- \||\*\*/);
    const plain = await drawn([], undefined, lang);
    expect(plain).toMatch(/^# .*\n/m);
    expect(plain).toContain('<!-- bide memo');
    expect(plain).not.toMatch(/Hatched|斜線處/);
    expect(await drawn(['--format', 'md'], 100, lang)).toBe(plain);
  }
});

test('serve --once writes the memos of the gravest day and ends', async () => {
  const out = join(room, 'served');
  const { code, out: said } = await bide(
    ['serve', 'greenland-2026', '--once', '--out', out],
    newHome(),
    'zh-Hant',
  );
  expect(code).toBe(0);
  expect(readdirSync(out).sort()).toEqual([
    'memo.en.html',
    'memo.en.md',
    'memo.full.en.html',
    'memo.full.en.md',
    'memo.full.zh-Hant.html',
    'memo.full.zh-Hant.md',
    'memo.zh-Hant.html',
    'memo.zh-Hant.md',
  ]);
  const served = readFileSync(join(out, 'memo.en.html'), 'utf8');
  expect(served).toContain('<a href="memo.full.en.html">Full memo</a>');
  expect(said.split('\n').filter((l) => /^\d{4}-\d\d-\d\d/.test(l)).length).toBe(142);
});

test('bare bide shows where things stand', async () => {
  const home = newHome();
  expect((await bide([], home)).out).toContain('Nothing on record');
  await bide(['replay', 'greenland-2026', '--json'], home);
  expect((await bide([], home)).out).toContain('2026-06-30');
});

test('every command answers in JSON when it is asked to', async () => {
  const home = newHome();
  const dir = join(room, 'json');
  const all: readonly (readonly string[])[] = [
    [],
    ['init', dir],
    ['init', dir],
    ['check', join(dir, 'thesis.yaml')],
    ['sign', join(dir, 'thesis.yaml')],
    ['stress', 'greenland-2026', '--at', '2026-01-20'],
    ['evidence', 'list', 'greenland-2026'],
    ['evidence', 'reject', 'NONE', 'greenland-2026'],
    ['evidence', 'agree', 'greenland-2026', 'greenland-2026'],
    ['decide', 'greenland-2026', '--accept'],
    ['decide', 'greenland-2026', '--override'],
    ['memo', 'greenland-2026'],
    ['memo', 'greenland-2026', '--at', 'never'],
    ['verify'],
    ['score', 'greenland-2026'],
    ['schema'],
    ['serve', 'greenland-2026', '--once', '--out', join(room, 'json-out')],
    ['replay', 'no-such-episode'],
  ];
  for (const args of all) {
    const { out } = await bide([...args, '--json'], home);
    const texts = args[0] === 'evidence' && args[1] === 'list' ? out.trim().split('\n') : [out];
    for (const text of texts) expect(() => JSON.parse(text), args.join(' ')).not.toThrow();
  }
});

test('a thesis that was changed after it was signed says so beside every answer', async () => {
  const home = newHome();
  const dir = join(room, 'signed');
  await bide(['init', dir, ...ANSWERS], home);
  begun(dir);
  const thesis = join(dir, 'thesis.yaml');
  await bide(['sign', thesis], home);
  expect((await bide(['memo', dir], home)).err).toBe('');
  writeFileSync(thesis, readFileSync(thesis, 'utf8').replace('cut: 0.5', 'cut: 0.1'));
  expect((await bide(['memo', dir], home)).err).toContain('is not the one signed on');
});

test('a value known before its day is refused', async () => {
  const dir = join(room, 'early');
  cpSync('episodes/greenland-2026', dir, { recursive: true });
  const csv = join(dir, 'observations.csv');
  writeFileSync(
    csv,
    `${readFileSync(csv, 'utf8').trimEnd()}\nSPX,2026-06-30,2026-06-29T16:00:00-04:00,7000\n`,
  );
  const { code, err } = await bide(['replay', dir]);
  expect([code, err.includes('expected an instant not before 2026-06-30')]).toEqual([1, true]);
});
