import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { formatDay, type Instant, parseInstant } from '../../../src/domain/time.ts';
import { dollarIndex, indexVersions } from '../../../src/edge/feed/dollarindex.ts';
import { must } from '../../../src/edge/file/problem.ts';
import { codedEpisodes } from '../../../src/edge/record/library.ts';
import { material } from '../../../src/edge/record/material.ts';
import { bide } from '../../bide.ts';
import { standIn } from '../../standin/server.ts';
import { madeUp } from '../../standin/walk.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-past-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const NOW = parseInstant('2026-03-03T12:00:00Z') as Instant;

test('the long record and the coded episodes are filled from sources, and no folder is prepared by hand', async () => {
  const world = await standIn({ tables: madeUp(NOW, { past: 6900 }), clock: () => NOW });
  const home = join(room, 'home');
  const env = { BIDE_HOME: home, BIDE_WORLD: world.origin };
  try {
    const record = await bide(['pull', 'episodes', '--past'], env, NOW);
    expect(record.code, record.err + record.out).toBe(0);
    const { episode, observations } = must(material(join(home, 'past', 'record')));
    expect(formatDay(episode.from)).toBe('2005-01-03');
    // Five years before it are there to be learnt from.
    expect(formatDay(observations[0]?.at ?? (0 as never)) < '2000-03-01').toBe(true);
    expect(new Set(observations.map(({ series }) => series)).size).toBe(6);

    const library = await bide(['pull', 'library', '--past', '--json'], env, NOW);
    const told: { id: string; unfed: string[]; pulled: { state: string }[] }[] = JSON.parse(
      library.out,
    );
    const unfed = Object.fromEntries(told.map((one) => [one.id, one.unfed.length > 0]));
    expect(unfed).toMatchObject({ 'brexit-2016': true, 'trade-war-2019': false });
    const place = join(home, 'past', 'library');
    const { there } = codedEpisodes(place);
    // One series that plays no part does not come from this stand-in; the episodes stand without it.
    expect(library.code).toBe(1);
    expect(there.map(({ id }) => id)).toEqual([
      'debt-ceiling-2011',
      'greenland-2026',
      'rare-earths-2025',
      'trade-war-2019',
    ]);
    for (const { id, series } of there.filter(({ id }) => !id.startsWith('greenland'))) {
      expect(readdirSync(join(series, 'vintages')), id).toHaveLength(1);
      expect(readFileSync(join(series, 'observations.csv'), 'utf8')).not.toMatch(/NaN/);
    }
  } finally {
    await world.close();
  }
  // Made-up values and real ones stand in no folder together.
  const real = await bide(['pull', 'episodes', '--past'], { BIDE_HOME: home }, NOW);
  expect(real.code).toBe(1);
  expect(real.err).toMatch(/made-up/);
}, 120_000);

test('without figures a score names the command that brings them', async () => {
  for (const [what, pull] of [
    ['episodes', 'bide pull episodes --past'],
    ['library', 'bide pull library --past'],
  ] as const) {
    const { code, err } = await bide(['score', what], { BIDE_HOME: join(room, 'none') });
    expect(code).toBe(2);
    expect(err).toContain(pull);
  }
});

const RATES = { USD: 1.1746, JPY: 184.02, GBP: 0.8689, CAD: 1.6334, SEK: 10.716, CHF: 0.9325 };

test('the dollar index is the published formula, and unknown where a rate is lacking', () => {
  const { USD, JPY, GBP, CAD, SEK, CHF } = RATES;
  const byHand =
    50.14348112 *
    USD ** -0.576 *
    (JPY / USD) ** 0.136 *
    (USD / GBP) ** -0.119 *
    (CAD / USD) ** 0.091 *
    (SEK / USD) ** 0.042 *
    (CHF / USD) ** 0.036;
  expect(dollarIndex(RATES)).toBeCloseTo(byHand, 9);
  const { SEK: _, ...five } = RATES;
  expect(dollarIndex(five)).toBeUndefined();
});

test('a corrected rate makes another version of the index, from when it stood; a day without a rate has none', () => {
  const [first, second] = ['2026-01-20T15:00:00Z', '2026-01-21T09:00:00Z'].map(
    (text) => parseInstant(text) as Instant,
  ) as [Instant, Instant];
  const day = Math.floor(first / 86_400_000) as never;
  const rates = Object.fromEntries(
    Object.entries(RATES).map(([code, value]) => [code, [{ day, value, knownAt: first }]]),
  );
  rates.USD?.push({ day, value: 1.18, knownAt: second });
  const { all, missing } = indexVersions(rates);
  expect(all.map(({ knownAt }) => knownAt)).toEqual([first, second]);
  expect(all[1]?.value).toBeCloseTo(dollarIndex({ ...RATES, USD: 1.18 }) ?? 0, 12);
  expect(missing).toBe(0);
  expect(indexVersions({ ...rates, CHF: [] })).toEqual({ all: [], missing: 1 });
});
