import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Instant } from '../../src/domain/time.ts';
import { inJournal, standing, withJournal } from '../../src/edge/keep.ts';
import { bide as program, type Said } from '../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-undo-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
let made = 0;
const fresh = (name: string): string => join(room, `${name}-${++made}`);
const bide = (
  args: readonly string[],
  home: string,
  { lang = 'en', now }: { readonly lang?: string; readonly now?: Instant } = {},
): Promise<Said> => program(args, { BIDE_HOME: home, BIDE_LANG: lang }, now);
const EPISODE = 'greenland-2026';
const override = (day: string, exposure: string, review = '2030-02-01'): readonly string[] => [
  ...['decide', EPISODE, '--at', day, '--override', '--exposure', exposure],
  ...['--why', `because of ${day}`, '--review', review],
];
const count = (home: string): number => inJournal(home, (r) => r.count()) ?? 0;

test('the journal lists what a person did, says which entries count no more, and keeps them', async () => {
  const home = fresh('home');
  expect((await bide(['journal'], home)).out).toContain('NOTHING OF THIS SORT');
  await bide(override('2026-01-20', '0.9'), home);
  await bide(['decide', EPISODE, '--at', '2026-01-28', '--accept'], home);
  const before = (await bide(['journal'], home)).out;
  expect(before).toContain('proposed');
  expect(before).not.toContain('proposal  ');
  expect(before).toContain("2 more are the machine's");
  expect((await bide(['journal', '--all'], home)).out).toContain('proposal  ');

  const undone = await bide(['journal', 'undo', '2', '--why', 'a slip'], home);
  expect([undone.code, undone.out]).toEqual([
    0,
    expect.stringContaining('entry 2 (not as proposed)'),
  ]);
  expect((await bide(['journal'], home)).out).toMatch(/taken back\s+by 5/);
  expect((await bide(['verify'], home)).code).toBe(0);
  const { entries } = JSON.parse((await bide(['journal', '--json'], home)).out);
  expect(entries.map((e: { entry: number }) => e.entry)).toEqual([2, 4, 5]);
  expect(entries[0].undoneBy).toBe(5);
  expect(entries[2].body).toEqual({ entry: 2, why: 'a slip' });
  expect(inJournal(home, (r) => standing(r, 'override'))).toEqual([]);
  expect(inJournal(home, (r) => standing(r, 'accept').length)).toBe(1);
});

test('what cannot be taken back is refused, with the cause, and nothing is appended', async () => {
  const home = fresh('home');
  await bide(override('2026-01-20', '0.9'), home);
  await bide(['journal', 'undo', '2', '--why', 'a slip'], home);
  const refusals = [
    [['undo', '1', '--why', 'x'], 1, "the machine's record"],
    [['undo', '2', '--why', 'x'], 1, 'taken back before, by entry 3'],
    [['undo', '3', '--why', 'x'], 1, 'bide decide greenland-2026 --at 2026-01-20 --override'],
    [['undo', '9', '--why', 'x'], 1, 'the journal holds 1 to 3'],
    [['undo', '2'], 2, '--why'],
    [['undo', '2', '--why', '  '], 2, '--why'],
    [['undo', '-1', '--why', 'x'], 2, 'the number of an entry'],
    [['undo', '1e3', '--why', 'x'], 2, 'the number of an entry'],
    [['nonsense'], 2, 'journal: expected'],
    [['2', '3'], 2, 'journal: expected'],
    [['9'], 1, 'the journal holds 1 to 3'],
    [['--kind', 'gossip'], 2, 'found gossip'],
    [['--from', '2026-02-01', '--to', '2026-01-01'], 2, '2026-02-01 is after 2026-01-01'],
    [['reveiws'], 2, 'did you mean reviews?'],
    [['undo'], 2, 'expected nothing, NUMBER'],
    [['--from', 'x'], 2, '--from: expected a date'],
  ] as const;
  for (const [args, code, cause] of refusals) {
    const said = await bide(['journal', ...args], home);
    expect([args, said.code, said.err]).toEqual([args, code, expect.stringContaining(cause)]);
    const chinese = await bide(['journal', ...args], home, { lang: 'zh-Hant' });
    expect(chinese.code).toBe(code);
    expect(chinese.err).toMatch(/\p{Script=Han}/u);
  }
  expect(count(home)).toBe(3);
  const empty = await bide(['journal', 'undo', '1', '--why', 'x'], fresh('home'));
  expect([empty.code, empty.err]).toEqual([1, 'the journal is empty\n']);
});

