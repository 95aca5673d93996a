import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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
/** The day of a book begins where the decision is taken, whatever hour it is here. */
const ZONE = 'America/New_York';
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
  const env = { BIDE_HOME: HOME, BIDE_WORLD: world.origin, BIDE_ZONE: ZONE };
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
    const env = { BIDE_HOME: HOME, BIDE_ZONE: ZONE };
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

  test('a hostile report is inert text on the page, in the memo, in the spreadsheet and on the terminal', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const headline = `<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>&lt;b&gt; \u202egnp.exe\u202c =HYPERLINK("x") ${'A'.repeat(1024 * 1024)}`;
    const item = {
      ...{ id: 'H-1', claim: 'act-h', occurred_on: today, known_on: today },
      ...{
        known_at: `${new Date(Date.now() - 60_000).toISOString()}`,
        known_at_source: 'https://a.example/b',
      },
      ...{ actor: '=1+1', counterparty: 'X', headline, watch: 'A', kind: 'statement', rung: 1 },
      ...{ direction: 'friction', source_url: 'https://a.example/b', source_name: '<i>paper</i>' },
      ...{ confidence: 'high', quote_figures: '', notes: '' },
    };
    const file = join(ROOM, 'hostile.jsonl');
    writeFileSync(file, `${JSON.stringify(item)}\n`);
    const env = { BIDE_HOME: HOME, BIDE_WORLD: world.origin, BIDE_ZONE: ZONE };
    const run = async (...args: string[]) => bide(args, env, Date.now() as Instant);
    expect((await run('evidence', 'add', file, FOLDER)).code).toBe(0);
    expect((await run('evidence', 'accept', 'H-1', FOLDER)).code).toBe(0);
    const said = await run('tonight', FOLDER, '--offline');
    const csv = join(ROOM, 'days.csv');
    const replayed = await run('replay', FOLDER, '--csv', csv);
    for (const text of [said.out, said.err, replayed.out])
      expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.test(text)).toBe(false);
    expect(/(?:^|,)"?[=+@-](?![\d.])/m.test(readFileSync(csv, 'utf8'))).toBe(false);
    const { page, faults, close } = await sit(chromium, SEATS[0] as Seat, server.url);
    page.on('dialog', () => faults.push('a dialog'));
    for (const address of [
      server.url,
      `${server.url}?view=inbox`,
      `${server.url}memo.full.en.html`,
    ]) {
      await page.goto(address);
      await page.waitForLoadState();
      if (address.includes('inbox'))
        await page.waitForFunction(() =>
          document.body.textContent?.includes('<script>window.harmed=1'),
        );
      expect(
        await page.evaluate(() => (window as unknown as { harmed?: number }).harmed),
      ).toBeUndefined();
      expect(await page.locator('img, iframe, object').count()).toBe(0);
      expect(await page.content()).not.toContain('\u202e');
    }
    expect(faults).toEqual([]);
    await close();
  }, 180_000);
});
