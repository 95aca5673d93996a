import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Exposure } from '../../src/domain/exposure.ts';
import type { Order } from '../../src/domain/portfolio.ts';
import type { Stop } from '../../src/domain/stop.ts';
import { LANGS } from '../../src/domain/text.ts';
import { formatDay } from '../../src/domain/time.ts';
import { trackRecord } from '../../src/edge/record/track.ts';
import { dossier as dossierOf } from '../../src/edge/workspace.ts';
import { spans } from '../../src/report/chart/spans.ts';
import { memoMarkdown, memoPage, sinceMarkdown } from '../../src/report/memo/format.ts';
import { LENGTHS } from '../../src/report/memo/page.ts';
import { words } from '../../src/report/words/index.ts';
import { bundledRun } from '../bundled.ts';
import { CROWD_CASES, VERDICT_CASES } from './cases.ts';
import { both, DECISION, day, dossier, EVIDENCE } from './fixture.ts';

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
  300_000,
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
    positions: orders.map(({ symbol, price }) => ({
      ...{ symbol, quantity: 1000, currency: 'USD', worth: 1000 * price },
      price: { at: price, on: of.decision.moment.day, series: [symbol], late: false },
    })),
  } as const;
  const exposure = { ...of.decision.exposure, before: 0.97 };
  const decision = { ...of.decision, verdict: 'trim', exposure, held: stands } as const;
  return {
    ...of,
    decision,
    held: { ...stands, rule: 'pro-rata', unruled: [], orders, all: orders },
  };
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
/** The decision with every stop quiet. */
const QUIET: Decision = {
  ...DECISION,
  stops: DECISION.stops.map((s): Stop => ({ ...s, state: 'quiet' })),
  regime: { ...DECISION.regime, flip: [{ to: 'friction', facts: ['in-force'], decibans: 3 }] },
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
    'Stop 1 has tripped and allows at most 50%: it does not bind, for the target, 30%, is lower (loss budget). Stop 2 lacks data, which counts as risk and allows at most 40%: it does not bind',
  );
  expect(lead(other, 'zh-Hant')).toContain('停損2缺資料，視為風險，曝險上限為40%，但目標30%更低');
  const shut = stopped(['tripped', 'quiet'], { caps, target: 0.6, binding: 'closed' });
  expect(lead(shut, 'en')).toContain('exposure, 60% today, is still above it.');
  const quiet = stopped(['quiet', 'quiet'], { caps, target: 0.3, binding: 'cvar' });
  expect(lead(quiet, 'en')).not.toMatch(/Stop \d/);
});

test('the lead says how near the verdict is to turning', () => {
  expect(lead(dossier(), 'en')).toMatch(/turns to [\w ,]+ (once|on)|No move of the odds/);
  const none = dossier({ odds: { unknown: { kind: 'no value' } } });
  expect(lead(none, 'en')).not.toMatch(/turns to|No move of/);
});

test('the turn in the lead is an event or odds, never an own setting alone', () => {
  const { odds } = dossier();
  if ('unknown' in odds) throw new Error('no odds');
  const tip = { unit: 'share', now: 0.1, reach: 0.1, from: 'hold', to: 'trim' } as const;
  const budget = { ...tip, input: 'loss budget', tips: 0.096 };
  const friction = {
    ...tip,
    input: 'friction odds',
    unit: 'decibans',
    now: 0.6,
    tips: 2.1,
  } as const;
  const turn = (tipping: readonly (typeof budget | typeof friction)[], of: Partial<Dossier> = {}) =>
    LANGS.map((lang) =>
      lead(dossier({ decision: QUIET, odds: { ...odds, tipping }, ...of }), lang),
    ).join('\n');
  expect(turn([budget, friction])).toContain(
    "The verdict turns to trim once the odds of friction against noise are 1.4 times today's.",
  );
  expect(turn([budget, friction])).toContain(
    '摩擦對雜音的機率比升到今天的1.4倍，判定就會轉為減碼。',
  );
  const leave = { ...friction, to: 'leave' } as const;
  expect(turn([leave as never])).toContain(
    'The verdict turns to leave, if it lasts, once the odds',
  );
  expect(turn([budget])).toContain('No move of the odds within reach turns the verdict by itself.');
  const act = { fact: 'in-force', trips: ['land'], target: 0.15, optimum: 0.07 };
  const foretold = [{ ...act, odds: { noise: 0.4, friction: 0.5, rupture: 0.1 } }];
  expect(turn([budget], { foretold })).toContain('The verdict turns to trim on the act of stop 1.');
  for (const text of [turn([budget]), turn([budget, friction])])
    expect(text).not.toMatch(/loss budget is|虧損預算若/);
});

