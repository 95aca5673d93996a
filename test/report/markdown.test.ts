import { expect, test } from 'vitest';
import { LANGS } from '../../src/domain/text.ts';
import { memoMarkdown } from '../../src/report/memo/format.ts';
import { both, dossier, item } from './fixture.ts';

const en = memoMarkdown(dossier(), 'en', 'full');

test('figures are followed by the ids that they rest on', () => {
  expect(en).toContain('6,926.60 [SPX@2026-01-14] → 6,796.86 [SPX@2026-01-20]');
  expect(en).toContain('level 1, announced [GL-031]');
  expect(en).toContain('4,720 [vintage]');
});

test('the memo begins with the verdict and its three reasons', () => {
  const text = en.slice(en.indexOf('# Hold'));
  expect(text.split('\n\n')[0]).toBe('# Hold. Do not add.');
  expect(text.split('\n\n')[1]).toMatch(
    /^Risk assets, bonds and the currency fell together .*\. Yet so far the firmest .*; the credit reading is \*?not known.*\. So do not sell/,
  );
});

test('contributions stand with their evidence and add up', () => {
  // lean before -3.6, pieces 0.1 + 0.5 + 1.2, lean after -1.8
  expect(en).toContain('| Time alone | +0.10 | +0.10 |  |');
  expect(en).toContain('| Tariffs: threat, level 1 | +1.20 [GL-031] | +1.20 [GL-031] | [GL-031] |');
  expect(en).toContain('### The odds moved 1.8 dB towards friction');
});

test('hash, thesis and vintage are named, and the disclaimer stands at the end', () => {
  expect(en).toContain('b'.repeat(64));
  expect(en).toContain(`SHA-256 ${'a'.repeat(64)}`);
  expect(en).toContain('learnt from 31 Jul 2006 to 30 Sep 2025');
  expect(en.trimEnd()).toMatch(/bide sends no orders and forecasts no prices\.$/);
});

test('what others wrote has no meaning as Markdown', () => {
  const words = both('*x* [a](javascript:b) <script> | # `c`', '甲');
  const text = memoMarkdown(
    dossier({
      evidence: [item('GL-031', { headline: words }), item('GL-025', { claim: 'runway' })],
    }),
    'en',
    'full',
  );
  expect(text).toContain('\\*x\\* \\[a\\](javascript:b) &lt;script&gt; \\| # \\`c\\`');
  expect(text).not.toContain('<script>');
});

test.each(LANGS)('every row of every table in %s has as many cells as its head', (lang) => {
  const lines = memoMarkdown(dossier(), lang, 'full').split('\n');
  let head = 0;
  for (const line of lines) {
    const count = line.startsWith('|') ? line.replaceAll('\\|', '').split('|').length : 0;
    if (count > 0 && head > 0) expect(count, line).toBe(head);
    head = count;
  }
});
