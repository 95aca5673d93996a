import { spawn } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublishedDocument } from '../../../src/domain/document.ts';
import { program } from '../../../src/edge/cli/program.ts';
import { waiting } from '../../../src/edge/episode/inbox.ts';
import { propose } from '../../../src/edge/inbox/propose.ts';
import { inJournal } from '../../../src/edge/keep.ts';
import { ANSWERS, bide } from '../../bide.ts';
import { at, day, document } from '../../sense/inbox/document.ts';

const ROOM = mkdtempSync(join(tmpdir(), 'bide-inbox-'));
const MINE = join(ROOM, 'mine');
afterAll(() => rmSync(ROOM, { recursive: true, force: true }));
beforeAll(async () => {
  const made = await bide(['init', MINE, '--yes', ...ANSWERS], { BIDE_HOME: join(ROOM, 'first') });
  expect(made.code, made.err).toBe(0);
  appendFileSync(
    join(MINE, 'episode.yaml'),
    'inbox: { terms: [copper, 銅], claims: { copper-duty: ["section 232 + copper"] } }\n',
  );
});

let rooms = 0;
/** A workspace that nobody used. */
const fresh = (): { readonly home: string; readonly now: ReturnType<typeof at> } => ({
  home: join(ROOM, `home-${rooms++}`),
  now: at('2026-03-02T12:00:00Z'),
});

const paper = (given: Partial<PublishedDocument> = {}): PublishedDocument =>
  document({
    ...{ source: 'federal-register', id: '2026-0001', type: 'proclamation' },
    ...{ title: 'Adjusting Imports of Copper', on: day('2026-03-01') },
    ...{ url: 'https://www.federalregister.gov/d/2026-0001', knownAt: at('2026-03-02T11:00:00Z') },
    ...given,
  });

const inbox = (home: string) =>
  (inJournal(home, (records) => waiting(records, MINE)) ?? []).map((one) => ({
    ...one,
    ...JSON.parse(one.line),
    said: one,
  }));
const used = (): string => readFileSync(join(MINE, 'evidence.jsonl'), 'utf8');

test('a document waits once, with who proposed it, why, and the document; nothing is in use', () => {
  const way = fresh();
  const before = used();
  expect(propose(MINE, [paper()], way)).toEqual({
    ...{ proposed: 1, joined: 0, known: 0, passed: 0, terms: true, refused: [] },
  });
  const [one] = inbox(way.home);
  expect(one).toMatchObject({
    ...{ rung: 3, kind: 'order', known_at: '2026-03-02T11:00:00.000Z', known_on: '2026-03-02' },
    ...{ occurred_on: '2026-03-01', source_name: 'federal-register', actor: 'US' },
  });
  expect(one?.proposal).toMatchObject({
    by: 'rules',
    document: {
      source: 'federal-register',
      id: '2026-0001',
      sha256: expect.stringMatching(/^\w{64}$/),
    },
  });
  expect(one?.proposal?.reasons.rung?.en).toContain('binds');
  expect(one?.proposal?.reasons.term?.en).toContain('copper');
  expect(propose(MINE, [paper()], way)).toMatchObject({ proposed: 0, known: 1 });
  const kinds = inJournal(way.home, (records) => records.read().map(({ kind }) => kind));
  expect(kinds).toEqual(['evidence']);
  expect(used()).toBe(before);
});

test('what it is known from is when it came, not when it was published', () => {
  const way = fresh();
  propose(MINE, [paper({ publishedAt: at('2026-02-27T09:00:00Z'), on: undefined as never })], way);
  expect(inbox(way.home)[0]).toMatchObject({
    ...{ occurred_on: '2026-02-27', known_at: '2026-03-02T11:00:00.000Z' },
  });
});

test('a document that holds no term is passed over, and so is everything where no terms are stated', async () => {
  const way = fresh();
  expect(propose(MINE, [paper({ title: 'Imports of Tin' })], way)).toMatchObject({
    ...{ proposed: 0, passed: 1 },
  });
  const bare = join(ROOM, 'bare');
  await bide(['init', bare, '--yes', ...ANSWERS], { BIDE_HOME: way.home });
  expect(propose(bare, [paper()], way)).toMatchObject({ proposed: 0, passed: 1, terms: false });
});

