import { expect, test } from 'vitest';
import type { Contract } from '../../src/domain/odds.ts';
import { type Day, type Instant, parseDay } from '../../src/domain/time.ts';
import { instantOf } from '../../src/run/event.ts';
import { asof } from '../../src/run/knowledge.ts';
import { alongside } from '../../src/run/odds/alongside.ts';
import { odds } from '../../src/run/odds/odds.ts';
import { tables } from '../../src/run/odds/outcomes.ts';
import { bundledRun } from '../bundled.ts';

const { setup, events, decisions } = bundledRun();
const until = parseDay('2026-01-20') as Day;
const decision = decisions.find((d) => d.moment.day === until);
if (!decision) throw new Error('no decision');
const sized = tables(setup);
const at = decision.moment.at;
const ask = (over: Partial<typeof setup> = {}, known = asof(setup.episode.series, events, at)) => {
  const said = odds({ ...setup, ...over }, known, { ...decision, tables: sized });
  if ('unknown' in said) throw new Error(said.unknown.kind);
  return said;
};
const whole = ask();

test('what came later changes nothing', () => {
  const past = events.filter((e) => instantOf(e) <= at);
  expect(ask({}, asof(setup.episode.series, past, at))).toEqual(whole);
});

test('every asset that the paths speak of is seen over three sessions, with the noise of its past', () => {
  expect(decision.moment.day).toBe(until);
  expect(whole.assets.map((a) => a.asset)).toEqual(
    Object.keys(setup.policy.thesis.scenarios[0]?.impact ?? {}),
  );
  // S&P 500: 6796.86 on the 20th after 6926.60 on the 14th, ln(6796.86 / 6926.60) = -0.0189
  expect(whole.assets[0]?.seen).toBeCloseTo(-0.0189, 4);
  // Ten years: 4.15 to 4.30 % at a duration of 8 is a price down by 0.012
  expect(whole.assets.find((a) => a.asset === 'DGS10')?.seen).toBeCloseTo(-0.012, 6);
});

test('an asset whose move is not known is left out alone, and told', () => {
  const freshness = decision.freshness.map((f) =>
    f.series === 'VGK' ? { ...f, state: 'stale' as const } : f,
  );
  const known = asof(setup.episode.series, events, at);
  const said = odds(setup, known, { ...decision, freshness, tables: sized });
  if ('unknown' in said) throw new Error(said.unknown.kind);
  const without = whole.assets.map((a) => a.asset).filter((a) => a !== 'VGK');
  expect(without.length).toBeGreaterThan(2);
  expect(said.assets.map((a) => a.asset)).toEqual(without);
  expect(said.misfits).toContainEqual({ kind: 'unseen', asset: 'VGK' });
  expect(said.paths.every((p) => !('unknown' in p.implied))).toBe(true);
  expect(said.book).not.toHaveProperty('unknown');
});

test('own and implied odds are shares of the same paths', () => {
  const sum = (of: (p: (typeof whole.paths)[number]) => number): number =>
    whole.paths.reduce((s, p) => s + of(p), 0);
  expect(sum((p) => p.own)).toBeCloseTo(1, 9);
  expect(sum((p) => ('unknown' in p.implied ? 0 : p.implied.at))).toBeCloseTo(1, 9);
});

test('after a fall prices fear more for the book than own odds do', () => {
  if ('unknown' in whole.book) throw new Error(whole.book.unknown.kind);
  expect(whole.book.high).toBeLessThan(0);
});

test('a quote counts from when it is known, and a contract no longer than to its deadline', () => {
  const quote: Contract = {
    id: 'm',
    title: { en: 'm', 'zh-Hant': 'm' },
    scenario: 'tariffs-stay',
    wording: 'official',
    deadline: (until + 90) as Day,
    resolution: { name: 'r', url: 'https://example.org' },
    knownAt: at,
    at: until,
    bid: 0.2,
    ask: 0.3,
  };
  expect(ask({ contracts: [quote] }).contracts).toHaveLength(1);
  expect(ask({ contracts: [{ ...quote, knownAt: (at + 1) as Instant }] })).toEqual(whole);
  const expired = ask({ contracts: [{ ...quote, deadline: (until - 1) as Day }] });
  expect(expired.contracts).toEqual([]);
  expect(expired.misfits).toEqual([{ kind: 'expired', contract: 'm', deadline: until - 1 }]);
});

test('each input of the verdict says where it turns, or that it does not within reach', () => {
  expect(whole.tipping).toHaveLength(7);
  expect(JSON.stringify(whole)).not.toContain('null');
});

test('what is at stake is money: exp(x) - 1 of each outcome, of which decisions weigh the log moves', () => {
  const { outcomes } = sized;
  const { regime, exposure } = decision;
  const all = (['noise', 'friction', 'rupture'] as const)
    .flatMap((r, k) => (outcomes.rows[k] ?? []).map((x) => ({ x, p: regime[r] / 201 })))
    .toSorted((a, b) => b.x - a.x);
  const tail = (of: typeof all, worth: (x: number) => number): number => {
    let [left, sum] = [0.05, 0];
    for (const { x, p } of of) {
      const weight = Math.min(left, p);
      sum += weight * worth(x);
      left -= weight;
    }
    return (exposure.target * sum) / 0.05;
  };
  expect(tail(all.toReversed(), (x) => x)).toBeCloseTo(-exposure.lossIfWrong, 9);
  const { stakes } = alongside(setup, asof(setup.episode.series, events, at), decision);
  expect(stakes.gain).toBeCloseTo(tail(all, Math.expm1), 9);
  expect(stakes.loss).toBeCloseTo(-tail(all.toReversed(), Math.expm1), 9);
  // Down, money loses less than the log move says; up, it gains more.
  expect(stakes.loss).toBeLessThan(exposure.lossIfWrong - 0.005);
  expect(stakes.gain).toBeGreaterThan(tail(all, (x) => x) + 0.005);
  expect(stakes.today).toBeGreaterThanOrEqual(stakes.loss);
});
