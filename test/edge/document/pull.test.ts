import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS, type Day, type Instant, parseInstant } from '../../../src/domain/time.ts';
import { takeDrop } from '../../../src/edge/document/drop.ts';
import { documentsAt, keepListing } from '../../../src/edge/document/keep.ts';
import { listingOf } from '../../../src/edge/document/listing.ts';
import { pullDocuments } from '../../../src/edge/document/pull.ts';
import { meta } from '../../../src/edge/episode/meta.ts';
import type { Way } from '../../../src/edge/feed/asking.ts';
import { feedFile, feedFolder, inFeeds } from '../../../src/edge/feed/database.ts';
import { hear, heardOf } from '../../../src/edge/feed/heard.ts';
import { fedWay } from '../../../src/edge/feed/network.ts';
import type { Documented, ReadDocument } from '../../../src/edge/feed/shape.ts';
import { must, sayProblem } from '../../../src/edge/file/problem.ts';
import { readFrom } from '../../../src/edge/file/text.ts';
import { engine } from '../../../src/edge/store/engine.ts';
import { bide } from '../../bide.ts';
import { memoryRoom } from '../../room.ts';
import { madeUpPapers, type Paper } from '../../standin/paper.ts';
import { standIn } from '../../standin/server.ts';
import { listener } from '../alert/make.ts';

const room = memoryRoom('bide-documents');
afterAll(() => rmSync(room, { recursive: true, force: true }));

const NOW = parseInstant('2024-09-17T21:00:00Z') as Instant;
const TODAY = Math.floor(NOW / DAY_MS) as Day;
let home = '';
beforeEach(() => {
  home = mkdtempSync(join(room, 'home-'));
});
const at = (hours: number): Instant => (NOW + hours * 3_600_000) as Instant;
const paper = (id: string, more: Partial<ReadDocument> = {}): ReadDocument => ({
  ...{ id, type: 'a', title: `Title ${id}`, text: '', url: '', parties: [] },
  ...more,
});
const OF = { entry: 'x/y', source: 'x', watch: 'A' } as const;
const STRETCH = { from: (TODAY - 20) as Day, to: (TODAY + 1) as Day };
const keep = (all: readonly ReadDocument[], when: Instant, lacking = false) =>
  keepListing({ home, standIn: false }, OF, { all, at: when, stretch: STRETCH, lacking });
const known = (when: Instant, more: object = {}) =>
  documentsAt(home, { entries: ['x/y'], at: when, ...more });