test('a newer version takes the place of the one that waits, with its id', () => {
  const way = fresh();
  propose(MINE, [paper()], way);
  const [first] = inbox(way.home);
  const newer = paper({
    title: 'Adjusting Imports of Copper, Corrected',
    knownAt: at('2026-03-05T10:00:00Z'),
  });
  expect(propose(MINE, [newer], way)).toMatchObject({ proposed: 1 });
  const after = inbox(way.home);
  expect(after.map(({ id, headline }) => [id, headline])).toEqual([
    [first?.id, 'Adjusting Imports of Copper, Corrected'],
  ]);
  expect(after[0]?.known_on).toBe('2026-03-05');
  // The older one coming again changes nothing.
  expect(propose(MINE, [paper()], way)).toMatchObject({ proposed: 0, known: 1 });
  // One that says the same of all that counts is known, though its body has other bytes.
  expect(propose(MINE, [{ ...newer, text: 'The clerk signed.' }], way)).toMatchObject({ known: 1 });
});

test('a newer version of what a person took into use comes beside it', async () => {
  const way = fresh();
  const id = 'Proclaimed';
  propose(MINE, [paper({ id })], way);
  const [first] = inbox(way.home);
  const home = { BIDE_HOME: way.home };
  expect((await bide(['evidence', 'accept', first?.id, MINE], home)).code).toBe(0);
  const accepted = used();
  const newer = paper({
    id,
    title: 'Adjusting Imports of Copper and Tin',
    knownAt: at('2026-03-09T10:00:00Z'),
  });
  propose(MINE, [newer], way);
  const [change] = inbox(way.home);
  expect(change?.id).toBe(`${first?.id}-v2`);
  expect(change?.claim).toBe(first?.claim);
  expect(change?.proposal?.changes).toBe(first?.id);
  expect(used()).toBe(accepted);
  expect((await bide(['evidence', 'undo', first?.id, MINE], home)).code).toBe(0);
});

test('a rejected document is not proposed again, a newer version of it is', async () => {
  const way = fresh();
  propose(MINE, [paper()], way);
  const home = { BIDE_HOME: way.home };
  await bide(['evidence', 'reject', inbox(way.home)[0]?.id, MINE], home);
  expect(propose(MINE, [paper()], way)).toMatchObject({ proposed: 0, known: 1 });
  expect(propose(MINE, [paper({ title: 'Copper, Amended' })], way)).toMatchObject({ proposed: 1 });
});

test('reports of one act share a claim, that of the episode where its words say so', () => {
  const way = fresh();
  const post = paper({ source: 'white-house', id: 'wh', type: 'post' });
  const printed = paper({
    title: 'Proclamation 10999: Adjusting Imports of Copper',
    on: day('2026-03-02'),
  });
  const named = paper({ id: 'x', title: 'Section 232 report on raw copper' });
  expect(propose(MINE, [named, printed, post], way)).toMatchObject({ proposed: 3, joined: 2 });
  const found = Object.fromEntries(inbox(way.home).map((one) => [one.proposal?.document?.id, one]));
  expect(found['2026-0001']?.claim).toBe(found.wh?.claim);
  expect(found.x?.claim).toBe('copper-duty');
  // What comes later joins as well.
  const later = paper({ id: 'later', title: 'Adjusting Imports of Copper', on: day('2026-03-02') });
  expect(propose(MINE, [later], way)).toMatchObject({ proposed: 1, joined: 1 });
});

test('the order in which documents come changes nothing that waits', () => {
  const papers = [
    paper(),
    paper({ id: 'b', title: 'Copper talks in Geneva' }),
    paper({ id: 'c', title: 'Adjusting Imports of Copper', source: 'white-house', type: 'post' }),
    paper({ id: 'b', title: 'Copper talks in Geneva end', knownAt: at('2026-03-02T11:30:00Z') }),
  ];
  const lines = (documents: readonly PublishedDocument[]): readonly string[] => {
    const way = fresh();
    propose(MINE, documents, way);
    return inbox(way.home)
      .map(({ line }) => line)
      .sort();
  };
  const usual = lines(papers);
  expect(usual).toHaveLength(3);
  fc.assert(
    fc.property(fc.shuffledSubarray(papers, { minLength: 4 }), (turned) => {
      expect(lines(turned)).toEqual(usual);
    }),
    { numRuns: 10 },
  );
});

