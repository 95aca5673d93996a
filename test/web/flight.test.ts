import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAWS } from '../thorough.ts';
import {
  browser,
  CHROMIUM,
  overflow,
  type Seat,
  type Served,
  served,
  violations,
  watchedPage,
} from './browser.ts';

if (!CHROMIUM) console.log('skipped: no Chromium is here to fly through an episode');
const flown = describe.skipIf(!CHROMIUM);

const ROOM = mkdtempSync(join(tmpdir(), 'bide-flight-web-'));
const SHOTS = 'build/screenshots';
let server: Served;
let chromium: Browser;
beforeAll(async () => {
  if (!CHROMIUM) return;
  mkdirSync(SHOTS, { recursive: true });
  server = await served(['greenland-2026', '--out', join(ROOM, 'out')], {
    BIDE_HOME: join(ROOM, 'home'),
  });
  chromium = await browser();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await server?.stop();
  rmSync(ROOM, { recursive: true, force: true });
});

async function sits({ lang, theme, width }: Seat) {
  const context = await chromium.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: lang === 'en' ? 'en-GB' : 'zh-TW',
    timezoneId: 'Asia/Taipei',
    acceptDownloads: true,
  });
  const { page, faults } = await watchedPage(context);
  await page.goto(`${server.url}?lang=${lang}&view=flight`);
  await page.waitForSelector('.flight-view .choose');
  return { page, faults, close: () => context.close() };
}

const STRETCH = { from: '2026-01-19', to: '2026-01-21' };

async function choose(page: Page): Promise<void> {
  const dates = page.locator('.choose input[type=date]');
  await dates.nth(0).fill(STRETCH.from);
  await dates.nth(1).fill(STRETCH.to);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.flight .choice');
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.className}`);

flown('the flight simulator', () => {
  test('a whole flight by the keyboard, from the first day to the score, through a reload', async () => {
    const { page, faults, close } = await sits({ lang: 'en', theme: 'light', width: 1440 });
    const bodies: { readonly path: string; readonly text: string }[] = [];
    page.on('response', (response) => {
      const path = new URL(response.url()).pathname;
      if (path.startsWith('/assets/') || path.endsWith('/events')) return;
      void response.text().then(
        (text) => void bodies.push({ path, text }),
        () => undefined,
      );
    });
    await page.reload();
    await page.waitForSelector('.flight-view .choose');
    await choose(page);
    const day = page.locator('.day-head');
    expect(await day.textContent()).toContain('19 January 2026');
    expect(await focused(page)).toBe('H2 day-head');
    // Nothing that came later stands in any answer so far, the page itself included.
    await page.waitForFunction(() => document.querySelectorAll('.drawn svg').length >= 3);
    expect(bodies.map((b) => b.path)).toContain('/');
    for (const { path, text } of bodies) {
      expect(text, path).not.toMatch(/"day":"2026-01-2|6796\.86/);
      expect(text, path).not.toContain('"machine"');
    }

    await page.keyboard.press('1');
    expect(await page.locator('.slide output').textContent()).toBe('30%');
    expect(await focused(page)).toMatch(/^INPUT/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    expect(await page.locator('.slide output').textContent()).toBe('80%');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    // In a sentence a digit is a letter.
    await page.keyboard.type('2 much talk');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.both');
    expect(await page.locator('.both').textContent()).toContain('47% → 30%');
    expect(await page.locator('.both').textContent()).toContain('2 much talk');
    expect(await page.locator('.both .did').last().textContent()).toMatch(/^Hold/);
    expect(await page.locator('.told').textContent()).toMatch(/^The machine: Hold/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.flight .choice');
    expect(await day.textContent()).toContain('20 January 2026');

    await page.reload();
    await page.waitForSelector('.flight .choice');
    expect(await day.textContent()).toContain('20 January 2026');
    expect(await day.textContent()).toContain('Day 2 of 3');
    await page.keyboard.press('g');
    await page.waitForFunction(() => document.documentElement.lang === 'zh-Hant');
    expect(await day.textContent()).toContain('2026年1月20日');
    await page.keyboard.press('g');
    await page.waitForFunction(() => document.documentElement.lang === 'en');

    await page.keyboard.press('0');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.both');
    expect(await page.locator('.both').textContent()).toContain('I do not know: keep');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.flight .choice');
    await page.locator('.slide input').focus();
    await page.keyboard.press('End');
    expect(await page.locator('.slide output').textContent()).toBe('100%');
    await page.keyboard.press('Tab');
    await page.keyboard.type('All in');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.both');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#s-conduct');
    const text = (await page.locator('.flight-view').textContent()) ?? '';
    expect(text.indexOf('How it was decided')).toBeLessThan(text.indexOf('What came of it'));
    expect(text).toContain('One episode proves nothing');
    const links = page.locator('.flight-view a[download]');
    for (const [i, name] of ['flight.en.md', 'flight.en.json'].entries()) {
      await links.nth(i).focus();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.keyboard.press('Enter'),
      ]);
      expect(file.suggestedFilename()).toBe(name);
    }
    // The day that was left out of the page is fetched once one goes there.
    await page.keyboard.press('1');
    await page.waitForSelector('#main:not([hidden]) .verdict h1');
    expect(faults.filter((f) => !f.includes('ERR_ABORTED'))).toEqual([]);
    await close();
  }, 120_000);

  const SEATS: readonly Seat[] = (['en', 'zh-Hant'] as const).flatMap((lang) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      [360, 768, 1440].map((width) => ({ lang, theme, width })),
    ),
  );

  // Every view is walked in every seat by page.test.ts; here some of them go through a whole flight.
  test.each(LAWS ? SEATS : SEATS.filter((_, i) => i % 5 === 0))(
    'every step in $lang, $theme, $width px: no fault, no overflow, nothing that axe finds',
    async (seat) => {
      const { page, faults, close } = await sits(seat);
      const looked = async (step: string): Promise<void> => {
        const name = `flight.${step}.${seat.lang}.${seat.theme}.${seat.width}`;
        expect(await overflow(page), name).toBeLessThanOrEqual(0);
        expect(await violations(page), name).toEqual([]);
        await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
      };
      await looked('choose');
      await choose(page);
      await page.waitForFunction(() => document.querySelectorAll('.drawn svg').length >= 3);
      await page.locator('.flight details summary').click();
      await looked('day');
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.both');
      await looked('after');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.flight .choice');
      const end = page.locator('.choice form .presets').last().locator('button').nth(1);
      await end.click();
      await end.click();
      await page.waitForSelector('#s-conduct');
      await looked('score');
      expect(faults).toEqual([]);
      await close();
    },
    60_000,
  );
});
