import { expect, test } from 'vitest';
import type { Lane } from '../../../src/domain/record.ts';
import type { Score } from '../../../src/domain/score.ts';
import type { Day } from '../../../src/domain/time.ts';
import { draw } from '../../../src/judge/score/draw.ts';
import { lanes } from '../../../src/judge/score/lane.ts';
import { difference, ranking, scoreOf, type Trial, table } from '../../../src/judge/score/table.ts';
import { at, daily, sure } from './make.ts';

const START = 50;
const END = 150;
/** Fifty quiet sessions, then a hundred: a fall of 1 % a day to 100, then a rise of 0.8 %. */
const closes = daily(
  ...Array.from({ length: END + 1 }, (_, i) => {
    const [down, up] = [Math.min(50, Math.max(0, i - START)), Math.max(0, i - 100)];
    return 100 * (i % 2 ? 1.001 : 1) * 0.99 ** down * 1.008 ** up;
  }),
);
const made = (exposure: (day: number) => number, over: Partial<Trial> = {}): Trial => ({
  sizings: Array.from({ length: END - START + 1 }, (_, i) => at(START + i, exposure(START + i))),
  prices: closes,
  fear: closes.map(({ day }) => ({ day, value: 20 })),
  bills: closes.map(({ day }) => ({ day, value: 3.6 })),
  regime: { unknown: { kind: 'no coded evidence' } },
  market: { unknown: { kind: 'no contracts' } },
  retrace: { unknown: { kind: 'no fall was forecast' } },
  threats: { unknown: { kind: 'no ledger' } },
  episodes: 1,
  draw: draw(1),
  ...over,
});
const foresight = (): Score => table(made((day) => (day < 99 ? 0 : 1)));
const late = (): Score => table(made((day) => (day < 110 ? 1 : 0)));
const rank = (s: Score, of: 'growth' | 'drawdown', who: string): number | undefined =>
  s[of].places.find((p) => p.contender === who)?.rank;

test('the first line says that the own path won, by how much, and that one episode proves nothing', () => {
  const won = foresight();
  expect(Object.keys(won)[0]).toBe('first');
  expect(won.first).toMatchObject({
    won: 'own',
    growth: ['own'],
    settled: true,
    count: { episodes: 1, sessions: 99 },
    provesNothing: true,
  });
  expect(sure(won.first.lead)).toBeGreaterThan(0);
  expect(won.cautions).toContainEqual({ kind: 'too few episodes', episodes: 1 });
});

test('the first line says so when a baseline won', () => {
  const lost = late();
  expect(lost.first.won).toBe('baseline');
  expect(lost.first.growth).not.toContain('own');
  expect(sure(lost.first.lead)).toBeLessThan(0);
  expect(rank(lost, 'growth', 'own')).toBe(7);
});

test('a path that only ever holds ties with holding', () => {
  const s = table(made(() => 1));
  const growth = (who: string) => s.growth.places.find((p) => p.contender === who);
  expect(growth('own')).toMatchObject({ rank: growth('hold')?.rank });
  const same = s.differences.find((d) => d.baseline === 'hold');
  expect(same?.growth).toBe(0);
  expect(same?.interval).toMatchObject({ low: 0, high: 0 });
  // While prices only fall cash wins; VIX never passes 30, so fear stays out as well.
  const cash = table(made(() => 0, { prices: closes.slice(0, 101) }));
  expect(cash.drawdown.best).toEqual(['own', 'mix', 'out', 'fear']);
  expect(cash.first.won).toBe('tie');
  expect(cash.first.settled).toBe(false);
});

test('every figure carries its count', () => {
  const won = foresight();
  for (const part of [...won.rows, ...won.differences, won.growth])
    expect(part.count).toEqual({ episodes: 1, sessions: 99 });
  expect([won.from, won.to]).toEqual([51, 150]);
});

test('the difference to a baseline is that of the log wealth at the end', () => {
  const won = foresight();
  const total = (who: string): number => {
    const { measures } = won.rows.find((r) => r.contender === who) as Score['rows'][0];
    return sure(sure(measures).total);
  };
  for (const { baseline, growth } of won.differences)
    expect(sure(growth)).toBeCloseTo(Math.log((1 + total('own')) / (1 + total(baseline))), 12);
});