test('whatever a document holds, nothing is thrown, and what waits can be read', () => {
  const way = fresh();
  const any = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(any, any, any, (id, title, text) => {
      const { refused } = propose(MINE, [paper({ id, title: `copper ${title}`, text })], way);
      expect(refused).toEqual([]);
    }),
    { numRuns: 60 },
  );
  const long = paper({
    id: 'long',
    title: `copper \u202e${'\ud83d\ude00'.repeat(400)}`,
    text: '\u0007',
  });
  expect(propose(MINE, [long], way).proposed).toBe(1);
  const headline = inbox(way.home).at(-1)?.headline;
  expect(headline.length).toBeLessThanOrEqual(300);
  expect(headline).not.toContain('\u202e');
  const bad = paper({ id: 'bad', title: 'copper again', url: 'javascript:alert(1)' });
  expect(propose(MINE, [bad], way)).toMatchObject({
    proposed: 0,
    refused: [{ path: 'source_url' }],
  });
});

const HOME = join(ROOM, 'reader');
const reader = { BIDE_HOME: HOME };
const say = (...args: string[]) => bide(['evidence', ...args, MINE], reader);

test('a list tells who proposed, of what, and why; filters pick', async () => {
  propose(MINE, [paper(), paper({ id: 'n', source: 'gdelt', type: 'news', title: 'Copper row' })], {
    ...{ home: HOME, now: at('2026-03-02T12:00:00Z') },
  });
  const all = await say('list', '--all');
  expect(all.out).toContain('proposed by the rules, of federal-register (proclamation)');
  expect(all.out).toContain(
    'level: an order, a rule or a tariff schedule that was published binds',
  );
  const hard = await say('list', '--level', '3');
  expect(hard.out).toContain('Adjusting Imports');
  expect(hard.out).not.toContain('Copper row');
  const json = await say('list', '--json');
  expect(json.out).toContain('"by":"rules"');
  expect(
    (await bide(['evidence', 'list', '--all', MINE, '--lang', 'zh-Hant'], reader)).out,
  ).toContain('由規則提出');
});

test('an edit is judged as any item, keeps what was proposed, and is undone', async () => {
  const one = inbox(HOME).find(({ rung }) => rung === 3);
  const edit = (...fields: string[]) =>
    bide(['evidence', 'edit', one?.id, MINE, ...fields], reader);
  expect((await edit('level=9')).err).toMatch(/expected/);
  expect((await edit('colour=red')).code).toBe(2);
  expect((await edit('id=x')).code).toBe(2);
  expect((await edit('level=3')).err).toContain('it says so already');
  expect((await edit('level=2', 'counterparty=CL; PE', 'size=')).code).toBe(0);
  const edited = inbox(HOME).find(({ id }) => id === one?.id);
  expect(edited).toMatchObject({ rung: 2, counterparty: ['CL', 'PE'], known_at: one?.known_at });
  expect(edited?.proposal).toMatchObject({ by: 'person', original: one?.line });
  expect(edited?.proposal?.reasons.rung?.en).toBe('edited by hand; it was 3');
  // A newer version does not take away what a person edited.
  const newer = paper({ title: 'Adjusting Imports of Copper, Again' });
  propose(MINE, [newer], { home: HOME, now: at('2026-03-03T12:00:00Z') });
  expect(inbox(HOME).filter(({ id }) => id === one?.id)).toHaveLength(2);
  const { said } =
    inbox(HOME).find(
      ({ proposal }) => proposal?.by === 'rules' && proposal.document?.id === '2026-0001',
    ) ?? {};
  expect(
    (await bide(['evidence', 'reject', `${said?.id}@${said?.item.slice(0, 8)}`, MINE], reader))
      .code,
  ).toBe(0);
  expect((await say('undo', String(one?.id))).code).toBe(0);
  expect(
    (await bide(['evidence', 'reject', `${said?.id}@${said?.item.slice(0, 8)}`, MINE], reader))
      .code,
  ).toBe(0);
});

test('the list of the journal tells what people did; what was proposed stands under --all', async () => {
  const kinds = async (...args: string[]) =>
    JSON.parse((await bide(['journal', '--json', ...args], reader)).out).entries.map(
      ({ body }: { body: { proposal?: { by: string } } }) => body.proposal?.by,
    );
  expect(await kinds()).not.toContain('rules');
  expect(await kinds()).toContain('person');
  expect(await kinds('--all')).toContain('rules');
});

