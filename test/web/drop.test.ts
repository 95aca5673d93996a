import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bide } from '../bide.ts';
import { CHROMIUM, overflow, violations } from './browser.ts';
import { type OwnDesk, ownDesk, SEATS } from './own.ts';

if (!CHROMIUM) console.log('skipped: no Chromium is here to drop a file on the page');
const seen = describe.skipIf(!CHROMIUM);

const BOOK = [
  'As of 2026-01-05',
  'Symbol,Description,Quantity,Last Price,Currency',
  'EQUITY,An index,1000,4,USD',
  'YIELD10,A bond,-5,90.5,USD',
].join('\n');
const WRONG = 'Symbol,Quantity,Price,Currency\nEQUITY,ten,4,USD\n';

const LONG = { timeout: 60_000 };

seen('what is held', () => {
  let desk: OwnDesk;
  beforeAll(async () => {
    desk = await ownDesk();
    writeFileSync(join(desk.room, 'book.csv'), BOOK);
    writeFileSync(join(desk.room, 'wrong.csv'), WRONG);
  }, 180_000);
  afterAll(() => desk?.end());

  const drop = (name: string, text: string) => {
    const held = new DataTransfer();
    held.items.add(new File([text], name, { type: 'text/csv' }));
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }),
      );
  };

  test.each(SEATS)(
    'in $lang, $theme, $width px: no fault, no overflow, nothing that axe finds',
    async (seat) => {
      const { page, faults, close } = await desk.open('day', seat);
      await page.keyboard.press('w');
      await page.waitForSelector('dialog.held');
      await page.setInputFiles('#held-file', join(desk.room, 'book.csv'));
      await page.waitForSelector('.held tbody tr', LONG);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(
        await page.locator('dialog.held').evaluate((e) => e.scrollWidth - e.clientWidth),
      ).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
  );

  test('a file that is no book says where, what belongs there and what stands there', async () => {
    const { page, close } = await desk.open('inbox');
    await page.waitForSelector('.inbox');
    await page.evaluate(`(${drop.toString()})('wrong.csv', ${JSON.stringify(WRONG)})`);
    await page.waitForSelector('.held [role=alert] li', LONG);
    const said = await page.locator('.held [role=alert]').textContent();
    expect(said).toMatch(/(?<!\/)wrong\.csv:2:8: expected .*found "ten"/s);
    expect(await page.getByRole('button', { name: 'Put it on record' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').count()).toBe(0);
    await close();
  });

  test('a file that is dropped is shown, and on record once that is confirmed; the day shows its orders', async () => {
    const { page, faults, close } = await desk.open('inbox');
    await page.waitForSelector('.inbox');
    await page.evaluate(`(${drop.toString()})('book.csv', ${JSON.stringify(BOOK)})`);
    await page.waitForSelector('.held tbody tr', LONG);
    const shown = await page.locator('.held').textContent();
    for (const text of ['EQUITY', '1,000', 'Last Price']) expect(shown).toContain(text);
    const env = { BIDE_HOME: desk.home };
    expect((await bide(['book', '--json'], env)).out).toContain('"book":null');
    await page.getByRole('button', { name: 'Put it on record' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=On record.', LONG);
    expect((await bide(['book', '--json'], env)).out).toContain('"symbol":"EQUITY"');
    await page.keyboard.press('Escape');
    await page.waitForSelector('#main:not([hidden])');
    await page.waitForFunction(
      () => document.querySelector('#s-held')?.textContent?.includes('EQUITY'),
      undefined,
      LONG,
    );
    expect(faults).toEqual([]);
    await close();
  }, 120_000);
});
