import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeleverVintage, Fall, Retrace } from '../../../src/domain/delever.ts';
import type { Day } from '../../../src/domain/time.ts';
import { pastShare, retraceChance } from '../../../src/sense/delever/chance.ts';
import { learnDelever } from '../../../src/sense/delever/record.ts';
import { retrace } from '../../../src/sense/delever/retrace.ts';
import { band } from '../../../src/sense/delever/walking.ts';
import { fall } from './made.ts';

/** Falls whose outcome the flow foretells, or does not. */
const past = (telling: boolean, count = 60): DeleverVintage => {
  const all = Array.from({ length: count }, (_, i) => {
    const flow = Math.sin(7 * i);
    return fall(50 + 30 * i, {
      features: { flow },
      after: { retrace: telling ? flow : Math.sin(i * i), half: i % 10 > 0, end: i % 2 > 0 },
    });
  });
  return learnDelever(all, 0.5) as DeleverVintage;
};

/** The same as if the shifted walk had won both Brier scores so far, or had lost them. */
function won(vintage: DeleverVintage, own = 0): DeleverVintage {
  const score = { own, mean: 0.5, fear: 0.5, walk: 0.5 };
  return { ...vintage, record: { ...vintage.record, half: score, end: score } };
}

function known(vintage: DeleverVintage, now: Partial<Fall> = {}): Retrace {
  const found = retrace(vintage, { ...fall(5000, now), made: 5000 as Day });
  if ('unknown' in found) throw new Error(found.unknown.kind);
  return found;
}

test('the features are used where they won, and else the past mean, by rule', () => {
  expect(known(past(true)).by).toBe('features');
  const told = known(past(false));
  expect(told.by).toBe('past mean');
  expect(told.cases).toBe(60);
  if ('unknown' in told.sigmas) throw new Error(told.sigmas.unknown.kind);
  const mean = past(false).together.reduce((s, f) => s + (f.after?.retrace ?? 0), 0) / 60;
  expect(told.sigmas.at).toBeCloseTo(mean, 12);
});

test('a move in sigmas is one in shares times the volatility of twenty sessions', () => {
  const { sigmas, move } = known(past(false), { volatility: 0.252 });
  if ('unknown' in sigmas || 'unknown' in move) throw new Error('unknown');
  // 0.252 sqrt(20 / 252) = 0.0709929574.
  for (const end of ['low', 'at', 'high'] as const)
    expect(move[end]).toBeCloseTo(sigmas[end] * 0.0709929574, 9);
});

test('chances are asked of the fall at hand: the deeper, the farther away is half of it', () => {
  const vintage = won(past(false));
  const [small, deep] = [known(vintage, { move: -0.5 }), known(vintage, { move: -3 })];
  for (const what of ['half', 'end'] as const) {
    expect(deep[what].at).toBeLessThan(small[what].at);
    expect(deep.walk[what]).toBeLessThan(small.walk[what]);
  }
  // Half of one sigma over three sessions: 0.866 of a session's sigmas, of 4.47 over twenty.
  expect(known(vintage).walk.end).toBeCloseTo(0.4232, 3);
});

test('where the shifted walk has lost so far, the past share stands, by rule', () => {
  const lost = known(won(past(false), 0.6), { move: -3 });
  // 54 of 60 came back at some close, 30 of 60 at the twentieth.
  expect([lost.half.at, lost.end.at]).toEqual([0.9, 0.5]);
  expect(lost.half.low).toBeLessThan(0.9);
  expect(lost.end.high).toBeGreaterThan(0.5);
});

test('too short a past leaves parts unknown, and no fall is no forecast', () => {
  const few = known(past(false, 24));
  expect(few.sigmas).toEqual({ unknown: { kind: 'too few past forecasts' } });
  expect(few.move).toEqual(few.sigmas);
  expect(few.half.at).toBeGreaterThan(few.walk.half);
  const none = retrace(past(false, 4), { ...fall(5000), made: 5000 as Day });
  expect(none).toEqual({ unknown: { kind: 'too few', of: 'past falls', least: 5 } });
  expect(retrace(past(false), { ...fall(5000, { move: 0.1 }), made: 5000 as Day })).toHaveProperty(
    'unknown',
  );
  expect(learnDelever([], 0.3)).toBeUndefined();
  expect(past(false, 24).mechanical).toHaveProperty('unknown');
});