test('time that moved the odds most is told, and the rule behind a feature of the market', () => {
  const moved = (source: string, friction: number) => ({
    source,
    friction,
    rupture: 0,
    evidence: [],
  });
  const at = (contributions: readonly ReturnType<typeof moved>[]) => ({
    ...DECISION,
    regime: { ...DECISION.regime, contributions },
  });
  const told = (now: Decision, before: Decision, lang: 'en' | 'zh-Hant') =>
    memoMarkdown(dossier({ decision: now, before: [before] }), lang);
  const drift = at([moved('time', 7), moved('claim:x', -1)]);
  const quiet = at([moved('market:dollar', -0.5), moved('market:credit', 0.4), moved('time', 0.2)]);
  expect(told(quiet, drift, 'en')).toMatch(
    /the odds of friction against noise moved \+6\.1 dB, of it \+7\.2 dB from time without news/,
  );
  expect(told(quiet, drift, 'zh-Hant')).toContain('其中+7.2分貝只是時間經過，沒有消息');
  expect(told(quiet, quiet, 'en')).not.toContain('time without news');
  expect(told(quiet, drift, 'en')).toContain(
    '(the currency rose or hardly fell with risk: towards noise)',
  );
  expect(told(quiet, drift, 'zh-Hant')).toContain('（利差比行情所能解釋的更寬，偏向摩擦）');
});

test('a name that ends in Latin letters or a digit does not run into its figure', () => {
  const d = dossier();
  const { series } = d.setup.episode;
  const named = Object.fromEntries(
    Object.entries(series).map(([id, x]) => [id, { ...x, title: both('Index 500', 'Index 500') }]),
  );
  const setup = { ...d.setup, episode: { ...d.setup.episode, series: named } };
  for (const length of LENGTHS) {
    const text = memoMarkdown({ ...d, setup }, 'zh-Hant', length);
    expect(text).toContain('Index 500 ');
    expect(text).not.toMatch(/Index 500[−+\d]/);
  }
  const gap = (name: string) => words('zh-Hant').gap(name);
  expect(['S&P 500', 'VIX', 'é', '匯率', '期貨)'].map(gap)).toEqual([' ', ' ', ' ', '', ' ']);
});

