import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeleverVintage, Fall, Mechanical } from '../../../src/domain/delever.ts';
import { civil, type Day } from '../../../src/domain/time.ts';
import type { Vintage } from '../../../src/domain/vintage.ts';
import { readVintage as read, vintageText as write } from '../../../src/edge/episode/vintage.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { told, value } from './sample.ts';

const window = { count: 3, threshold: 0.5, episodes: 1, fell: [1.2, 0.4, 0] };

const VINTAGE: Vintage = {
  method: 'm1',
  until: civil(2019, 12, 31) as Day,
  from: civil(2006, 1, 2) as Day,
  legs: { risk: ['SPX'], rates: ['DGS10'], dollar: ['EURUSD'] },
  windows: { 1: window, 3: { ...window, study: 0.3 }, 5: window },
  credit: {
    count: 9,
    beta: [0.1, -0.2, 0.3],
    covariance: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    residual: 0.09,
  },
  emission: { nu: 4, count: 12, scale: { dollar: 1.2, credit: 1.1 } },
  delever: {
    study: 0.31,
    together: [
      {
        day: civil(2010, 5, 6) as Day,
        session: 900,
        move: -2.1,
        severity: 0.4,
        volatility: 0.15,
        features: { fear: 3.1 },
        after: { retrace: 0.4, half: true, end: false },
      },
    ],
    mechanical: {
      share: 'not identified',
      walk: { low: -0.1, at: 0.02, high: 0.1 },
      matched: { low: -0.2, at: 0, high: 0.2 },
      back: { together: 0.82, alone: 0.85 },
      together: 30,
      alone: 200,
      detectable: 0.18,
    },
    record: {
      cases: 1,
      crps: { unknown: { kind: 'too few', of: 'cases', least: 20 } },
      half: { own: 0.2, mean: 0.21, fear: 0.22, walk: 0.2 },
      end: { own: 0.2, mean: 0.21, fear: 0.22, walk: 0.2 },
      coverage: { held: 1, of: 1 },
    },
    errors: { features: [0.1], 'past mean': [0.2] },
  },
  switching: { mean: [0.1, -0.2], variance: [0.5, 4], stay: [0.98, 0.95], count: 1300 },
  inputs: { 'b.csv': 'ff', 'a.csv': '00' },
};

test('a vintage that was written is read back the same', () => {
  expect(value(read(write(VINTAGE), 'v.json'))).toEqual(VINTAGE);
  const { credit, ...without } = VINTAGE;
  expect(credit).toBeDefined();
  expect(value(read(write(without), 'v.json'))).toEqual(without);
});

test('the text is the same whatever the order of the keys, and ends with a newline', () => {
  const turned = Object.fromEntries(Object.entries(VINTAGE).toReversed()) as unknown as Vintage;
  const text = write(VINTAGE);
  expect(write(turned)).toBe(text);
  expect(text.startsWith('{\n  "method": "m1",\n  "until": "2019-12-31",\n')).toBe(true);
  expect(text.indexOf('"a.csv"')).toBeLessThan(text.indexOf('"b.csv"'));
  expect(text.endsWith('}\n')).toBe(true);
});

test('every list of severities survives', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 9, noNaN: true })), (all) => {
      const fell = all.map((x) => x + 0).toSorted((a, b) => b - a);
      const vintage = { ...VINTAGE, windows: { ...VINTAGE.windows, 5: { ...window, fell } } };
      expect(value(read(write(vintage), 'v.json'))).toEqual(vintage);
    }),
  );
});

test('what is wrong in it is told with line and column', () => {
  const wrong = (from: string, to: string) =>
    told(read(write(VINTAGE).replace(from, to), 'v.json'));
  expect(wrong('"2019-12-31"', '"2019-13-31"')).toEqual([
    'v.json:3:12: [until] expected a date that exists, YYYY-MM-DD, found "2019-13-31"',
  ]);
  expect(wrong('"2019-12-31"', '"2005-12-31"')).toEqual([
    'v.json:3:12: [until] expected a day not before `from`, found "2005-12-31"',
  ]);
  expect(wrong('"study"', '"studies"')[0]).toContain('[windows.3.studies] expected one of count');
  expect(wrong('1.2,', '0.1,')[0]).toContain('[windows.1.fell] expected a list, largest first');
  expect(wrong('"residual": 0.09', '"residual": null')[0]).toMatch(/\[credit\.residual\] expected/);
  expect(wrong('"nu": 4,', '"nu": 4')[0]).toMatch(
    /^v\.json:\d+:\d+: expected a comma or }, found /,
  );
});