test('without a past the benchmark stands; as many cases as the prior take it half of the way', () => {
  expect(retraceChance(0.7, []).at).toBeCloseTo(0.7, 9);
  // Twenty cases held likely at 0.5, all of which came: 20 p + 20 p = 10 + 20, p = 0.75.
  const all = Array.from({ length: 20 }, () => ({ benchmark: 0.5, came: true }));
  expect(retraceChance(0.5, all).at).toBeCloseTo(0.75, 9);
  // Curvature 40 * 0.75 * 0.25 = 7.5, half of it of the cases. The prior takes ln 3 = 1.0986, squared
  // 1.2069, of which 3.75 / (3.75 * 7.5) = 0.1333 is looked for; reach 1.28155 sqrt(0.1333 + 1.0736)
  // = 1.4079: log-odds -0.3093 and 2.5065.
  expect(retraceChance(0.5, all).low).toBeCloseTo(1 / (1 + Math.exp(0.3093)), 4);
  expect(retraceChance(0.5, all).high).toBeCloseTo(1 / (1 + Math.exp(-2.5065)), 4);
  // Ten of twenty: no shift, nothing but the curvature 40 / 4 = 10: 1.28155 / sqrt 10 = 0.4053.
  const even = all.map((t, i) => ({ ...t, came: i < 10 }));
  expect(retraceChance(0.5, even).low).toBeCloseTo(1 / (1 + Math.exp(0.4053)), 4);
});

test('the interval of a past share is that of Jeffreys, and wider where falls differ in depth', () => {
  const alike = Array.from({ length: 20 }, (_, i) => ({ benchmark: 0.7, came: i < 15 }));
  // Beta(15.5, 5.5) has its deciles at 0.6120 and 0.8539 (scipy).
  const one = pastShare(alike);
  expect([one.low, one.at, one.high]).toEqual([
    expect.closeTo(0.612, 3),
    0.75,
    expect.closeTo(0.8539, 3),
  ]);
  const deep = pastShare(alike.map((t, i) => ({ ...t, benchmark: i % 2 ? 0.9 : 0.5 })));
  // Log-odds 0 and ln 9 in turn: variance 1.0986^2 * 20 / 19 = 1.2704, times 1.28155^2 = 2.0865;
  // ln(15.5 / 5.5) = 1.0361.
  const reach = (x: number): number => Math.sqrt((Math.log(x / (1 - x)) - 1.0361) ** 2 + 2.0865);
  expect(deep.low).toBeCloseTo(1 / (1 + Math.exp(-1.0361 + reach(one.low))), 3);
  expect(deep.high).toBeCloseTo(1 / (1 + Math.exp(-1.0361 - reach(one.high))), 3);
  // All of them: the share belongs to its own interval.
  expect(pastShare(alike.map((t) => ({ ...t, came: true }))).high).toBe(1);
});

test('a chance lies inside its interval and inside 0 and 1, and one more case never lowers it', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const trials = fc.array(fc.record({ benchmark: share, came: fc.boolean() }), { maxLength: 50 });
  fc.assert(
    fc.property(share, trials, share, (benchmark, cases, one) => {
      const { low, at, high } = retraceChance(benchmark, cases);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(at);
      expect(at).toBeLessThanOrEqual(high);
      expect(high).toBeLessThanOrEqual(1);
      const more = retraceChance(benchmark, [...cases, { benchmark: one, came: true }]);
      expect(more.at).toBeGreaterThanOrEqual(at - 1e-9);
    }),
  );
});

test('an interval is cut from earlier errors, and from fewer than twenty there is none', () => {
  const errors = Array.from({ length: 20 }, (_, i) => i - 9.5);
  // 21 / 10: the second from below and from above.
  expect(band(1, errors)).toEqual({ low: 1 - 8.5, at: 1, high: 1 + 8.5 });
  expect(band(1, errors.slice(1))).toBeUndefined();
  // 30 / 10: the third.
  const more = Array.from({ length: 29 }, (_, i) => i - 14);
  expect(band(0, more)).toEqual({ low: -12, at: 0, high: 12 });
});