test('groups that the thesis does not have are not told, nor threats where nobody threatens', () => {
  const d = dossier();
  const { thesis } = d.setup.policy;
  const own = {
    ...thesis,
    watch: thesis.watch.filter((g) => g.watch === 'A'),
    stops: thesis.stops.map((s) => ({ ...s, keys: [] })),
  };
  const setup = { ...d.setup, policy: { ...d.setup.policy, thesis: own } };
  const evidence = d.evidence.filter((e) => e.kind !== 'threat');
  const board = {
    ...DECISION.board,
    claims: [],
    groups: DECISION.board.groups.map((g) => ({ ...g, claims: [] })),
  };
  for (const length of LENGTHS) {
    const text = memoMarkdown(
      { ...d, setup, evidence, decision: { ...DECISION, board } },
      'en',
      length,
    );
    const part = text.slice(text.indexOf('## Watch list'), text.indexOf('## What is possible'));
    expect(part).toMatch(/A /);
    expect(part).not.toMatch(/(- \*\*|### )[BCDE]\b/);
    expect(text).not.toMatch(/how \d+ threats end/);
  }
});

test('doubts are the same whatever the length', () => {
  const { odds } = dossier();
  if ('unknown' in odds) throw new Error('no odds');
  const [path] = dossier().setup.policy.thesis.scenarios;
  const misfit = {
    kind: 'out of bounds',
    scenario: path?.id ?? '',
    own: 0.31,
    bound: 0.08,
  } as const;
  const d = dossier({
    odds: { ...odds, misfits: [misfit] },
    decision: { ...DECISION, findings: [] },
  });
  for (const length of LENGTHS) {
    const text = memoMarkdown(d, 'en', length);
    const part = text.slice(text.indexOf('## Findings'), text.indexOf('## Sources'));
    expect(part).toContain('own odds of 31% lie outside');
    expect(part).not.toContain('Nothing about the data is in doubt');
  }
});

test('loss and gain stand in one measure, side by side', () => {
  const text = memoMarkdown(dossier(), 'en');
  expect(text).toMatch(/Loss \/ gain, \d+ sessions \(means of worst \/ best 5%\)/);
  expect(text).toContain('**−7.7% / +9.0%**; −$77,000 / +$90,000');
  for (const length of LENGTHS)
    expect(memoMarkdown(dossier(), 'en', length)).not.toContain('Gain if right');
});

test('the first page tells the worst of the record, and what won only where it did', () => {
  const track = trackRecord();
  const told = (of: Partial<Dossier>, lang: 'en' | 'zh-Hant' = 'en') => {
    const text = memoMarkdown(dossier(of), lang);
    return text.slice(0, text.indexOf('\n## '));
  };
  const { long, coded } = track;
  const signed = (x: number): string => `${x < 0 ? '−' : '+'}${(100 * Math.abs(x)).toFixed(1)}`;
  const { timing, totals, friction, stops } = coded;
  const first = told({ track });
  expect(first).toContain(`(80%: ${signed(timing.low)} to ${signed(timing.high)})`);
  expect(first).toContain(`stops ${signed(stops)} points;`);
  expect(first).toContain(
    `returns without dividends, added up, ${signed(totals.own)}%, always holding ${signed(totals.hold)}%`,
  );
  const [came, called] = [friction.came, friction.called].map((n) =>
    Math.round((100 * n) / friction.of),
  );
  expect(first).toContain(
    `friction followed ${came}% of calls, only ${called}% said so: its odds were too low.`,
  );
  // The bundled episode is one of the seven, and says so; another is not.
  expect(told({ track })).not.toContain('this one among them');
  const [, , , one] = coded.calls;
  const { setup } = dossier();
  const titled = { ...setup, episode: { ...setup.episode, title: one?.title ?? both('', '') } };
  expect(told({ track, setup: titled })).toContain('this one among them');
  expect(first).toContain("Theses, stops and codes are one person's, written afterwards");
  // Points of money: wealth of one year, the rival's less the own.
  const { growth, first: best } = long;
  const ahead = ({ at, low, high } = best.by): RegExp => {
    const [a, b, c] = [at, low, high].map((by) =>
      (100 * (Math.exp(growth.own + by) - Math.exp(growth.own))).toFixed(1).replace('.', '\\.'),
    );
    return new RegExp(`grew ${a} points \\(80%: ${b} to ${c}\\) a year more than these rules`);
  };
  expect(first).toMatch(ahead());
  expect(first).toContain('best of six simple rules (stop-loss 10%)');
  // What is on file from a later day says so, with its year.
  expect(first).toMatch(
    /Scored on data to \w+ \d+ \w+ 20\d\d, later than this memo; nothing here is decided from it\./,
  );
  expect(told({ track }, 'zh-Hant')).toMatch(/真的成了摩擦.*事後寫成.*20\d\d年.*晚於本文/s);
  const won = {
    long: { ...long, first: { ...long.first, by: { low: -0.02, at: -0.01, high: 0.01 } } },
    coded,
  };
  expect(told({ track: won })).not.toMatch(/grew/);
  expect(told({})).not.toContain('Track record');
});

test('the record tells equal odds, stops and falls, and what is folded of it stands open in print', () => {
  const { coded } = trackRecord();
  const page = memoPage(dossier({ track: trackRecord() }), 'en');
  const record = /<section id="s-record">.*?<\/section>/s.exec(page)?.[0] ?? '';
  const blind = coded.calls.filter((c) => c.own > 2 / 3).length;
  expect(blind).toBeGreaterThan(0);
  const resolved = coded.calls.reduce((sum, c) => sum + c.resolved, 0);
  const pooled = coded.calls
    .reduce((sum, c) => sum + (c.own * c.resolved) / resolved, 0)
    .toFixed(3);
  expect(record.replaceAll(/<[^>]*>/g, '')).toMatch(
    new RegExp(
      `which knows nothing \\(Brier 0\\.667\\), in ${blind}, and ${pooled} over all calls;`,
    ),
  );
  expect(record).toContain(`−${(100 * -coded.stops).toFixed(1)}`);
  expect(record).toContain('<details class="more open">');
  expect(page).toContain('details.open::details-content{content-visibility:visible');
});

/** The decision in which nothing moved of late: no news. */
const STILL: Decision = {
  ...QUIET,
  board: { ...DECISION.board, signals: [] },
  regime: { ...QUIET.regime, contributions: [] },
};

test('the watch list tells what was reported and when it is due, once on a page', () => {
  const text = (of: Partial<Dossier>, lang: 'en' | 'zh-Hant') =>
    memoMarkdown(dossier({ before: [], ...of }), lang);
  expect(text({ decision: STILL }, 'en')).toContain(
    '**A Tariffs**: Tariffs on eight countries from 1 February (level 1, announced, due 1 Feb) [GL-031].',
  );
  expect(text({ decision: STILL }, 'zh-Hant')).toContain(
    '（第1級「宣布」，2月1日（日）到期） [GL-031]。',
  );
  // What the news tell is named by its level here, and by its sort among the dates ahead.
  expect(text({}, 'en')).toContain('**A Tariffs**: level 1, announced, due 1 Feb [GL-031].');
  expect(text({}, 'zh-Hant')).toContain('：第1級「宣布」，2月1日（日）到期 [GL-031]。');
  for (const lang of LANGS)
    for (const { id, headline } of EVIDENCE) {
      const page = text({}, lang);
      expect(page.split(headline[lang].replace(/[.。]$/, '')).length - 1, id).toBeLessThanOrEqual(
        1,
      );
    }
});

test('dates ahead stand with what is due, the nearest first', () => {
  const claims = DECISION.board.claims.map((c) =>
    c.id === 'runway' ? { ...c, alive: ['GL-025'], begins: day('2026-01-25') } : c,
  );
  const d = dossier({ decision: { ...DECISION, board: { ...DECISION.board, claims } } });
  const text = memoMarkdown(d, 'en');
  expect(text.slice(text.indexOf('**Dates ahead'), text.indexOf('## Size'))).toMatch(
    /\*\*25 Jan\*\*\. Takes effect: A tender for a runway \[GL-025\]\n- \*\*1 Feb\*\*\. Tariffs: threat, level 1 \[GL-031\]\n/,
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

test('the own stops come first, each once, with what is held after their acts', () => {
  const then = { noise: 0.4, friction: 0.52, rupture: 0.08 };
  const act = { fact: 'in-force', trips: ['land'], target: 0.15, optimum: 0.07, odds: then };
  const part = (of: Partial<Dossier>, lang: 'en' | 'zh-Hant') => {
    const text = memoMarkdown(dossier({ decision: QUIET, ...of }), lang);
    return text.slice(text.indexOf(lang === 'en' ? '**Trim' : '**減碼'), text.indexOf('**Add'));
  };
  const en = part({ foretold: [act] }, 'en');
  expect(en).toMatch(
    /^\*\*Trim or leave\*\*\n- \*\*Stop 1: Tariffs land, no way out\*\*\. If known today: 15% that evening, on the way to 7% \(now 38%\)\.\n- \*\*Stop 2:/,
  );
  expect(en).not.toContain('take effect by order');
  expect(part({ foretold: [] }, 'en')).toContain(
    '**The tariffs take effect by order**. The call turns to institutional friction (2.0 times the odds).',
  );
  expect(part({ foretold: [act] }, 'zh-Hant')).toContain(
    '若今天得知，當晚曝險為15%，再逐步降到7%（目前38%）。',
  );
  // Of several acts the hardest speaks.
  const milder = { ...act, fact: 'other', target: 0.3, optimum: 0.3 };
  expect(part({ foretold: [milder, act] }, 'en')).toContain(
    'The hardest such act, if known today: 15% that evening',
  );
  // Without an act that is listed the limit is told, never alone.
  expect(part({ foretold: [] }, 'en')).toContain(
    'the limit on exposure falls to 50% at the lowest, above the 38% held. The odds would move too and may lower exposure further.',
  );
  for (const lang of LANGS)
    for (const length of LENGTHS)
      expect(memoMarkdown(dossier({ decision: QUIET }), lang, length)).not.toMatch(
        /sells nothing|不必賣/,
      );
});

test('what changed tells one clock once, and what is held beside the target', () => {
  const turn = { was: 'hold', now: 'trim', from: '45%', to: '47%' } as const;
  const [en, zh] = LANGS.map((lang) => words(lang).between.headline({ ...turn, held: '80%' }));
  expect(en).toBe('From hold to trim. Held 80%, target 47% (was 45%).');
  expect(zh).toBe('從續抱改為減碼，持有80%，目標47%（原為45%）');
  const d = dossier();
  const same = { zone: 'America/New_York', stamp: DECISION.moment.stamp };
  const since = {
    decisions: 2,
    together: 0,
    moved: [],
    stops: [],
    passed: [],
    silent: [],
    back: [],
  };
  const at = (clock: Dossier['clock']) =>
    sinceMarkdown({ now: { ...d, clock }, earlier: DECISION, stakes: d.stakes, since }, 'en').split(
      '\n',
    )[1];
  expect(at(same)).not.toContain(';');
  expect(at(d.clock)).toContain('; ');
});

test('a fall beyond the threshold on which a market has no new close waits, and is never called too small', () => {
  const { since: _, ...stress } = DECISION.stress;
  const windows = stress.windows.map((w) => ({
    ...w,
    legs: { ...w.legs, risk: { ...w.legs.risk, carried: true } },
  })) as typeof stress.windows;
  const shut = { ...DECISION, stress: { ...stress, windows, state: 'building' as const } };
  const says = (lang: 'en' | 'zh-Hant') => memoMarkdown(dossier({ decision: shut }), lang, 'full');
  expect(says('en')).toContain(
    'by more than the threshold; the alarm waits for a new close (none since the last decision: risk assets)',
  );
  expect(says('en')).toContain('| yes; the alarm waits for a new close |');
  expect(says('zh-Hant')).toContain('風險資產自上次決策以來沒有新收盤，警報等收盤後再判斷');
  expect(says('en')).not.toContain('not by enough for an alarm');
});
