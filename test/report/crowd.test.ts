import { expect, test } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Known } from '../../src/domain/known.ts';
import type { CrowdReading } from '../../src/domain/simulation.ts';
import { LANGS } from '../../src/domain/text.ts';
import { memoMarkdown, memoPage } from '../../src/report/memo/format.ts';
import { points } from '../../src/report/words/number.ts';
import { CROWD_CASES, fittedBy } from './cases.ts';
import { DECISION, dossier } from './fixture.ts';
import {
  CROWD_VINTAGE,
  DECAYING,
  FOLDED,
  GATHERING,
  READING,
  SLOW,
  UNMAPPED,
} from './gathering.ts';

const asked = (crowd: Known<CrowdReading>): Dossier =>
  dossier({ decision: { ...DECISION, crowd } });

/** A decision without the two caps that rest on the crowd. */
const uncapped = (crowd: Known<CrowdReading>): Dossier => {
  const caps = DECISION.exposure.caps.filter((c) => c.cap !== 'forcedOut' && c.cap !== 'days');
  return dossier({
    decision: { ...DECISION, crowd, exposure: { ...DECISION.exposure, caps } },
  });
};

const part = (text: string, title: string): string => {
  const from = text.indexOf(`\n## ${title}`);
  return text.slice(from, text.indexOf('\n## ', from + 1));
};

const en = memoMarkdown(dossier(), 'en', 'full');

test("the memo says what share sells at today's tail probability, and why", () => {
  // friction 38 % and rupture 5 % are a tail of 43 %
  expect(en).toContain(
    "### At a tail probability of 43%, the model's managers sell 82%: 3% by mandate, 79% for fear for their jobs",
  );
  expect(en).toContain('there is no tipping point');
});

test('where a run may have started both shares and the tail probability are told', () => {
  const text = memoMarkdown(asked(FOLDED), 'en', 'full');
  expect(text).toContain('Should a run start, >99% sells'.replace('>', '&gt;'));
  expect(text).toMatch(/A run starts beyond a tail probability of 31%\./);
  expect(text).toMatch(/\| A run starts at, and leaps \| 31%: from 12% to 100% \|/);
  const page = memoPage(asked(FOLDED), 'en', 'full');
  expect(page).toContain('a run starts at 31%');
  expect(page).toContain('a run ends at 18%');
});

test('overshoot stands with its interval, its cases and its standard error', () => {
  expect(en).toContain('Forced selling accounts for 15% of a simulated fall of this size');
  expect(en).toMatch(
    /Over 1,874 simulated falls of 1\.75 to 2\.25σ: median 13% \(thick line\), 80% of them 4% to 29%/,
  );
  expect(en).toContain('mean 15%, standard error 0.2 points');
});

test('the time to half stands beside the walk without a crowd', () => {
  expect(en).toContain(
    'In the simulation half is regained within 20 sessions in 52% of such falls with forced sellers, in 44% without',
  );
  expect(en).toContain('10% 3 sessions; 50% 19 sessions; 90% not within 60 sessions');
  const { walk: _, ...alone } = READING;
  const blocks = part(memoMarkdown(asked(alone), 'en', 'full'), 'Who is selling').split('\n### ');
  const text = blocks.find((b) => b.includes('regained within 20 sessions in')) ?? '';
  expect(text).toContain('of such falls; median 19 sessions');
  expect(text).not.toMatch(/walk/i);
});

test('sixty-one sessions are told in words, never as a figure', () => {
  for (const lang of LANGS) {
    const text = memoMarkdown(asked(SLOW), lang, 'full');
    expect(text).toContain(
      lang === 'en' ? '50% not within 60 sessions' : '50%為60個交易日內未收復',
    );
    expect(text).not.toMatch(/\b61\b/);
  }
});

test('the past shows more retrace only where the interval does not reach nothing', () => {
  const none = 'The past does not show that falls of this kind are regained more than others';
  expect(en).toContain(none);
  expect(memoMarkdown(dossier(), 'zh-Hant', 'full')).toContain(
    '過去看不出這種跌勢比別的跌勢更會回來',
  );
  const shown = memoMarkdown(fittedBy({ ...GATHERING, vintages: [DECAYING] }), 'en', 'full');
  expect(shown).not.toContain(none);
  expect(shown).toContain('Of what sales push prices down, 45% [crowd] decays');
});

test('a vintage that reaches into the window is not told', () => {
  const late = { ...CROWD_VINTAGE, until: DECISION.moment.day };
  const text = memoMarkdown(fittedBy({ ...GATHERING, vintages: [late] }), 'en', 'full');
  expect(text).toContain('Impact and its decaying share are not fitted');
  expect(text).toContain('no calibration of the crowd model ends before the window');
});

