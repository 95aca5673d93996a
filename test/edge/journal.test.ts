import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Day, formatDay, type Instant, weekday } from '../../src/domain/time.ts';
import { program } from '../../src/edge/cli/program.ts';
import { sha256 } from '../../src/edge/file/hash.ts';
import { writeAll } from '../../src/edge/file/write.ts';
import { engine } from '../../src/edge/store/engine.ts';
import { sqliteStore } from '../../src/edge/store/sqlite.ts';
import { ANSWERS, begun, bide as furnished, type Said } from '../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-journal-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
let made = 0;
const fresh = (name: string): string => join(room, `${name}-${++made}`);

const bide = (args: readonly string[], home: string): Promise<Said> =>
  furnished(args, { BIDE_HOME: home });

/** The same where no workspace has been made. */
async function unfurnished(args: readonly string[], home: string): Promise<Said> {
  let [out, err] = ['', ''];
  const code = await program(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    env: { BIDE_HOME: home, BIDE_LANG: 'en' },
    build: 'under test',
  });
  return { code, out, err };
}

/** An episode of a few days without figures, which is replayed in no time. */
async function small(home: string, to = '2026-01-09'): Promise<string> {
  const folder = fresh('episode');
  await bide(['init', folder, ...ANSWERS], home);
  ends(folder, to);
  return folder;
}
const ends = (folder: string, to: string): void => {
  const file = join(folder, 'episode.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^to: .*/m, `to: ${to}`));
  begun(folder, to);
};

/** The entries of a workspace's journal, and the hashes of its decisions. */
function entries(home: string) {
  const store = sqliteStore(join(home, 'journal.db'));
  try {
    return store.read();
  } finally {
    store.close();
  }
}
const kinds = (home: string): readonly string[] => entries(home).map((e) => e.kind);
const decisions = (home: string): readonly string[] =>
  entries(home)
    .filter((e) => e.kind === 'decision')
    .map((e) => JSON.parse(e.body).hash);

const [shippedItem = ''] = readFileSync('episodes/greenland-2026/evidence.jsonl', 'utf8').split(
  '\n',
);
/** A line of evidence. */
function item(id: string, more: Readonly<Record<string, unknown>> = {}): string {
  const { known_at: _, ...rest } = JSON.parse(shippedItem);
  return JSON.stringify({
    ...rest,
    id,
    occurred_on: '2026-01-02',
    known_on: '2026-01-05',
    ...more,
  });
}
function file(text: string): string {
  const path = fresh('file');
  writeFileSync(path, text);
  return path;
}
const [head = '', shippedRow = ''] = readFileSync('ledger/threats.csv', 'utf8').split('\n');
const rows = (...ids: readonly string[]): string =>
  file(`${[head, ...ids.map((id) => shippedRow.replace(/^[^,]*/, id))].join('\n')}\n`);

/** The built program, started several times at once. */
const together = (all: readonly (readonly string[])[], home: string): Promise<readonly Said[]> =>
  Promise.all(
    all.map(
      (args) =>
        new Promise<Said>((resolve) => {
          const env = { ...process.env, BIDE_HOME: home, BIDE_LANG: 'en' };
          const child = spawn(process.execPath, ['dist/bide.js', ...args], { env });
          let [out, err] = ['', ''];
          child.stdout.on('data', (chunk) => (out += chunk));
          child.stderr.on('data', (chunk) => (err += chunk));
          child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
        }),
    ),
  );

test('a day more appends one decision, and the same run again nothing', async () => {
  const home = fresh('home');
  const folder = await small(home);
  await bide(['replay', folder], home);
  const first = kinds(home);
  expect(first.filter((k) => k === 'decision')).toHaveLength(7);
  await bide(['replay', folder], home);
  expect(kinds(home)).toEqual(first);
  ends(folder, '2026-01-12');
  await bide(['replay', folder], home);
  expect(kinds(home)).toEqual([...first, 'decision', 'run']);
  // A day that is gone again was there, and what was on record stays so.
  ends(folder, '2026-01-09');
  await bide(['replay', folder], home);
  expect(kinds(home)).toEqual([...first, 'decision', 'run']);
});

test('what changes in the middle is appended from there on', async () => {
  const home = fresh('home');
  const folder = await small(home);
  await bide(['replay', folder], home);
  const before = decisions(home);
  writeFileSync(join(folder, 'evidence.jsonl'), `${item('E-1')}\n`);
  await bide(['replay', folder], home);
  const after = decisions(home);
  expect(after.slice(0, before.length)).toEqual(before);
  // The item is known at the end of 5 January: the decisions of the 6th to the 9th are others.
  expect(after).toHaveLength(before.length + 4);
  expect(new Set(after).size).toBe(after.length);
});

test('a part of a replay puts on record what it shows, and the whole the rest', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const shown = (said: Said): readonly string[] =>
    said.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).hash);
  const part = ['replay', folder, '--json', '--from', '2026-01-05', '--to', '2026-01-07'];
  const three = shown(await bide(part, home));
  expect(three).toHaveLength(3);
  expect(decisions(home)).toEqual(three);
  await bide(part, home);
  expect(kinds(home)).toEqual(['decision', 'decision', 'decision', 'run']);
  const all = shown(await bide(['replay', folder, '--json'], home));
  expect([...decisions(home)].sort()).toEqual([...all].sort());
  expect((await bide(['verify'], home)).code).toBe(0);
});

