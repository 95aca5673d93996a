import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesTo, grouped, type InboxItem, shownText } from '../../web/src/inbox/queue.ts';
import { CHROMIUM, overflow, violations } from './browser.ts';
import { itemLine, type OwnDesk, ownDesk, SEATS } from './own.ts';

const item = (over: Partial<InboxItem>): InboxItem => ({
  ...{ state: 'waiting', id: 'a', claim: 'act', rung: 1, watch: 'A', kind: 'order' },
  ...{ direction: 'friction', actor: 'X', counterparties: [], occurred_on: '2030-01-31' },
  headline: { en: 'A duty of ten per cent on steel', 'zh-Hant': '鋼鐵課一成關稅' },
  ...{
    known_at: '2030-02-01T05:00:00.000Z',
    source: { name: 'A paper', url: 'https://a.example' },
  },
  ...over,
});

describe('what waits', () => {
  test('is put together by claim; what says almost the same lies under the firmest', () => {
    const other = { en: 'Ministers meet to talk about fish', 'zh-Hant': '部長會談漁業' };
    const [act, talk] = grouped([
      item({ id: 'a' }),
      item({ id: 'b', rung: 3, headline: { en: 'Duty of ten per cent on steel', 'zh-Hant': '' } }),
      item({ id: 'c', headline: other }),
      item({ id: 'd', claim: 'talks' }),
    ]);
    expect(
      act?.items.map(({ item: { id }, alike }) => [id, ...alike.map((one) => one.id)]),
    ).toEqual([['b', 'a'], ['c']]);
    expect(talk?.items.map(({ item: { id } }) => id)).toEqual(['d']);
  });

  test('is shown without what cannot be seen, and cut where it is long', () => {
    expect(shownText('a\u202eb\u0000')).toEqual({ text: 'ab', rest: 0 });
    const { text, rest } = shownText('L'.repeat(1_000_000));
    expect([text.length, rest]).toEqual([300, 999_700]);
  });

  test('an edit tells what was changed and nothing else', () => {
    const form = { direction: 'friction', watch: 'A', kind: 'order', claim: 'act', size: 'usual' };
    expect(changesTo(item({}), { ...form, rung: '1' })).toEqual({});
    expect(changesTo(item({}), { ...form, rung: '3', claim: ' other ' })).toEqual({
      rung: '3',
      claim: 'other',
    });
  });
});

if (!CHROMIUM) console.log('skipped: no Chromium is here to look at the inbox');
const seen = describe.skipIf(!CHROMIUM);

const HOSTILE =
  '<script>window.hit=1</script><img src=x onerror="window.hit=1">&lt;b&gt; \u202edesrever';
const LINES = [
  itemLine({
    ...{ id: 'I-1', claim: 'steel', headline_zh: '理事會宣布對該國鋼鐵課徵一成關稅' },
    headline: 'Council announces a duty of ten per cent on steel from the country',
  }),
  itemLine({
    ...{ id: 'I-2', claim: 'steel' },
    headline: 'Council announces duty of ten per cent on steel from country',
  }),
  itemLine({
    id: 'I-3',
    claim: 'talks',
    headline: 'Ministers meet and talk',
    rung: 0,
    kind: 'statement',
  }),
  itemLine({ id: 'I-4', claim: '<b>x</b>', headline: HOSTILE, headline_zh: '&amp;<b>粗體</b>' }),
  itemLine({ id: 'I-5', claim: 'long', headline: 'L'.repeat(1024 * 1024) }),
];

seen('the inbox', () => {
  let desk: OwnDesk;
  beforeAll(async () => {
    desk = await ownDesk(LINES);
  }, 180_000);
  afterAll(() => desk?.end());

  const READY = '.inbox .waiting li';

  test.each(SEATS)(
    'in $lang, $theme, $width px: no fault, no overflow, nothing that axe finds',
    async (seat) => {
      const { page, faults, close } = await desk.open('inbox', seat);
      await page.waitForSelector(READY);
      await page.keyboard.press('e');
      await page.waitForSelector('.inbox form');
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
  );

  test('a hostile item is text and nothing else', async () => {
    const { page, faults, close } = await desk.open('inbox');
    await page.waitForSelector(READY);
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    expect(await page.locator('.inbox img, .inbox script, .inbox b').count()).toBe(0);
    const all = (await page.locator('.inbox').textContent()) ?? '';
    expect(all).toContain('<script>window.hit=1</script>');
    expect(all).toContain('&lt;b&gt; desrever');
    expect(all).not.toContain('\u202e');
    expect(all.length).toBeLessThan(20_000);
    expect(faults).toEqual([]);
    await close();
  });

  test('is worked through by keys alone: move, edit, accept, reject with a reason, undo, a batch', async () => {
    const { page, faults, close } = await desk.open('inbox');
    await page.waitForSelector(READY);
    const told = (text: string) =>
      page.waitForFunction(
        (wanted) => document.querySelector('.inbox .told')?.textContent?.includes(wanted),
        text,
        { timeout: 60_000 },
      );
    const waits = () =>
      page
        .locator('[data-pick]')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.pick));
    const used = () => readFileSync(join(desk.folder, 'evidence.jsonl'), 'utf8');
    expect(await waits()).toEqual(['I-1', 'I-3', 'I-4', 'I-5']);

    await page.keyboard.press('j');
    await page.waitForFunction(
      () => (document.activeElement as HTMLElement).dataset.pick === 'I-3',
    );
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction(
      () => (document.activeElement as HTMLElement).dataset.pick === 'I-1',
    );

    await page.keyboard.press('e');
    await page.waitForSelector('.inbox form select');
    await page.selectOption('#edit-rung', '2');
    await page.selectOption('#edit-kind', 'draft_law');
    await page.keyboard.press('Enter');
    await page.locator('.inbox form button[type=submit]').focus();
    await page.keyboard.press('Enter');
    await told('I-1');
    expect(await page.locator('.inbox .waiting li', { hasText: 'level 2' }).count()).toBe(1);

    await page.keyboard.press('a');
    await told('Accepted: I-1');
    expect(JSON.parse(used().trim()).rung).toBe(2);
    await page.keyboard.press('u');
    await told('Taken back: I-1');
    expect(used().trim()).toBe('');

    await page.locator('[data-pick="I-3"]').focus();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('r');
    await page.waitForSelector('.inbox form input');
    await page.keyboard.type('just talk');
    await page.keyboard.press('Enter');
    await told('Rejected: I-3, I-4');
    expect(await waits()).not.toContain('I-3');
    await page.keyboard.press('u');
    await told('Taken back: I-3, I-4');
    expect(await waits()).toEqual(expect.arrayContaining(['I-3', 'I-4']));
    expect(faults).toEqual([]);
    await close();
  }, 180_000);
});