test('at once own capital nothing is owed, and no probability of nothing is shown', () => {
  const text = part(en, 'Can the position survive?');
  expect(text).toContain('unleveraged (1x) positions cannot be called; <1% at 2x; 27% at 3x');
  expect(text).toContain('| 1x | nothing is owed |');
  expect(text).not.toMatch(/\b0(\.0)?%/);
  expect(text).toContain('a fall of 11%');
  expect(text).toContain('4% of capital is owed');
  expect(text).toContain('**2.14x**');
  expect(part(memoMarkdown(dossier(), 'zh-Hant', 'full'), '撐得到修復嗎')).toContain(
    '未舉債（1倍）不會被追繳',
  );
});

test('a book that cannot be laid over the crowd is said to be stood for by the market', () => {
  const text = memoMarkdown(uncapped(UNMAPPED), 'en', 'full');
  expect(text).toContain('The market as a whole stands in for the book');
  expect(text).toContain('*not known: average volume missing for SPY*');
  expect(text).toContain('| Days to cash ≤ 5 | *not known: average volume missing for SPY* |');
  expect(memoMarkdown(uncapped(UNMAPPED), 'zh-Hant', 'full')).toContain('未知：缺SPY的平均成交量');
});

test.each(LANGS)('an unknown crowd is hatched with its reason in every part in %s', (lang) => {
  const why =
    lang === 'en' ? 'not known: no crowd model is asked' : '未知：沒有可用的市場參與者模型';
  const d = uncapped({ unknown: { kind: 'no crowd' } });
  const text = memoMarkdown(d, lang, 'full');
  // career, how the fall comes back, fit; survival; two caps
  expect(text.split(why)).toHaveLength(1 + 6 + 1);
  const page = memoPage(d, lang, 'full');
  expect(page.match(/url\(#hatch\)/g)?.length).toBeGreaterThan(
    memoPage(dossier(), lang, 'full').match(/url\(#hatch\)/g)?.length ?? 0,
  );
  const size = part(text, lang === 'en' ? 'Position size' : '部位該放多大');
  expect(size).not.toMatch(/not built|還沒建/);
});

test('without a fall nothing is compared, and the reason is told', () => {
  const { like: _l, walk: _w, fell: _f, ...rising } = READING;
  expect(memoMarkdown(asked(rising), 'en', 'full')).toContain(
    'not known: risk assets did not fall, or their fall is not known',
  );
  expect(memoMarkdown(asked({ ...rising, fell: 9 }), 'en', 'full')).toContain(
    'not known: too few simulated falls of this size',
  );
});

test('no crowd makes the mechanical share of this very fall known', () => {
  for (const d of CROWD_CASES)
    expect(memoMarkdown(d, 'en', 'full')).toContain(
      '### The data cannot say how much of such a fall was forced selling',
    );
});

test('the method names the model, the hash of the crowd, its vintage and its simulations', () => {
  const row = en.split('\n').find((l) => l.startsWith('| Crowd model |')) ?? '';
  for (const what of ['crowd-1', 'c'.repeat(64), 'calibrate-crowd-1', ...READING.fingerprints])
    expect(row).toContain(what);
});

test('a decision that was written before the crowd was asked is still a memo', () => {
  const { crowd: _, ...old } = DECISION;
  const text = memoMarkdown(dossier({ decision: old as typeof DECISION }), 'en', 'full');
  expect(text).toContain('not known: no crowd model is asked');
});

test.each(LANGS)('figures of every case in %s have their place, and rows their cells', (lang) => {
  for (const d of CROWD_CASES) {
    const page = memoPage(d, lang, 'full');
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    expect(ids).toEqual([...new Set(ids)]);
    const places = new Set(ids);
    const lost = [...page.matchAll(/href="#([^"]+)"/g)]
      .map((m) => m[1])
      .filter((t) => !places.has(t));
    expect(lost).toEqual([]);
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
    let head = 0;
    for (const line of memoMarkdown(d, lang, 'full').split('\n')) {
      const count = line.startsWith('|') ? line.replaceAll('\\|', '').split('|').length : 0;
      if (count > 0 && head > 0) expect(count, line).toBe(head);
      head = count;
    }
  }
});

test('a small standard error is never told as none', () => {
  expect(points(0)).toBe('0.0');
  expect(points(0.0042)).toBe('0.4');
  expect(points(0.0004)).toBe('0.04');
  expect(points(0.00001)).toBe('<0.01');
});