test('the same replay and the same signature recorded by several programs at once stand there once', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const sign = ['sign', join(folder, 'thesis.yaml')];
  const said = await together([['replay', folder], sign, ['replay', folder], sign], home);
  expect(said.map((s) => s.code)).toEqual([0, 0, 0, 0]);
  expect([...kinds(home)].sort()).toEqual([...Array(7).fill('decision'), 'run', 'sign']);
});

test('bare bide finds the episode that was run last from wherever it is called', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const link = fresh('link');
  symlinkSync(folder, link);
  await bide(['replay', relative('.', link)], home);
  const [ran] = entries(home).filter((e) => e.kind === 'run');
  expect(JSON.parse(ran?.body ?? '').name).toBe(folder);
});

test('six items accepted by four programs at once are in use, each once; so are rows of threats', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const names = Array.from({ length: 6 }, (_, i) => `E-${i}`);
  await bide(['evidence', 'add', file(names.map((n) => item(n)).join('\n')), folder], home);
  const own: string[] = [];
  for (const four of [names.slice(0, 3), names.slice(3)]) {
    const ids = four.map((n) => `MY-${n}`);
    const said = await together(
      [
        ...four.map((n) => ['evidence', 'accept', n, folder]),
        ...ids.map((id) => ['threats', 'add', rows(id)]),
      ],
      home,
    );
    expect(said.map((s) => [s.code, s.err])).toEqual(said.map(() => [0, '']));
    own.push(...ids);
  }
  const used = readFileSync(join(folder, 'evidence.jsonl'), 'utf8').trim().split('\n');
  expect(used.map((line) => JSON.parse(line).id).sort()).toEqual(names);
  const added = readFileSync(join(home, 'threats.csv'), 'utf8').trim().split('\n').slice(1);
  expect(added.map((row) => row.split(',')[0]).sort()).toEqual(own.sort());
  expect((await bide(['evidence', 'list', folder, '--json'], home)).out).not.toContain('waiting');
});

test('while another program writes to the journal nothing is accepted or added, and it says so', async () => {
  const home = fresh('home');
  const folder = await small(home);
  await bide(['evidence', 'add', file(item('E-1')), folder], home);
  await bide(['threats', 'add', rows('MY-1')], home);
  const before = readFileSync(join(home, 'threats.csv'), 'utf8');
  const other = engine(join(home, 'journal.db'));
  other.exec('BEGIN IMMEDIATE');
  for (const args of [
    ['evidence', 'accept', 'E-1', folder],
    ['threats', 'add', rows('MY-2')],
  ]) {
    const { code, err } = await bide(args, home);
    expect([code, err.includes('nothing was written')]).toEqual([3, true]);
  }
  other.exec('ROLLBACK');
  other.close();
  expect(readFileSync(join(folder, 'evidence.jsonl'), 'utf8')).toBe('');
  expect(readFileSync(join(home, 'threats.csv'), 'utf8')).toBe(before);
  expect((await bide(['evidence', 'accept', 'E-1', folder], home)).code).toBe(0);
}, 30_000);

