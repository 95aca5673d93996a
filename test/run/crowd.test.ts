import { describe, expect, test } from 'vitest';
import type { Setup } from '../../src/domain/policy.ts';
import { formatDay } from '../../src/domain/time.ts';
import { asks } from '../../src/run/crowd/question.ts';
import { type Event, instantOf } from '../../src/run/event.ts';
import { replay } from '../../src/run/step.ts';
import { forcedOut } from '../../src/weigh/survival.ts';
import { bundledRun } from '../bundled.ts';

const { setup, events, decisions } = bundledRun();
const allowing = (change: Partial<Setup['policy']['thesis']['exposure']>): Setup => ({
  ...setup,
  policy: {
    ...setup.policy,
    thesis: {
      ...setup.policy.thesis,
      exposure: { ...setup.policy.thesis.exposure, ...change },
    },
  },
});
const said = decisions.map((d) => d.crowd);

test('no book, however tilted, asks of an asset that it loses more than there is', () => {
  const { policy } = setup;
  const { book } = policy.thesis;
  if (!book) throw new Error('no book');
  for (const symbol of book.positions.map((p) => p.symbol)) {
    const positions = book.positions.map((p) =>
      p.symbol === symbol ? { ...p, quantity: 1000 * p.quantity } : p,
    );
    const tilted = { ...policy, thesis: { ...policy.thesis, book: { ...book, positions } } };
    const asked = asks({ ...setup, policy: tilted }, events);
    const moves = asked.flatMap((a) => Object.values(a.inquiry.conditions.news));
    expect(moves.length).toBeGreaterThan(20);
    expect(Math.min(...moves)).toBeGreaterThan(-1);
  }
});

describe('what the crowd says at every decision', () => {
  test('it is known wherever the past is long enough', () => {
    expect(said.filter((c) => 'unknown' in c)).toEqual([]);
  });

  test('survival never grows with leverage, and the largest leverage is the last within the limit', () => {
    for (const c of said) {
      if ('unknown' in c) continue;
      const [once, twice, thrice] = c.survival.map((s) => s.forcedOut) as [number, number, number];
      expect(once).toBe(0);
      expect(twice).toBeLessThanOrEqual(thrice);
      expect(c.largest).toBeGreaterThan(1);
    }
  });

  test('a longer horizon never makes P(forced out) smaller, at any leverage', () => {
    const belief = { noise: 0.6, friction: 0.3, rupture: 0.1 };
    const rule = { maintenance: 0.25, cash: 0 };
    const simulations = events.flatMap((e) => (e.kind === 'simulation' ? [e.simulation] : []));
    expect(simulations.length).toBeGreaterThan(8);
    for (const { lows } of simulations)
      for (let leverage = 1; leverage <= 4; leverage += 0.25) {
        const at = (tail: (typeof lows)[60]): number => {
          const tails = { noise: tail, friction: tail, rupture: tail };
          return forcedOut({ horizon: tails, half: tails }, { weights: belief, rule, leverage });
        };
        expect(at(lows[5])).toBeLessThanOrEqual(at(lows[20]));
        expect(at(lows[20])).toBeLessThanOrEqual(at(lows[60]));
        expect(at(lows.half)).toBeLessThanOrEqual(at(lows[60]));
      }
  });
});

