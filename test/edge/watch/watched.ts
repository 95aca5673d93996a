import { expect } from 'vitest';
import type { Instant } from '../../../src/domain/time.ts';
import { program } from '../../../src/edge/cli/program.ts';
import { bide } from '../../bide.ts';
import { standIn } from '../../standin/server.ts';
import { recorded } from '../feed/recorded.ts';

/** The record as its sources told it. */
export const RECORD = recorded();

/** Watches a folder on a clock that only waiting moves, until a day is over. */
export async function watched(
  { folder, home, from, until }: { folder: string; home: string; from: Instant; until: string },
  meanwhile: (now: Instant) => Promise<Instant> | Instant = (now) => now,
) {
  let now: Instant = from;
  const world = await standIn({ tables: RECORD.tables, clock: () => now });
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
        // What happens meanwhile may set the clock.
        now = await meanwhile((now + ms) as Instant);
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
  return { decided: lines.filter((line) => !Array.isArray(line)), out, err };
}

/** What a replay of a folder decides, by day. */
export async function replay(folder: string, home: string, now: Instant) {
  const { out } = await bide(['replay', folder, '--json'], { BIDE_HOME: home }, now);
  const all = out
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  return new Map<string, unknown>(all.map((line) => [line.at.slice(0, 10), line]));
}