test('a file that cannot be written keeps the item from being accepted', async () => {
  const home = fresh('home');
  const folder = await small(home);
  await bide(['evidence', 'add', file(item('E-1')), folder], home);
  const before = kinds(home);
  // In a file's place stands a folder: it can neither be read nor replaced.
  rmSync(join(folder, 'evidence.jsonl'));
  mkdirSync(join(folder, 'evidence.jsonl'));
  expect((await bide(['evidence', 'accept', 'E-1', folder], home)).code).toBe(1);
  expect(kinds(home)).toEqual(before);
});

test('what was on record when the program was killed is put into its file by the next', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const line = item('E-1');
  await bide(['evidence', 'add', file(line), folder], home);
  const store = sqliteStore(join(home, 'journal.db'));
  store.alone(() => {
    const body = { episode: folder, id: 'E-1', item: sha256(line), line };
    const [entry] = store.append([{ kind: 'accept-evidence', at: 1 as Instant, body }]);
    store.owe(entry?.seq ?? 0);
  });
  store.close();
  const used = (): string => readFileSync(join(folder, 'evidence.jsonl'), 'utf8');
  expect(used()).toBe('');
  await bide(['replay', folder], home);
  expect(used()).toBe(`${line}\n`);
  // It is put there once: what a person takes out afterwards stays out.
  writeFileSync(join(folder, 'evidence.jsonl'), '');
  await bide(['replay', folder], home);
  expect(used()).toBe('');
});

test('a corrected item waits beside the one in use, takes its place, and one added again after a reject waits again', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const run = (...args: readonly string[]) => bide(['evidence', ...args, folder], home);
  const waits = async (): Promise<readonly string[]> =>
    (await bide(['evidence', 'list', folder, '--json'], home)).out
      .split('\n')
      .filter((line) => line.includes('"waiting"'))
      .map((line) => JSON.parse(line).id);
  const [first, corrected] = [item('E-1'), item('E-1', { rung: 1 })];
  await run('add', file(first));
  await run('accept', 'E-1');
  await run('add', file(corrected));
  expect(await waits()).toEqual(['E-1']);
  expect((await run('accept', 'E-1')).out).toContain('in place of the earlier item');
  expect(readFileSync(join(folder, 'evidence.jsonl'), 'utf8')).toBe(`${corrected}\n`);
  // What is in use or waits already does not wait twice.
  expect((await run('add', file(corrected))).out).toMatch(/^0 waiting/);
  await run('add', file(item('E-2')));
  expect((await run('add', file(item('E-2')))).out).toMatch(/^0 waiting/);
  await run('reject', 'E-2');
  expect(await waits()).toEqual([]);
  await run('add', file(item('E-2')));
  expect(await waits()).toEqual(['E-2']);
  // Two that say different things under one id are told apart.
  await run('add', file(item('E-2', { rung: 2 })));
  const two = await waits();
  expect(two).toHaveLength(2);
  expect((await run('accept', 'E-2')).err).toContain(two.join(', '));
  expect((await run('accept', two[1] ?? '')).code).toBe(0);
  expect(await waits()).toEqual(['E-2']);
});

test('the inbox is that of the folder, however its path is spelled', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const link = fresh('link');
  symlinkSync(folder, link);
  await bide(['evidence', 'add', file(item('E-1')), relative('.', folder)], home);
  expect((await bide(['evidence', 'accept', 'E-1', `${link}/`], home)).code).toBe(0);
  expect((await bide(['evidence', 'list', folder, '--json'], home)).out).not.toContain('waiting');
});