test('a baseline without its input is left out by name, and the rest is still ranked', () => {
  const { fear: _, bills: __, ...bare } = made((day) => (day < 99 ? 0 : 1));
  const s = table(bare);
  expect(s.growth.unplaced).toContainEqual({ contender: 'fear', unknown: { kind: 'no VIX' } });
  expect(s.growth.places).toHaveLength(6);
  expect(s.cautions).toContainEqual({
    kind: 'not compared',
    contender: 'fear',
    unknown: { kind: 'no VIX' },
  });
  // Of the own path, once.
  expect(s.cautions.filter((c) => c.kind === 'cash earned nothing')).toEqual([
    { kind: 'cash earned nothing', sessions: 99, of: 99 },
  ]);
  expect(s.cautions).toContainEqual({
    kind: 'no regime score',
    unknown: { kind: 'no coded evidence' },
  });
});

test('a record of VIX that begins late is said', () => {
  // Days 0..50 are 51 sessions of the 60 that fear looks back on.
  expect(foresight().cautions).toContainEqual({
    kind: 'short record',
    baseline: 'fear',
    sessions: 9,
  });
});

test('what must be read beside the figures is said where it holds, and nothing else is', () => {
  const unscored = { kind: 'no regime score', unknown: { kind: 'no coded evidence' } };
  expect(foresight().cautions).toEqual([
    { kind: 'too few episodes', episodes: 1 },
    { kind: 'short record', baseline: 'fear', sessions: 9 },
    unscored,
  ]);
  // Sixty sessions of VIX before the first decision, and a second episode.
  const told = made(() => 1, { episodes: 2 });
  const later = { ...told, sizings: told.sizings.filter(({ day }) => day >= START + 9) };
  expect(table(later).cautions).toEqual([unscored]);
});

test('what is nearly nothing is not settled', () => {
  const { first, differences } = table(made((day) => (day % 7 ? 0.4 : 0.6)));
  const hold = differences.find((d) => d.baseline === 'hold');
  const { low, high } = (hold?.interval ?? {}) as { readonly low: number; readonly high: number };
  expect([low < 0, high > 0]).toEqual([true, true]);
  expect(first.settled).toBe(false);
});

test('a path that lost everything is compared with none', () => {
  const path = { start: 0 as Day, changes: 1, turnover: 1, unpaid: 0 };
  const of = (...wealths: readonly number[]) => ({
    ...path,
    points: wealths.map((wealth, i) => ({ day: (i + 1) as Day, exposure: 1, ret: 0, wealth })),
  });
  const unknown = { kind: 'nothing is left' };
  for (const [a, b] of [
    [of(1, 1, 0), of(1, 1, 1)],
    [of(1, 1, 1), of(1, 1, 0)],
  ] as const)
    expect(difference(a, b, draw(1))).toEqual({ growth: { unknown }, interval: { unknown } });
  expect(difference(of(), of(), draw(1)).growth).toEqual({
    unknown: { kind: 'too few', of: 'sessions', least: 1 },
  });
});

test('before the first session after the first decision nothing is won', () => {
  const s = table(made(() => 1, { prices: closes.filter((c) => c.day <= START) }));
  expect(s.first).toMatchObject({ won: 'unknown', settled: false });
  expect(s.from).toBeUndefined();
  expect(s.growth.best).toEqual([]);
  const one = table(made(() => 1, { prices: closes.filter((c) => c.day <= START + 1) }));
  expect(one.first.won).toBe('unknown');
});

test('cutting the future and scoring again changes no return of the past', () => {
  const until = 120 as Day;
  const trial = made((day) => (day % 7 ? 0.4 : 0.6));
  const cut = table({
    ...trial,
    sizings: trial.sizings.filter((s) => s.day <= until),
    prices: trial.prices.filter((q) => q.day <= until),
  });
  const again = table({ ...trial, prices: trial.prices.filter((q) => q.day <= until) });
  expect(again.rows).toEqual(cut.rows);
});

