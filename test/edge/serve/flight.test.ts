import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlightResult, FlightView } from '../../../src/domain/flight.ts';
import { formatDay, type Instant } from '../../../src/domain/time.ts';
import { doJob } from '../../../src/edge/cli/servedjob.ts';
import { type Listening, listen } from '../../../src/edge/serve/server.ts';
import { BUNDLED, bundledRun } from '../../bundled.ts';

const ROOM = mkdtempSync(join(tmpdir(), 'bide-flight-'));
const TOKEN = 'a token of a test';
const around = {
  env: { BIDE_HOME: join(ROOM, 'home') },
  build: 'under test',
  now: () => Date.parse('2030-01-01T00:00:00Z') as Instant,
};
let server: Listening;

/** Every body that left the server, with the day that was to be decided when it did. */
const told: { readonly day: string; readonly text: string }[] = [];
let today = '';

beforeAll(async () => {
  server = await listen({
    ...{ episode: BUNDLED, lang: 'en', token: TOKEN, readOnly: false, assets: ROOM, port: 0 },
    workers: {
      run: (job) => doJob(job, around, () => {}) as never,
      close: async () => {},
    },
    stamp: () => '',
  });
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(ROOM, { recursive: true, force: true });
});

async function call(path: string, body?: unknown) {
  const response = await fetch(new URL(`/api/v1/replays${path}`, server.url), {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
  });
  const text = await response.text();
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    read = undefined;
  }
  const seen = read as FlightView;
  if (response.ok && seen?.today) today = seen.today.day;
  if (response.ok) told.push({ day: today, text });
  return { status: response.status, text, seen };
}

const STRETCH = { episode: BUNDLED, from: '2026-01-16', to: '2026-01-21' };
const choice = (day: string | undefined, exposure = 0.3) => ({ day, exposure, reason: 'calm' });

test('day by day to the score, and nothing leaves the server before its day', async () => {
  const begun = await call('', STRETCH);
  expect(begun.status).toBe(201);
  const { id, count } = begun.seen;
  expect([count, begun.seen.today?.day, begun.seen.past]).toEqual([4, '2026-01-16', []]);
  expect((await call(`/${id}/result`)).status).toBe(409);
  let { seen } = begun;
  for (let i = 0; i < count; i++) {
    expect((await call(`/${id}`)).seen).toEqual(seen);
    expect((await call(`/${id}/decisions`, choice('2026-01-01'))).status).toBe(409);
    const decided = await call(`/${id}/decisions`, choice(seen.today?.day));
    expect(decided.status).toBe(200);
    expect(decided.text.match(/"machine":/g)).toHaveLength(i + 1);
    seen = decided.seen;
    expect(seen.past.at(-1)?.machine.headline.en).toContain('Hold');
  }
  expect([seen.ended, seen.today]).toEqual([true, undefined]);
  expect((await call(`/${id}/decisions`, choice('2026-01-21'))).status).toBe(409);

  const run = bundledRun();
  const later = run.decisions.map(({ moment }) => formatDay(moment.day));
  expect(told.length).toBeGreaterThan(2 * count);
  for (const { day, text } of told) {
    const at = run.decisions.find(({ moment }) => formatDay(moment.day) === day)?.moment.at ?? 0;
    for (const other of later) if (other > day) expect(text).not.toContain(`"day":"${other}"`);
    for (const e of run.events)
      if (e.kind === 'evidence' && e.item.knownAt > at) {
        expect(text).not.toContain(`"${e.item.id}"`);
        expect(text).not.toContain(JSON.stringify(e.item.headline.en));
      }
  }

  const result = JSON.parse((await call(`/${id}/result`)).text) as FlightResult;
  expect(result.days).toHaveLength(4);
  expect((await call(`/${id}/result?format=md&lang=zh-Hant`)).text).toContain('# 沒有停損要求');
  expect((await call(`/${id}/result?format=md&lang=en`)).text).toContain('How it was decided');
  expect((await call(`/${id}/result?format=pdf`)).status).toBe(400);
}, 240_000);

test('one may end early, and is scored up to there', async () => {
  const { id, today: first } = (await call('', STRETCH)).seen;
  expect((await call(`/${id}/end`, {})).status).toBe(409);
  const { seen } = await call(`/${id}/decisions`, choice(first?.day, 0));
  await call(`/${id}/decisions`, { ...choice(seen.today?.day, 0), unsure: true });
  expect((await call(`/${id}/end`, {})).seen).toMatchObject({ ended: true, decided: 2 });
  const result = JSON.parse((await call(`/${id}/result`)).text) as FlightResult;
  expect(result.conduct.person).toMatchObject({ decisions: 2, unsure: 1, changes: 1 });
}, 60_000);

test.each([
  ['no episode', {}],
  ['an unknown field', { ...STRETCH, at: '2026-01-16' }],
  ['no date', { ...STRETCH, from: 'Friday' }],
  ['days backwards', { ...STRETCH, from: '2026-02-01', to: '2026-01-01' }],
  ['an episode that there is not', { episode: 'nowhere' }],
])('refused with a reason: %s', async (_, body) => {
  const { status, text } = await call('', body);
  expect([400, 422]).toContain(status);
  expect(JSON.parse(text).detail).not.toBe('');
});

test.each([
  ['an exposure beyond what the thesis allows', { exposure: 1.5 }],
  ['an exposure below nothing', { exposure: -0.1 }],
  ['no exposure', { exposure: undefined }],
  ['a reason without end', { reason: 'x'.repeat(5000) }],
])('a decision is refused: %s', async (_, wrong) => {
  const { id, today: first } = (await call('', STRETCH)).seen;
  const { status } = await call(`/${id}/decisions`, { ...choice(first?.day), ...wrong });
  expect(status).toBe(400);
  expect((await call(`/${id}`)).seen.decided).toBe(0);
});

test('what can be flown is listed, and what cannot with its reason', async () => {
  const { episodes } = JSON.parse((await call('')).text);
  expect(episodes.find((e: { episode: string }) => e.episode === BUNDLED)).not.toHaveProperty(
    'why',
  );
  expect(
    episodes.find((e: { episode: string }) => e.episode === 'library/italy-2018').why.en,
  ).toContain('observations.csv');
  expect((await call('', { episode: 'library/italy-2018' })).status).toBe(422);
  expect((await call('/nothing')).status).toBe(404);
});