describe('versions', () => {
  test('new, the same, revised and back again: each known from when it came, and never before', () => {
    expect(keep([paper('1'), paper('2')], at(0)).added).toHaveLength(2);
    expect(keep([paper('1'), paper('1'), paper('2')], at(1))).toMatchObject({
      ...{ added: [], revised: [] },
    });
    const [second] = keep([paper('1', { title: 'Other' })], at(2)).revised;
    expect(second).toMatchObject({ title: 'Other', knownAt: at(2), watch: 'A', source: 'x' });
    expect(keep([paper('1')], at(3)).revised).toHaveLength(1);
    expect(known(at(-1))).toEqual([]);
    const titles = (when: Instant) =>
      known(when).flatMap(({ id, title }) => (id === '1' ? title : []));
    expect([0, 1, 2, 3].map((hours) => titles(at(hours))[0])).toEqual([
      ...['Title 1', 'Title 1', 'Other', 'Title 1'],
    ]);
  });

  test('a clock that was set back puts no version before the one that it follows', () => {
    keep([paper('1')], at(5));
    expect(keep([paper('1', { title: 'Other' })], at(0)).revised[0]?.knownAt).toBe(at(5) + 1);
  });

  test('one that lies between others and is listed no more was taken back; what lies outside was not', () => {
    const on = (id: string, days: number) => paper(id, { listedOn: (TODAY - days) as Day });
    keep([on('1', 1), on('2', 3), on('3', 5), on('4', 30), paper('5')], at(0));
    // Nothing that is listed no more, for nothing lies around it.
    expect(keep([], at(1)).withdrawn).toEqual([]);
    expect(keep([on('2', 3)], at(1)).withdrawn).toEqual([]);
    const [gone, ...more] = keep([on('1', 1), on('3', 5)], at(2)).withdrawn;
    expect(more).toEqual([]);
    expect(gone).toMatchObject({ id: '2', knownAt: at(2) });
    expect(known(at(1)).find(({ id }) => id === '2')).not.toHaveProperty('withdrawn');
    expect(known(at(2)).find(({ id }) => id === '2')).toMatchObject({ withdrawn: true });
    // It is told once, and once more when it is back.
    expect(keep([on('1', 1), on('3', 5)], at(3)).withdrawn).toEqual([]);
    expect(keep([on('1', 1), on('2', 3), on('3', 5)], at(4)).revised).toHaveLength(1);
    expect(known(at(4)).find(({ id }) => id === '2')).not.toHaveProperty('withdrawn');
  });

  test('parts that a source stopped telling stay as they were known; what it tells otherwise is revised', () => {
    const [first] = keep([paper('1', { publishedAt: at(-9), effectiveOn: TODAY })], at(0)).added;
    // Its own stamp does not say since when it was known here.
    expect(first).toMatchObject({ publishedAt: at(-9), knownAt: at(0) });
    expect(keep([paper('1', { effectiveOn: TODAY })], at(1), true).revised).toEqual([]);
    expect(keep([paper('1', { title: 'Other' })], at(2), true).revised[0]).toMatchObject({
      ...{ title: 'Other', publishedAt: at(-9), effectiveOn: TODAY },
    });
    expect(keep([paper('1', { title: 'Other' })], at(3)).revised).toHaveLength(1);
  });

  test('found by words, since an instant, under any of several entries, in one world', () => {
    keep([paper('1', { title: 'Duties on IMPORTS', text: 'steel' }), paper('2')], at(0));
    const other = { ...OF, entry: 'x/z' };
    keepListing({ home, standIn: false }, other, {
      ...{ all: [paper('1', { title: 'Duties on IMPORTS', text: 'steel' }), paper('3')] },
      ...{ at: at(1), stretch: STRETCH },
    });
    const ids = (more: object) =>
      documentsAt(home, { entries: ['x/y', 'x/z'], at: at(9), ...more }).map(({ id }) => id);
    expect(ids({})).toEqual(['1', '2', '3']);
    expect(ids({ words: ['imports', 'Steel'] })).toEqual(['1']);
    expect(ids({ words: ['imports', 'wood'] })).toEqual([]);
    expect(ids({ since: at(0) })).toEqual(['3']);
    expect(ids({ standIn: true })).toEqual([]);
    // One entry told of another version later: that is the last one.
    keep([paper('3', { title: 'Old' })], at(0));
    expect(ids({ words: ['Title 3'] })).toEqual(['3']);
    keep([paper('3', { title: 'New' })], at(2));
    expect(ids({ words: ['New'] })).toEqual(['3']);
  });

  test('nobody changes or removes what was kept', () => {
    keep([paper('1')], at(0));
    for (const statement of [
      "UPDATE document SET body = '{}'",
      'DELETE FROM document',
      "INSERT OR REPLACE INTO document SELECT seq, 0, 'x/y', '1', 0, 'new', '', NULL, '{}' FROM document",
    ])
      expect(() => inFeeds(home, (db) => db.exec(statement)), statement).toThrow();
    expect(known(at(0))).toHaveLength(1);
  });
});

test('a file of the first format is carried over, with what stands in it', () => {
  inFeeds(home, (db) => db.exec("INSERT INTO called VALUES (0, 'sam', 5)"));
  const db = engine(feedFile(home));
  db.exec('DROP TABLE document; DROP TABLE gathered; DROP TABLE heard; PRAGMA user_version = 1');
  db.close();
  expect(keep([paper('1')], at(0)).added).toHaveLength(1);
  expect(inFeeds(home, (one) => one.prepare('SELECT at FROM called').get().at)).toBe(5);
  const newer = engine(feedFile(home));
  newer.exec('PRAGMA user_version = 99');
  newer.close();
  expect(() => known(at(0))).toThrow('format 99');
  expect(readdirSync(feedFolder(home))).toContain('feeds.db');
});

test('what a source told last: the newest of it stays, names that came or went are of the last time', () => {
  const place = { home, standIn: false };
  expect(heardOf('x', place)).toBeUndefined();
  hear([{ source: 'x', at: at(0), newest: at(-5), drift: ['+a'] }], place);
  hear(
    [
      { source: 'x', at: at(1), newest: at(-9), drift: [] },
      { source: 'x', at: at(2), drift: ['-b'] },
    ],
    place,
  );
  expect(heardOf('x', place)).toEqual({ at: at(2), newest: at(-5), drift: ['-b'] });
  expect(heardOf('x', { home, standIn: true })).toBeUndefined();
});

