import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lane, Margins } from '../../../src/domain/record.ts';
import type { WealthPath } from '../../../src/domain/score.ts';
import { BASELINES } from '../../../src/domain/score.ts';
import type { Day } from '../../../src/domain/time.ts';
import { aftermath } from '../../../src/judge/score/aftermath.ts';
import { type Draw, draw } from '../../../src/judge/score/draw.ts';
import { margins } from '../../../src/judge/score/margin.ts';
import { type Resampled, resample } from '../../../src/judge/score/resample.ts';

const swings = (n: number, seed = 3): number[] => {
  const chance = draw(seed);
  return Array.from({ length: n }, (_, t) => 0.04 * (chance(0, t) - 0.48));
};

test('one draw resamples paths of one length alike, so equal paths never differ', () => {
  const xs = swings(600);
  const [a, b] = [
    resample(xs, draw(1), { resamples: 40 }),
    resample([...xs], draw(1), { resamples: 40 }),
  ];
  expect(a).toEqual(b);
  expect(resample(xs, draw(2), { resamples: 40 })).not.toEqual(a);
});

test('a path of one return keeps it in every resample', () => {
  const flat = resample(new Array<number>(400).fill(-0.001), draw(1), { resamples: 10 });
  // 400 sessions of -0.1 %: growth 400 ln 0.999, the deepest fall is the whole of it, CVaR 0.1 %.
  for (const g of flat.growth) expect(g).toBeCloseTo(400 * Math.log(0.999), 9);
  for (const d of flat.drawdown) expect(d).toBeCloseTo(0.999 ** 400 - 1, 9);
  for (const c of flat.cvar) expect(c).toBeCloseTo(0.001, 12);
  for (const r of flat.asymmetry) expect(r).toBe(0);
});

test('growth resampled lies about growth as it was', () => {
  const xs = swings(800);
  const { growth } = resample(xs, draw(1), { resamples: 200 });
  const mean = growth.reduce((s, x) => s + x, 0) / growth.length;
  const own = xs.reduce((s, x) => s + Math.log1p(x), 0);
  expect(Math.abs(mean - own)).toBeLessThan(0.1);
});

test('a ruined path is refused', () => {
  expect(() => resample([0.1, -1], draw(1), { resamples: 2 })).toThrow(
    new RangeError('a path keeps something; was 2'),
  );
});

const lane = (
  returns: readonly number[],
  contender: Lane['contender'] = 'own',
  start = 0,
): Lane => {
  let wealth = 1;
  const points = returns.map((ret, i): WealthPath['points'][number] => {
    wealth *= 1 + ret;
    return { day: (start + i + 1) as Day, exposure: 1, ret, wealth };
  });
  return { contender, path: { start: start as Day, points, changes: 1, turnover: 1, unpaid: 0 } };
};

test('against itself a path leads by nothing, and the interval says nothing too', () => {
  const xs = swings(500);
  const all = [lane(xs), ...BASELINES.map((c) => lane(xs, c))];
  const drawn = all.map(() => resample(xs, draw(1), { resamples: 30 }));
  for (const m of margins(all, drawn))
    expect(m.growth).toEqual({ at: 0, interval: { low: 0, high: 0 } });
});

test('the sixty sessions after a fall begin with the first return that its decision can earn', () => {
  const returns = new Array<number>(100).fill(0);
  // A decision of day 10 is carried out at the close of day 11, so day 12 is its first return.
  returns[11] = 0.1;
  const found = aftermath(lane(returns), [10 as Day]);
  expect([found.falls, found.sessions]).toEqual([1, 60]);
  expect(found.total).toBeCloseTo(0.1, 12);
  expect(found.gained).toBe(1);
  // From day 13 on nothing moved: a total of 0 is no gain.
  expect(aftermath(lane(returns), [11 as Day])).toMatchObject({ total: 0, gained: 0 });
  // Day 0 comes before every return; the first that it can earn is that of day 2.
  const early = [0, 0.2, ...new Array<number>(59).fill(0)];
  expect(aftermath(lane(early), [0 as Day]).total).toBeCloseTo(0.2, 12);
});

