import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { LANGS } from '../../src/domain/text.ts';
import { oddsPage, oddsScreen } from '../../src/report/answer/odds.ts';
import { oddsView } from '../../src/report/content/oddsview.ts';
import { memoMarkdown, memoPage } from '../../src/report/memo/format.ts';
import { LENGTHS } from '../../src/report/memo/page.ts';
import { cells, cellsOf } from '../../src/report/render/columns.ts';
import { asHtml, asMarkdown, safe } from '../../src/report/render/escape.ts';
import { screen, stressScreen } from '../../src/report/screen.ts';
import { dossier } from './fixture.ts';

/** What each renderer could take for its own. */
const PARTS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=y>',
  '"><b>',
  "' onload='x",
  '&lt;',
  '-->',
  '<!--',
  '[a](javascript:b)',
  '(javascript:c)',
  ']: http://x.example',
  '![x](y)',
  '`c`',
  '**d**',
  '__e__',
  '| f |',
  '\n\n# g\n',
  '\r\n- h',
  '1. i',
  '---',
  '===',
  '\\',
  '~~~',
  '    j',
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;http://x.example\u0007k\u001b]8;;\u0007',
  '\u009b2J',
  '\u0000\u0007\u0008',
  '\u202eabc\u202c',
  '\u2066def\u2069',
  '\u200b\u200f\ufeff\u00ad',
  '\u2028l\u2029',
  '\ud800',
  '\u{e0041}',
  '甲，乙',
  'm',
];
const hostile = fc
  .array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 })
  .map((parts) => `${parts.join('')}q`);

/** Texts that this program's own lists hold; every other one of a dossier a person wrote. */
const OWN = new Set(['kind', 'watch', 'state', 'zone', 'stamp', 'time', 'unit', 'calendar']);

/** A dossier in which every title, text, name and address is another one. */
function written(x: unknown, say: string, key = ''): unknown {
  if (Array.isArray(x)) return x.map((v) => written(v, say, key));
  if (x instanceof Map || typeof x !== 'object' || x === null)
    return typeof x === 'string' && (key === 'name' || key === 'wording') ? say : x;
  if ('en' in x && 'zh-Hant' in x) return { en: say, 'zh-Hant': say };
  return Object.fromEntries(
    Object.entries(x).map(([k, v]) => [
      k,
      k === 'url' ? say : OWN.has(k) && typeof v === 'string' ? v : written(v, say, k),
    ]),
  );
}

/** The same with one id called otherwise, wherever it stands. */
function called(x: unknown, id: string, say: string): unknown {
  if (Array.isArray(x)) return x.map((v) => called(v, id, say));
  if (typeof x === 'string') return x === id ? say : x;
  if (x instanceof Map || typeof x !== 'object' || x === null) return x;
  return Object.fromEntries(
    Object.entries(x).map(([k, v]) => [k === id ? say : k, called(v, id, say)]),
  );
}

const renamed = (say: string): Dossier => {
  const texts = written(dossier(), say);
  return called(called(texts, 'GL-031', `GL-031${say}`), 'eight-tariff', `x${say}`) as Dossier;
};

const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/u;

/** Tags of a page in order, without what only holds words together, and without pictures. */
const tags = (page: string): string[] =>
  [
    ...page
      .slice(page.indexOf('<body>'))
      .replaceAll(/<svg.*?<\/svg>/gs, '')
      .replaceAll(/<span class="nb">([^<]*)<\/span>/g, '$1')
      .matchAll(/<(\/?[a-z0-9]+)([^>]*)>/g),
  ].map((m) => `${m[1]}${(m[2] ?? '').replaceAll(/"[^"]*"/g, '""')}`);

/** What begins each line, and how many cells it has. */
const frame = (memo: string): string[] =>
  memo
    .split('\n')
    .map(
      (line) =>
        `${/^(#+ |- |\||---|\d+[.)] |>|`|=| {2,})?/.exec(line)?.[0]}${line.replaceAll('\\|', '').split('|').length}`,
    );

const BOTH = LANGS.flatMap((lang) => LENGTHS.map((length) => [lang, length] as const));

/** A title wider than a terminal. */
const WIDE = `${'<script>alert(1)</script>'.repeat(3)}q`;
const RUNS = { numRuns: 25, examples: [[WIDE]] satisfies [string][] };
const certain = (c: string): boolean => /[\u0020-\u007e\u2800-\u28ff]/.test(c) || cellsOf(c) === 2;

test.each(BOTH)('no text of a person has a meaning in a page: %s, %s', (lang, length) => {
  const plain = tags(memoPage(renamed('plain'), lang, length));
  fc.assert(
    fc.property(hostile, (say) => {
      const page = memoPage(renamed(say), lang, length);
      expect(tags(page)).toEqual(plain);
      expect(page).not.toMatch(UNSEEN);
      expect(page.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<script|<img|<[^>]* on[a-z]+=/i);
      for (const [, to] of page.matchAll(/ href="([^"]*)"/g))
        expect(to).toMatch(/^(#|https?:|memo\.)/);
    }),
    RUNS,
  );
});

test.each(BOTH)('no text of a person has a meaning in Markdown: %s, %s', (lang, length) => {
  const plain = frame(memoMarkdown(renamed('plain'), lang, length));
  fc.assert(
    fc.property(hostile, (say) => {
      const memo = memoMarkdown(renamed(say), lang, length);
      expect(frame(memo)).toEqual(plain);
      expect(memo).not.toMatch(UNSEEN);
      expect(memo.replaceAll(/\]\(<https?:[^>]*>\)/g, ']')).not.toMatch(/<(?!\d)|(?<!\\)\]\(/);
      expect(memo).not.toMatch(/^\[[^\]]*\]:/m);
    }),
    RUNS,
  );
});

test.each(LANGS)('no text of a person moves a terminal: %s', (lang) => {
  fc.assert(
    fc.property(hostile, (say) => {
      const d = renamed(say);
      const odds = oddsView(d);
      if ('unknown' in odds) throw new RangeError(odds.unknown.kind);
      for (const line of [
        ...screen(d, lang),
        ...stressScreen(d, lang),
        ...oddsScreen(odds, lang),
      ]) {
        expect(cells(line), line).toBeLessThanOrEqual(80);
        expect([...line].filter((c) => !certain(c)).join(''), line).toBe('');
      }
      expect(tags(oddsPage(odds, lang)).join(' ')).not.toMatch(/script|img| on[a-z]+=/);
    }),
    RUNS,
  );
});

test('escaped text of any kind keeps its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(asHtml(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
      expect(asHtml(text)).not.toMatch(UNSEEN);
      expect(asMarkdown(text)).not.toMatch(/[>\n]|<(?!\d)|(?<!\\)(?:\\\\)*[`*[\]|]/);
    }),
  );
});

test('only web addresses are followed', () => {
  expect(safe('https://x.example/a?b=c')).toBe('https://x.example/a?b=c');
  for (const url of [
    'javascript:alert(1)',
    ' https://x.example',
    'data:text/html,x',
    '//x.example',
    'https://x.example/"onload=x',
    'https://x.example/a|b',
    'https://x.example/\u202egpj',
    'https://x.example/>',
  ])
    expect(safe(url), url).toBeUndefined();
});
