import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Crowd } from '../../src/domain/crowd.ts';
import { readCrowd } from '../../src/edge/crowd/read.ts';
import { fitted, minimise } from '../../src/run/calibrate/fit.ts';
import {
  type Nodes,
  type RunBlock,
  type Surface,
  surface,
} from '../../src/run/calibrate/momentsurface.ts';
import { simulateBlock } from '../reference/firesale/block.ts';

const LEVEL = 0.8;

/** A made-up model with two moments that are linear in the two figures. */
const LINEAR: Surface = {
  impact: [0, 1, 2],
  decaying: [0, 1],
  at: [0, 1, 2].map((i) => [0, 1].map((d) => [i, 3 * d])),
};

test('with moments that are the figures themselves the interval is that of the normal law', () => {
  const target = {
    values: [0.7, 1.2],
    covariance: [
      [0.01, 0],
      [0, 0.09],
    ],
  };
  const found = fitted(LINEAR, target, LEVEL);
  expect(found?.distance).toBeCloseTo(0, 9);
  // 1.2 / 3 = 0.4; half-widths 1.2816 x 0.1 and 1.2816 x 0.3 / 3.
  for (const [name, at] of [
    ['impact', 0.7],
    ['decaying', 0.4],
  ] as const) {
    expect(found?.[name].at).toBeCloseTo(at, 6);
    expect(found?.[name].low).toBeCloseTo(at - 0.12816, 4);
    expect(found?.[name].high).toBeCloseTo(at + 0.12816, 4);
    expect(found?.[name].bound).toBeUndefined();
  }
});

test('a past beyond the model is fitted at the end of the grid, and says so', () => {
  const target = {
    values: [2.5, -0.3],
    covariance: [
      [0.04, 0],
      [0, 0.09],
    ],
  };
  const found = fitted(LINEAR, target, LEVEL);
  // (0.5 / 0.2)^2 + (0.3 / 0.3)^2.
  expect(found?.distance).toBeCloseTo(7.25, 9);
  expect(found?.impact).toMatchObject({ at: 2, high: 2, bound: 'high' });
  expect(found?.decaying).toMatchObject({ at: 0, low: 0, bound: 'low' });
});

test('a moment that does not move with a figure leaves it unidentified', () => {
  const flat = {
    ...LINEAR,
    at: LINEAR.impact.map((i) => [
      [i, 0.1],
      [i, 0.1],
    ]),
  };
  const found = fitted(
    flat,
    {
      values: [1, 0],
      covariance: [
        [1, 0],
        [0, 1],
      ],
    },
    LEVEL,
  );
  expect(found?.decaying).toMatchObject({ low: 0, high: 1 });
});

test('moments that say the same twice have no weight', () => {
  expect(
    fitted(
      LINEAR,
      {
        values: [1, 1],
        covariance: [
          [1, 1],
          [1, 1],
        ],
      },
      LEVEL,
    ),
  ).toBeUndefined();
});

test('the least of a function is found between its grid', () => {
  const { at, value } = minimise((x) => (x - 0.123456) ** 2 + 1, 0, 1);
  expect(at).toBeCloseTo(0.123456, 6);
  expect(value).toBeCloseTo(1, 12);
  expect(minimise(() => 1, 0, 1).at).toBe(0);
});

/** The bundled crowd in stormy markets, where it sells most; few paths. */
const opened = readCrowd(readFileSync('crowd/crowd.yaml', 'utf8'), 'crowd.yaml');
const PAST = { volatilities: [0.3, 0.4], sizes: [-1.5, -2, -2.5, -3] };
const NODES: Nodes = { impact: [0.5, 0.7, 0.9], decaying: [0, 1], blocks: 12 };

const asked =
  (seed: number): RunBlock =>
  (arena, index) =>
    simulateBlock(arena, { seed: [seed, 0], tilt: false }, index).rows;

function world(impact: number, decaying: number, seed: number): readonly number[] {
  const made = { ...NODES, impact: [impact], decaying: [decaying] };
  return surface(crowd(), PAST, { ask: asked(seed), nodes: made }).at[0]?.[0]?.slice(
    0,
    3,
  ) as number[];
}

/** About the error that so few paths leave in each moment, twice over. */
const covariance = [
  [0.0225, 0, 0],
  [0, 0.0016, 0],
  [0, 0, 0.0049],
];

const crowd = (): Crowd => {
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
};
const model = surface(crowd(), PAST, { ask: asked(1), nodes: NODES });

test.each([
  { impact: 0.8, decaying: 0.75 },
  { impact: 0.6, decaying: 0 },
])('figures of a made-up world are found again: $impact, $decaying', ({ impact, decaying }) => {
  const values = world(impact, decaying, 2);
  const found = fitted(model, { values, covariance }, LEVEL);
  expect(found?.impact.low).toBeLessThan(impact);
  expect(found?.impact.high).toBeGreaterThan(impact);
  expect(found?.decaying.low).toBeLessThanOrEqual(decaying);
  expect(found?.decaying.high).toBeGreaterThan(decaying);
  // What decays is seen, and what does not is not made up.
  if (decaying === 0) expect(found?.decaying.low).toBe(0);
  else expect(found?.decaying.low).toBeGreaterThan(0);
});