test('stretches that overlap count each session once, and one that is not over is left out', () => {
  const found = aftermath(lane(swings(200)), [10 as Day, 40 as Day, 180 as Day]);
  expect(found.falls).toBe(2);
  // 60 + 30 new ones.
  expect(found.sessions).toBe(90);
  expect(aftermath(lane(swings(50)), [10 as Day]).total).toHaveProperty('unknown');
});

test('after a fall a path is told by total, deepest fall, worst sessions, gains over losses and exposure', () => {
  const returns = new Array<number>(100).fill(0);
  [returns[11], returns[12], returns[13], returns[60]] = [0.1, -0.2, 0.05, 0.01];
  const { path } = lane(returns) as { readonly path: WealthPath };
  const half = path.points.map((p, i) => ({ ...p, exposure: i < 31 ? 0.5 : 1 }));
  const found = aftermath({ contender: 'own', path: { ...path, points: half } }, [
    10 as Day,
    30 as Day,
  ]);
  const near = (x: number) => expect.closeTo(x, 12);
  // Positions 11 to 70 and 31 to 90: 80 different sessions, of which 20 at half exposure.
  const first = 1.1 * 0.8 * 1.05 * 1.01 - 1; // -0.0667
  expect(found).toEqual({
    contender: 'own',
    falls: 2,
    sessions: 80,
    total: near((first + 0.01) / 2),
    gained: 0.5,
    drawdown: near(-0.2), // from 1.10 to 0.88
    cvar: near(0.2 / 4), // the worst 4 of 80: -0.2 and three of nothing
    asymmetry: near(0.16 / 0.2),
    exposure: near((20 * 0.5 + 60) / 80),
  });
});

test('a stretch that ends with the last session counts, one that a session is lacking does not', () => {
  const returns = new Array<number>(100).fill(0.001);
  // Days 1 to 100: the 60 returns after day 39 are those of days 41 to 100.
  expect(aftermath(lane(returns), [39 as Day]).falls).toBe(1);
  const none = { unknown: { kind: 'no fall with sixty sessions after it' } };
  expect(aftermath(lane(returns), [40 as Day])).toMatchObject({
    falls: 0,
    total: none,
    cvar: none,
  });
  expect(aftermath(lane(returns), [200 as Day]).falls).toBe(0);
  expect(aftermath(lane(returns), []).exposure).toEqual(none);
  const lost = { unknown: { kind: 'no VIX' } } as const;
  expect(aftermath({ contender: 'fear', path: lost }, [39 as Day])).toMatchObject({
    falls: 0,
    total: lost,
    drawdown: lost,
  });
});

