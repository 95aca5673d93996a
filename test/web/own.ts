import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ANSWERS, begun, bide } from '../bide.ts';
import { LAWS } from '../thorough.ts';
import { browser, type Seat, type Served, served, watchedPage } from './browser.ts';

/** A folder of one's own with a few days of prices, served in a workspace of its own, and a browser. */
export type OwnDesk = {
  readonly room: string;
  readonly folder: string;
  readonly home: string;
  readonly open: (view: string, seat?: Partial<Seat>) => Promise<OpenedPage>;
  readonly end: () => Promise<void>;
};
type OpenedPage = {
  readonly page: Page;
  readonly faults: string[];
  readonly close: () => Promise<void>;
};

const DAYS = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09'];

/** An item as a line of a file. */
export const itemLine = (item: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    ...{ occurred_on: '2026-01-06', known_on: '2026-01-06', actor: 'Council', watch: 'A' },
    ...{ counterparty: 'Country', kind: 'announcement', rung: 1, direction: 'friction' },
    ...{ source_url: 'https://a.example/b', source_name: 'A paper', confidence: 'medium' },
    ...{ quote_figures: '', notes: '', ...item },
  });

/** Makes it, with items that wait. */
export async function ownDesk(lines: readonly string[] = []): Promise<OwnDesk> {
  const room = mkdtempSync(join(tmpdir(), 'bide-desk-'));
  const [folder, home] = [join(room, 'mine'), join(room, 'home')];
  const env = { BIDE_HOME: home };
  await bide(['init', folder, ...ANSWERS], env);
  for (const day of DAYS) begun(folder, day);
  if (lines.length > 0) {
    const file = join(room, 'items.jsonl');
    writeFileSync(file, `${lines.join('\n')}\n`);
    await bide(['evidence', 'add', file, folder], env);
  }
  const server: Served = await served([folder, '--out', join(room, 'out')], env);
  const chromium: Browser = await browser();
  return {
    ...{ room, folder, home },
    open: async (view, { lang = 'en', theme = 'light', width = 1440 } = {}) => {
      const context = await chromium.newContext({
        ...{ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: 'reduce' },
        ...{ locale: lang === 'en' ? 'en-GB' : 'zh-TW', timezoneId: 'Asia/Taipei' },
      });
      const { page, faults } = await watchedPage(context);
      await page.goto(`${server.url}?lang=${lang}&view=${view}`);
      await page.waitForSelector('header.bar');
      return { page, faults, close: () => context.close() };
    },
    end: async () => {
      await chromium.close();
      await server.stop();
      rmSync(room, { recursive: true, force: true });
    },
  };
}

/** Every width at which, and both colours in which, a view is looked at. */
const ALL_SEATS: readonly Seat[] = [
  { lang: 'en', theme: 'light', width: 1440 },
  { lang: 'en', theme: 'dark', width: 768 },
  { lang: 'en', theme: 'light', width: 360 },
  { lang: 'zh-Hant', theme: 'dark', width: 1440 },
  { lang: 'zh-Hant', theme: 'light', width: 768 },
  { lang: 'zh-Hant', theme: 'dark', width: 360 },
];
/** Where a view is looked at with something in it; all of them with LAWS=all, for page.test.ts walks every seat. */
export const SEATS = LAWS ? ALL_SEATS : ALL_SEATS.filter((_, i) => i % 2 === 1);
