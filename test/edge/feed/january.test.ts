import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Day, formatDay, type Instant, parseDay, weekday } from '../../../src/domain/time.ts';
import { bide } from '../../bide.ts';
import { standIn } from '../../standin/server.ts';
import { recorded } from './recorded.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-january-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

test('recorded evenings, each pulled and decided by tonight, decide as the record does, and as their replay', async () => {
  const { tables, evening, stood } = recorded();
  const [from, to] = ['2026-01-12', '2026-01-23'].map((text) => parseDay(text) as Day) as [
    Day,
    Day,
  ];
  let now = evening((from - 3) as Day);
  const world = await standIn({ tables, clock: () => now });
  const home = join(room, 'home');
  const env = { BIDE_HOME: home, BIDE_WORLD: world.origin };
  const folder = join(room, 'greenland');
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
}, 300_000);
