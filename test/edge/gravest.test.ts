import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { type Instant, parseInstant } from '../../src/domain/time.ts';
import { gravest } from '../../src/edge/cli/serve.ts';
import { bide } from '../bide.ts';

type Made = { held: number; state?: string; severity?: number; risk?: number };

const day = ({ held, state = 'calm', severity = -1, risk = 0 }: Made): Decision =>
  ({
    exposure: { before: held },
    stress: {
      state,
      severity,
      windows: [
        { window: 1, legs: { risk: { z: -99 } } },
        { window: 3, legs: { risk: { z: risk }, rates: { unknown: { kind: 'no fall' } } } },
      ],
    },
  }) as unknown as Decision;

test('the gravest day is the severest joint fall while something was held', () => {
  const joint = (held: number, severity: number) => day({ held, state: 'synchronised', severity });
  const days = [
    joint(0.4, 0.9),
    joint(0.4, 1.2),
    joint(0.4, 1.1),
    joint(0, 3),
    day({ held: 0.4, risk: -7 }),
  ];
  expect(gravest(days)).toEqual({ at: 1, by: 'together' });
});

test('without one it is the hardest fall of one leg over three sessions while something was held', () => {
  const days = [
    day({ held: 0.4, risk: -2 }),
    day({ held: 0.4, state: 'building', severity: 9, risk: -5 }),
    day({ held: 0, risk: -8 }),
    day({ held: 0, state: 'synchronised', severity: 2 }),
  ];
  expect(gravest(days)).toEqual({ at: 1, by: 'one leg' });
});

test('where nothing was held while anything fell it is the last', () => {
  expect(gravest([day({ held: 0, risk: -8 }), day({ held: 0.3, risk: 1 })])).toEqual({
    at: 1,
    by: 'last',
  });
});

describe('which episode and day are served without a name', () => {
  const room = mkdtempSync(join(tmpdir(), 'bide-served-'));
  afterAll(() => rmSync(room, { recursive: true, force: true }));
  const served = async (now: Instant): Promise<string> => {
    const args = ['serve', '--once', '--json', '--out', join(room, 'out')];
    const { code, out, err } = await bide(args, { BIDE_HOME: join(room, 'home') }, now);
    expect(code, err).toBe(0);
    return JSON.parse(out).decision.at.slice(0, 10);
  };
  const [within, after] = ['2026-02-11T00:30:00Z', '2026-09-01T00:00:00Z'].map(
    (text) => parseInstant(text) as Instant,
  ) as [Instant, Instant];

  test('the bundled one on its gravest day, else the folder of your own that is live, on its last', async () => {
    expect(await served(after)).toBe('2026-01-20');
    const folder = join(room, 'mine');
    cpSync('episodes/greenland-2026', folder, { recursive: true });
    // A series of it is fed, as in a folder that is live.
    const meta = join(folder, 'episode.yaml');
    const text = readFileSync(meta, 'utf8');
    writeFileSync(meta, text.replace(/^( {2}SPX:\n)/m, '$1    feed: cboe/SPX\n'));
    const home = { BIDE_HOME: join(room, 'home') };
    expect((await bide(['stress', folder], home, within)).code).toBe(0);
    expect(
      (await bide(['serve', folder, '--once', '--out', join(room, 'out')], home, within)).code,
    ).toBe(0);
    expect(await served(within)).toBe('2026-02-10');
    // Once its days have ended it is not served unasked.
    expect(await served(after)).toBe('2026-01-20');
  });
});
