import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Exposure } from '../../src/domain/exposure.ts';
import type { Order } from '../../src/domain/portfolio.ts';
import type { Stop } from '../../src/domain/stop.ts';
import { LANGS } from '../../src/domain/text.ts';
import { formatDay } from '../../src/domain/time.ts';
import { trackRecord } from '../../src/edge/record/track.ts';
import { dossier as dossierOf } from '../../src/edge/workspace.ts';
import { spans } from '../../src/report/chart/spans.ts';
import { memoMarkdown, memoPage } from '../../src/report/memo/format.ts';
import { LENGTHS } from '../../src/report/memo/page.ts';
import { bundledRun } from '../bundled.ts';
import { CROWD_CASES, VERDICT_CASES } from './cases.ts';
import { DECISION, day, dossier } from './fixture.ts';

/** What one page may be: lines of Markdown, pixels at the width of a desk and of a phone. */
const MAX_LINES = 120;
const MAX_PX = { 1440: 4200, 360: 5600 } as const;

const played = bundledRun();

test.each(LANGS)(
  'no memo of the episode in %s is longer than a page of lines',
  (lang) => {
    for (const [at, { moment }] of played.decisions.entries()) {
      const lines = memoMarkdown(dossierOf(played, at), lang).trimEnd().split('\n').length;
      // Two lines more stand below: the end of the journal, and what the memo was written from.
      expect(lines + 2, formatDay(moment.day)).toBeLessThanOrEqual(MAX_LINES);
    }
  },
  240_000,
);

