import { beforeAll, expect, test } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { LANGS } from '../../src/domain/text.ts';
import { dossier } from '../../src/edge/workspace.ts';
import { memoMarkdown, memoPage } from '../../src/report/memo/format.ts';
import { LENGTHS } from '../../src/report/memo/page.ts';
import { cells } from '../../src/report/render/columns.ts';
import { screen, stressScreen } from '../../src/report/screen.ts';
import { bundledRun } from '../bundled.ts';

/** Every tenth decision of the bundled episode, the first and the last among them. */
const days: Dossier[] = [];

beforeAll(() => {
  const played = bundledRun();
  const last = played.decisions.length - 1;
  for (let at = 0; at < last; at += 10) days.push(dossier(played, at));
  days.push(dossier(played, last));
});

test.each(LANGS)('every figure of every memo of the episode in %s has its place', (lang) => {
  for (const d of days) {
    for (const length of LENGTHS) {
      const page = memoPage(d, lang, length);
      const places = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
      const lost = [...page.matchAll(/href="#([^"]+)"/g)]
        .map((m) => m[1])
        .filter((t) => !places.has(t));
      expect(lost, d.decision.moment.stamp).toEqual([]);
      expect(page).not.toMatch(/NaN|undefined|Infinity|\[object|&lt;span/);
    }
  }
});

test.each(LANGS)('the pieces of every waterfall add up in %s', (lang) => {
  for (const d of days) {
    const past = d.before.at(-1);
    if (!past) continue;
    const sum = d.decision.regime.contributions.reduce((s, c) => s + c.friction, 0);
    const moved = d.decision.regime.lean.friction - past.regime.lean.friction;
    expect(Math.abs(sum - moved)).toBeLessThan(1e-9);
    expect(memoMarkdown(d, lang, 'full').length).toBeGreaterThan(5000);
  }
});

test.each(LANGS)('every screen of the episode in %s keeps to eighty columns', (lang) => {
  for (const d of days)
    for (const line of [...screen(d, lang), ...stressScreen(d, lang)])
      expect(cells(line), line).toBeLessThanOrEqual(80);
});

test('no memo knows of evidence that came later', () => {
  const later = days.at(-1)?.evidence ?? [];
  for (const d of days) {
    const page = memoPage(d, 'en', 'full');
    const known = new Set(d.evidence.map((e) => e.id));
    for (const e of later)
      if (!known.has(e.id)) expect(page.includes(`id="${e.id}"`), e.id).toBe(false);
  }
});

test.each([
  ['en', '; small: half weight, trips no stop'],
  ['zh-Hant', '；規模小：權重減半，不觸發停損'],
] as const)(
  'an act that is coded small says so in %s where the thesis asks for sizes, and is near no stop',
  (lang, mark) => {
    const d = days[3] as Dossier;
    const { policy } = d.setup;
    const weights = { ...policy.thesis.weights, sizes: true };
    const asked = { ...d.setup, policy: { ...policy, thesis: { ...policy.thesis, weights } } };
    const small = { ...d, evidence: d.evidence.map((e) => ({ ...e, size: 'small' as const })) };
    const told = (of: Dossier): string => memoMarkdown(of, lang, 'full');
    expect(told(d)).not.toContain(mark);
    expect(told(small)).toBe(told(d));
    expect(told({ ...small, setup: asked })).toContain(mark);
    const stops = (of: Dossier): string => told(of).split('\n## ')[1] ?? '';
    expect(stops(d)).toMatch(/\[[A-Z]+-\d+\]/);
    expect(stops({ ...small, setup: asked })).not.toMatch(/\[[A-Z]+-\d+\]/);
  },
);