describe('the crowd as a cap on exposure', () => {
  test('without borrowing nothing is owed, and the cap is the limit of leverage itself', () => {
    for (const { exposure } of decisions) {
      expect(exposure.caps.find((c) => c.cap === 'forcedOut')?.at).toBe(1);
      expect(exposure.caps.find((c) => c.cap === 'days')?.at).toBe(1);
    }
  });

  test('with borrowing allowed it is the largest leverage under the limit, and lower for a lower limit', () => {
    const caps = (forced: number): number[] =>
      replay(allowing({ leverage: 3, forcedOut: forced }), events).map(
        (d) => d.exposure.caps.find((c) => c.cap === 'forcedOut')?.at as number,
      );
    const [strict, loose] = [caps(0.001), caps(0.1)];
    for (const [i, low] of strict.entries()) {
      expect(low).toBeGreaterThanOrEqual(1);
      expect(low).toBeLessThan(3);
      expect(low).toBeLessThanOrEqual(loose[i] as number);
    }
  });

  test('a book that trades too little to be sold in time is capped by days', () => {
    const { book } = setup.policy.thesis;
    if (!book) throw new Error('the bundled thesis has a book');
    // 800 shares at a tenth of 400 a day are 20 days; five days allow a quarter of them. The listed
    // quantities are worth 988,950 of 1,000,000, so a quarter is 0.247 of own capital.
    const thin = {
      ...book,
      positions: book.positions.map((p, i) => (i === 0 ? { ...p, quantity: 800, adv: 400 } : p)),
    };
    const changed: Setup = {
      ...setup,
      policy: { ...setup.policy, thesis: { ...setup.policy.thesis, book: thin } },
    };
    const caps = replay(changed, events.filter(before('2026-01-20'))).map((d) =>
      d.exposure.caps.find((c) => c.cap === 'days'),
    );
    expect(new Set(caps.map((c) => c?.at))).toEqual(new Set([0.24]));
  });
});

describe('the book as it stands', () => {
  const { book } = setup.policy.thesis;
  if (!book) throw new Error('the bundled thesis has a book');
  const owned = (change: Partial<typeof book>) =>
    replay(
      {
        ...setup,
        policy: {
          ...setup.policy,
          thesis: { ...setup.policy.thesis, book: { ...book, ...change } },
        },
      },
      events.filter(before('2025-12-17')),
    ).map((d) => ('unknown' in d.crowd ? undefined : d.crowd.survival.find((s) => s.own)));

  test('is told beside the round leverages; the same positions on half the capital are at twice the leverage', () => {
    // 988,950 on 1,000,000 owes nothing; on 400,000 it is 2.472 times.
    expect(owned({})[0]).toMatchObject({ forcedOut: 0, beforeHalf: 0 });
    const [levered] = owned({ capital: 400_000 });
    expect(levered?.leverage).toBeCloseTo(2.472375, 9);
    expect(levered?.forcedOut).toBeGreaterThan(0);
    expect(levered?.callAt).toBeGreaterThan(0);
  });

  test('cash that meets calls first lowers P(forced out), and so does a lower margin', () => {
    const at = (change: Partial<typeof book>): number =>
      owned({ capital: 400_000, ...change })[0]?.forcedOut as number;
    expect(at({ cash: 200_000 })).toBeLessThan(at({}));
    expect(at({ margin: 0.15 })).toBeLessThan(at({ margin: 0.35 }));
  });
});

describe('a question without an answer', () => {
  const deaf = events.filter((e) => e.kind !== 'simulation');

  test('is not known, blocks any rise, and never raises exposure', () => {
    for (const [i, d] of replay(setup, deaf).entries()) {
      expect(d.crowd).toEqual({ unknown: { kind: 'not computed' } });
      expect(d.exposure.target).toBeLessThanOrEqual(decisions[i]?.exposure.target as number);
      expect(d.exposure.target).toBeLessThanOrEqual(d.exposure.before);
    }
  });

  test('that goes missing on one day keeps exposure from rising from then on', () => {
    const cut = events.filter((e) => e.kind !== 'simulation' || before('2026-02-02')(e));
    const later = replay(setup, cut).filter((d) => 'unknown' in d.crowd);
    for (const d of later) expect(d.exposure.target).toBeLessThanOrEqual(d.exposure.before);
  });
});

/** Events that can be known before a day. */
function before(day: string): (event: Event) => boolean {
  const first = decisions.find((d) => formatDay(d.moment.day) === day)?.moment.at as number;
  return (e) => instantOf(e) < first;
}
