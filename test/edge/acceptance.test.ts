import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Instant, parseInstant } from '../../src/domain/time.ts';
import { lineOf } from '../../src/edge/episode/inbox.ts';
import { bide } from '../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-acceptance-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const at = (text: string): Instant => parseInstant(text) as Instant;
/** The evening on which it was decided, the morning on which the item was taken into use, and the summer after. */
const [EVENING, MORNING, SUMMER] = [
  at('2026-01-19T23:45:00Z'),
  at('2026-01-20T15:00:00Z'),
  at('2026-07-10T00:00:00Z'),
];

let rooms = 0;
let [folder, home] = ['', ''];
beforeEach(() => {
  rooms++;
  [folder, home] = [join(room, `own-${rooms}`), join(room, `home-${rooms}`)];
  cpSync('episodes/greenland-2026', folder, { recursive: true });
});

/** An act in force that was known before the evening. */
const act = (rung: number): string => {
  const [line = ''] = readFileSync('episodes/greenland-2026/evidence.jsonl', 'utf8').split('\n');
  const file = join(room, `act-${rooms}-${rung}.jsonl`);
  writeFileSync(
    file,
    `${JSON.stringify({
      ...JSON.parse(line),
      ...{ id: 'N-1', claim: 'n-1', kind: 'order', rung, watch: 'A', direction: 'friction' },
      ...{ occurred_on: '2026-01-16', known_on: '2026-01-16', counterparty: 'EU' },
      ...{ known_at: '2026-01-16T12:00:00Z', known_at_source: 'https://a.example/b' },
    })}\n`,
  );
  return file;
};
const run = (args: readonly string[], now: Instant) => bide(args, { BIDE_HOME: home }, now);
const take = async (rung = 3, now = MORNING) => {
  expect((await run(['evidence', 'add', act(rung), folder], now)).code).toBe(0);
  const taken = await run(['evidence', 'accept', 'N-1', folder], now);
  expect(taken.code, taken.err).toBe(0);
  return taken;
};
const decided = async (days: RegExp) =>
  (await run(['replay', folder, '--json'], SUMMER)).out
    .trim()
    .split('\n')
    .filter((line) => days.test(JSON.parse(line).at));
const judged = async () => {
  const { code, err } = await run(['tonight', folder, '--offline', '--json'], EVENING);
  expect([0, 1, 10], err).toContain(code);
};
const item = () => lineOf(readFileSync(join(folder, 'evidence.jsonl'), 'utf8'), 'N-1');

test('what is taken into use after a decision counts from then: decisions before it stay as they were taken', async () => {
  const before = await decided(/^2026-01/);
  await judged();
  const { err } = await take();
  expect(JSON.parse(item() ?? '')).toMatchObject({
    ...{ known_at: '2026-01-16T12:00:00Z', accepted_at: '2026-01-20T15:00:00.000Z' },
  });
  expect(err).not.toContain('taken again');
  const after = await decided(/^2026-01/);
  const same = (day: RegExp) => [before, after].map((all) => all.filter((line) => day.test(line)));
  const [past, replayed] = same(/"at":"2026-01-(0\d|1\d)/);
  expect(replayed).toEqual(past);
  const [then, now] = same(/"at":"2026-01-20/);
  expect(now).not.toEqual(then);
  // Taken back and taken again later it is the same item, and counts from the later hour.
  const undone = await run(['evidence', 'undo', 'N-1', folder, '--why', 'too early'], MORNING);
  expect(undone.code, undone.err).toBe(0);
  expect(item()).toBeUndefined();
  expect(await decided(/^2026-01/)).toEqual(before);
  await run(['evidence', 'accept', 'N-1', folder], (MORNING + 3_600_000) as Instant);
  expect(JSON.parse(item() ?? '').accepted_at).toBe('2026-01-20T16:00:00.000Z');
}, 120_000);

test('a folder that nobody decided, or whose days are over, is coded as of when things were known', async () => {
  await take();
  expect(item()).not.toContain('accepted_at');
  await judged();
  rmSync(join(folder, 'evidence.jsonl'));
  cpSync('episodes/greenland-2026/evidence.jsonl', join(folder, 'evidence.jsonl'));
  const { err } = await take(4, SUMMER);
  expect(item()).not.toContain('accepted_at');
  expect(err).toContain('N-1: known since 2026-01-16 12:00 UTC. Decisions on record after that');
}, 120_000);

test('a corrected item, and one that is taken back after decisions with it, say that a replay decides otherwise', async () => {
  await take();
  await judged();
  const { err } = await take(4);
  expect(err).toContain('N-1: known since 2026-01-16 12:00 UTC. Decisions on record after that');
  const undone = await run(['evidence', 'undo', 'N-1', folder, '--why', 'wrong'], MORNING);
  expect(undone.code, undone.err).toBe(0);
  expect(undone.err).toContain('N-1: known since 2026-01-16 12:00 UTC');
  const first = await run(['evidence', 'undo', 'N-1', folder, '--why', 'wrong'], MORNING);
  expect(first.err).toContain('N-1: known since 2026-01-16 12:00 UTC');
}, 120_000);
