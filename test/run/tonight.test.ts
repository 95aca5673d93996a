import { expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { Rule } from '../../src/domain/look.ts';
import type { Setup } from '../../src/domain/policy.ts';
import type { Day } from '../../src/domain/time.ts';
import type { CreditModel, CreditNowModel, Vintage } from '../../src/domain/vintage.ts';
import { replay } from '../../src/run/step.ts';
import { days, OPENED, small, stopRule } from './small.ts';

const FALL = OPENED + 8;
/** Waits for credit, and would trip on a widening. */
const asks: Rule = (look) => {
  const said = look.credit();
  return said === undefined
    ? { holds: undefined, missing: ['credit'] }
    : { holds: said === 'confirms', missing: [] };
};
const WIDE: CreditModel = {
  count: 1250,
  beta: [0, 0, 0],
  covariance: [0, 1, 2].map(() => [0, 0, 0]),
  residual: 1e9,
};

/** Funds foretell `said` deviations whatever they do. */
const funds = (said: number): CreditNowModel => ({
  series: ['RISK', 'FEAR', 'HAVEN', 'RATES'],
  count: 1250,
  beta: [said, 0, 0, 0, 0, 0],
  spread: { level: 1, slope: 0 },
});

/** Shares and bonds fall together; the dollar's index stands for credit, whose value comes two days later. */
function machine(now: CreditNowModel | undefined, cast = true): Setup {
  const setup = small({ stops: [stopRule({ hold: 9 })] }, { halt: asks });
  const [vintage] = setup.vintages as [Vintage];
  const w = { ...vintage.windows[3], threshold: 2 };
  const legs = { risk: ['RISK'], rates: ['RATES'], dollar: ['RATES'] };
  return {
    ...setup,
    episode: {
      ...setup.episode,
      legs,
      roles: { credit: 'DOLLAR', volatility: 'FEAR' },
      ...(cast && { creditNow: { credit: ['HAVEN'], rates: 'RATES' } }),
    },
    vintages: [
      {
        ...vintage,
        legs,
        windows: { 1: w, 3: w, 5: w },
        credit: WIDE,
        ...(now && { creditNow: now }),
      },
    ],
  };
}

const fell = { [FALL]: { RISK: 0.99, RATES: 0.99 } };
function decided(setup: Setup, absent: readonly string[] = [], moves = fell): Decision {
  const late = days(FALL, { moves, absent: [`DOLLAR@${FALL}`, ...absent] }).map((e) =>
    e.kind === 'tick'
      ? { ...e, tick: { ...e.tick, due: { ...e.tick.due, DOLLAR: (e.tick.day - 2) as Day } } }
      : e,
  );
  return replay(setup, late).at(-1) as Decision;
}

test('while credit is not yet there, funds that foretell no widening lift what its waiting holds back', () => {
  const calm = decided(machine(funds(0)));
  expect(calm.stress.credit).toMatchObject({ state: 'not yet', tonight: { z: 0, calm: true } });
  expect(calm.stops[0]).toMatchObject({ state: 'quiet', waits: ['credit'], lifted: true });
  expect(calm.exposure.binding).not.toBe('waits');
  const wide = decided(machine(funds(1)));
  expect(wide.stress.credit).toMatchObject({ tonight: { z: 1, calm: false } });
  expect(wide.exposure.target).toBe(wide.exposure.before);
  expect(wide.exposure.target).toBeLessThanOrEqual(calm.exposure.target);
  // However much they foretell, nothing trips: what funds say is no answer to the question of the stop.
  expect(decided(machine(funds(99))).stops[0]).toMatchObject({ state: 'quiet', waits: ['credit'] });
});

test('a fund, model or cast that lacks lifts nothing', () => {
  const waiting = decided(machine(undefined, false));
  expect(waiting.stress.credit).not.toHaveProperty('tonight');
  expect(waiting.stops[0]).not.toHaveProperty('lifted');
  expect(decided(machine(undefined))).toEqual(waiting);
  expect(decided(machine(funds(0), false))).toEqual(waiting);
  for (const gone of [`HAVEN@${FALL}`, `HAVEN@${FALL - 3}`, `FEAR@${FALL}`]) {
    const dark = decided(machine(funds(0)), [gone]);
    expect(dark.stress.credit.tonight, gone).toBeUndefined();
    expect(dark.exposure.target).toBeLessThanOrEqual(waiting.exposure.target);
  }
});

test('an evening that is not there is not told of by the one before', () => {
  const eve = { [FALL - 1]: { RISK: 0.99, RATES: 0.99 } };
  const absent = [`DOLLAR@${FALL - 1}`];
  expect(decided(machine(funds(0)), absent, eve).stress.credit.tonight).toMatchObject({
    end: FALL,
  });
  const dark = decided(machine(funds(0)), [...absent, `RISK@${FALL}`], eve);
  expect(dark.stress.credit).not.toHaveProperty('tonight');
});