describe('margins', () => {
  const CONTENDERS = ['own', ...BASELINES] as const;
  /** Eleven resamples of each figure, so that the quantiles 0.1 and 0.9 are the second and the tenth. */
  const drawnOf = (growth: readonly number[]): Resampled => ({
    growth: Float64Array.from(growth),
    drawdown: Float64Array.from(growth),
    cvar: Float64Array.from(growth),
    asymmetry: Float64Array.from(growth),
  });
  const eleven = Array.from({ length: 11 }, (_, i) => (i * 7) % 11);
  const zero = new Array<number>(11).fill(0);
  const between = (own: Lane, hold: Lane, mine?: Resampled, theirs?: Resampled) => {
    const lanes = CONTENDERS.map((c) => (c === 'own' ? own : { ...hold, contender: c }));
    const found = margins(
      lanes,
      CONTENDERS.map((c) => (c === 'own' ? mine : theirs)),
    );
    expect(found.map((m) => m.baseline)).toEqual(CONTENDERS.slice(1));
    return found[0] as Margins;
  };
  const swung = (odd: number, even: number): Lane =>
    lane(
      Array.from({ length: 400 }, (_, i) => (i % 2 ? odd : even)),
      'own',
      900,
    );
  const up = swung(0.002, -0.001);
  const down = swung(0.001, -0.002);

  test('each figure is the own one less that of the baseline, growth and its interval a year', () => {
    const m = between(up, down, drawnOf(eleven), drawnOf(zero));
    const years = 400 / 365.25;
    const log = (a: number, b: number): number => 200 * (Math.log1p(a) + Math.log1p(b));
    const near = (x: number) => expect.closeTo(x, 9);
    expect(m.growth).toEqual({
      at: near((log(0.002, -0.001) - log(0.001, -0.002)) / years),
      interval: { low: near(1 / years), high: near(9 / years) },
    });
    // The worst twentieth of a session is the loss of every second: 0.001 less 0.002.
    expect(m.cvar).toEqual({ at: near(-0.001), interval: { low: 1, high: 9 } });
    expect(m.asymmetry).toEqual({ at: near(2 - 0.5), interval: { low: 1, high: 9 } });
    // The own path never falls more than 0.001; the other only falls.
    const deepest = (0.998 * 1.001) ** 199 * 0.998 - 1;
    expect(m.drawdown).toEqual({ at: near(-0.001 - deepest), interval: { low: 1, high: 9 } });
  });

  test('of the baseline as of the own path the resamples are subtracted one by one', () => {
    const m = between(up, down, drawnOf(eleven), drawnOf(eleven.map((x) => x / 2)));
    expect(m.cvar.interval).toEqual({ low: 0.5, high: 4.5 });
  });

  test('a figure that one of the two lacks is unknown with its reason, as is its interval', () => {
    const lost: Lane = { contender: 'own', path: { unknown: { kind: 'no VIX' } } };
    const unknown = {
      at: { unknown: { kind: 'no VIX' } },
      interval: { unknown: { kind: 'no VIX' } },
    };
    for (const m of [
      between(lost, down, undefined, drawnOf(zero)),
      between(up, lost, drawnOf(zero), undefined),
    ])
      expect(m).toMatchObject({
        growth: unknown,
        drawdown: unknown,
        cvar: unknown,
        asymmetry: unknown,
      });
  });

  test('an interval needs resamples of both, six blocks of sessions and a loss in each resample', () => {
    const interval = (m: Margins) => m.asymmetry.interval;
    const [mine, theirs] = [drawnOf(eleven), drawnOf(zero)];
    const none = { unknown: { kind: 'not resampled' } };
    expect(interval(between(up, down, undefined, theirs))).toEqual(none);
    expect(interval(between(up, down, mine, undefined))).toEqual(none);
    const short = (n: number) => lane(swings(n));
    expect(interval(between(short(359), short(359), mine, theirs))).toEqual({
      unknown: { kind: 'too few', of: 'sessions', least: 360 },
    });
    expect(interval(between(short(360), short(360), mine, theirs))).toEqual({ low: 1, high: 9 });
    const endless = drawnOf([...eleven.slice(1), Number.POSITIVE_INFINITY]);
    expect(interval(between(up, down, endless, theirs))).toEqual({
      unknown: { kind: 'a resample without a losing session' },
    });
  });
});

