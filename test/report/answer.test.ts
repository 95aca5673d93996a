import { expect, test } from 'vitest';
import { LANGS } from '../../src/domain/text.ts';
import { careerPage, careerScreen } from '../../src/report/answer/career.ts';
import { crowdPage, crowdScreen } from '../../src/report/answer/crowd.ts';
import { survivePage, surviveScreen } from '../../src/report/answer/survive.ts';
import { type CrowdView, shownOf } from '../../src/report/content/crowdview.ts';
import { type DayOf, dayIs } from '../../src/report/content/reading.ts';
import type { SurviveView } from '../../src/report/content/survive.ts';
import { cells, cellsOf, plain } from '../../src/report/render/columns.ts';
import { flat } from '../../src/report/render/prose.ts';
import { tabulate } from '../../src/report/render/table.ts';
import { tableLines } from '../../src/report/render/terminal.ts';
import { plot } from '../../src/report/screen/graph.ts';
import { words } from '../../src/report/words/index.ts';
import { LIKE, UNMAPPED } from './gathering.ts';
import { CAREER, OF, RUN, SIMULATED, SURVIVING } from './view.ts';

const PARTIAL: CrowdView = { ...SIMULATED, partial: { asked: 32768, done: 4096 } };
const { vintage: _, ...STATED } = SIMULATED;
/** A crowd in which nobody ever fell. */
const STILL: CrowdView = {
  ...STATED,
  simulation: { ...SIMULATED.simulation, falls: [] },
  walk: { ...SIMULATED.walk, falls: [] },
  histogram: [],
  fan: [],
  sold: SIMULATED.sold.map((s) => ({ ...s, share: 0 })),
};
const { toCash: _t, currency: _c, ...BARE } = SURVIVING;
const POOR: SurviveView = {
  ...BARE,
  ...(UNMAPPED.toCash ? { toCash: UNMAPPED.toCash } : {}),
  mapped: false,
  largest: 1,
  horizons: [],
  partial: { asked: 4096, done: 256 },
};

const ANSWERS = LANGS.flatMap((lang) => [
  ...[CAREER, RUN].map((v) => ({ lang, page: careerPage(v, lang), lines: careerScreen(v, lang) })),
  ...[SIMULATED, PARTIAL, STATED, STILL, { ...SIMULATED, like: LIKE }].map((v) => ({
    lang,
    page: crowdPage(v, lang),
    lines: crowdScreen(v, lang),
  })),
  ...[SURVIVING, POOR, BARE].map((v) => ({
    lang,
    page: survivePage(v, lang),
    lines: surviveScreen(v, lang),
  })),
]);

/** One cell everywhere, or two everywhere. */
const certain = (c: string): boolean => /[\u0020-\u007e\u2800-\u28ff]/.test(c) || cellsOf(c) === 2;

test('every screen keeps to eighty columns of characters of certain width', () => {
  for (const { lines } of ANSWERS)
    for (const line of lines) {
      expect(cells(line), line).toBeLessThanOrEqual(80);
      expect([...line].filter((c) => !certain(c)).join(''), line).toBe('');
    }
});