/** The problems of the vintage with some of its parts changed. */
const changed = (over: object, lang: 'en' | 'zh-Hant' = 'en'): readonly string[] => {
  const found = read(write({ ...VINTAGE, ...over } as Vintage), 'v.json');
  return found.ok ? [] : found.problems.map((p) => sayProblem(p, lang));
};
const delever = VINTAGE.delever as DeleverVintage;
const [fall] = delever.together as readonly [Fall];
const mechanical = delever.mechanical as Mechanical;
const day = (y: number, m: number, d: number): Day => civil(y, m, d) as Day;

test('a fall after the end of the vintage is refused, and one whose sequel is not over by then', () => {
  const late = { ...fall, day: day(2020, 3, 1) };
  expect(changed({ delever: { ...delever, together: [fall, late] } })).toEqual([
    expect.stringMatching(
      /^v\.json:\d+:\d+: \[delever\.together\[1\]\.day\] expected a day not after `until`, 2019-12-31, found "2020-03-01"$/,
    ),
  ]);
  expect(changed({ delever: { ...delever, together: [late] } }, 'zh-Hant')[0]).toContain(
    '應為不晚於`until`（2019-12-31）的日期',
  );
  // 12 December and twenty days are 1 January.
  const open = { ...fall, day: day(2019, 12, 12) };
  expect(changed({ delever: { ...delever, together: [open] } })[0]).toContain(
    '[delever.together[0].after] expected nothing, for twenty sessions after its day are not over',
  );
  const { after: _, ...bare } = open;
  expect(changed({ delever: { ...delever, together: [bare] } })).toEqual([]);
  expect(changed({ delever: { ...delever, together: [fall, fall] } })[0]).toContain(
    'expected a day after the fall before, 2010-05-06',
  );
});

test.each([
  [{ share: { low: 0.1, at: 0.5, high: 1.5 } }, 'share.high] expected a number from 0 to 1'],
  [{ share: { low: -0.1, at: 0.5, high: 0.6 } }, 'share.low] expected a number from 0 to 1'],
  [{ walk: { low: 0.3, at: 0.2, high: 0.4 } }, 'walk.at] expected 0.3 (low) or more, found 0.2'],
  [{ matched: { low: 0, at: 0.2, high: 0.1 } }, 'matched.high] expected 0.2 (at) or more'],
  [{ back: { together: 1.2, alone: 0 } }, 'back.together] expected a number from 0 to 1'],
])('a share of falls that is none is told: %j', (over, says) => {
  const found = changed({ delever: { ...delever, mechanical: { ...mechanical, ...over } } });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^v\.json:\d+:\d+: /);
  expect(found[0]).toContain(says);
});

test('a coverage of nothing, or of more than there was, is refused', () => {
  const with_ = (coverage: object) =>
    changed({ delever: { ...delever, record: { ...delever.record, coverage } } });
  expect(with_({ held: 0, of: 0 })[0]).toContain('coverage.of] expected 1 or more, found 0');
  expect(with_({ held: 3, of: 2 })[0]).toContain('coverage.held] expected at most 2 (of), found 3');
});

test('two states that are none are refused', () => {
  const { switching } = VINTAGE;
  const with_ = (over: object): readonly string[] => {
    const file = { ...JSON.parse(write(VINTAGE)), switching: { ...switching, ...over } };
    const found = read(JSON.stringify(file), 'v.json');
    return found.ok ? [] : found.problems.map((p) => sayProblem(p, 'en'));
  };
  expect(with_({ stay: [1.2, 0.9] })[0]).toContain(
    '[switching.stay[0]] expected a number from 0 to 1, found 1.2',
  );
  expect(with_({ stay: [1, 1] })[0]).toContain('[switching.stay] expected two chances');
  expect(with_({ variance: [0, 4] })[0]).toContain(
    '[switching.variance[0]] expected a number above 0, found 0',
  );
  expect(with_({ variance: [4, 1] })[0]).toContain('[switching.variance[1]] expected 4 or more');
  expect(with_({ stay: [0.9] })[0]).toContain('[switching.stay] expected a list of two');
  expect(with_({ stay: [0.9, 1] })).toEqual([]);
});
