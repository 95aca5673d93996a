import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browser, CHROMIUM, type Seat, type Served, served, sit, walkViews } from './browser.ts';

if (!CHROMIUM) console.log('skipped: no Chromium is here to look at the page');
const seen = describe.skipIf(!CHROMIUM);

const ROOM = mkdtempSync(join(tmpdir(), 'bide-web-'));
let server: Served;
let chromium: Browser;
beforeAll(async () => {
  if (!CHROMIUM) return;
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
const SEATS: readonly Seat[] = LANGS.flatMap((lang) =>
  THEMES.flatMap((theme) => WIDTHS.map((width) => ({ lang, theme, width }))),
);
const DESK: Seat = { lang: 'en', theme: 'light', width: 1440 };

seen('the page', () => {
  test.each(SEATS)(
    'every view in $lang, $theme, $width px: no fault, no overflow, nothing that axe finds',
    (seat) => walkViews(chromium, seat, { url: server.url, name: 'replay' }),
  );

  test('a panel and a figure open what stands behind them, and Escape leads back', async () => {
    const { page, faults, close } = await sit(chromium, DESK, server.url);
    await page.locator('#s-regime a.why').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open] section');
    expect(await page.locator('dialog[open] h2').first().textContent()).toBe('Regime');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog') === null);
    await page.locator('a[href="#GL-031"]').first().click();
    await page.waitForSelector('dialog[open] section');
    expect(await page.locator('dialog[open]').textContent()).toContain('GL-031');
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
    await close();
  });

  test('days are walked by keys, and an address leads back to the same day', async () => {
    const { page, faults, close } = await sit(chromium, DESK, server.url);
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