test('an inbox that was filled before items were told apart by what they say is read as it was', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const store = sqliteStore(join(home, 'journal.db'));
  const at = 1 as Instant;
  const evidence = (id: string) =>
    ({ kind: 'evidence', at, body: { episode: folder, id, line: item(id) } }) as const;
  store.append([
    evidence('E-1'),
    evidence('E-2'),
    { kind: 'reject-evidence', at, body: { episode: folder, id: 'E-1' } },
  ]);
  store.close();
  const { out } = await bide(['evidence', 'list', folder], home);
  expect([out.includes('E-1'), out.includes('E-2')]).toEqual([false, true]);
});

test('a journal that is not there is not whole, and looking makes none', async () => {
  const home = fresh('home');
  const { code, out } = await bide(['verify', '--json'], home);
  expect([code, JSON.parse(out)]).toEqual([1, { entries: 0, breaks: [], ok: false }]);
  for (const args of [[], ['verify'], ['stress', await small(home)]]) await bide(args, home);
  expect(existsSync(join(home, 'journal.db'))).toBe(false);
});

test('an end that is kept elsewhere tells of a journal that was cut, written anew or deleted', async () => {
  const home = fresh('home');
  const folder = await small(home, '2026-01-15');
  // The same decision is accepted once, so each time it is that of another day.
  let day = 4;
  const accept = (of: string, ...more: string[]): Promise<Said> =>
    bide(
      ['decide', folder, '--accept', '--at', `2026-01-${String(++day).padStart(2, '0')}`, ...more],
      of,
    );
  const decide = (): Promise<Said> => accept(home);
  const [one, two] = [(await decide()).out, (await decide()).out];
  // The proposal stands before what was done about it.
  expect(one).toMatch(/`bide anchor 2 [0-9a-f]{64}`\n$/);
  const kept = file(`${one}\n${two}`);
  const anchored = (of = home): Promise<Said> => bide(['verify', '--anchor', kept], of);
  expect(await anchored()).toMatchObject({ code: 0 });
  await decide();
  expect(await anchored()).toMatchObject({ code: 0 });
  // A count and a hash alone on a line, and the answer in JSON, are read as well.
  const [, count, hash] = /bide anchor (\d+) (\w+)/.exec(two) ?? [];
  expect((await bide(['verify', '--anchor', file(`${count} ${hash}\n`)], home)).code).toBe(0);
  const json = (await accept(home, '--json')).out;
  expect((await bide(['verify', '--anchor', file(json)], home)).code).toBe(0);

  // Another chain of the same length, in itself whole.
  const other = fresh('home');
  day = 6;
  for (let i = 0; i < 3; i++) await accept(other);
  expect((await bide(['verify'], other)).code).toBe(0);
  const told = await anchored(other);
  expect([told.code, told.out]).toEqual([1, expect.stringContaining('entry 2: anchor: expected')]);
  // One that was begun anew, and none.
  const shorter = fresh('home');
  await bide(['decide', folder, '--accept'], shorter);
  expect((await anchored(shorter)).out).toContain('entry 3: missing');
  expect((await anchored(fresh('home'))).code).toBe(1);
  const none = await bide(['verify', '--anchor', file('nothing')], home);
  expect([none.code, none.err]).toEqual([
    1,
    expect.stringMatching(/:1:1: expected a line `bide anchor/),
  ]);
  expect((await bide(['verify', kept, '--anchor', kept], home)).code).toBe(2);
});

test('a memo holds the end of the journal, can be computed again, and anchors it', async () => {
  const home = fresh('home');
  const folder = await small(home);
  await bide(['replay', folder], home);
  const end = entries(home).at(-1);
  for (const format of ['md', 'html']) {
    const out = fresh('memo');
    await bide(['memo', folder, '--format', format, '--out', out], home);
    await bide(['decide', folder, '--accept'], home);
    for (const lang of ['en', 'zh-Hant']) {
      const memo = join(out, `memo.${lang}.${format}`);
      expect(readFileSync(memo, 'utf8').split(end?.hash ?? '')).toHaveLength(3);
      expect(await bide(['verify', memo], home)).toMatchObject({ code: 0 });
      expect(await bide(['verify', '--anchor', memo], home)).toMatchObject({ code: 0 });
    }
    rmSync(join(home, 'journal.db'));
    await bide(['replay', folder], home);
  }
});

test('a decision that is not what its own hash was taken over is told, though its entry is whole', async () => {
  const home = fresh('home');
  const folder = await small(home);
  await bide(['replay', folder], home);
  const all = entries(home);
  const forged = fresh('home');
  const store = sqliteStore(join(forged, 'journal.db'));
  store.append(
    all.map(({ kind, at, body }, i) => ({
      kind,
      at,
      body: JSON.parse(i === 2 ? body.replace('"verdict":"wait"', '"verdict":"hold"') : body),
    })),
  );
  store.close();
  expect(all[2]?.body).toContain('"verdict":"wait"');
  const { code, out } = await bide(['verify', '--json'], forged);
  expect([code, JSON.parse(out).breaks]).toEqual([
    1,
    [expect.objectContaining({ seq: 3, kind: 'line' })],
  ]);
});

test('a memo is computed again under the thesis of its day: signed, or seen in the workspace', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const thesis = join(folder, 'thesis.yaml');
  const out = fresh('memo');
  await bide(['memo', folder, '--out', out], home);
  const memo = join(out, 'memo.en.md');
  const text = readFileSync(thesis, 'utf8');
  writeFileSync(thesis, text.replace(/^title: "[^"]*"/m, 'title: "Another"'));
  expect(readFileSync(thesis, 'utf8')).not.toBe(text);
  expect(await bide(['verify', memo], home)).toMatchObject({ code: 0 });
  // A signed version alone is enough.
  const signer = fresh('home');
  writeFileSync(thesis, text);
  await bide(['sign', thesis], signer);
  rmSync(join(signer, 'theses'), { recursive: true, force: true });
  writeFileSync(thesis, `${text}\n# later\n`);
  expect(await bide(['verify', memo], signer)).toMatchObject({ code: 0 });
  // One that nobody kept is told as another version, with the first difference.
  const stranger = await bide(['verify', memo], fresh('home'));
  expect(stranger.code).toBe(1);
  expect(stranger.out).toContain('the thesis file is another version now');
});

test('the first difference is shown, not the beginnings of two lines', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const out = fresh('memo');
  await bide(['memo', folder, '--format', 'html', '--out', out], home);
  const memo = join(out, 'memo.en.html');
  const text = readFileSync(memo, 'utf8');
  const lines = text.split('\n');
  const long = lines.findIndex((line) => line.length > 1000);
  const line = lines[long] ?? '';
  lines[long] = `${line.slice(0, 700)}#${line.slice(701)}`;
  writeFileSync(memo, lines.join('\n'));
  const told = (await bide(['verify', memo], home)).out;
  const [, at, expected, found] = /:(\d+): expected (.*), found (.*)/.exec(told) ?? [];
  expect(at).toBe(`${long + 1}`);
  expect(found).toContain('#');
  expect(expected).not.toBe(found);
  expect(told.length).toBeLessThan(1000);
  // A memo of which the end was cut off differs in the line that is not there.
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  writeFileSync(memo, `${text.slice(0, 40)}${text.slice(text.lastIndexOf(last))}`);
  expect((await bide(['verify', memo], home)).out).toMatch(/:1: expected .+, found .+/);
});

test('threats of one’s own are those of the workspace that is named, wherever the option stands', async () => {
  const [home, other] = [fresh('home'), fresh('home')];
  await bide(['threats', 'add', rows('MY-1')], home);
  const out = fresh('memo');
  await bide(['memo', 'greenland-2026', '--full', '--out', out], home);
  const memo = join(out, 'memo.full.en.md');
  for (const args of [
    ['verify', memo, '--home', home],
    ['--home', home, 'verify', memo],
  ])
    expect(await bide(args, other)).toMatchObject({ code: 0 });
  expect((await bide(['verify', memo], other)).code).toBe(1);
});

test('the workspace is the user’s alone, whoever makes it', async () => {
  const mask = process.umask(0o022);
  try {
    const folder = await small(fresh('home'));
    for (const args of [
      ['threats', 'add', rows('MY-1')],
      ['stress', folder],
      ['memo', folder],
      ['replay', folder],
      ['crowd', folder, '--paths', '1024', '--threads', '1'],
    ]) {
      const home = join(fresh('home'), 'deep');
      await unfurnished(args, home);
      expect([args[0], existsSync(home) ? statSync(home).mode & 0o777 : 0o700]).toEqual([
        args[0],
        0o700,
      ]);
    }
  } finally {
    process.umask(mask);
  }
});

test('a memo is read and written where the workspace can neither be made nor written', async () => {
  const folder = await small(fresh('home'));
  const home = join(file('no folder'), 'home');
  const out = fresh('memo');
  for (const args of [
    ['memo', folder],
    ['memo', folder, '--out', out],
    ['verify', join(out, 'memo.en.md')],
    ['stress', folder],
    [],
  ]) {
    expect(await unfurnished(args, home)).toMatchObject({ code: 0, err: '' });
  }
});

test.skipIf(process.getuid?.() !== 0)(
  'a journal that may only be read is verified, also one with a log of an older format beside it',
  async () => {
    const home = fresh('home');
    const folder = await small(home);
    await bide(['replay', folder], home);
    const older = fresh('home');
    mkdirSync(older);
    copyFileSync(join(home, 'journal.db'), join(older, 'journal.db'));
    const db = engine(join(older, 'journal.db'));
    db.exec('PRAGMA journal_mode = WAL; BEGIN; COMMIT');
    db.close();
    chmodSync(room, 0o755);
    for (const at of [home, older]) {
      chmodSync(at, 0o555);
      chmodSync(join(at, 'journal.db'), 0o444);
      const done = spawnSync(process.execPath, ['dist/bide.js', 'verify', '--json'], {
        encoding: 'utf8',
        uid: 65_534,
        env: { PATH: process.env.PATH, BIDE_HOME: at, BIDE_LANG: 'en' },
      });
      expect(JSON.parse(done.stdout || '{}'), done.stderr).toEqual({
        entries: 8,
        breaks: [],
        ok: true,
      });
    }
  },
);

test('nobody leads a file astray by planting a link, and what a crash left long ago is taken away', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const [out, victim] = [fresh('memo'), file('mine')];
  mkdirSync(out);
  // The name under which earlier versions wrote first was foretold by the number of the process.
  for (const name of ['memo.en.md', 'memo.zh-Hant.md'])
    symlinkSync(victim, join(out, `${name}.${process.pid}.part`));
  const left = join(out, '.bide-aaaaaa');
  mkdirSync(left);
  writeFileSync(join(left, 'memo.en.md'), 'half');
  const young = join(out, '.bide-bbbbbb');
  mkdirSync(young);
  const past = new Date(0);
  utimesSync(left, past, past);
  await bide(['memo', folder, '--out', out], home);
  expect(readFileSync(victim, 'utf8')).toBe('mine');
  expect(
    readdirSync(out)
      .filter((name) => !name.endsWith('.part'))
      .sort(),
  ).toEqual(['.bide-bbbbbb', 'memo.en.md', 'memo.zh-Hant.md']);
});

test('of files that are written together none is there when one cannot be', () => {
  const out = fresh('memo');
  const all = [
    [join(out, 'a'), 'x'],
    [join(file('no folder'), 'b'), 'y'],
  ] as const;
  expect(() => writeAll(all)).toThrow();
  expect(readdirSync(out)).toEqual([]);
});

test('a full disk leaves no file behind, in the workspace or beside what was to be written', async () => {
  const home = fresh('home');
  const folder = await small(home);
  await bide(['evidence', 'add', file(item('E-1')), folder], home);
  const big = item('E-2', { notes: 'x'.repeat(300_000) });
  await bide(['evidence', 'add', file(big), folder], home);
  const listing = (): readonly string[] => [...readdirSync(home), ...readdirSync(folder)].sort();
  const before = [listing(), kinds(home)];
  // No file may grow beyond 200 KB.
  const done = spawnSync(
    'bash',
    [
      '-c',
      `ulimit -f 200; exec "${process.execPath}" dist/bide.js evidence accept E-2 "${folder}"`,
    ],
    { encoding: 'utf8', env: { ...process.env, BIDE_HOME: home, BIDE_LANG: 'en' } },
  );
  expect(done.status).not.toBe(0);
  expect([listing(), kinds(home)]).toEqual(before);
  expect(readFileSync(join(folder, 'evidence.jsonl'), 'utf8')).toBe('');
});

/** Long made-up daily series for the template's episode, in the folder that is returned. */
function series(): string {
  const folder = fresh('series');
  mkdirSync(folder);
  const starts = { EQUITY: 4000, YIELD10: 3, EURUSD: 1.1, VIX: 18, CREDIT: 2, GOLD: 1900 };
  for (const [i, [id, start]] of Object.entries(starts).entries()) {
    let value = start;
    const rows: string[] = [];
    for (let day = 18_550; day <= 20_500; day++) {
      if (weekday(day as Day) > 5) continue;
      value = start + (value - start) * 0.98 + start * 0.01 * Math.sin(day * day * (i + 2));
      rows.push(`${formatDay(day as Day)},${value.toPrecision(6)}`);
    }
    writeFileSync(join(folder, `${id}.csv`), `date,value\n${rows.join('\n')}\n`);
  }
  return folder;
}

test('a vintage that is there and differs is not written over; the same again, another name or --force is', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const args = ['calibrate', folder, '--data', series(), '--until', '2025-12-01'];
  const vintage = join(folder, 'vintages', '2025-12-01.json');
  expect((await bide(args, home)).code).toBe(0);
  const learnt = readFileSync(vintage, 'utf8');
  expect((await bide(args, home)).code).toBe(0);
  const other = learnt.replace('"method"', '"method" ');
  writeFileSync(vintage, other);
  const refused = await bide(args, home);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--force')]);
  expect(readFileSync(vintage, 'utf8')).toBe(other);
  const apart = fresh('vintage');
  expect((await bide([...args, '--out', apart], home)).code).toBe(0);
  expect(readFileSync(apart, 'utf8')).toBe(learnt);
  expect((await bide([...args, '--force'], home)).code).toBe(0);
  expect(readFileSync(vintage, 'utf8')).toBe(learnt);
});

