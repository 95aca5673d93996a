import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, type Instant, parseInstant } from '../../../src/domain/time.ts';
import { bide as program, type Said } from '../../bide.ts';
import { type StandIn, standIn } from '../../standin/server.ts';
import { madeUp } from '../../standin/walk.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-tonight-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Tuesday evening; the week before all three fell together. */
const FIRST = parseInstant('2024-09-17T21:00:00-04:00') as Instant;
const FILE = join(room, 'mine', 'observations.csv');
let now = FIRST;
let world: StandIn;
beforeAll(async () => {
  world = await standIn({ tables: madeUp(FIRST), clock: () => now });
});
afterAll(() => world.close());

const bide = (...args: readonly string[]): Promise<Said> =>
  program(args, { BIDE_HOME: join(room, 'home'), BIDE_WORLD: world.origin }, now);
const mine = join(room, 'mine');
const lines = (): readonly string[] => readFileSync(FILE, 'utf8').trim().split('\n').slice(1);
/** The last line that tonight tells other programs: the decision. */
const decided = ({ out }: Said): { readonly hash: string; readonly at: string } =>
  JSON.parse(out.trim().split('\n').at(-1) ?? '');

test('three evenings: the first learns, the second adds, the third has a source that is silent', async () => {
  expect(await bide('tonight')).toMatchObject({ code: 1 });
  const made = await bide('init', mine, '--live');
  expect(made.out).toContain('Next: bide tonight');
  // The thesis has no word of the template left.
  expect((await bide('check', join(mine, 'thesis.yaml'))).out).not.toContain("template's words");

  const first = await bide('tonight', mine);
  expect(first.code).toBe(0);
  expect(first.err).toContain('A stand-in answers in place of the network');
  expect(first.err).toContain('First decision on record.');
  expect(first.out).toContain('learnt from');
  expect(first.out).toMatch(/\(live\)\s+New York 2024-09-17 Tue 21:00/);
  expect(first.out).toMatch(/^HOLD\. START AT \d+%\.$/m);
  // Nobody saw the past come: it counts by the rule of its series, but where the source itself says when.
  const past = lines();
  expect(past.filter((l) => l.startsWith('SPX,')).every((l) => l.split(',')[2] === '')).toBe(true);
  expect(past.filter((l) => l.startsWith('EURUSD,')).every((l) => l.split(',')[2] !== '')).toBe(
    true,
  );
  expect(readFileSync(join(mine, 'asked.csv'), 'utf8')).toBe(
    'day,at\n2024-09-17,2024-09-17T21:00:00-04:00\n',
  );

  // Asked once more the same evening nothing came, and nothing changes.
  now = (FIRST + 600_000) as Instant;
  const again = await bide('tonight', mine);
  expect(again.code).toBe(0);
  expect(again.err).toContain('Nothing changed since the decision of 2024-09-17');
  expect(readFileSync(FILE, 'utf8').trim().split('\n').slice(1)).toEqual(past);

  // The next evening, without a name: one value a series, known from when it came.
  now = (FIRST + DAY_MS) as Instant;
  const second = await bide('tonight', '--json');
  expect([0, 10]).toContain(second.code);
  const added = lines().slice(past.length);
  const spx = added.filter((l) => l.startsWith('SPX,'));
  expect(spx).toHaveLength(1);
  expect(spx[0]).toMatch(/^SPX,2024-09-18,2024-09-19T01:0\d:\d\d/);
  expect(decided(second).at).toContain('2024-09-18');
  // A replay of what was collected decides the same, to the byte.
  const replay = await bide('replay', mine, '--json');
  expect(decided(replay)).toEqual(decided(second));

  // The third: one source does not answer. Its series stands as it was, is told, and nothing is added.
  now = (FIRST + 2 * DAY_MS) as Instant;
  world.set('cdn.cboe.com', 'late');
  const third = await bide('tonight', mine);
  world.clear();
  expect(third.out).toContain('SPX (cboe/SPX): did not come');
  expect(third.out).toContain('status 404');
  expect(third.out).toMatch(/old\s+SPX/);
  expect(lines().filter((l) => l.startsWith('SPX,2024-09-19'))).toEqual([]);
  const json = await bide('replay', mine, '--json');
  const all = json.out
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l));
  const [before, after] = all.slice(-2);
  expect(after.exposure.target).toBeLessThanOrEqual(before.exposure.target);

  // Offline nobody is asked.
  const asked = world.asked.length;
  const offline = await bide('tonight', mine, '--offline');
  expect(offline.err).toContain('Nothing was pulled');
  expect(world.asked).toHaveLength(asked);

  const sources = await bide('sources');
  expect(sources.out).toMatch(/cboe: Cboe[\s\S]*last answer[\s\S]*last failure/);
  expect(sources.out).toContain('ofr/CREDIT');
}, 120_000);

test('what names no feed, or is bundled, is not pulled', async () => {
  const bare = join(room, 'bare');
  await bide('init', bare, '--yes');
  const none = await bide('pull', bare);
  expect(none.code).toBe(1);
  expect(none.err).toContain('names a feed');
  expect((await bide('pull', 'greenland-2026')).code).toBe(1);
});

test('a verdict, a stop or a regime that is another is told, and the exit code says so', async () => {
  const folder = join(room, 'turned');
  now = FIRST;
  await bide('init', folder, '--live');
  await bide('tonight', folder);
  now = (FIRST + DAY_MS) as Instant;
  const act = {
    ...{ id: 'X-1', claim: 'the-feared', occurred_on: '2024-09-17', known_on: '2024-09-17' },
    ...{ actor: 'A government', counterparty: 'Others', headline: 'It is in force' },
    ...{ watch: 'A', kind: 'order', rung: 3, direction: 'friction', confidence: 'high' },
    ...{ quote_figures: 'none', notes: 'made up' },
    ...{ source_url: 'https://gazette.example/1', source_name: 'Gazette' },
  };
  writeFileSync(join(folder, 'evidence.jsonl'), `${JSON.stringify(act)}\n`);
  const turned = await bide('tonight', folder);
  expect(turned.code).toBe(10);
  expect(turned.out).toContain('[X] TRIPPED');
  // What changed is told below the screen, against the decision before.
  expect(turned.out).toMatch(
    /Quiet\s+Tripped[\s\S]*Compared with the decision of Tue 17 September/,
  );
  // Asked again, nothing has changed since.
  now = (now + 60_000) as Instant;
  expect((await bide('tonight', folder)).code).toBe(0);
}, 120_000);
