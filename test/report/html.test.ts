import { expect, test } from 'vitest';
import { LANGS } from '../../src/domain/text.ts';
import { memoPage } from '../../src/report/memo/format.ts';
import { BEFORE, both, DECISION, dossier, EVIDENCE, item, withThesis } from './fixture.ts';

const pages = LANGS.map((lang) => ({ lang, page: memoPage(dossier(), lang, 'full') }));
const body = (page: string): string => page.slice(page.indexOf('<body>'));
const ids = (page: string): string[] => [...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1] ?? '');
const targets = (page: string): string[] =>
  [...page.matchAll(/href="#([^"]+)"/g)].map((m) => m[1] ?? '');

test.each(pages)('every figure of the $lang memo that names a source has its place', ({ page }) => {
  const places = new Set(ids(page));
  const missing = targets(page).filter((t) => !places.has(t));
  expect(missing).toEqual([]);
  const all = [...page.matchAll(/data-ids="([^"]+)"/g)].flatMap((m) => (m[1] ?? '').split(' '));
  expect(all.filter((t) => !places.has(t))).toEqual([]);
  expect(targets(page).length).toBeGreaterThan(60);
});

test.each(pages)('no place of the $lang memo has the name of another', ({ page }) => {
  expect(ids(page)).toEqual([...new Set(ids(page))]);
});

