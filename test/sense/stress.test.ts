import { expect, test } from 'vitest';
import type { Known } from '../../src/domain/known.ts';
import type { Leg, Window, WindowStress } from '../../src/domain/stress.ts';
import type { Day } from '../../src/domain/time.ts';
import type { Vintage } from '../../src/domain/vintage.ts';
import { NO_RUN, runOn, type StressRun, stress, windows } from '../../src/sense/stress.ts';

const leg = (z: number, carried = false): Leg => ({
  z,
  move: z / 100,
  n: 3,
  start: 0 as Day,
  end: 3 as Day,
  carried,
});
type Legs = readonly [number, number, number];
const window = (
  w: Window,
  [a, b, c]: Legs,
  threshold: Known<number> = 0.95,
  carried = false,
): WindowStress => ({
  window: w,
  legs: { risk: leg(a, carried), rates: leg(b), dollar: leg(c) },
  severity: -Math.max(a, b, c),
  threshold,
});
const all = (three: Legs, one: Legs = [1, 1, 1], five: Legs = [1, 1, 1]): WindowStress[] => [
  window(1, one, 0.89),
  window(3, three),
  window(5, five, 0.73),
];
const VINTAGE = {
  windows: Object.fromEntries(
    [1, 3, 5].map((w) => [
      w,
      { count: 4000, threshold: 0.9, episodes: 9, fell: [2, 1.5, 1, 0.5, 0.5] },
    ]),
  ),
} as unknown as Vintage;
const CREDIT = { state: 'unknown' } as const;
const state = (
  windows: readonly WindowStress[],
  run: StressRun = NO_RUN,
  vintage: Vintage | undefined = VINTAGE,
) =>
  stress(windows, run, {
    vintage,
    credit: CREDIT,
    turbulence: { unknown: { kind: 'not measured' } },
  });

test('a run starts when everything fell by more than its threshold in some window', () => {
  const run = runOn(NO_RUN, all([0, 0, 0], [-1, -1, -1]), 7 as Day);
  expect(run).toEqual({ since: 7, started: 7, calm: 0 });
  expect(state(all([0, 0, 0], [-1, -1, -1]), run).state).toBe('synchronised');
});

test('a fall that only reaches its threshold is not over it', () => {
  expect(runOn(NO_RUN, all([-0.95, -0.95, -0.95]), 7 as Day)).toEqual(NO_RUN);
});

test('a run ends after two decisions in a row with every window under and the last session up', () => {
  const run: StressRun = { since: 7 as Day, started: 7 as Day, calm: 0 };
  const calm = all([0, 0, 0], [1, 1, 1]);
  const once = runOn(run, calm, 8 as Day);
  expect(once.since).toBe(7);
  expect(runOn(once, calm, 9 as Day)).toEqual({ started: 7, calm: 0 });
  // Under the threshold and still falling: the count begins again.
  expect(runOn(once, all([0, 0, 0], [-0.1, -0.1, -0.1]), 9 as Day).calm).toBe(0);
});

test('a carried leg can neither start nor end a run', () => {
  const fall = [
    window(1, [-2, -2, -2], 0.89, true),
    window(3, [-2, -2, -2], 0.95, true),
    window(5, [-2, -2, -2], 0.73, true),
  ];
  expect(runOn(NO_RUN, fall, 7 as Day)).toEqual(NO_RUN);
  const run: StressRun = { since: 7 as Day, started: 7 as Day, calm: 1 };
  const calm = [
    window(1, [1, 1, 1], 0.89, true),
    window(3, [1, 1, 1], 0.95, true),
    window(5, [1, 1, 1], 0.73, true),
  ];
  expect(runOn(run, calm, 8 as Day)).toEqual(run);
});

