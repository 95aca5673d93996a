import { expect, test } from 'vitest';
import type { Episode } from '../../src/domain/episode.ts';
import { extend, type History, noHistory } from '../../src/domain/history.ts';
import { type Day, parseDay } from '../../src/domain/time.ts';
import type { CreditNowModel } from '../../src/domain/vintage.ts';
import { creditModel } from '../../src/sense/creditmodel.ts';
import { creditNow, creditNowModel } from '../../src/sense/creditnow.ts';

const FIRST = parseDay('2001-03-05') as Day;
const SERIES = ['RISK', 'VOL', 'JUNK', 'GRADE', 'BOND'] as const;
const EPISODE = {
  legs: { risk: ['RISK'], rates: ['BOND'], dollar: ['BOND'] },
  roles: { credit: 'LATE', volatility: 'VOL' },
  creditNow: { credit: ['JUNK', 'GRADE'], rates: 'BOND' },
} as unknown as Episode;

/** Values of consecutive days; undefined leaves the day out. */
const daily = (values: readonly (number | undefined)[]): History =>
  values.reduce<History>(
    (h, value, i) => (value === undefined ? h : extend(h, (FIRST + i) as Day, value)),
    noHistory('price'),
  );

/** Ends in a window in which shares fell by 3 %, each fund by so much and volatility stood at 20. */
function tonight(junk: number, over: Record<string, readonly (number | undefined)[]> = {}) {
  const end = (move: number): number[] => [100, 101, 102, 100 * Math.exp(move / 100)];
  const all: Record<string, readonly (number | undefined)[]> = {
    RISK: end(-3),
    VOL: [18, 19, 21, 20],
    JUNK: end(junk),
    GRADE: end(-1),
    BOND: end(0.5),
    ...over,
  };
  return (id: string): History => daily(all[id] ?? []);
}

/** 0.1 + 0.2 x -3 + 0.3 x 2 - 0.4 x junk + 0.5 x -1 + 0.6 x 0.5, over a deviation of 0.01 x 20. */
const MODEL: CreditNowModel = {
  series: SERIES,
  count: 1250,
  beta: [0.1, 0.2, 0.3, -0.4, 0.5, 0.6, 100],
  spread: { level: 0.01, slope: 1 },
};
const asked = (of: (id: string) => History, awaits = FIRST + 3, model = MODEL) =>
  creditNow(EPISODE, of, { model, awaits: awaits as Day });

test('what funds foretell is counted in its own deviations, and calm below 0.6 of them', () => {
  // Without the fund it is 0.1 - 0.6 + 0.6 - 0.5 + 0.3 = -0.1.
  const found = asked(tonight(-0.5)); // (-0.1 + 0.2) / 0.2
  expect(found?.z).toBeCloseTo(0.5, 9);
  expect(found).toMatchObject({ end: FIRST + 3, calm: true });
  expect(asked(tonight(-0.56))).toMatchObject({ calm: false }); // (-0.1 + 0.224) / 0.2 = 0.62
  expect(asked(tonight(-9))?.calm).toBe(false);
});

test('it says nothing where a value lacks, the window misses the fall or the model is of other series', () => {
  for (const id of SERIES) {
    for (const gone of [0, 3]) {
      const less = [18, 19, 21, 20].map((x, i) => (i === gone ? undefined : x));
      expect(asked(tonight(0, { [id]: less })), `${id} ${gone}`).toBeUndefined();
    }
    expect(asked(tonight(0, { [id]: [] }))).toBeUndefined();
  }
  expect(asked(tonight(0), FIRST)).toBeUndefined();
  expect(asked(tonight(0), FIRST + 1)).toBeDefined();
  expect(asked(tonight(0), FIRST + 4)).toBeUndefined();
  expect(asked(tonight(0), FIRST + 3, { ...MODEL, series: [...SERIES].reverse() })).toBeUndefined();
  const { creditNow: _, ...bare } = EPISODE;
  expect(creditNow(bare as Episode, tonight(0), { model: MODEL, awaits: FIRST })).toBeUndefined();
});

test('a month that begins inside the window is told, for funds go ex on its first session', () => {
  const april = (parseDay('2001-03-29') as Day) - FIRST;
  const shifted = (id: string): History => {
    const short = tonight(-0.5)(id);
    return short.days.reduce<History>(
      (h, day, i) => extend(h, (day + april) as Day, short.values[i] as number),
      noHistory('price'),
    );
  };
  // From 29 March to 1 April: a hundred more than without it.
  expect(asked(shifted, FIRST + april + 3)?.z).toBeCloseTo(0.5 + 100 / 0.2, 6);
});

test('the model finds what was laid down: late credit follows a fund beyond shares and volatility', () => {
  let seed = 7;
  const dice = (): number => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647 - 0.5;
  };
  const values: Record<string, number[]> = { LATE: [50] };
  for (const id of SERIES) values[id] = [100];
  for (let i = 1; i < 1500; i++) {
    const moves = SERIES.map(() => dice() / 50);
    for (const [k, id] of SERIES.entries())
      values[id]?.push((values[id]?.at(-1) as number) * Math.exp(moves[k] as number));
    const [risk, , junk] = moves as [number, number, number];
    values.LATE?.push((values.LATE?.at(-1) as number) - 100 * (0.03 * risk + 0.05 * junk));
  }
  const of = (id: string): History => daily(values[id] as number[]);
  const credit = creditModel(EPISODE, of);
  const model = creditNowModel(EPISODE, of, credit);
  expect(model?.series).toEqual(SERIES);
  expect(model?.count).toBe(1497);
  // A per cent of the fund moves late credit by -0.05, whatever shares do.
  expect(model?.beta[3]).toBeCloseTo(-0.05, 6);
  for (const i of [4, 5]) expect(model?.beta[i]).toBeCloseTo(0, 6);
  expect(creditNowModel(EPISODE, of, undefined)).toBeUndefined();
  expect(creditNowModel({ ...EPISODE, roles: { credit: 'LATE' } }, of, credit)).toBeUndefined();
});