/** A source of as many pages as there are lists, each page the name of the next. */
const paged = (pages: readonly (readonly string[])[]): { of: Documented; way: Way } => {
  const hosts = ['x.example'];
  const url = (n: number) => ({ url: `https://x.example/${n}` });
  const source = {
    ...{ hosts, ask: () => [url(0)], keys: /y/, example: 'y', watch: 'A', page: '' },
    ...{ title: { en: '', 'zh-Hant': '' }, terms: { en: '', 'zh-Hant': '' } },
    quota: { calls: 1, spanMs: 1 },
    read: (body: Uint8Array, { asked }: { asked: { url: string } }) => {
      const n = Number(asked.url.split('/').at(-1)) + 1;
      const all = JSON.parse(new TextDecoder().decode(body)).map((id: string) => paper(id));
      return {
        ok: true,
        value: { all, unread: 0, drift: [], ...(n < pages.length && { next: url(n) }) },
      };
    },
  } as unknown as Documented['source'];
  const way: Way = {
    ...{ now: () => NOW, home, secret: () => undefined, standIn: false, alone: (work) => work() },
    get: async (_, asked) => ({
      ok: true,
      value: {
        body: new TextEncoder().encode(JSON.stringify(pages[Number(asked.url.split('/').at(-1))])),
        ...{ at: at(1), status: 200, url: asked.url },
      },
    }),
  };
  return { of: { id: 'x', source, key: 'y' }, way };
};
test('pages: all of them, none that came before, and not without end', async () => {
  const read = (pages: readonly (readonly string[])[]) => {
    const { of, way } = paged(pages);
    return listingOf(of, STRETCH, way);
  };
  expect(await read([['1', '2'], ['3']])).toMatchObject({
    ...{ state: 'read', at: at(1), all: [{ id: '1' }, { id: '2' }, { id: '3' }] },
  });
  expect(await read([['1', '2'], ['3'], ['1', '2']])).toMatchObject({ state: 'misread' });
  expect(await read(Array.from({ length: 99 }, (_, i) => [`${i}`]))).toMatchObject({
    state: 'misread',
  });
  expect(await read([['', '\u202e', 'x']])).toMatchObject({ unread: 2, all: [{ id: 'x' }] });
});

