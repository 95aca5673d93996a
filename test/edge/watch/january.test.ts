import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Day, type Instant, parseDay } from '../../../src/domain/time.ts';
import { program } from '../../../src/edge/cli/program.ts';
import { bide } from '../../bide.ts';
import { standIn } from '../../standin/server.ts';
import { recorded } from '../feed/recorded.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-watch-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const { tables, evening, stood } = recorded();
const FROM = parseDay('2026-01-12') as Day;

/** Watches a folder on a clock that only waiting moves, until a day is over. */
async function watched(
  { folder, home, from, until }: { folder: string; home: string; from: Instant; until: string },
  more: { readonly at?: (now: Instant) => Promise<unknown> } = {},
) {
  let now: Instant = from;
  const world = await standIn({ tables, clock: () => now });
  let [out, err] = ['', ''];
  try {
    const code = await program(['watch', folder, '--json', '--until', until], {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      env: {
        BIDE_HOME: home,
        BIDE_WORLD: world.origin,
        BIDE_LANG: 'en',
        BIDE_ZONE: 'America/New_York',
      },
      build: 'under test',
      now: () => now,
      sleep: async (ms) => {
        now = (now + ms) as Instant;
        await more.at?.(now);
      },
    });
    expect(code, err).toBe(0);
  } finally {
    await world.close();
  }
  const lines = out
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  return { decided: lines.filter((line) => !Array.isArray(line)), err };
}

/** What a replay of a folder decides, by day. */
async function replay(folder: string, home: string, now: Instant) {
  const { out } = await bide(['replay', folder, '--json'], { BIDE_HOME: home }, now);
  const all = out
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  return new Map<string, unknown>(all.map((line) => [line.at.slice(0, 10), line]));
}

test('ten recorded days watched decide as the replay of what was collected, to the byte', async () => {
  const from = evening((FROM - 3) as Day);
  const [folder, home] = [join(room, 'whole'), join(room, 'home')];
  stood(folder, from);
  const { decided, err } = await watched({ folder, home, from, until: '2026-01-23' });
  const own = await replay(folder, home, evening((FROM + 20) as Day));
  const days = decided.map((line) => line.at.slice(0, 10));
  expect(days.filter((day: string) => day >= '2026-01-12')).toHaveLength(10);
  for (const line of decided) expect(own.get(line.at.slice(0, 10))).toEqual(line);
  console.log(err);
}, 300_000);
