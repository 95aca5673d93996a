import { expect, test } from 'vitest';
import type { Delever, Mechanical } from '../../src/domain/delever.ts';
import type { Setup } from '../../src/domain/policy.ts';
import type { Thesis } from '../../src/domain/thesis.ts';
import { belief } from '../../src/judge/regime.ts';
import { tables, withinBounds, withOwed } from '../../src/run/odds/outcomes.ts';
import { replay } from '../../src/run/step.ts';
import { bundledRun } from '../bundled.ts';

const { setup, events, decisions } = bundledRun();
const fell = decisions.find((d) => d.moment.stamp.startsWith('2026-01-20'));
if (!fell) throw new Error('no such decision');

const withThesis = (change: Partial<Thesis>): Setup => ({
  ...setup,
  policy: { ...setup.policy, thesis: { ...setup.policy.thesis, ...change } },
});
const mean = (of: Setup): readonly number[] => tables(of).outcomes.mean;

test('paths of the thesis stand in place of the defaults, laid over its book', () => {
  const { outcomes } = setup.policy.thesis.exposure;
  const [noise] = tables(setup).mixes.noise ?? [];
  // 800 x 682 in SPX at 7 %, 3,200 x 83 in VGK at 8 %, 450 x 395 in gold at -2 %, of 988,950.
  const expected = (545_600 * 0.07 + 265_600 * 0.08 - 177_750 * 0.02) / 988_950;
  expect(noise?.mean).toBeCloseTo(expected, 12);
  expect(mean(setup)[0]).not.toBeCloseTo(outcomes.noise.mean, 3);
  // Student quantiles in the middle of 201 equal parts: the mean of noise is the default's.
  expect(mean(withThesis({ scenarios: [] }))[0]).toBeCloseTo(outcomes.noise.mean, 4);
});

test('a share that is not identified is owed nothing; one that is adds its lower end of the fall', () => {
  const base = tables(setup);
  expect(withOwed(base, setup, fell)).toBe(base);
  const mechanical = { ...(fell.delever.mechanical as Mechanical) };
  const found: Delever = {
    ...fell.delever,
    mechanical: { ...mechanical, share: { low: 0.1, at: 0.2, high: 0.3 } },
  };
  const more = withOwed(base, setup, { ...fell, delever: found });
  // A tenth of 1.891 %, the fall of the risk leg over the window.
  expect((more.outcomes.mean[0] as number) - (base.outcomes.mean[0] as number)).toBeCloseTo(
    0.001891,
    5,
  );
  // The other regimes move by no more than the order of the quantiles asks.
  expect(more.outcomes.mean[2]).toBeCloseTo(base.outcomes.mean[2] as number, 4);
});

test('odds beyond the bounds of a path are brought back, and the smaller exposure holds', () => {
  expect(withinBounds(setup, fell.regime)).toBeUndefined();
  const scenarios = setup.policy.thesis.scenarios.map((s) =>
    s.regime === 'noise'
      ? { ...s, constraints: s.constraints.map((c) => ({ ...c, low: 0, high: 0.15 })) }
      : s,
  );
  const tight = withThesis({ scenarios });
  const bent = withinBounds(tight, fell.regime);
  // Three paths of noise at 0.15 at most: 0.45 where the regime call says 0.61.
  expect(bent && belief(bent.lean).noise).toBeCloseTo(0.45, 6);
  const again = replay(tight, events);
  for (const [i, d] of again.entries())
    expect(d.exposure.target).toBeLessThanOrEqual(decisions[i]?.exposure.target ?? 0);
  expect(again.some((d, i) => d.exposure.target < (decisions[i]?.exposure.target ?? 0))).toBe(true);
});