test('a resample is of as many sessions as there were, in blocks that run around the end', () => {
  /** Begins at the last of four sessions, and begins a new block nowhere, then at every session. */
  const running: Draw = (_, position) => (position % 2 ? 0.75 : 0.5);
  const fresh: Draw = (b, position) => (position % 2 ? (0.25 * ((position - 1) / 2 + b)) % 1 : 0);
  const returns = [0.1, -0.2, 0.3, -0.05];
  const around = resample(returns, running, { resamples: 1, block: 3 });
  const near = (x: number) => expect.closeTo(x, 12);
  // -0.05, 0.1, -0.2, 0.3: deepest fall 0.2; a twentieth of four sessions is less than one, the worst.
  expect([...around.growth]).toEqual([near(Math.log(0.95 * 1.1 * 0.8 * 1.3))]);
  expect([...around.drawdown]).toEqual([near(-0.2)]);
  expect([...around.cvar]).toEqual([near(0.2)]);
  expect([...around.asymmetry]).toEqual([near(0.4 / 0.25)]);
  // A new block at each session: 0.1, -0.2, 0.3, -0.05, and from the second on in the next resample.
  const each = resample(returns, fresh, { resamples: 2, block: 3 });
  expect([...each.growth]).toEqual(new Array(2).fill(near(Math.log(1.1 * 0.8 * 1.3 * 0.95))));
  // Second resample: -0.2, 0.3, -0.05, 0.1.
  expect([...each.drawdown]).toEqual([near(-0.2), near(-0.2)]);
});

test('one resample of one block is the path from where it begins: every figure by its definition', () => {
  const returns = fc.array(fc.integer({ min: -9, max: 9 }), {
    minLength: 1,
    maxLength: 130,
    size: 'max',
  });
  fc.assert(
    fc.property(returns, fc.nat(), (hundredths, start) => {
      const n = hundredths.length;
      // The first position begins a block whatever its chance; after it none does.
      const ring: Draw = (_, position) => (position % 2 ? ((start % n) + 0.5) / n : 0.5);
      const path = hundredths.map((_, i) => (hundredths[(i + start) % n] as number) / 100);
      const got = resample(
        hundredths.map((x) => x / 100),
        ring,
        { resamples: 1, block: 2 },
      );
      let [wealth, peak, fall] = [1, 1, 0];
      for (const x of path) {
        wealth *= 1 + x;
        peak = Math.max(peak, wealth);
        fall = Math.min(fall, wealth / peak - 1);
      }
      expect(got.growth[0]).toBeCloseTo(Math.log(wealth), 10);
      expect(got.drawdown[0]).toBeCloseTo(fall, 10);
      const worst = path.toSorted((a, b) => a - b);
      const mass = n / 20;
      const tail = worst.reduce((sum, x, i) => sum + x * Math.min(1, Math.max(0, mass - i)), 0);
      expect(got.cvar[0]).toBeCloseTo(-tail / mass, 10);
      const of = (sign: number): number => path.reduce((sum, x) => sum + Math.max(0, sign * x), 0);
      if (of(-1) > 0) expect(got.asymmetry[0]).toBeCloseTo(of(1) / of(-1), 10);
      else expect(got.asymmetry[0]).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});

test('a session begins a block with the chance of one in its length, drawn for that session', () => {
  const asked: number[] = [];
  const draw: Draw = (_, position) => {
    asked.push(position);
    return position % 2 ? 0 : position === 4 ? 1 / 4 - 1e-9 : 1 / 4;
  };
  const { growth } = resample([0.1, 0.2, 0.3], draw, { resamples: 1, block: 4 });
  // Begins at the first; the second runs on; the third begins anew at the first.
  expect(growth[0]).toBeCloseTo(Math.log(1.1 * 1.2 * 1.1), 12);
  expect(asked).toEqual([1, 2, 4, 5]);
});

test('a resample without a loss gains without end over its losses', () => {
  const { asymmetry, drawdown } = resample([0.1, 0], draw(1), { resamples: 3, block: 1 });
  expect([...asymmetry]).toEqual(new Array(3).fill(Number.POSITIVE_INFINITY));
  expect([...drawdown]).toEqual([0, 0, 0]);
});

test('nothing, no block and no resample are refused', () => {
  const least = 'sessions, blocks and resamples; was';
  expect(() => resample([], draw(1))).toThrow(`${least} 0`);
  expect(() => resample([0.1], draw(1), { block: 0 })).toThrow(`${least} 1`);
  expect(() => resample([0.1], draw(1), { resamples: 0 })).toThrow(`${least} 1`);
});