test.each(pages)(
  'the $lang memo asks for nothing: no script, style, picture or font from outside',
  ({ page }) => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|@font-face|url\((?!#)| src=/i);
    expect(page).not.toMatch(/ on[a-z]+="/i);
    const addresses = [...page.matchAll(/href="(https?:[^"]+)"/g)].map((m) => m[1]);
    expect(new Set(addresses)).toEqual(new Set(['https://example.org/a']));
  },
);

test.each(LANGS)('each page in %s leads to the other language and the other length', (lang) => {
  const other = lang === 'en' ? 'zh-Hant' : 'en';
  const [short, full] = [memoPage(dossier(), lang), memoPage(dossier(), lang, 'full')];
  for (const page of [short, full]) expect(page).toContain(`<html lang="${lang}">`);
  expect(short).toContain(`href="memo.${other}.html" hreflang="${other}"`);
  expect(short).toContain(`href="memo.full.${lang}.html"`);
  expect(full).toContain(`href="memo.full.${other}.html" hreflang="${other}"`);
  expect(full).toContain(`href="memo.${lang}.html"`);
});

test('the dark values stand twice and are the same', () => {
  const page = pages[0]?.page ?? '';
  const block = (after: string): string => {
    const from = page.indexOf(after) + after.length;
    return page.slice(from, page.indexOf('}', from)).trim();
  };
  const byHand = block(':root[data-theme="dark"] {');
  const bySystem = block(':root:not([data-theme]) {');
  expect(byHand).toContain('--paper: #121518');
  expect(bySystem).toBe(byHand);
});

test.each(pages)('there is one first heading in $lang, and it is the verdict', ({ page, lang }) => {
  expect(page.match(/<h1/g)).toHaveLength(1);
  const words = /<h1>(.*?)<\/h1>/.exec(page)?.[1]?.replace(/<[^>]+>/g, '');
  expect(words).toBe(lang === 'en' ? 'Hold. Do not add.' : '續抱，不加碼');
});

test.each(pages)('every picture of the $lang memo has a sentence or is hidden', ({ page }) => {
  const open = page.match(/<svg[^>]*>/g) ?? [];
  expect(open.length).toBeGreaterThan(20);
  for (const tag of open)
    expect(tag).toMatch(/role="img" aria-label="[^"]{4,}"|aria-hidden="true"/);
});

test.each(pages)('no text of a picture in $lang is smaller than 12 pixels', ({ page }) => {
  const sizes = [...page.matchAll(/font-size="([\d.]+)"/g)].map((m) => Number(m[1]));
  expect(sizes.length).toBeGreaterThan(100);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
});

const HOSTILE = '<script>alert(1)</script>"\' onload=x <img src=x onerror=y>\u001b[31m\u202e';

test('what others wrote is shown, and never obeyed', () => {
  const words = both(HOSTILE, HOSTILE);
  const d = dossier({
    evidence: [
      item('GL-031', {
        headline: words,
        source: { name: HOSTILE, url: 'javascript:alert(1)' },
      }),
      item('GL-025', { claim: 'runway', headline: words, source: { name: 'x', url: '"><b>' } }),
    ],
  });
  const page = body(memoPage(d, 'en', 'full'));
  expect(page).not.toMatch(/<script|<img|javascript:|href=""/i);
  expect(page).not.toContain('<b>"');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x');
  expect(page).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
});

test('what an episode is called cannot leave the head of a printed sheet', () => {
  const d = dossier();
  const title = `x"}</style><script>alert(1)</script>\\ ${HOSTILE}`;
  const episode = { ...d.setup.episode, title: both(title, title) };
  const page = memoPage({ ...d, setup: { ...d.setup, episode } }, 'en');
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).not.toMatch(/<script/i);
  const head = /@top-left\{content:("[^"]*")\}/.exec(page)?.[1] ?? '';
  expect(head).toContain('x\\22 \\7d \\3c \\2f style\\3e ');
});

test('what a thesis calls its parts cannot leave its place either', () => {
  const words = both(HOSTILE, HOSTILE);
  const stop = { ...dossier().setup.policy.thesis.stops[0]!, title: words, back: words };
  const page = body(memoPage(withThesis({ stops: [stop], title: words }), 'zh-Hant', 'full'));
  expect(page).not.toMatch(/<script|<img/i);
});

test('what is not known is hatched and gives its reason, in both languages', () => {
  const [en, zh] = pages.map((p) => body(p.page));
  expect(en).toContain('not known: it cannot be inferred from prices');
  expect(zh).toContain('未知：從價格推不出來');
  const none = { unknown: { kind: 'no synchronised fall' } } as const;
  const delever = { ...DECISION.delever, retrace: none, mechanical: none };
  const reasons = {
    en: 'not known: no alarm of a joint fall of late',
    'zh-Hant': '未知：近期沒有同步承壓的警報',
  };
  for (const { lang } of pages) {
    const bare = body(memoPage(dossier({ decision: { ...DECISION, delever } }), lang, 'full'));
    expect(bare).toContain(`<span class="uk">${reasons[lang]}</span>`);
  }
  expect(en).toContain('<span class="uk">not known: the past is too short</span>');
  // a picture at each of three widths, and the key
  expect(en?.match(/url\(#hatch\)/g)?.length).toBeGreaterThanOrEqual(4);
});

test('an unknown leg takes the place of its figure, and the severity has no pin', () => {
  const unknown = { unknown: { kind: 'stale', series: 'USD' } } as const;
  const windows = DECISION.stress.windows.map((x) => ({
    ...x,
    severity: unknown,
    legs: { ...x.legs, dollar: unknown },
  }));
  const stress = {
    ...DECISION.stress,
    state: 'unknown' as const,
    severity: unknown,
    oneIn: unknown,
    windows,
  };
  const page = memoPage(dossier({ decision: { ...DECISION, stress } }), 'en', 'full');
  expect(page).toContain('lacks a value that is due');
  expect(page).toContain('The smallest of the three falls is not known');
  expect(page).not.toMatch(/NaN|undefined/);
});

test('without a past, a book, evidence or a vintage the memo is still whole', () => {
  for (const lang of LANGS) {
    const bare = dossier({ before: [], evidence: [], series: {} });
    const { book: _, ...thesis } = bare.setup.policy.thesis;
    const setup = {
      ...bare.setup,
      vintages: [],
      policy: { ...bare.setup.policy, thesis },
    };
    const page = memoPage({ ...bare, setup }, lang, 'full');
    expect(page).toContain(lang === 'en' ? 'Hold. Start at 38%.'.slice(0, 5) : '續抱');
    expect(page).not.toMatch(/NaN|undefined|null/);
    const places = new Set(ids(page));
    expect(
      targets(page).filter((t) => !places.has(t) && !t.includes('@') && !t.startsWith('GL')),
    ).toEqual([]);
  }
});

test.each(pages)(
  'cells of wide tables of the $lang memo name their column on a phone',
  ({ page }) => {
    const wide = [...page.matchAll(/<table class="stack">.*?<\/table>/gs)].map((m) => m[0]);
    expect(wide.length).toBeGreaterThanOrEqual(3);
    for (const table of wide) {
      const heads = table.match(/<th /g)?.length ?? 0;
      const rows = table.match(/<tr[^>]*><td/g)?.length ?? 0;
      expect(table.match(/ data-h="[^"]+"/g)).toHaveLength(rows * (heads - 1));
    }
  },
);

test('the same dossier gives the same bytes', () => {
  expect(memoPage(dossier(), 'en', 'full')).toBe(pages[0]?.page);
  expect(EVIDENCE).toHaveLength(2);
  expect(BEFORE.verdict).toBe('hold');
});