test.each<[Legs, string]>([
  [[-0.5, -0.6, 1], 'building'],
  [[-2, 0, 0], 'lopsided'],
  [[0, 0, -2.5], 'lopsided'],
  [[-1.9, 0, 0], 'calm'],
  [[1, 1, 1], 'calm'],
])('legs at %j are %s', (legs, expected) => {
  expect(state(all(legs)).state).toBe(expected);
});

test('a stale leg makes the state unknown, even in a run: unknown is not calm', () => {
  const windows = all([-2, -2, -2]).map((w) => ({
    ...w,
    legs: { ...w.legs, dollar: { unknown: { kind: 'stale', series: 'EUR' } as const } },
    severity: { unknown: { kind: 'stale', series: 'EUR' } as const },
  }));
  expect(state(windows, { since: 1 as Day, started: 1 as Day, calm: 0 }).state).toBe('unknown');
  expect(runOn({ since: 1 as Day, started: 1 as Day, calm: 1 }, windows, 2 as Day).calm).toBe(0);
});

test('without a vintage nothing is called, and the severity is shown all the same', () => {
  const windows = all([-3, -3, -3]).map((w) => ({
    ...w,
    threshold: { unknown: { kind: 'uncalibrated' } as const },
  }));
  const s = stress(windows, runOn(NO_RUN, windows, 1 as Day), {
    vintage: undefined,
    credit: CREDIT,
    turbulence: { unknown: { kind: 'not measured' } },
  });
  expect(s.state).toBe('unknown');
  expect(s.severity).toBe(3);
  expect(s.oneIn).toEqual({ unknown: { kind: 'uncalibrated' } });
});

test('one in (n + 1) / (k + 1), none in n beyond the largest, and no rank where not all fell', () => {
  const one = (legs: Legs) => state(all(legs)).oneIn;
  expect(one([-1.2, -1.2, -1.2])).toBe(4001 / 3); // two of 4,000 were at least as severe
  expect(one([-0.5, -0.5, -0.5])).toBe(4001 / 6);
  expect(one([-2.1, -2.1, -2.1])).toEqual({ noneIn: 4000 });
  expect(one([-1, -1, 1])).toEqual({ unknown: { kind: 'not all legs fell' } });
});

test('the window that is furthest over is reported when the 3-session one is not over', () => {
  const windows = all([0, 0, 0], [-1, -1, -1], [-2, -2, -2]);
  const s = state(windows, runOn(NO_RUN, windows, 1 as Day));
  expect(s.window).toBe(5); // 2 / 0.73 against 1 / 0.89
});

test('every window length is judged against the threshold of the vintage; without one it is unknown', () => {
  const none = { risk: [], rates: [], dollar: [] };
  expect(windows(none, VINTAGE).map((w) => [w.window, w.threshold])).toEqual([
    [1, 0.9],
    [3, 0.9],
    [5, 0.9],
  ]);
  expect(windows(none, undefined).map((w) => w.threshold)).toEqual(
    [1, 3, 5].map(() => ({ unknown: { kind: 'uncalibrated' } })),
  );
});

/** The same windows with one of them unknown. */
const without = (hidden: Window, of: readonly WindowStress[]): WindowStress[] =>
  of.map((w) =>
    w.window === hidden ? { ...w, severity: { unknown: { kind: 'stale', series: 'EUR' } } } : w,
  );
const OVER: Legs = [-2, -2, -2];
const RUN: StressRun = { since: 7 as Day, started: 7 as Day, calm: 1 };

test('while the 3-session window is unknown a run may have started: on the last such day at the latest', () => {
  const rising = without(3, all([1, 1, 1]));
  const dark = runOn(RUN, rising, 8 as Day);
  expect(dark).toEqual({ ...RUN, calm: 0, dark: 8 });
  expect(runOn(dark, rising, 9 as Day)).toEqual({ ...RUN, calm: 0, dark: 9 });
  expect(runOn(dark, all([1, 1, 1], [-0.1, -0.1, -0.1]), 9 as Day)).toEqual({ ...RUN, calm: 0 });
  expect('dark' in runOn(NO_RUN, without(5, all([1, 1, 1])), 8 as Day)).toBe(false);
});

