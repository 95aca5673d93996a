import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { CHROMIUM } from '../chromium.ts';

export { CHROMIUM };

/** A server of the built program, on a free port. */
export type Served = {
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** Starts `bide serve` as anybody would, and waits until it tells its address. */
export async function served(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Served> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['dist/bide.js', 'serve', ...args, '--json'],
    {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url === undefined) continue;
    return {
      url,
      stop: async () => {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('the server ended before it told its address');
}

/** A browser, where there is one. */
export const browser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM as string,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });

/** How somebody looks at a page. */
export type Seat = {
  readonly lang: 'en' | 'zh-Hant';
  readonly theme: 'light' | 'dark';
  readonly width: number;
};

/** Whatever goes wrong on a page while it is looked at. */
export async function watchedPage(
  context: BrowserContext,
): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const page = await context.newPage();
  // A busy machine is slow, not wrong.
  page.setDefaultTimeout(90_000);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left ends what it listens to and what it asked for.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return { page, faults };
}

const AXE = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

/** Violations of WCAG 2.2 A and AA, each with the first element that shows it. */
export async function violations(page: Page): Promise<readonly string[]> {
  // As a person's tool would: past the policy of the page, in a world of its own.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (
          on: unknown,
          how: unknown,
        ) => Promise<{
          violations: { id: string; help: string; nodes: { html: string; target: string[] }[] }[];
        }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const found = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return found.violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes.length}) ${nodes[0]?.target.join(' ')} ${nodes[0]?.html.slice(0, 200)}`,
    );
  });
}

/** Pixels by which a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

const VIEWS = ['day', 'lab', 'flight', 'inbox', 'thesis', 'record'] as const;
const SHOTS = 'build/screenshots';

/** Opens a page as somebody in a seat does. */
export async function sit(
  chromium: Browser,
  { lang, theme, width }: Seat,
  address: string,
): Promise<{
  readonly page: Page;
  readonly faults: string[];
  readonly close: () => Promise<void>;
}> {
  const context = await chromium.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: lang === 'en' ? 'en-GB' : 'zh-TW',
    timezoneId: 'Asia/Taipei',
  });
  const { page, faults } = await watchedPage(context);
  await page.goto(`${address}?lang=${lang}`);
  await page.waitForSelector('header.bar');
  return { page, faults, close: () => context.close() };
}

/** Goes through every view by the keyboard; nothing may fail, stand over the edge, or be found by axe. */
export async function walkViews(
  chromium: Browser,
  seat: Seat,
  { url, name }: { readonly url: string; readonly name: string },
): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  const { page, faults, close } = await sit(chromium, seat, url);
  for (const [i, view] of VIEWS.entries()) {
    await page.keyboard.press(String(i + 1));
    if (view === 'day') await page.waitForSelector('#main:not([hidden])');
    else await page.waitForSelector(`#view-${view}[data-ready]`);
    await page.waitForFunction(() => document.querySelector('[data-busy]') === null);
    const shot = `${name}.${view}.${seat.lang}.${seat.theme}.${seat.width}`;
    expect(await overflow(page), shot).toBeLessThanOrEqual(0);
    expect(await violations(page), shot).toEqual([]);
    await page.screenshot({ path: join(SHOTS, `${shot}.png`), fullPage: true });
    expect(faults, shot).toEqual([]);
  }
  await close();
}
