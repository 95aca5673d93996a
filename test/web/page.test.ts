import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

if (!CHROMIUM) console.log('skipped: no Chromium is here to look at the page');
const seen = describe.skipIf(!CHROMIUM);

const ROOM = mkdtempSync(join(tmpdir(), 'bide-web-'));
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

const LANGS = ['en', 'zh-Hant'] as const;
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [360, 768, 1440] as const;
const VIEWS = ['day', 'lab', 'flight', 'inbox', 'thesis', 'record'] as const;
const SEATS: readonly Seat[] = LANGS.flatMap((lang) =>
  THEMES.flatMap((theme) => WIDTHS.map((width) => ({ lang, theme, width }))),
);

/** A page as somebody in a seat opens it. */
async function at({ lang, theme, width }: Seat, view: string) {
  const context = await chromium.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: lang === 'en' ? 'en-GB' : 'zh-TW',
    timezoneId: 'Asia/Taipei',
  });
  const { page, faults } = await watchedPage(context);
  await page.goto(`${server.url}?lang=${lang}${view === 'day' ? '' : `&view=${view}`}`);
  await page.waitForSelector('header.bar');
  if (view !== 'day') await page.waitForSelector(`#view-${view}[data-ready]`);
  return { page, faults, close: () => context.close() };
}

seen('the page', () => {
  test.each(SEATS)(
    'every view in $lang, $theme, $width px: no fault, no overflow, nothing that axe finds',
    async (seat) => {
      const { page, faults, close } = await at(seat, 'day');
      for (const view of VIEWS) {
        // By the keyboard, as the digits of the palette say.
        await page.keyboard.press(String(VIEWS.indexOf(view) + 1));
        if (view === 'day') await page.waitForSelector('#main:not([hidden])');
        else await page.waitForSelector(`#view-${view}[data-ready]`);
        const name = `${view}.${seat.lang}.${seat.theme}.${seat.width}`;
        expect(await overflow(page), name).toBeLessThanOrEqual(0);
        expect(await violations(page), name).toEqual([]);
        await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
        expect(faults, name).toEqual([]);
      }
      await close();
    },
  );

  test('a panel and a figure open what stands behind them, and Escape leads back', async () => {
    const { page, faults, close } = await at({ lang: 'en', theme: 'light', width: 1440 }, 'day');
    await page.locator('#s-regime a.why').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open] section');
    expect(await page.locator('dialog[open] h2').first().textContent()).toBe('Regime');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').count()).toBe(0);
    await page.locator('a[href="#GL-031"]').first().click();
    await page.waitForSelector('dialog[open] section');
    expect(await page.locator('dialog[open]').textContent()).toContain('GL-031');
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
    await close();
  });

  test('days are walked by keys, and an address leads back to the same day', async () => {
    const { page, faults, close } = await at({ lang: 'en', theme: 'light', width: 1440 }, 'day');
    const day = () => page.locator('input[type=date]').inputValue();
    const first = await day();
    await page.keyboard.press('[');
    await page.waitForFunction(
      (was) => document.querySelector<HTMLInputElement>('input[type=date]')?.value !== was,
      first,
    );
    const before = await day();
    expect(before < first).toBe(true);
    const headline = await page.locator('h1').first().textContent();
    await page.reload();
    await page.waitForSelector('header.bar');
    expect(await day()).toBe(before);
    expect(await page.locator('h1').first().textContent()).toBe(headline);
    await page.keyboard.press('g');
    await page.waitForFunction(() => document.documentElement.lang === 'zh-Hant');
    expect(faults).toEqual([]);
    await close();
  });
});