test('one entry tells what was proposed, done and why, and what was known then', async () => {
  const home = fresh('home');
  await bide(override('2026-01-20', '0.9'), home);
  const { out } = await bide(['journal', '2'], home);
  for (const words of ['47%', '90%', 'because of 2026-01-20', 'hold', 'Noise 59%', 'synchronised'])
    expect(out).toContain(words);
  const { told, body } = JSON.parse((await bide(['journal', '2', '--json'], home)).out);
  expect(told).toMatchObject({ verdict: 'hold', stress: 'synchronised' });
  expect(body.why).toBe('because of 2026-01-20');
  // Of a decision that an older version wrote without the proposal, that is not known.
  withJournal(home, (store) =>
    store.append([
      {
        kind: 'override',
        at: 0 as Instant,
        body: { ...body, proposal: '0'.repeat(64), day: '2026-01-21' },
      },
    ]),
  );
  expect((await bide(['journal', '3'], home)).out).toContain(
    'not known: the proposal is not on record',
  );
});

test('an entry of another version is listed, and said to be unreadable', async () => {
  const home = fresh('home');
  withJournal(home, (store) =>
    store.append([
      { kind: 'override', at: 0 as Instant, body: { strange: true } },
      { kind: 'book', at: 0 as Instant, body: [] },
    ]),
  );
  expect((await bide(['journal'], home)).out.match(/cannot be\s+read by/g)).toHaveLength(2);
  expect((await bide(['journal', '2'], home)).code).toBe(0);
  expect((await bide(['journal', 'reviews'], home)).code).toBe(0);
});

test('what a person typed cannot write to the terminal, nor make a page of its own', async () => {
  const home = fresh('home');
  const why = '\u001b[2J\u202e<script>alert(1)</script>\u0007';
  await bide(
    [
      ...['decide', EPISODE, '--at', '2026-01-20', '--override', '--exposure', '0.9'],
      ...['--why', why, '--review', '2030-02-01'],
    ],
    home,
  );
  const page = fresh('page.html');
  for (const args of [[], ['2'], ['process', EPISODE], ['reviews']]) {
    const { code, out, err } = await bide(['journal', ...args, '--html', page], home);
    expect(code).toBe(0);
    expect(out + err).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(readFileSync(page, 'utf8')).not.toContain('<script>alert');
  }
});

test('a review that is due is told by bare bide until it is done; one taken back needs none', async () => {
  const home = fresh('home');
  const at = (day: string): { readonly now: Instant } => ({
    now: Date.parse(`${day}T12:00:00Z`) as Instant,
  });
  await bide(override('2026-01-20', '0.9', '2030-02-01'), home);
  await bide(override('2026-01-28', '0.8', '2030-03-01'), home);
  const due = async (day: string): Promise<string> => (await bide([], home, at(day))).err;
  expect(await due('2030-02-28')).not.toContain('review due');
  expect(await due('2030-03-01')).toContain('review due since 2030-03-01 (entry 4)');
  const { out } = await bide(['journal', 'reviews'], home, at('2030-03-02'));
  expect(out).toMatch(/1 REVIEW IS DUE/);
  // The first was done by the second, which was written before its day.
  expect(out).toMatch(/2030-02-01 {2}done in time/);
  await bide(['journal', 'undo', '4', '--why', 'x'], home);
  expect(await due('2030-03-02')).toContain('review due since 2030-02-01 (entry 2)');
  await bide(['journal', 'undo', '2', '--why', 'x'], home);
  expect(await due('2030-03-02')).not.toContain('review due');
});

test('the process is told apart from the outcome, and nothing is told of few decisions', async () => {
  const home = fresh('home');
  const none = await bide(['journal', 'process', EPISODE], home);
  expect([none.code, none.out]).toEqual([0, expect.stringContaining('NO DECISION OF YOURS')]);
  await bide(override('2026-01-20', '0.9'), home);
  await bide(override('2026-01-20', '0.95'), home);
  await bide(['decide', EPISODE, '--at', '2026-01-28', '--accept'], home);
  const { out } = await bide(['journal', 'process', EPISODE], home);
  expect(out).toMatch(/2 DECISIONS ON RECORD: WITH FEWER THAN 20 NOTHING/);
  expect(out).toMatch(/Replaced on the same day +1/);
  const { judged, replaced } = JSON.parse(
    (await bide(['journal', 'process', EPISODE, '--json'], home)).out,
  );
  expect(replaced).toBe(1);
  expect(judged[0]).toMatchObject({ day: '2026-01-20', exposure: 0.95 });
  const { beyond, ret, worth } = judged[0].came;
  expect(beyond).toBeCloseTo(0.95 - judged[0].proposed, 12);
  // Closes of 21 and 29 January, as the file of the episode has them.
  const close = (day: string): number =>
    Number(
      new RegExp(`^SPX,${day}[^,]*,[^,]*,([\\d.]+)`, 'm').exec(
        readFileSync(`episodes/${EPISODE}/observations.csv`, 'utf8'),
      )?.[1],
    );
  expect(ret).toBeCloseTo(close('2026-01-29') / close('2026-01-21') - 1, 9);
  expect(worth).toBeCloseTo(beyond * ret, 12);
  expect(judged[1].came).toEqual({ unknown: { kind: 'no override' } });
});