const EPISODE = (entries: string): string => `id: mine
title: Mine
from: 2024-09-01
to: 2025-09-01
legs: { risk: [A], rates: [A], dollar: [A] }
documents: [${entries}]
series:
  A: { unit: points, kind: index, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
  A_10: { unit: points, kind: index, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
`;
const folderOf = (entries: string): string => {
  const folder = join(home, 'mine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'episode.yaml'), EPISODE(entries));
  return folder;
};
const done = async (folder: string, now: Instant, env: NodeJS.ProcessEnv = {}) => {
  const found = await pullDocuments(
    folder,
    fedWay(home, { now: () => now, aside: () => {}, env }, { sleep: async () => {} }),
  );
  if (!found.ok) throw new Error(found.problems.map((one) => sayProblem(one, 'en')).join('\n'));
  return found.value;
};

describe('against the stand-in', () => {
  const world = async (papers: readonly Paper[], clock: () => Instant) =>
    standIn({ tables: {}, papers, clock });

  test('evening by evening: what is new, revised, taken back, and known when; SAM is asked once a day', async () => {
    const papers = madeUpPapers(at(24));
    const old = papers.find(
      ({ host, listed }) => host === 'www.federalregister.gov' && listed === TODAY - 3,
    );
    if (!old) throw new Error('no paper');
    const revised = { ...old, knownAt: at(1), entry: { ...Object(old.entry), title: 'Duties' } };
    const gone = papers.map((one) =>
      one.host === old.host && one.listed === TODAY - 6 ? { ...one, gone: at(20) } : one,
    );
    let now = NOW;
    const { origin, asked, close } = await world([...gone, revised], () => now);
    const env = { BIDE_WORLD: origin, BIDE_KEY_SAM: 'abcdefghijkl' };
    const folder = folderOf("'federal-register/duties', sam/word/runway, dvids/runway");
    const first = await done(folder, now, env);
    expect(first.told).toMatchObject([
      { state: 'pulled', listed: 39, added: 39, unread: 0, drift: [] },
      { state: 'pulled', added: 39 },
      { state: 'keyless', id: 'dvids' },
    ]);
    for (const { knownAt } of first.fresh) expect(knownAt).toBe(NOW);
    now = at(12);
    expect((await done(folder, now, env)).told[1]).toMatchObject({ state: 'there', at: NOW });
    now = at(25);
    const told = await done(folder, now, env);
    expect(told.told[0]).toMatchObject({ added: 1, revised: 0 });
    now = at(48);
    const later = await done(folder, now, env);
    expect([...told.withdrawn, ...later.withdrawn].length).toBeLessThanOrEqual(1);
    const all = documentsAt(home, {
      ...{ entries: ['federal-register/duties'], at: at(99), standIn: true },
    });
    expect(all.filter(({ withdrawn }) => withdrawn)).toHaveLength(1);
    expect(all.find(({ id }) => id === `2024-${TODAY - 3}`)).toMatchObject({ title: 'Duties' });
    // Only since a while before the last time.
    const from = asked.flatMap(({ url }) => /gte%5D=([\d-]+)/.exec(url)?.[1] ?? []);
    expect(from[0]).toBe('2024-08-02');
    expect(from.at(-1)).toBe('2024-09-05');
    await close();
  });

  test('a key that was used up: nothing more until tomorrow', async () => {
    let now = NOW;
    const { origin, set, clear, asked, close } = await world(madeUpPapers(NOW), () => now);
    const env = { BIDE_WORLD: origin, BIDE_KEY_SAM: 'abcdefghijkl' };
    const folder = folderOf('sam/word/runway');
    set('api.sam.gov', 'burst429');
    const state = async () => (await done(folder, now, env)).told[0];
    expect(await state()).toMatchObject({
      ...{ state: 'failed', fault: { kind: 'quota', by: 'source', again: at(24), tries: 1 } },
    });
    clear();
    now = at(23);
    expect(await state()).toMatchObject({ fault: { kind: 'quota', again: at(24) } });
    expect(asked).toHaveLength(1);
    now = at(25);
    expect(await state()).toMatchObject({ state: 'pulled' });
    await close();
  });

  test('bide pull tells of documents, bide sources of who publishes them', async () => {
    const { origin, close } = await world(madeUpPapers(NOW), () => NOW);
    const folder = folderOf("white-house, 'federal-register/duties', drop");
    const env = { BIDE_WORLD: origin, BIDE_HOME: home };
    const { code, out } = await bide(['pull', folder], env, NOW);
    expect(out).toContain('federal-register/duties: 40 listed, 40 new, 0 revised');
    expect(out).toContain('- Runway works, and duties on imports under war powers (proclamation');
    expect(out).toMatch(/and \d+ more/);
    expect(code).toBe(0);
    const zh = await bide(['pull', folder, '--lang', 'zh-Hant'], env, NOW);
    expect(zh.out).toContain('新增0份，修訂0份');
    const json = JSON.parse((await bide(['pull', folder, '--json'], env, NOW)).out);
    expect(json).toMatchObject([{ entry: 'white-house', state: 'pulled' }, {}, { files: [] }]);
    const listed = (await bide(['sources'], env, NOW)).out;
    expect(listed).toMatch(
      /federal-register: Federal Register \(A\)\n {2}documents, e\.g\. federal/,
    );
    expect(listed).toMatch(/newest of what it told .* \(2024-09-17/);
    expect(listed).toContain('BIDE_KEY_SAM');
    const sources = JSON.parse((await bide(['sources', '--json'], env, NOW)).out);
    expect(sources.find(({ id }: { id: string }) => id === 'white-house')).toMatchObject({
      ...{ documents: 'white-house', heard: { drift: [] }, watch: 'A', key: null },
    });
    await close();
  });
});

test('an entry that names no source is told with its line', async () => {
  const folder = folderOf('nowhere/x');
  const found = await bide(['pull', folder], { BIDE_HOME: home }, NOW);
  expect(found.code).not.toBe(0);
  expect(found.err).toContain('episode.yaml:6:13');
});

test('what its source took back before it was offered is not offered as evidence', async () => {
  const entry = 'rss/https://www.example.org/news.xml';
  const folder = folderOf(`'${entry}'`);
  appendFileSync(join(folder, 'episode.yaml'), '\ninbox: {terms: [duty]}\n');
  writeFileSync(join(folder, 'evidence.jsonl'), '');
  const of = { entry, source: 'rss-www-example-org', watch: 'A' } as const;
  const papers = ['1', '2', '3', '4'].map((id, i) =>
    paper(id, {
      ...{ title: `Duty ${id}`, url: `https://www.example.org/${id}` },
      listedOn: (TODAY - 5 + i) as Day,
    }),
  );
  for (const [i, all] of [papers, papers.filter(({ id }) => id !== '2')].entries())
    keepListing({ home, standIn: true }, of, { all, at: at(i - 2), stretch: STRETCH });
  const { origin } = await listener(() => 404);
  await bide(['pull', folder], { BIDE_HOME: home, BIDE_WORLD: origin }, NOW);
  const { out } = await bide(['evidence', 'list', folder, '--all'], { BIDE_HOME: home }, NOW);
  expect(out).toContain('Duty 1');
  expect(out).toContain('Duty 3');
  expect(out).not.toContain('Duty 2');
  expect(out.match(/proposed by the rules/g)).toHaveLength(3);
  expect(out).not.toContain('taken this document back');
  // What waits already says so once its document is taken back.
  const left = papers.filter(({ id }) => id === '1' || id === '4');
  keepListing({ home, standIn: true }, of, { all: left, at: at(0.5), stretch: STRETCH });
  const env = { BIDE_HOME: home, BIDE_WORLD: origin };
  const later = at(1);
  const list = await bide(['evidence', 'list', folder], env, later);
  expect(list.out).toContain('Duty 1');
  expect(list.out.match(/its publisher has taken this document back/g)).toHaveLength(1);
  const json = await bide(['evidence', 'list', folder, '--json'], env, later);
  const rows = json.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ headline, withdrawn }) => [headline.en, withdrawn])).toEqual([
    ['Duty 1', undefined],
    ['Duty 3', true],
    ['Duty 4', undefined],
  ]);
});

