import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Belief } from '../../src/domain/regime.ts';
import type { Stop } from '../../src/domain/stop.ts';
import type { StopRule } from '../../src/domain/thesis.ts';
import type { Day } from '../../src/domain/time.ts';
import { EXPOSURE } from '../../src/edge/thesis/defaults.ts';
import { type ExposureInput, exposure } from '../../src/judge/exposure.ts';
import { outcomes, tailLoss } from '../../src/judge/outcome.ts';
import { leanOf } from '../../src/judge/regime.ts';

const TABLES = outcomes(EXPOSURE);
const RULE = { id: 'a', cut: 0.5, keys: [] } as unknown as StopRule;
const at = (noise: number, friction: number, rupture: number): Belief => ({
  noise,
  friction,
  rupture,
});
const input = (p: Belief, over: Partial<ExposureInput> = {}): ExposureInput => ({
  policy: EXPOSURE,
  rules: [RULE],
  stops: [],
  outcomes: TABLES,
  lean: leanOf(p),
  missing: false,
  session: true,
  rested: 99,
  ...over,
});
const stop = (state: Stop['state']): Stop => ({
  id: 'a',
  state,
  since: 0 as Day,
  run: 0,
  reasons: [],
});

// MODELS, block 11: exposure by odds, worked there by an independent reading.
test.each([
  [0.99, 0.01, 1e-9, 1.0],
  [0.93, 0.07, 1e-9, 0.82],
  [0.69, 0.28, 0.03, 0.49],
  [0.54, 0.39, 0.07, 0.35],
  [0.5, 0.42, 0.08, 0.26],
  [0.38, 0.55, 0.07, 0.07],
  [0.35, 0.56, 0.09, 0],
])('at odds %f / %f / %f the optimum is %f', (n, f, r, optimum) => {
  expect(exposure(undefined, input(at(n, f, r))).optimum).toBeCloseTo(optimum, 9);
});

test('the first exposure is the one that odds worsened by the headroom still allow', () => {
  const e = exposure(undefined, input(at(0.8, 0.17, 0.03)));
  expect(e.target).toBe(e.headroom);
  expect(e.binding).toBe('headroom');
  expect(e.target).toBeLessThan(e.optimum);
});

test('a soft cap takes no more than 0.10 a session, a fact takes all at once', () => {
  expect(exposure(0.9, input(at(0.35, 0.56, 0.09))).target).toBeLessThanOrEqual(0.8);
  const tripped = exposure(0.9, input(at(0.99, 0.01, 1e-9), { stops: [stop('tripped')] }));
  expect(tripped.target).toBe(0.5);
  expect(tripped.binding).toBe('stop');
});

test('a blind stop holds exposure at half the base and never above yesterday', () => {
  const p = at(0.99, 0.01, 1e-9);
  expect(exposure(0.9, input(p, { stops: [stop('blind')] })).target).toBe(0.5);
  expect(exposure(0.3, input(p, { stops: [stop('blind')] })).target).toBe(0.3);
});

test('exposure rises by at most 0.05, rested, with nothing pending and nothing missing', () => {
  const p = at(0.99, 0.01, 1e-9);
  expect(exposure(0.3, input(p)).target).toBe(0.35);
  expect(exposure(0.3, input(p, { rested: 4 })).target).toBe(0.3);
  expect(exposure(0.3, input(p, { missing: true })).binding).toBe('unknown input');
  expect(exposure(0.3, input(p, { stops: [stop('pending')] })).target).toBe(0.3);
});

test('CVaR of a sure regime is the mean of its worst twentieth', () => {
  // 201 mid-points: the worst 5 % are ten whole points and a twentieth of the eleventh.
  const p = at(1 - 2e-12, 1e-12, 1e-12);
  const xs = TABLES.rows[0] as readonly number[];
  const worst = (xs.slice(0, 10).reduce((a, b) => a + b, 0) + 0.05 * (xs[10] as number)) / 10.05;
  expect(tailLoss(p, TABLES)).toBeCloseTo(-worst, 9);
});

const odds = fc
  .tuple(
    fc.double({ min: 0.01, max: 1, noNaN: true }),
    fc.double({ min: 0.01, max: 1, noNaN: true }),
    fc.double({ min: 0.01, max: 1, noNaN: true }),
  )
  .map(([a, b, c]) => at(a / (a + b + c), b / (a + b + c), c / (a + b + c)));

test('worse odds never raise exposure, from any yesterday', () => {
  fc.assert(
    fc.property(
      odds,
      fc.double({ min: 0, max: 12, noNaN: true }),
      fc.integer({ min: 0, max: 100 }),
      (p, worse, before) => {
        const lean = leanOf(p);
        const harsher = { friction: lean.friction + worse, rupture: lean.rupture + worse };
        const calm = exposure(before / 100, input(p));
        const harsh = exposure(before / 100, { ...input(p), lean: harsher });
        return harsh.target <= calm.target + 1e-12;
      },
    ),
  );
});

test('exposure stands on the grid, between nothing and the limit, and caps hold', () => {
  fc.assert(
    fc.property(odds, fc.integer({ min: 0, max: 100 }), (p, before) => {
      const e = exposure(before / 100, input(p));
      expect(Math.abs(e.target * 100 - Math.round(e.target * 100))).toBeLessThan(1e-9);
      return e.target >= 0 && e.target <= 1 && e.reserve === Math.round((1 - e.target) * 100) / 100;
    }),
  );
});
