import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instant } from '../../src/domain/time.ts';
import { bide } from '../bide.ts';
import { memoryRoom } from '../room.ts';
import { madeUpPapers } from '../standin/paper.ts';
import { type StandIn, standIn } from '../standin/server.ts';
import { madeUp } from '../standin/walk.ts';
import { browser, CHROMIUM, type Seat, type Served, served, sit, walkViews } from './browser.ts';

if (!CHROMIUM) console.log('skipped: no Chromium is here to look at a live workspace');
const seen = describe.skipIf(!CHROMIUM);

const ROOM = memoryRoom('bide-live');
const [HOME, FOLDER] = [join(ROOM, 'home'), join(ROOM, 'mine')];
let world: StandIn;
let server: Served;
let chromium: Browser;
beforeAll(async () => {
  if (!CHROMIUM) return;
  const now = Date.now() as Instant;
  world = await standIn({
    tables: madeUp(now),
    papers: madeUpPapers(now),
    clock: () => Date.now() as Instant,
  });
  const env = { BIDE_HOME: HOME, BIDE_WORLD: world.origin };
  const run = async (...args: string[]) => {
    const said = await bide(args, env, Date.now() as Instant);
    expect([0, 1, 10], said.err).toContain(said.code);
  };
  await run('init', FOLDER, '--live');
  await run(
    'book',
    'set',
    '--position',
    'SPY=44@690.1USD',
    '--cash',
    '42000USD',
    '--currency',
    'USD',
  );
  await run('tonight', FOLDER);
  server = await served([FOLDER, '--out', join(ROOM, 'out')], env);
  chromium = await browser();
}, 240_000);
afterAll(async () => {
  await chromium?.close();
  await server?.stop();
  await world?.close();
  rmSync(ROOM, { recursive: true, force: true });
});

const SEATS: readonly Seat[] = [
  { lang: 'en', theme: 'light', width: 1440 },
  { lang: 'en', theme: 'dark', width: 768 },
  { lang: 'zh-Hant', theme: 'dark', width: 360 },
  { lang: 'zh-Hant', theme: 'light', width: 1440 },
];

seen('a live workspace', () => {
  test.each(SEATS)(
    'every view in $lang, $theme, $width px: no fault, no overflow, nothing that axe finds',
    (seat) => walkViews(chromium, seat, { url: server.url, name: 'live' }),
  );

  test('what is held is told with what is to be done, and follows the workspace without a reload', async () => {
    const { page, faults, close } = await sit(chromium, SEATS[0] as Seat, server.url);
    await page.waitForSelector('#s-held');
    expect(await page.locator('#s-held').textContent()).toContain('SPY');
    const env = { BIDE_HOME: HOME };
    const set = ['book', 'set', '--position', 'TLT=166@88.4USD'];
    expect((await bide(set, env, Date.now() as Instant)).code).toBe(0);
    await page.waitForFunction(
      () => document.querySelector('#s-held')?.textContent?.includes('TLT'),
      undefined,
      { timeout: 60_000 },
    );
    expect(faults).toEqual([]);
    await close();
  });
});
