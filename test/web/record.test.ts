import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  browser,
  CHROMIUM,
  overflow,
  type Served,
  served,
  violations,
  watchedPage,
} from './browser.ts';

if (!CHROMIUM) console.log('skipped: no Chromium is here to pan the long record');
const seen = describe.skipIf(!CHROMIUM);

const ROOM = mkdtempSync(join(tmpdir(), 'bide-record-'));
let server: Served;
let chromium: Browser;
beforeAll(async () => {
  if (!CHROMIUM) return;
  const env = { BIDE_HOME: join(ROOM, 'home') };
  server = await served(['greenland-2026', '--out', join(ROOM, 'out')], env);
  chromium = await browser();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await server?.stop();
  rmSync(ROOM, { recursive: true, force: true });
});

const YEARS = 20;
const PATHS = ['own', 'mix', 'hold', 'out', 'fear', 'volatility', 'stopLoss'];
const POINTS = 100_000;
const FRAMES = 120;
const LEAST_FRAMES_A_SECOND = 50;

/** Twenty years of sessions, made up: three strips of seven paths. */
function madeUp() {
  const days: number[] = [];
  for (let day = 12_850; days.length < YEARS * 252; day++) if ((day + 3) % 7 < 5) days.push(day);
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const paths = PATHS.map((contender) => {
    let at = 1;
    const wealth = days.map(() => {
      at *= 1 + (next() - 0.495) * 0.02;
      return at;
    });
    return { contender, wealth, exposure: days.map(() => Math.round(100 * next()) / 100) };
  });
  return { days, paths };
}

seen('the long record', () => {
  test('where it is not here, it says what brings it', async () => {
    const context = await chromium.newContext({
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await page.goto(`${server.url}?view=record&lang=en`);
    await page.waitForSelector('#view-record h2');
    expect(await page.locator('#view-record').textContent()).toContain('bide pull episodes --past');
    await context.close();
  });

  test(`${POINTS} points pan at ${LEAST_FRAMES_A_SECOND} frames a second; the cursor goes by keys; axe finds nothing`, async () => {
    const daily = madeUp();
    const drawn = 3 * daily.paths.length * daily.days.length;
    expect(drawn).toBeGreaterThanOrEqual(POINTS);
    const context = await chromium.newContext({
      locale: 'zh-TW',
      viewport: { width: 1440, height: 900 },
    });
    const { page, faults } = await watchedPage(context);
    await page.route('**/api/v1/record/daily*', (route) => route.fulfill({ json: daily }));
    await page.goto(`${server.url}?view=record&lang=zh-Hant`);
    await page.waitForSelector('.strips canvas');
    const chart = page.locator('.strips');
    await chart.focus();
    // Half of it in sight, so that there is somewhere to pan to.
    await page.keyboard.press('+');
    const pan = await page.evaluate(async (frames) => {
      const strips = document.querySelector('.strips') as HTMLElement;
      const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
      const drag = (type: string, x: number): void => {
        const target = type === 'pointerdown' ? strips : window;
        const at = { clientX: x, clientY: 300, bubbles: true, pointerType: 'mouse' };
        target.dispatchEvent(new PointerEvent(type, at));
      };
      drag('pointerdown', 700);
      const times: number[] = [];
      let last = await frame();
      for (let i = 1; i <= frames; i++) {
        drag('pointermove', 700 + 300 * Math.sin((2 * Math.PI * i) / frames));
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      drag('pointerup', 700);
      return times;
    }, FRAMES);
    const sorted = pan.toSorted((a, b) => a - b);
    const [median, late] = [0.5, 0.95].map(
      (q) => sorted[Math.floor(q * (sorted.length - 1))] as number,
    ) as [number, number];
    console.log(
      `${drawn} points panned over ${FRAMES} frames: median ${(1000 / median).toFixed(0)} frames a second, slowest twentieth ${(1000 / late).toFixed(0)}`,
    );
    const busy = (loadavg()[0] as number) > availableParallelism();
    if (busy) console.log(`not asserted: the machine is busy, load ${loadavg()[0]?.toFixed(1)}`);
    else expect(1000 / median).toBeGreaterThanOrEqual(LEAST_FRAMES_A_SECOND);
    await chart.focus();
    await page.keyboard.press('Home');
    expect(await chart.getAttribute('aria-valuenow')).toBe('0');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await chart.getAttribute('aria-valuenow')).toBe('20');
    expect(await chart.getAttribute('aria-valuetext')).toContain('這套規則');
    await page.locator('details summary').first().click();
    expect(await page.locator('#view-record table tbody tr').count()).toBeGreaterThan(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join('build/screenshots', 'record.drawn.png'), fullPage: true });
    expect(faults).toEqual([]);
    await context.close();
  });
});
