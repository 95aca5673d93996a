import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DAY_MS, type Day, type Instant, parseDay } from '../../../src/domain/time.ts';
import { RECORD, replay, watched } from './watched.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-watch-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const { evening, stood } = RECORD;
const THURSDAY = parseDay('2026-01-15') as Day;

test('recorded days watched decide as the replay of what was collected, to the byte', async () => {
  const from = evening(THURSDAY);
  const [folder, home] = [join(room, 'whole'), join(room, 'home')];
  stood(folder, from);
  const { decided } = await watched({ folder, home, from, until: '2026-01-23' });
  const own = await replay(folder, home, evening((THURSDAY + 20) as Day));
  const days = decided.map((line) => line.at.slice(0, 10));
  expect(days.filter((day: string) => day >= '2026-01-15')).toHaveLength(7);
  for (const line of decided) expect(own.get(line.at.slice(0, 10))).toEqual(line);
}, 300_000);

/** A disk of its own, of so many bytes; undefined where none can be had. */
function disk(bytes: number): string | undefined {
  const place = join(room, 'disk');
  mkdirSync(place);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', place], {
      stdio: 'ignore',
    });
  } catch {
    return undefined;
  }
  return place;
}

test('a full disk: it says so once, takes nothing in, loses nothing, and goes on when there is room', async ({
  skip,
}) => {
  const place = disk(40_000_000);
  if (!place) {
    console.log('skipped: no disk of its own can be had here');
    return skip();
  }
  try {
    const from = evening(THURSDAY);
    const [folder, home] = [join(place, 'mine'), join(place, 'home')];
    stood(folder, from);
    const filler = join(place, 'filler');
    const [full, free] = [from + DAY_MS / 2, from + DAY_MS * 4.5];
    let filled = false;
    const { decided, out, err } = await watched(
      { folder, home, from, until: '2026-01-21' },
      (now): Instant => {
        if (now >= full && now < free) {
          // To the last byte, again and again.
          const { bavail, bsize } = statfsSync(place);
          if (bavail > 0) {
            writeFileSync(filler, Buffer.alloc(bavail * bsize), { flag: 'a' });
            filled = true;
          }
        } else if (now >= free) rmSync(filler, { force: true });
        return now;
      },
    );
    expect(filled).toBe(true);
    // Once for each series, and not in every round.
    expect(out.match(/disk is full/g)?.length).toBeGreaterThan(0);
    expect(`${out}${err}`.match(/disk is full/g)?.length).toBeLessThan(40);
    // Nothing was told that is not on record, and the days that were missed were decided once there was room.
    const own = await replay(folder, home, evening((THURSDAY + 20) as Day));
    const days = decided.map((line) => line.at.slice(0, 10));
    expect(days.slice(-4)).toEqual(['2026-01-16', '2026-01-19', '2026-01-20', '2026-01-21']);
    for (const line of decided) expect(own.get(line.at.slice(0, 10))).toEqual(line);
  } finally {
    // What the store's package keeps open until it is collected.
    execFileSync('umount', ['-l', place]);
  }
}, 300_000);