test('what was proposed is told of entries from before proposals stood on record, whatever is held', async () => {
  const home = fresh('home');
  const { out } = await bide(['replay', EPISODE, '--json'], fresh('other'));
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const body = (day: string) => {
    const line = lines.find(({ at }) => at.startsWith(day));
    const proposed = { proposal: line.hash, proposed: line.exposure.target };
    return { ...{ episode: EPISODE, day, thesis: line.thesis, exposure: 0.9 }, ...proposed };
  };
  withJournal(home, (store) =>
    store.append(
      ['2026-01-20', '2026-01-28'].map((day, i) => ({
        ...{ kind: 'override', at: (Date.parse(`${day}T23:59:00Z`) + i) as Instant },
        body: { ...body(day), why: 'x', review: '2030-02-01' },
      })),
    ),
  );
  const said = await bide(['journal', 'process', EPISODE, '--json'], home);
  const { judged } = JSON.parse(said.out);
  expect(judged.map((j: { told: { verdict?: string } }) => j.told.verdict)).toEqual([
    lines.find(({ at }) => at.startsWith('2026-01-20')).verdict,
    lines.find(({ at }) => at.startsWith('2026-01-28')).verdict,
  ]);
});

test('taking back an acceptance gives the file what it had; the item waits again', async () => {
  const home = fresh('home');
  const copy = fresh('copy');
  cpSync(`episodes/${EPISODE}`, copy, { recursive: true });
  const file = join(copy, 'evidence.jsonl');
  const original = readFileSync(file, 'utf8');
  const [line = ''] = original.split('\n');
  const item = JSON.parse(line);
  const add = async (name: string, changed: object): Promise<void> => {
    const given = fresh(name);
    writeFileSync(given, `${JSON.stringify({ ...item, ...changed })}\n`);
    expect((await bide(['evidence', 'add', given, copy], home)).code).toBe(0);
  };
  // A correction of an item that is in use, and then another one of the same.
  await add('first', { headline: 'Corrected once' });
  expect((await bide(['evidence', 'accept', item.id, copy], home)).code).toBe(0);
  const once = readFileSync(file, 'utf8');
  await add('second', { headline: 'Corrected twice' });
  expect((await bide(['evidence', 'accept', item.id, copy], home)).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('Corrected twice');

  const early = await bide(['journal', 'undo', '2', '--why', 'x'], home);
  expect([early.code, early.err]).toEqual([1, expect.stringContaining('take that back first')]);
  expect((await bide(['journal', 'undo', '4', '--why', 'x'], home)).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(once);
  expect((await bide(['journal', 'undo', '2', '--why', 'x'], home)).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(original);
  const { out } = await bide(['evidence', 'list', copy, '--json'], home);
  expect(out.match(/"waiting"/g)).toHaveLength(2);

  // One that replaced nothing goes; a rejected one waits again, and no file is touched.
  await add('new', { id: 'MY-9' });
  await bide(['evidence', 'accept', 'MY-9', copy], home);
  const { entry } = JSON.parse(
    (await bide(['evidence', 'undo', 'MY-9', copy, '--json'], home)).out,
  );
  expect(entry).toBe(count(home));
  expect(readFileSync(file, 'utf8')).toBe(original);
  await bide(['evidence', 'reject', 'MY-9', copy], home);
  expect((await bide(['evidence', 'undo', 'MY-9', copy], home)).code).toBe(0);
  expect((await bide(['evidence', 'list', copy], home)).out).toContain('MY-9');
  const again = await bide(['evidence', 'undo', 'MY-9', copy], home);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('neither accepted')]);

  // Where the file was edited since, nothing is written.
  await bide(['evidence', 'accept', 'MY-9', copy], home);
  const edited = readFileSync(file, 'utf8').replaceAll('"MY-9"', '"MY-8"');
  writeFileSync(file, edited);
  const before = count(home);
  expect((await bide(['evidence', 'undo', 'MY-9', copy], home)).code).toBe(1);
  expect([readFileSync(file, 'utf8'), count(home)]).toEqual([edited, before]);
});

test('taking back added threats takes their rows out of the file', async () => {
  const home = fresh('home');
  const rows = fresh('rows.csv');
  const [header = '', first = ''] = readFileSync('ledger/threats.csv', 'utf8').split('\n');
  const own = (id: string): string => `${header}\n${first.replace(/^[^,]*/, id)}\n`;
  writeFileSync(rows, own('MY-1'));
  expect((await bide(['threats', 'add', rows], home)).code).toBe(0);
  writeFileSync(rows, own('MY-2'));
  expect((await bide(['threats', 'add', rows], home)).code).toBe(0);
  expect((await bide(['journal', 'undo', '1', '--why', 'x'], home)).code).toBe(0);
  const kept = readFileSync(join(home, 'threats.csv'), 'utf8');
  expect(kept).toContain('MY-2');
  expect(kept).not.toContain('MY-1');
});