test.each(LANGS)('nor is one of another verdict or crowd in %s', (lang) => {
  for (const d of [...VERDICT_CASES, ...CROWD_CASES])
    expect(memoMarkdown(d, lang).split('\n').length).toBeLessThan(MAX_LINES);
});

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);
if (!chromium) console.log('skipped: no Chromium, the height of a memo is not measured');
const room = mkdtempSync(join(tmpdir(), 'bide-height-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Height and width that pages take in a window of some width, pixels; a frame, for a window has a least width. */
function measured(pages: readonly string[], width: number): readonly (readonly number[])[] {
  const file = join(room, `pages-${width}.html`);
  const quoted = (page: string): string => page.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const frames = pages.map(
    (page) =>
      `<iframe width="${width}" height="800" style="border:0" srcdoc="${quoted(page)}"></iframe>`,
  );
  const script =
    'onload=()=>{document.title=[...document.querySelectorAll("iframe")].map(f=>{const e=f.contentDocument.documentElement;return e.scrollHeight+"x"+e.scrollWidth}).join(" ")}';
  writeFileSync(file, `<!doctype html><script>${script}</script>${frames.join('')}`);
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--dump-dom'];
  const { stdout } = spawnSync(chromium ?? '', [...flags, `file://${file}`], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const title = /<title>([\dx ]+)<\/title>/.exec(stdout)?.[1] ?? '';
  return title.split(' ').map((size) => size.split('x').map(Number));
}

/** The same with five positions, and an order for each. */
function holding(of: Dossier): Dossier {
  const orders = ['SPY', 'TSM', 'TLT', 'IEF', 'AAPL'].map(
    (symbol): Order => ({
      symbol,
      quantity: -374,
      price: 690,
      currency: 'USD',
      amount: -258_060,
      cost: { unknown: { kind: 'no volume', symbol } },
      days: { unknown: { kind: 'no volume', symbol } },
    }),
  );
  const stands = {
    exposure: 0.97,
    from: 'portfolio',
    on: of.decision.moment.day,
    doubts: [],
    capital: { amount: 860_000, currency: 'USD' },
    currency: 'USD',
    positions: [],
  } as const;
  const exposure = { ...of.decision.exposure, before: 0.97 };
  const decision = { ...of.decision, verdict: 'trim', exposure, held: stands } as const;
  return { ...of, decision, held: { ...stands, rule: 'pro-rata', orders, all: orders } };
}

describe.skipIf(!chromium)('the page of a memo', () => {
  const days = ['2026-01-20', '2026-01-16', '2026-02-27', '2026-06-30', '2025-12-15'];
  const at = (on: string): Dossier =>
    dossierOf(
      played,
      played.decisions.findIndex((d) => formatDay(d.moment.day) === on),
    );
  const pages = LANGS.flatMap((lang) =>
    [...days.map(at), holding(at('2026-01-20'))].map((d) => memoPage(d, lang)),
  );
  test.each([1440, 360] as const)(
    'is no higher at %i px than was asked',
    (width) => {
      const sizes = measured(pages, width);
      expect(sizes).toHaveLength(pages.length);
      console.log(`${width} px wide: ${sizes.map(([height]) => height).join(', ')} px high`);
      for (const [height, wide] of sizes) {
        expect(height).toBeGreaterThan(1000);
        expect(height).toBeLessThanOrEqual(MAX_PX[width]);
        expect(wide).toBe(width);
      }
    },
    60_000,
  );
});

const CASES = LANGS.flatMap((lang) => LENGTHS.map((length) => [lang, length] as const));

test.each(CASES)('no figure links to the section in which it stands: %s, %s', (lang, length) => {
  const page = memoPage(dossier({ track: trackRecord() }), lang, length);
  const sections = [...page.matchAll(/<section id="([^"]+)">(.*?)<\/section>/gs)];
  expect(sections.length).toBeGreaterThan(8);
  for (const [, id, inner = ''] of sections) expect(inner).not.toContain(`href="#${id}"`);
  // Of the top they do lead there.
  expect(page).toContain('href="#s-size"');
});

/** The dossier with its stops in some states, and exposure as it was decided. */
const stopped = (states: readonly Stop['state'][], change: Partial<Exposure>): Dossier => {
  const stops = DECISION.stops
    .filter((s) => s.key !== 'all')
    .map((s, i): Stop => ({ ...s, state: states[i] ?? 'quiet' }));
  return dossier({
    decision: { ...DECISION, stops, exposure: { ...DECISION.exposure, ...change } },
  });
};
const lead = (d: Dossier, lang: 'en' | 'zh-Hant'): string =>
  memoMarkdown(d, lang)
    .split('\n\n')
    .find((p) => /So |所以/.test(p)) ?? '';

test('the lead names stops that tripped or lack data, and whether they hold exposure', () => {
  const caps = [
    { cap: 'stop' as const, at: 0.5 },
    { cap: 'blind' as const, at: 0.4 },
  ];
  const bites = stopped(['tripped', 'quiet'], { caps, target: 0.5, binding: 'stop' });
  expect(lead(bites, 'en')).toContain(
    'Stop 1 has tripped and allows at most 50%: that is what limits exposure today.',
  );
  expect(lead(bites, 'zh-Hant')).toContain('停損1已觸發，曝險上限為50%，今天曝險受限於此。');
  const other = stopped(['tripped', 'blind'], { caps, target: 0.3, binding: 'cvar' });
  expect(lead(other, 'en')).toContain(
    'Stop 1 has tripped and allows at most 50%: it does not bind, for exposure is 30% already (loss budget). Stop 2 lacks data, which counts as risk and allows at most 40%: it does not bind',
  );
  expect(lead(other, 'zh-Hant')).toContain(
    '停損2缺資料，視為風險，曝險上限為40%，但今天曝險只有30%',
  );
  const shut = stopped(['tripped', 'quiet'], { caps, target: 0.6, binding: 'closed' });
  expect(lead(shut, 'en')).toContain('exposure, 60% today, is still above it.');
  const quiet = stopped(['quiet', 'quiet'], { caps, target: 0.3, binding: 'cvar' });
  expect(lead(quiet, 'en')).not.toMatch(/Stop \d/);
});

test('the lead says how near the verdict is to turning', () => {
  expect(lead(dossier(), 'en')).toMatch(/turns to \w+ if|No single input/);
  const none = dossier({ odds: { unknown: { kind: 'no value' } } });
  expect(lead(none, 'en')).not.toMatch(/turns to \w+ if/);
});

test('loss and gain stand in one measure, side by side', () => {
  const text = memoMarkdown(dossier(), 'en');
  expect(text).toContain('Loss and gain (mean of worst and best 5%)');
  expect(text).toContain('**−8.1% / +9.0%**; −$81,000 / +$90,000');
  for (const length of LENGTHS)
    expect(memoMarkdown(dossier(), 'en', length)).not.toContain('Gain if right');
});

test('the first page names the best baseline and where the prior was better, and only where they won', () => {
  const track = trackRecord();
  const told = (of: Partial<Dossier>) => {
    const text = memoMarkdown(dossier(of), 'en');
    return text.slice(0, text.indexOf('\n## '));
  };
  expect(told({ track })).toMatch(
    /best of six simple rules \(stop-loss 10%\) grew 3\.7 points \(80%: 1\.3 to 6\.0\) a year more/,
  );
  expect(told({ track })).toMatch(/did worse than the prior \(Brier 0\.704, prior 0\.529\)/);
  const { long, coded } = track;
  const won = {
    long: { ...long, first: { ...long.first, by: { low: -0.02, at: -0.01, high: 0.01 } } },
    coded: { ...coded, calls: coded.calls.map((c) => ({ ...c, own: c.prior / 2 })) },
  };
  expect(told({ track: won })).not.toMatch(/grew|worse than the prior/);
  expect(told({})).not.toContain('Track record');
});

test('what is on file from a later day says so', () => {
  const text = memoMarkdown(dossier({ track: trackRecord() }), 'en');
  expect(text).toMatch(/scored on data to .*, later than this memo; nothing here is decided/);
});

test('the watch list tells what was reported and when it is due', () => {
  const text = memoMarkdown(dossier(), 'en');
  expect(text).toContain(
    '**A Tariffs**: Tariffs on eight countries from 1 February (level 1, announced, due 1 Feb) [GL-031].',
  );
  expect(text).toContain('- **B**: *Nothing reported yet.*');
  expect(memoMarkdown(dossier(), 'zh-Hant')).toContain(
    '（第1級「宣布」，2月1日（日）到期） [GL-031]。',
  );
});

test('dates ahead stand with what is due, the nearest first', () => {
  const claims = DECISION.board.claims.map((c) =>
    c.id === 'runway' ? { ...c, alive: ['GL-025'], begins: day('2026-01-25') } : c,
  );
  const d = dossier({ decision: { ...DECISION, board: { ...DECISION.board, claims } } });
  const text = memoMarkdown(d, 'en');
  expect(text.slice(text.indexOf('**Dates ahead'), text.indexOf('## Size'))).toMatch(
    /\*\*25 Jan\*\*\. Takes effect: A tender for a runway \[GL-025\]\n- \*\*1 Feb\*\*\. Tariffs on eight countries from 1 February \[GL-031\]\n/,
  );
});

test('an interval wider than what the obstacles admit is not drawn', () => {
  const drawn = (low: number, high: number): boolean => {
    const row = { name: 'x', frame: { low: 0, high: 0.5 }, beside: 0.2, says: '' };
    const chart = spans(
      { rows: [{ ...row, span: { low, at: 0.3, high } }], most: 1, mark: String },
      720,
      'x',
    );
    return chart.text.includes('var(--band)');
  };
  expect([drawn(0.1, 0.4), drawn(0.3, 0.3)]).toEqual([true, false]);
});