test('equals share a rank and the next rank is left out', () => {
  const s = ranking(
    [
      { contender: 'own', value: 1 },
      { contender: 'hold', value: 2 },
      { contender: 'out', value: 1 + 1e-12 },
      { contender: 'fear', value: 0 },
      { contender: 'volatility', value: { unknown: { kind: 'no losing session' } } },
    ],
    { episodes: 2, sessions: 9 },
  );
  expect(s.places.map((p) => [p.contender, p.rank])).toEqual([
    ['hold', 1],
    ['own', 2],
    ['out', 2],
    ['fear', 4],
  ]);
  expect(s.unplaced).toEqual([{ contender: 'volatility', unknown: { kind: 'no losing session' } }]);
});

test('two episodes are no longer nothing', () => {
  const s = table(made(() => 1, { episodes: 2 }));
  expect(s.first.provesNothing).toBe(false);
  expect(s.cautions.some((c) => c.kind === 'too few episodes')).toBe(false);
});

test('who wins decides the word: own alone, with another, a baseline, or nobody', () => {
  const won = foresight();
  // Own path and cash alike: the figures tie, and the lead over the rival is nothing.
  const out = table(made(() => 0, { prices: closes.slice(0, 101) }));
  expect(out.first).toMatchObject({ won: 'tie', growth: ['own', 'mix', 'out', 'fear'], lead: 0 });
  expect(won.first.drawdown).toEqual(won.drawdown.best);
  expect(won.first.asymmetry).toEqual(won.asymmetry.best);
  // The lead and its interval are those over the best of the others.
  const rival = won.growth.places.find((p) => p.contender !== 'own')?.contender;
  const against = won.differences.find((d) => d.baseline === rival);
  expect(won.first.lead).toBe(against?.growth);
  expect(late().first.settled).toBe(true);
  const bare = table(made(() => 1, { prices: closes.filter((c) => c.day <= START) }));
  expect(bare.first.lead).toEqual({ unknown: { kind: 'nothing to compare' } });
});

test('calls that overlap are said where there are any', () => {
  const regime = (resolved: number, apart: number) =>
    table(
      made(() => 1, {
        regime: { resolved, apart } as unknown as Exclude<Trial['regime'], { unknown: unknown }>,
      }),
    ).cautions.filter((c) => c.kind === 'overlapping calls' || c.kind === 'no regime score');
  expect(regime(7, 3)).toEqual([{ kind: 'overlapping calls', resolved: 7, apart: 3 }]);
  expect(regime(3, 3)).toEqual([]);
});

test('scores that were given are passed on', () => {
  expect(foresight()).toMatchObject({
    regime: { unknown: { kind: 'no coded evidence' } },
    market: { unknown: { kind: 'no contracts' } },
    retrace: { unknown: { kind: 'no fall was forecast' } },
    threats: { unknown: { kind: 'no ledger' } },
  });
});

test('a tie over many sessions is not settled either', () => {
  const prices = daily(...Array.from({ length: END + 1 }, (_, i) => 100 * 1.001 ** i));
  const s = table(made(() => 1, { prices }));
  const hold = s.differences.find((d) => d.baseline === 'hold');
  expect(hold?.interval).toMatchObject({ low: 0, high: 0 });
  expect(s.first).toMatchObject({ won: 'tie', lead: 0, settled: false });
  expect(s.first.growth).toContain('hold');
});

test('nobody has won where the own path, or every other, is not known', () => {
  const trial = made(() => 1);
  const [own, ...others] = lanes(trial);
  const path = { unknown: { kind: 'no decision' } } as const;
  const alone = scoreOf(trial, [own, ...others.map((o) => ({ ...o, path }))] as Lane[], []);
  expect(alone.first).toMatchObject({ won: 'unknown', growth: ['own'], settled: false });
  const without = scoreOf(trial, [{ contender: 'own', path }, ...others], []);
  expect(without.first.won).toBe('unknown');
  expect(without.first.growth).not.toEqual([]);
});
