import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offersAt, type Schema } from '../../web/src/thesis/complete.ts';
import { exposureCurve } from '../../web/src/thesis/preview.tsx';
import { CHROMIUM, overflow, violations } from './browser.ts';
import { type OwnDesk, ownDesk, SEATS } from './own.ts';

const SCHEMA: Schema = JSON.parse(
  readFileSync(new URL('../../schema/thesis.json', import.meta.url), 'utf8'),
);

/** What is offered at the bar of a text. */
function offered(marked: string): readonly string[] {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  return offersAt(SCHEMA, text, at).offers.map(({ label }) => label);
}

describe('what may stand at a place of a thesis', () => {
  test.each([
    [
      'exposure:\n  base: 1\n  |\n  budget: 0.1\n',
      ['leverage', 'headroom'],
      ['base', 'budget', 'stops'],
    ],
    [
      'stops:\n  - id: a\n    |\n  - id: b\n    rung: 2\n',
      ['rung', 'condition'],
      ['id', 'premise'],
    ],
    ['stops:\n- id: a\n  |', ['rung'], ['id']],
    ['stops:\n  - id: a\n    rung: |', ['0', '5'], ['rung']],
    ['regimes:\n  prior:\n    |', ['noise', 'friction', 'rupture'], ['prior']],
    [
      'scenarios:\n  - id: a\n    constraints:\n      - id: b\n        |',
      ['low', 'high'],
      ['id', 'weight'],
    ],
    [
      'scenarios:\n  - id: a\n    constraints:\n      - id: b\n    |',
      ['weight'],
      ['low', 'id', 'constraints'],
    ],
    ['bide: 1\n|', ['premise', 'stops'], ['bide']],
    ['watch:\n  |', ['A', 'E'], ['title']],
  ])('%j', (text, some, none) => {
    expect(offered(text)).toEqual(expect.arrayContaining(some as string[]));
    for (const name of none as string[]) expect(offered(text)).not.toContain(name);
  });

  test('what is written is replaced from its beginning', () => {
    expect(offersAt(SCHEMA, 'exposure:\n  ba', 14).from).toBe(12);
    expect(offersAt(SCHEMA, '# a word', 8).offers).toEqual([]);
  });
});

test('days without a decision leave a gap in the line, and the lines are steps', () => {
  const side = (target: number) => ({ verdict: 'hold' as const, target });
  const { main, other, y } = exposureCurve([
    { day: '2030-01-31', now: side(1), changed: side(0.5) },
    { day: '2030-02-01', now: side(1.2), changed: null },
    { day: '2030-02-02', now: null, changed: side(0.4) },
  ]);
  expect(main).toEqual([
    [
      { x: 0, y: 0.5 },
      { x: 1, y: 0.5 },
    ],
    [
      { x: 2, y: 0.4 },
      { x: 3, y: 0.4 },
    ],
  ]);
  expect(other.flat().map((p) => p.y)).toEqual([1, 1, 1.2, 1.2]);
  expect(y.to).toBe(1.2);
});

if (!CHROMIUM) console.log('skipped: no Chromium is here to look at the thesis');
const seen = describe.skipIf(!CHROMIUM);

const CONTENT = '.editor .cm-content';
const LONG = { timeout: 60_000 };

const found = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector('.findings')?.textContent?.includes(wanted),
    text,
    LONG,
  );
const told = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector('.thesis > .told')?.textContent?.includes(wanted),
    text,
    LONG,
  );

seen('the thesis', () => {
  let desk: OwnDesk;
  beforeAll(async () => {
    desk = await ownDesk();
  }, 180_000);
  afterAll(() => desk?.end());
  const file = (): string => readFileSync(join(desk.folder, 'thesis.yaml'), 'utf8');

  test.each(SEATS)(
    'in $lang, $theme, $width px: no fault, no overflow, nothing that axe finds',
    async (seat) => {
      const { page, faults, close } = await desk.open('thesis', seat);
      await page.waitForSelector(CONTENT);
      await page.waitForSelector('.findings li', LONG);
      // Its sheets are there although the page forbids inline styles.
      const family = await page
        .locator('.cm-scroller')
        .evaluate((e) => getComputedStyle(e).display);
      expect(family).toBe('flex');
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
    120_000,
  );

  test('is completed, checked, previewed, saved and signed by keys alone; Tab leaves the editor', async () => {
    const { page, faults, close } = await desk.open('thesis');
    await page.waitForSelector(CONTENT);
    await found(page, 'it can be signed');
    expect(await page.locator('.findings .passed').count()).toBeGreaterThan(3);

    // Completion: in the map of `exposure`, from the schema.
    const line =
      file()
        .split('\n')
        .findIndex((text) => text.startsWith('horizon:')) + 1;
    await page.locator(CONTENT).focus();
    await page.keyboard.press('Control+Home');
    for (let i = 1; i < line; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('wei', { delay: 30 });
    await page.waitForSelector('.cm-tooltip-autocomplete li', LONG);
    expect(await page.locator('.cm-tooltip-autocomplete li').first().textContent()).toBe('weights');
    await page.keyboard.press('Escape');

    // What is wrong is marked at its line, and told beside.
    await found(page, 'cannot be signed');
    await page.waitForSelector('.cm-lint-marker-error', LONG);
    expect(await page.locator('.findings .error button').first().textContent()).toContain(
      `line ${line + 1}`,
    );
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('editor'))).toBe(
      false,
    );
    await page.keyboard.press('Shift+Tab');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await found(page, 'it can be signed');

    // Signed, so that what follows is compared with it.
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button('Sign').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await told(page, 'Signed, entry');

    // A change, looked at before it is saved.
    await page.locator(CONTENT).focus();
    await page.keyboard.press('Control+Home');
    for (let i = 1; i < line; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('45');
    await button('Preview').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.preview svg', { timeout: 120_000 });
    expect(await page.locator('.preview h2').textContent()).toContain('as signed');
    expect(file()).not.toContain('horizon: 45');
    await page.keyboard.press('Control+s');
    await told(page, 'Saved.');
    expect(file()).toContain('horizon: 45');
    expect(await page.locator('.thesis > .cap').first().textContent()).toContain(
      'this one is not signed',
    );
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  }, 240_000);

  test('what was typed is still there after a look at another view', async () => {
    const { page, close } = await desk.open('thesis');
    await page.waitForSelector(CONTENT);
    await page.locator(CONTENT).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# kept ');
    await page.getByRole('link', { name: 'Evidence to review' }).click();
    await page.waitForSelector('.inbox');
    await page.getByRole('link', { name: 'Thesis', exact: true }).click();
    await page.waitForSelector(CONTENT);
    expect(await page.locator(CONTENT).textContent()).toContain('# kept');
    expect(file()).not.toContain('# kept');
    await close();
  });
});
