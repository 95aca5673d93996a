import { expect, test } from 'vitest';
import type { Belief } from '../../src/domain/regime.ts';
import type { ExposurePolicy } from '../../src/domain/thesis.ts';
import { EXPOSURE } from '../../src/edge/thesis/defaults.ts';
import { exposure } from '../../src/judge/exposure.ts';
import { OUTCOME_POINTS, outcomes, TAIL_SHARE, tailLoss } from '../../src/judge/outcome.ts';
import { cvar } from '../reference/cvar.ts';
import { kelly } from '../reference/kelly.ts';

/** The stated policy, and outcomes by regime under which its caps bind at different places. */
const POLICIES: readonly ExposurePolicy[] = [
  EXPOSURE,
  { ...EXPOSURE, alpha: 0.8, beta: 0.05 },
  {
    ...EXPOSURE,
    outcomes: {
      noise: { mean: 0.1, sd: 0.2 },
      friction: { mean: -0.05, sd: 0.15 },
      rupture: { mean: -0.2, sd: 0.25 },
    },
  },
];
const BELIEFS: readonly Belief[] = [
  { noise: 0.99, friction: 0.01, rupture: 0 },
  { noise: 0.8, friction: 0.17, rupture: 0.03 },
  { noise: 0.69, friction: 0.28, rupture: 0.03 },
  { noise: 0.5, friction: 0.42, rupture: 0.08 },
];
const cases = POLICIES.flatMap((policy) => BELIEFS.map((p) => ({ policy, p })));

/** Every outcome with its probability. */
const spread = (policy: ExposurePolicy, p: Belief) => {
  const table = outcomes(policy);
  const of = [p.noise, p.friction, p.rupture];
  return table.rows.flatMap((row, k) =>
    row.map((x) => ({ x, p: (of[k] as number) / OUTCOME_POINTS })),
  );
};

test.each(cases)('the tail loss is the CVaR of the linear programme ($p)', ({ policy, p }) => {
  const all = spread(policy, p);
  const { cvar: expected } = cvar(
    all.map(({ x }) => -x),
    all.map((o) => o.p),
    1 - TAIL_SHARE,
  );
  expect(tailLoss(p, outcomes(policy))).toBeCloseTo(expected, 12);
});

test.each(cases)(
  'the caps kelly and growth are the bet of risk-constrained Kelly ($p)',
  ({ policy, p }) => {
    const all = spread(policy, p);
    const found = kelly(
      all.map((o) => o.p),
      [all.map(({ x }) => 1 + x), all.map(() => 1)],
      Math.log(policy.beta) / Math.log(policy.alpha),
    );
    const { caps } = exposure(undefined, {
      policy: { ...policy, leverage: 1 },
      rules: [],
      stops: [],
      outcomes: outcomes(policy),
      lean: {
        friction: 10 * Math.log10(p.friction / p.noise),
        rupture: p.rupture > 0 ? 10 * Math.log10(p.rupture / p.noise) : -1000,
      },
      missing: false,
      session: true,
      rested: 10,
    });
    const at = (cap: string): number => caps.find((c) => c.cap === cap)?.at as number;
    // On a grid of 0.01 the bet is met to one step.
    expect(Math.abs(Math.min(at('kelly'), at('growth')) - (found?.bets[0] ?? 0))).toBeLessThan(
      0.011,
    );
  },
);