describe('the folder of files', () => {
  const OLD = new Date(Date.now() - 60_000);
  const drop = (folder: string, name: string, text: string | Uint8Array): void => {
    mkdirSync(join(folder, 'drop'), { recursive: true });
    writeFileSync(join(folder, 'drop', name), text);
    utimesSync(join(folder, 'drop', name), OLD, OLD);
  };
  const files = async (folder: string) => {
    const { told, fresh } = await done(folder, NOW);
    const [one] = told;
    if (one?.state !== 'dropped') throw new Error(JSON.stringify(told));
    return { files: one.files, fresh };
  };
  const lying = (folder: string, place = '') =>
    readdirSync(join(folder, 'drop', place)).filter((name) => /\./.test(name));

  test('documents of a table and of lines, prices by the name of a series; each goes to done', async () => {
    const folder = folderOf('drop');
    expect((await files(folder)).files).toEqual([]);
    drop(
      folder,
      'papers.csv',
      'id,title,watch,on,parties,amount,currency\n1,A contract,C,2024-09-02,Builder; Other,"1e6",USD\n',
    );
    drop(
      folder,
      'vendor.jsonl',
      `${JSON.stringify({ url: 'https://x.example/1', title: 'B', watch: 'A', published_at: '2024-09-02T10:00:00Z', lang: 'da' })}\n`,
    );
    drop(folder, 'A_daily.csv', 'date,close\n2024-09-03,100\n2024-09-04,101\n');
    const found = await files(folder);
    expect(found.files).toEqual([
      { file: 'drop/A_daily.csv', state: 'prices', series: 'A', added: 2 },
      { file: 'drop/papers.csv', state: 'documents', added: 1, revised: 0, bare: 1 },
      { file: 'drop/vendor.jsonl', state: 'documents', added: 1, revised: 0, bare: 0 },
    ]);
    expect(found.fresh).toMatchObject([
      {
        ...{ id: '1', watch: 'C', source: 'drop', parties: ['Builder', 'Other'], knownAt: NOW },
        amount: { value: 1_000_000, currency: 'USD' },
      },
      { id: 'https://x.example/1', publishedAt: parseInstant('2024-09-02T10:00:00Z'), lang: 'da' },
    ]);
    expect(lying(folder)).toEqual([]);
    expect(lying(folder, 'done')).toEqual(['A_daily.csv', 'papers.csv', 'vendor.jsonl']);
    expect(readFileSync(join(folder, 'observations.csv'), 'utf8')).toContain('A,2024-09-04,,101');
    // Once more under the same name: nothing new, and nothing in done is written over.
    drop(folder, 'papers.csv', 'id,title,watch\n1,A contract that changed,C\n');
    expect((await files(folder)).files).toMatchObject([{ added: 0, revised: 1 }]);
    expect(lying(folder, 'done')).toContain('papers-2.csv');
  });

  test('what cannot be taken goes aside with its reason, whole', async () => {
    const folder = folderOf('drop');
    const wrong: Readonly<Record<string, string>> = {
      'holdings.csv': 'Symbol,Quantity\nVTI,5\n',
      'bad.jsonl': '{"title":"x"\n',
      'two.csv': 'id,title,watch\n1,Good,A\n2,Bad,Z\n',
      'money.csv': 'id,title,watch,amount\n1,Good,A,5\n',
      'unknown.csv': 'title,watch\nNobody knows it again,A\n',
      'extra.jsonl': '{"id":"1","title":"x","watch":"A","mood":"calm"}\n',
      'A.csv': 'date,close\n2024-09-03,many\n',
      'late.csv': 'id,title,watch,on\n1,x,A,2024-02-31\n',
    };
    for (const [name, text] of Object.entries(wrong)) drop(folder, name, text);
    const found = await files(folder);
    expect(found.files.map(({ state }) => state)).toEqual(Object.keys(wrong).map(() => 'refused'));
    expect(found.fresh).toEqual([]);
    expect(lying(folder)).toEqual([]);
    for (const name of Object.keys(wrong)) {
      const why = readFileSync(join(folder, 'drop', 'refused', `${name}.why.txt`), 'utf8');
      expect(why, name).toContain(`drop/${name}`);
      expect(why.split('\n').length).toBeGreaterThan(2);
    }
    expect(readFileSync(join(folder, 'drop', 'refused', 'two.csv.why.txt'), 'utf8')).toContain(
      'drop/two.csv:3',
    );
    const told = await bide(['pull', folder], { BIDE_HOME: home }, NOW);
    expect(told.code).toBe(0);
    drop(folder, 'bad.jsonl', '{');
    const again = await bide(['pull', folder], { BIDE_HOME: home }, NOW);
    expect(again.code).toBe(1);
    expect(again.out).toContain('drop/bad.jsonl: not taken, now in drop/refused with the reason');
    expect(lying(folder, 'refused')).toContain('bad-2.jsonl');
  });

  test('a file that another program takes meanwhile keeps nobody from taking the others', () => {
    const folder = folderOf('drop');
    for (const name of ['a', 'b', 'c'])
      drop(folder, `${name}.csv`, `id,title,watch\n${name},x,A\n`);
    const episode = must(readFrom(join(folder, 'episode.yaml'), meta));
    const away = join(folder, 'drop', 'b.csv');
    const now = (): Instant => {
      rmSync(away, { force: true });
      return NOW;
    };
    const found = takeDrop({ folder, episode }, fedWay(home, { now, aside: () => {}, env: {} }));
    expect(found.map(({ told }) => told.state)).toEqual(['documents', 'waiting', 'documents']);
    expect(lying(folder, 'done')).toEqual(['a.csv', 'c.csv']);
  });

  test('what has no address is told to be none that can become evidence', async () => {
    const folder = folderOf('drop');
    const text = 'id,title,watch,url\n1,x,A,\n2,y,A,https://x.example/2\n3,z,A,\n';
    drop(folder, 'bare.csv', text);
    const { origin } = await listener(() => 404);
    const { out } = await bide(['pull', folder], { BIDE_HOME: home, BIDE_WORLD: origin }, NOW);
    expect(out.replace(/\s+/g, ' ')).toContain(
      '3 documents new, 0 revised 2 of them without an address (url): kept, and never offered',
    );
  });

  test('a file that is still being written is left alone, and so is what is none of ours', async () => {
    const folder = folderOf('drop');
    drop(folder, 'a.csv', 'id,title,watch\n1,x,A\n');
    const now = new Date();
    utimesSync(join(folder, 'drop', 'a.csv'), now, now);
    for (const name of ['.hidden.csv', 'a.csv.part', 'notes.txt']) drop(folder, name, 'x');
    mkdirSync(join(folder, 'drop', 'folder.csv'));
    expect((await files(folder)).files).toEqual([{ file: 'drop/a.csv', state: 'waiting' }]);
    expect(lying(folder)).toHaveLength(5);
    // A clock that ran ahead when it was written keeps nothing waiting for ever.
    const ahead = new Date(Date.now() + 3_600_000);
    utimesSync(join(folder, 'drop', 'a.csv'), ahead, ahead);
    expect((await files(folder)).files).toMatchObject([{ state: 'documents', added: 1 }]);
  });
});
