// Takes the pictures of docs/tour: node docs/pictures.mjs http://127.0.0.1:PORT/ of a running `bide serve greenland-2026`.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [url] = process.argv.slice(2);
const OUT = 'docs/pictures';
const DAY = '2026-01-20';
const SEEN = { width: 1200, height: 800 };
mkdirSync(OUT, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const [lang, locale] of [
  ['en', 'en-GB'],
  ['zh-Hant', 'zh-TW'],
]) {
  const context = await browser.newContext({
    viewport: SEEN,
    locale,
    timezoneId: 'Asia/Taipei',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const at = async (view) => {
    await page.goto(`${url}?lang=${lang}&at=${DAY}${view === 'day' ? '' : `&view=${view}`}`);
    await page.waitForSelector('header.bar');
    if (view !== 'day') await page.waitForSelector(`#view-${view}[data-ready]`);
    await page.waitForTimeout(4000);
  };
  const shoot = (name) => page.screenshot({ path: `${OUT}/${name}.${lang}.png` });
  await at('day');
  await shoot('day');
  await page.locator('#s-regime a.why').click();
  await page.waitForSelector('dialog[open] section');
  await shoot('why');
  await at('lab');
  await shoot('lab');
  await at('thesis');
  await shoot('thesis');
  await at('flight');
  await page.locator('#view-flight button').last().click();
  await page.waitForTimeout(6000);
  await shoot('flight');
  await context.close();
}
await browser.close();
