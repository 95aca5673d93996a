import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Day, formatDay, type Instant, parseDay, weekday } from '../../../src/domain/time.ts';
import { bide } from '../../bide.ts';
import { standIn } from '../../standin/server.ts';
import { LAWS } from '../../thorough.ts';
import { recorded } from './recorded.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-january-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Evenings of a stretch, each pulled and decided by `tonight`; where it begins beside the record, it decides as it does. */
async function evenings(
  name: string,
  { from, to, beside }: { readonly from: Day; readonly to: Day; readonly beside: boolean },
): Promise<number> {
  const { tables, evening, stood } = recorded();
  let now = evening((from - 3) as Day);
  const world = await standIn({ tables, clock: () => now });
  const home = join(room, `${name}-home`);
  const env = { BIDE_HOME: home, BIDE_WORLD: world.origin };
  const folder = join(room, name);
  stood(folder, now);

  const said: {
    readonly day: string;
    readonly line: { hash: string; exposure: { target: number } };
  }[] = [];
  try {
    for (let day = from; day <= to; day = (day + 1) as Day) {
      if (weekday(day) > 5) continue;
      now = evening(day);
      const { code, out, err } = await bide(['tonight', folder, '--json'], env, now);
      expect([0, 1, 10], err).toContain(code);
      const [pulled = '', line = ''] = out.trim().split('\n');
      expect(JSON.parse(pulled).map((p: { state: string }) => p.state)).not.toContain('failed');
      expect(JSON.parse(pulled).map((p: { state: string }) => p.state)).not.toContain('misread');
      said.push({ day: formatDay(day), line: JSON.parse(line) });
    }
  } finally {
    await world.close();
  }
  const decided = async (name: string) => {
    const { out } = await bide(['replay', name, '--json'], env, (now + 3_600_000) as Instant);
    const all = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    return new Map(all.map((line) => [line.at.slice(0, 10), line]));
  };
  const [own, record] = [await decided(folder), await decided('greenland-2026')];
  for (const { day, line } of said) {
    // What was collected, replayed: the same to the byte.
    expect(own.get(day), day).toEqual(line);
    if (!beside) continue;
    // The record, decided five minutes later with the same values: the same decision.
    const { exposure, verdict, regime, stops, stress } = record.get(day);
    expect(line, day).toMatchObject({ verdict });
    expect(line.exposure.target, day).toBeCloseTo(exposure.target, 9);
    expect(own.get(day).regime.noise, day).toBeCloseTo(regime.noise, 9);
    expect(own.get(day).stress.severity, day).toEqual(stress.severity);
    expect(own.get(day).stops.map((s: { state: string }) => s.state)).toEqual(
      stops.map((s: { state: string }) => s.state),
    );
  }
  return said.length;
}

const day = (text: string): Day => parseDay(text) as Day;

test('recorded evenings, each pulled and decided by tonight, decide as the record does, and as their replay', async () => {
  const stretch = { from: day('2026-01-12'), to: day('2026-01-23'), beside: true };
  expect(await evenings('fall', stretch)).toBe(10);
}, 300_000);

// The record begins after evenings that this one never saw, so that it is another path: its own replay decides.
test.runIf(LAWS)(
  'all of a recorded January by tonight decides as its replay, to the byte',
  async () => {
    const stretch = { from: day('2026-01-01'), to: day('2026-01-31'), beside: false };
    expect(await evenings('january', stretch)).toBe(22);
  },
  900_000,
);