test('batches by filter: rejected and accepted', async () => {
  const way = fresh();
  const home = { BIDE_HOME: way.home };
  propose(
    MINE,
    [
      paper(),
      paper({ id: 'b', type: 'post', title: 'Copper row' }),
      paper({ id: 'c', type: 'post', title: 'A copper mine closes' }),
    ],
    way,
  );
  const none = await bide(['evidence', 'reject', '--watch', 'D', MINE], home);
  expect([none.code, none.err]).toEqual([1, 'nothing that waits is like that\n']);
  expect((await bide(['evidence', 'reject', '--level', '7', MINE], home)).code).toBe(2);
  const gone = await bide(['evidence', 'reject', '--level', '0', '--watch', 'a', MINE], home);
  expect(gone.out.trim().split('\n')).toHaveLength(2);
  const taken = await bide(['evidence', 'accept', '--level', '3', MINE], home);
  expect(taken.out).toContain('in use');
  expect(inbox(way.home)).toEqual([]);
  const [id = ''] = taken.out.split(':');
  expect((await bide(['evidence', 'undo', id, MINE], home)).code).toBe(0);
});

/** Reviews with answers that are typed; gives what was said. */
async function review(home: string, typed: readonly string[], lang = 'en') {
  let [out, err] = ['', ''];
  const left = [...typed];
  const asked = (prompt: string): Promise<string | undefined> => {
    err += prompt;
    return Promise.resolve(left.shift());
  };
  const code = await program(['evidence', 'review', MINE, '--lang', lang], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: { BIDE_HOME: home, BIDE_ZONE: 'Asia/Taipei' },
    build: 'under test',
    question: asked,
    key: asked,
  });
  return { code, out, err };
}

test('a review shows one item a screen and does as the key says', async () => {
  const way = fresh();
  propose(
    MINE,
    [
      paper(),
      paper({ id: 'b', title: 'Copper row' }),
      paper({ id: 'c', title: 'A copper mine closes' }),
    ],
    way,
  );
  const before = used();
  const said = await review(way.home, [
    'a',
    'u',
    'x',
    's',
    'e',
    'level=2 direction=noise',
    'u',
    'e',
    'level=2',
    'a',
    'r',
    'no act',
    'q',
  ]);
  expect(said.code).toBe(0);
  expect(said.out).toContain('1 accepted, 1 rejected, 1 left waiting');
  expect(said.out).toContain('https://www.federalregister.gov/d/2026-0001');
  const kinds = inJournal(way.home, (r) => r.read().map(({ kind }) => kind))?.slice(3);
  expect(kinds).toEqual([
    ...['accept-evidence', 'undo', 'evidence', 'undo', 'evidence', 'accept-evidence'],
    'reject-evidence',
  ]);
  const chinese = await review(way.home, [], 'zh-Hant');
  expect(chinese.out).toContain('第1則，共1則');
  expect(chinese.err).toContain('採用');
  expect(used()).not.toBe(before);
  const nobody = await bide(['evidence', 'review', MINE], { BIDE_HOME: way.home });
  expect([nobody.code, nobody.err.slice(0, 32)]).toEqual([1, 'evidence review needs a terminal']);
  writeFileSync(join(MINE, 'evidence.jsonl'), before);
});

const AT_ONCE = `
import { propose } from './propose.js';
const [folder, home, turn] = process.argv.slice(2);
const papers = JSON.parse(process.env.PAPERS);
const all = turn === '1' ? papers.toReversed() : papers;
for (const one of all) propose(folder, [one], { home, now: Date.parse('2026-03-02T12:00:00Z') });
`;

test('two programs that propose the same at once propose it once', async () => {
  const way = fresh();
  const room = join(ROOM, 'program');
  const bundle = await rolldown({
    input: {
      propose: fileURLToPath(new URL('../../../src/edge/inbox/propose.ts', import.meta.url)),
    },
    platform: 'node',
    external: /^[^./]/,
    logLevel: 'silent',
  });
  await bundle.write({ dir: room, format: 'esm' });
  await bundle.close();
  writeFileSync(join(room, 'package.json'), '{"name":"bide","version":"0.0.0","type":"module"}');
  writeFileSync(join(room, 'at-once.js'), AT_ONCE);
  for (const name of ['places', 'node_modules'])
    symlinkSync(join(process.cwd(), name), join(room, name));
  const papers = Array.from({ length: 12 }, (_, i) => paper({ id: `p${i}`, title: `Copper ${i}` }));
  const codes = await Promise.all(
    ['0', '1'].map((turn) => {
      const child = spawn(process.execPath, [join(room, 'at-once.js'), MINE, way.home, turn], {
        env: { ...process.env, PAPERS: JSON.stringify(papers) },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      return new Promise((done) => child.on('close', done));
    }),
  );
  expect(codes).toEqual([0, 0]);
  expect(inbox(way.home)).toHaveLength(papers.length);
}, 60_000);