test('every page is whole in itself: one heading, pictures with a sentence, no request', () => {
  for (const { page } of ANSWERS) {
    expect(page).not.toMatch(/<script|<link|<img|@import|@font-face|url\((?!#)| src=|href="http/i);
    expect(page.match(/<h1/g)).toHaveLength(1);
    for (const tag of page.match(/<svg[^>]*>/g) ?? [])
      expect(tag).toMatch(/role="img" aria-label="[^"]{4,}"|aria-hidden="true"/);
    const sizes = [...page.matchAll(/font-size="([\d.]+)"/g)].map((m) => Number(m[1]));
    if (sizes.length > 0) expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    expect(ids).toEqual([...new Set(ids)]);
    const lost = [...page.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]);
    expect(lost.filter((t) => !ids.includes(t))).toEqual([]);
  }
});

test('each language keeps to its own words', () => {
  const forbidden = {
    'zh-Hant': /數據|信息|默認|屏幕|做爲|強烈|恐慌|——|！|…/,
    en: /[\u4e00-\u9fff]|panic|\bsafe\b|\bAI\b|!/,
  } as const;
  for (const { lang, page, lines } of ANSWERS) {
    const read = page.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, ' ');
    expect(read).not.toMatch(forbidden[lang]);
    expect(lines.join('\n')).not.toMatch(forbidden[lang]);
    if (lang === 'zh-Hant') expect(lines.join('\n')).not.toMatch(/sigma/);
  }
});

test('a partial answer is marked in the first line, and in the title of its page', () => {
  for (const lang of LANGS) {
    const mark = lang === 'en' ? '[PARTIAL]' : '[未完成]';
    expect(crowdScreen(PARTIAL, lang)[0]?.startsWith(mark)).toBe(true);
    expect(surviveScreen(POOR, lang)[0]?.startsWith(mark)).toBe(true);
    expect(crowdPage(PARTIAL, lang)).toContain(`<title>${mark}`);
    for (const whole of [crowdScreen(SIMULATED, lang), careerScreen(CAREER, lang)])
      expect(whole.join('\n')).not.toContain(mark);
  }
  expect(crowdScreen(PARTIAL, 'en').join('\n')).toContain('stopped after 4,096 of 32,768 paths');
});

test('rows too wide for the screen fold at both ends, and nothing of them is lost', () => {
  const long = 'a name of a figure that nobody would ever call short, but which may come';
  const rows = tableLines(
    tabulate(
      [long],
      [
        { head: '', cell: (x) => x },
        { head: 'x', align: 'right', cell: () => '12%' },
        { head: '', cell: (x) => `${x}, twice` },
      ],
    ),
    { w: words('en'), columns: 80 },
  );
  expect(Math.max(...rows.map(cells))).toBeLessThanOrEqual(80);
  const read = rows.join(' ').replaceAll(/\s+/g, ' ');
  for (const word of [...long.split(' '), 'twice', '12%']) expect(read).toContain(word);
});

test.each(LANGS)('every answer about a day tells the day alike in %s', (lang) => {
  const g = { w: words(lang), lang, place: 's' };
  const day = plain(flat(dayIs(g, OF)).replaceAll('σ', words(lang).screen.sigma));
  const told = [
    careerScreen(CAREER, lang),
    crowdScreen(SIMULATED, lang),
    surviveScreen(SURVIVING, lang),
  ];
  const bare = (text: string): string => text.replaceAll(/\s/g, '');
  for (const lines of told) expect(bare(lines.join(''))).toContain(bare(day));
  // The crowd says from where its managers start, and that it tells of another size of fall.
  expect(bare(crowdScreen(SIMULATED, 'en').join(''))).toContain('simulatedfallsofabout2sigma');
  const { size: _, ...own } = SIMULATED;
  expect(bare(crowdScreen(own, 'en').join(''))).not.toContain('simulatedfallsofabout');
  const rose = { ...OF, fell: undefined };
  expect(flat(dayIs({ ...g, w: words('en') }, rose as unknown as DayOf))).toContain('did not fall');
});

test('the head is the finding, then the sentences', () => {
  expect(careerScreen(CAREER, 'en').slice(0, 4)).toEqual([
    expect.stringMatching(/^bide career +A made episode, Tue 20 January 2026$/),
    '='.repeat(80),
    'IN THE MODEL, MANAGERS SELL 82%.',
    'Tue 20 January 2026: synchronised; over 5 sessions risk assets fell 1.07 sigma;',
  ]);
  expect(surviveScreen(SURVIVING, 'en')[2]).toBe('NO MORE THAN 2.14X.');
  expect(surviveScreen(POOR, 'en')[2]).toBe('BORROW NOTHING.');
  expect(surviveScreen(POOR, 'en').join(' ')).toContain('average volume missing for SPY');
});

test('a long name of an asset stands in full beside its bar', () => {
  const line = crowdScreen(SIMULATED, 'en').find((l) => l.includes('###...')) ?? '';
  expect(crowdScreen(SIMULATED, 'en').join('\n')).toMatch(
    /^ {2}US corporate bonds of investment grade {2}#+\.+ {2}<1%$/m,
  );
  expect(cells(line)).toBeLessThanOrEqual(80);
});

test('seed, paths, threads and fingerprint stand on the screen', () => {
  expect(crowdScreen(SIMULATED, 'en')).toContain(
    '32,768 paths, seed 1, 2 threads; fingerprint 811c9dc5a1b2c3d4.',
  );
});

test('the falls shown are those asked for, else the largest that are common enough', () => {
  // one in a hundred of 32,768 paths is 328: the third size has 41
  expect(shownOf(SIMULATED).like?.paths).toBe(1874);
  expect(shownOf({ ...SIMULATED, like: { ...LIKE, paths: 7 } }).like?.paths).toBe(7);
  expect(shownOf(STILL).like).toBeUndefined();
  expect(crowdScreen(STILL, 'en').join('\n')).toContain('not known: too few simulated falls');
});

test('without a book each language says why days and cost are not known', () => {
  for (const lang of LANGS) {
    const why = words(lang).why({ kind: 'no book' });
    const page = survivePage(BARE, lang);
    expect(page.split(why).length).toBeGreaterThanOrEqual(3);
    // The figure has said that it is not known.
    expect(page).not.toContain(words(lang).unknown({ kind: 'no book' }));
    expect(surviveScreen(BARE, lang).join('')).toContain(why);
  }
  expect(surviveScreen(BARE, 'zh-Hant').join('\n')).not.toContain('no book');
});

test('a line of Braille goes from corner to corner, and a dotted one has fewer dots', () => {
  const line = [{ points: [[0, 0] as const, [1, 0] as const] }];
  expect(plot({ traces: line, x: [0, 1], y: [0, 1] }, { width: 2, height: 1 })).toEqual(['⣀⣀']);
  const steep = [{ points: [[0, 0] as const, [1, 1] as const] }];
  expect(plot({ traces: steep, x: [0, 1], y: [0, 1] }, { width: 2, height: 1 })).toEqual(['⡠⠊']);
  const dots = (rows: readonly string[]): number =>
    [...rows.join('')].reduce(
      (sum, c) => sum + ((c.codePointAt(0) ?? 0) - 0x2800).toString(2).replaceAll('0', '').length,
      0,
    );
  const full = plot({ traces: steep, x: [0, 1], y: [0, 1] }, { width: 30, height: 8 });
  const thin = plot(
    { traces: [{ ...steep[0]!, every: 3 }], x: [0, 1], y: [0, 1] },
    { width: 30, height: 8 },
  );
  expect(dots(thin)).toBeLessThan(dots(full) / 2);
  expect(
    plot({ traces: [{ points: [[5, 5]] }], x: [0, 1], y: [0, 1] }, { width: 2, height: 1 }),
  ).toEqual(['⠀⠀']);
});