test.each([1, 3, 5] as const)(
  'a window that is seen to be over starts a run though that of %i is not seen, and none ends then',
  (hidden) => {
    const dark = hidden === 3 ? { dark: 8 } : {};
    expect(runOn(NO_RUN, without(hidden, all(OVER, OVER, OVER)), 8 as Day)).toEqual({
      since: 8,
      started: 8,
      calm: 0,
      ...dark,
    });
    expect(runOn(RUN, without(hidden, all([1, 1, 1])), 8 as Day)).toEqual({
      ...RUN,
      calm: 0,
      ...dark,
    });
    const unjudged = all([1, 1, 1]).map((w) =>
      w.window === hidden ? { ...w, threshold: { unknown: { kind: 'uncalibrated' } as const } } : w,
    );
    expect(runOn(RUN, unjudged, 8 as Day)).toEqual({ ...RUN, calm: 0 });
  },
);

test('one carried window is enough to leave a run as it was', () => {
  const [one, , five] = all(OVER);
  const carried = [one, window(3, OVER, 0.95, true), five] as WindowStress[];
  expect(runOn(NO_RUN, carried, 8 as Day)).toEqual(NO_RUN);
});

test('a run that is over its threshold again keeps its beginning, and counts calm anew', () => {
  expect(runOn(RUN, all(OVER), 8 as Day)).toEqual({ ...RUN, calm: 0 });
});

test('calm is counted while not all legs fell in the last session: a leg that stood still is no fall', () => {
  expect(runOn(RUN, all([0, 0, 0], [-0.1, -0.1, -0.1]), 8 as Day)).toEqual({ ...RUN, calm: 0 });
  expect(runOn(RUN, all([0, 0, 0], [0, -0.1, -0.1]), 8 as Day)).toEqual({ ...RUN, calm: 0 });
  expect(runOn(RUN, all([0, 0, 0], [0.1, -1, -1]), 8 as Day)).toEqual({ started: 7, calm: 0 });
});

test('the 3-session window is reported where it is over, even if another is further over', () => {
  const windows = all([-1, -1, -1], [1, 1, 1], [-9, -9, -9]);
  expect(state(windows, runOn(NO_RUN, windows, 1 as Day)).window).toBe(3);
});

test('of the others the one is reported that is over by the largest multiple of its threshold', () => {
  const windows = [
    window(1, [-1, -1, -1], 0.5), // twice its threshold
    window(3, [0, 0, 0]),
    window(5, [-1.2, -1.2, -1.2], 0.9), // 1.33 times
  ];
  expect(state(windows).window).toBe(1);
  const none = [window(1, [-1, -1, -1], 0), window(3, [0, 0, 0]), window(5, [-3, -3, -3], 0.02)];
  expect(state(none).window).toBe(5); // 3 / 0.02 against 1 / 0.01, for no threshold is smaller
});

test('past windows, credit, turbulence and the beginning of a run are told with the state', () => {
  const s = state(all([1, 1, 1]), RUN);
  expect([s.count, s.since, s.credit, s.turbulence]).toEqual([
    4000,
    7,
    CREDIT,
    { unknown: { kind: 'not measured' } },
  ]);
  const bare = stress(all([1, 1, 1]), NO_RUN, {
    vintage: undefined,
    credit: CREDIT,
    turbulence: { unknown: { kind: 'not measured' } },
  });
  expect(bare.count).toEqual({ unknown: { kind: 'uncalibrated' } });
  expect('since' in bare).toBe(false);
});

test('a severity of nothing is ranked, one that is unknown is not', () => {
  expect(state(all([0, -1, -1])).oneIn).toBe(4001 / 6); // all five were at least as severe as 0
  expect(state(without(3, all(OVER))).oneIn).toEqual({ unknown: { kind: 'stale', series: 'EUR' } });
});
