import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

let home = join(room, 'home');
const bide = (...args: readonly string[]): Promise<Said> =>
  program(args, { BIDE_HOME: home, BIDE_WORLD: world.origin }, now);
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
  expect(first.err).toContain('Told for the first time.');
  expect(first.err).toContain('learnt from the long past');
  // Neither paths nor the next step of another command stand before the verdict.
  expect(first.out).not.toContain(room);
  expect(first.out).not.toContain('bide replay');
  // Nothing came to be known since the hour of the day, so it is decided at that.
  expect(first.out).toMatch(/\(live\)\s+New York 2024-09-17 Tue 18:30/);
  expect(first.out).toMatch(/^HOLD\. START AT \d+%\.$/m);
  // Nobody saw the past come: it counts by the rule of its series, but where the source itself says when.
  const past = lines();
  expect(past.filter((l) => l.startsWith('SPX,')).every((l) => l.split(',')[2] === '')).toBe(true);
  expect(past.filter((l) => l.startsWith('EURUSD,')).every((l) => l.split(',')[2] !== '')).toBe(
    true,
  );
  expect(existsSync(join(mine, 'asked.csv'))).toBe(false);
  // Whoever looks at it later sees the same kind, and that nothing of it is real, in the first lines.
  const mark = 'MADE UP BY A STAND-IN';
  expect(first.out.split('\n').slice(0, 5).join('\n')).toContain(mark);
  const bare = await bide();
  expect(bare.out).toMatch(/\(live\)\s+New York 2024-09-17 Tue 18:30/);
  expect(bare.out.split('\n').slice(0, 4).join('\n')).toContain(mark);
  for (const format of ['md', 'html']) {
    const page = await bide('memo', mine, '--format', format);
    const verdict = page.out.search(/^# Hold|<h1>/m);
    expect(page.out.slice(0, verdict), format).toContain(mark);
  }

  // Asked once more the same evening nothing came, and nothing changes.
  now = (FIRST + 600_000) as Instant;
  const again = await bide('tonight', mine);
  expect(again.code).toBe(0);
  expect(again.err).toContain(
    'Verdict, stops, regime and orders are as they were told 2024-09-18 09:00.',
  );
  expect(readFileSync(FILE, 'utf8').trim().split('\n').slice(1)).toEqual(past);

  // The next evening, without a name: one value a series, known from when it came.
  now = (FIRST + DAY_MS) as Instant;
  const second = await bide('tonight', '--json');
  expect([0, 10]).toContain(second.code);
  const added = lines().slice(past.length);
  const spx = added.filter((l) => l.startsWith('SPX,'));
  expect(spx).toHaveLength(1);
  expect(spx[0]).toMatch(/^SPX,2024-09-18,2024-09-19T01:0\d:\d\d/);
  expect(decided(second).at).toContain('2024-09-18T21:00');
  expect(readFileSync(join(mine, 'asked.csv'), 'utf8')).toBe(
    'day,at\n2024-09-18,2024-09-18T21:00:00-04:00\n',
  );
  // A replay of what was collected decides the same, to the byte.
  const replay = await bide('replay', mine, '--json');
  expect(decided(replay)).toEqual(decided(second));

  // The third: one source does not answer. Its series stands as it was, is told, and nothing is added.
  now = (FIRST + 2 * DAY_MS) as Instant;
  world.set('cdn.cboe.com', 'late');
  const third = await bide('tonight', mine);
  world.clear();
  expect(third.code === 10 || third.code === 1).toBe(true);
  expect(third.err).toContain('2 series did not come or are late');
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
  expect(none.err).toContain('names no feed');
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
  expect(turned.err).toMatch(/CHANGED since 2024-09-18 09:00: Stop “[^”]+”: Quiet, now Tripped/);
  expect(turned.out).toContain('[X] TRIPPED');
  // What changed is told below the screen, against the decision before.
  expect(turned.out).toMatch(
    /Quiet\s+Tripped[\s\S]*Compared with the decision of Tue 17 September/,
  );
  // Asked again, nothing has changed since.
  now = (now + 60_000) as Instant;
  expect((await bide('tonight', folder)).code).toBe(0);
  // What comes to be known between two pulls counts from the moment of asking on, without a new price.
  const undone = {
    ...act,
    id: 'X-2',
    claim: 'the-exit',
    kind: 'framework',
    rung: 2,
    direction: 'noise',
  };
  const at = new Date(now + 60_000).toISOString();
  const { known_on: _, ...rest } = undone;
  const [line] = readFileSync(join(folder, 'evidence.jsonl'), 'utf8').trim().split('\n');
  const item = { ...rest, occurred_on: '2024-09-18', known_on: '2024-09-18', known_at: at };
  writeFileSync(join(folder, 'evidence.jsonl'), `${line}\n${JSON.stringify(item)}\n`);
  now = (now + 120_000) as Instant;
  const asked = await bide('tonight', folder, '--offline');
  expect(asked.code, 'offline nothing is asked anew').toBe(0);
  await bide('tonight', folder);
  expect(readFileSync(join(folder, 'asked.csv'), 'utf8').trim().split('\n').at(-1)).toContain(
    'T21:03',
  );
}, 120_000);

test('asked before the hour and again after it, the day is decided at the later one; early prices wait', async () => {
  const folder = join(room, 'early');
  // Quotas of a workspace are counted by its clock, which goes back here.
  home = join(room, 'other');
  now = parseInstant('2024-09-17T10:00:00-04:00') as Instant;
  await bide('init', folder, '--live');
  const morning = await bide('tonight', folder);
  expect(morning.out).toMatch(/New York 2024-09-17 Tue 10:00/);
  now = parseInstant('2024-09-17T22:30:00-04:00') as Instant;
  const night = await bide('tonight', folder);
  expect(night.out).toMatch(/New York 2024-09-17 Tue 22:30/);
  expect(readFileSync(join(folder, 'asked.csv'), 'utf8').trim().split('\n')).toHaveLength(3);
  expect(readFileSync(join(folder, 'observations.csv'), 'utf8')).toContain(
    'SPX,2024-09-17,2024-09-18T02:30',
  );
}, 120_000);

test('where no source answers at all, each says why once, and nothing is decided', async () => {
  const folder = join(room, 'silent');
  home = join(room, 'silence');
  await bide('init', folder, '--live');
  const hosts = ['cdn.cboe.com', 'home.treasury.gov', 'data-api.ecb.europa.eu'];
  for (const host of [...hosts, 'www.financialresearch.gov']) world.set(host, 'late');
  const { code, out, err } = await bide('tonight', folder);
  world.clear();
  expect(code).toBe(1);
  expect(err).toContain('no verdict: no data (SPX, DGS10, EURUSD)');
  expect(out.match(/did not come/g)).toHaveLength(6);
  expect(out.match(/cboe: cdn\.cboe\.com answered with status 404/g)).toHaveLength(1);
}, 60_000);

test('asked at dawn of its first day, before anything of that day is known, it knows what is usual', async () => {
  now = (FIRST - 15 * 3_600_000) as Instant;
  home = join(room, 'dawn-home');
  const folder = join(room, 'dawn');
  await bide('init', folder, '--live');
  const said = await bide('tonight', folder, '--json');
  expect(JSON.parse(said.out.trim().split('\n').at(-1) ?? '').stress.state).not.toBe('unknown');
});