test('a vintage that no decision could use is refused, with the last date that works, and it works', async () => {
  const home = fresh('home');
  const folder = await small(home);
  const data = series();
  const until = (day: string) => ['calibrate', folder, '--data', data, '--until', day];
  const late = await bide(until('2026-01-09'), home);
  // The last session is Friday the 9th; the window of five begins at the close of the 2nd.
  expect([late.code, late.err]).toEqual([
    1,
    expect.stringContaining('the last date that works is 2026-01-01'),
  ]);
  expect(existsSync(join(folder, 'vintages'))).toBe(false);
  // Usable by the last decision, and not by those before it, which is said.
  const some = await bide(until('2026-01-01'), home);
  expect([some.code, some.err]).toEqual([
    0,
    expect.stringContaining('the last date that works for all of them is 2025-12-'),
  ]);
  const said = /is (2025-12-\d\d)\n/.exec(some.err)?.[1] ?? '';
  expect(await bide(until(said), home)).toMatchObject({ code: 0, err: '' });
  rmSync(join(folder, 'vintages', `${said}.json`));
  // Closes of the window, so that it has a beginning.
  const days = [24, 26, 29, 30, 31].map((d) => `2025-12-${d}`);
  const closes = [...days, ...[2, 5, 6, 7, 8, 9].map((d) => `2026-01-0${d}`)];
  const row = (id: string, at: string, i: number): string => `${id},${at},,${100 + (i % 3)}`;
  writeFileSync(
    join(folder, 'observations.csv'),
    `series,at,known_at,value\n${closes.map((at, i) => row('EQUITY', at, i)).join('\n')}\n`,
  );
  begun(folder, '2026-01-09', ['YIELD10', 'EURUSD']);
  const { out } = await bide(['replay', folder, '--json'], home);
  const found = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const uncalibrated = (line: { findings: { kind: string }[] } | undefined): boolean =>
    line?.findings.some((f) => f.kind === 'uncalibrated') ?? true;
  expect([uncalibrated(found.at(-2)), uncalibrated(found.at(-1))]).toEqual([true, false]);
});
