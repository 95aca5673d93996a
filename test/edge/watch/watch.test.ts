import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  DAY_MS,
  type Day,
  type Instant,
  parseDay,
  parseInstant,
} from '../../../src/domain/time.ts';
import { inJournal } from '../../../src/edge/keep.ts';
import { bide } from '../../bide.ts';
import { memoryRoom } from '../../room.ts';
import { LAWS } from '../../thorough.ts';
import { RECORD, replay, watched } from './watched.ts';

const room = memoryRoom('bide-watch');
afterAll(() => rmSync(room, { recursive: true, force: true }));

const { evening, stood } = RECORD;
const [JANUARY, THURSDAY] = [parseDay('2025-12-31') as Day, parseDay('2026-01-15') as Day];

test('recorded days watched decide as the replay of what was collected, to the byte', async () => {
  // All of January where there is time, else the days around the fall.
  const from = evening(LAWS ? JANUARY : THURSDAY);
  const [folder, home] = [join(room, 'whole'), join(room, 'home')];
  stood(folder, from);
  const until = LAWS ? '2026-01-31' : '2026-01-23';
  const { decided } = await watched({ folder, home, from, until });
  const own = await replay(folder, home, evening((THURSDAY + 20) as Day));
  const days = decided.map((line) => line.at.slice(0, 10));
  expect(days.filter((day: string) => day >= '2026-01-15')).toHaveLength(LAWS ? 12 : 7);
  for (const line of decided) expect(own.get(line.at.slice(0, 10))).toEqual(line);
}, 900_000);

/** An act of rung 3 that is known at an instant, as a line of evidence. */
const act = (at: string): string => {
  const [line = ''] = readFileSync('episodes/greenland-2026/evidence.jsonl', 'utf8').split('\n');
  return JSON.stringify({
    ...JSON.parse(line),
    ...{ id: 'W-1', claim: 'w-1', kind: 'order', rung: 3, watch: 'A', direction: 'friction' },
    ...{ occurred_on: at.slice(0, 10), known_on: at.slice(0, 10) },
    ...{ known_at: at, known_at_source: 'https://a.example/b' },
  });
};

test('hard evidence is decided on at once; whoever slept takes the decisions that never sleeping would have taken', async () => {
  const from = evening(THURSDAY);
  const told = parseInstant('2026-01-20T09:00:00-05:00') as Instant;
  const used = parseInstant('2026-01-20T10:00:00-05:00') as Instant;
  const wakes = parseInstant('2026-01-22T12:00:00-05:00') as Instant;
  const item = join(room, 'item.jsonl');
  writeFileSync(item, `${act('2026-01-20T09:00:00-05:00')}\n`);
  /** Watches while the act becomes known and is taken into use; perhaps asleep from before that on. */
  const days = async (name: string, { asleep = false, like = '' } = {}) => {
    const [folder, home] = [join(room, name), join(room, `${name}-home`)];
    if (like === '') stood(folder, from);
    else {
      // The same values, each known when it was; nobody feeds them any more.
      cpSync(join(room, like), folder, { recursive: true });
      rmSync(join(folder, 'asked.csv'));
      rmSync(join(folder, 'told.json'));
      cpSync('episodes/greenland-2026/evidence.jsonl', join(folder, 'evidence.jsonl'));
      const meta = join(folder, 'episode.yaml');
      writeFileSync(meta, readFileSync(meta, 'utf8').replaceAll(/^ {4}feed: .*\n/gm, ''));
    }
    let done = false;
    const take = async (): Promise<void> => {
      done = true;
      for (const args of [
        ['evidence', 'add', item, folder],
        ['evidence', 'accept', 'W-1', folder],
      ]) {
        const said = await bide(args, { BIDE_HOME: home }, args[1] === 'add' ? told : used);
        expect(said.code, said.err + said.out).toBe(0);
      }
    };
    const { err } = await watched({ folder, home, from, until: '2026-01-23' }, async (now) => {
      if (asleep && !done && now > from + DAY_MS) {
        await take();
        return wakes;
      }
      if (!done && now >= used) await take();
      return now;
    });
    const entries = inJournal(home, (records) => records.ofKind('decision')) ?? [];
    return { err, folder, home, decided: entries.map(({ at, body }) => ({ at, body })) };
  };
  const awake = await days('awake');
  const hours = awake.decided.map(({ at }) => new Date(at).toISOString());
  // At once, and again at the hour of that day.
  expect(hours.slice(-5)).toEqual([
    '2026-01-20T15:00:00.000Z',
    '2026-01-20T23:30:00.000Z',
    '2026-01-21T23:30:00.000Z',
    '2026-01-22T23:30:00.000Z',
    '2026-01-23T23:30:00.000Z',
  ]);
  const asleep = await days('asleep', { asleep: true, like: 'awake' });
  expect(asleep.err).toMatch(/The clock went from/);
  expect(asleep.decided).toEqual(awake.decided);
  // The day stands in a replay as it was decided last.
  const own = await replay(asleep.folder, asleep.home, evening((THURSDAY + 20) as Day));
  expect(JSON.stringify(own.get('2026-01-20'))).toBe(
    JSON.stringify(JSON.parse(awake.decided.at(-4)?.body ?? '')),
  );
}, 400_000);

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
