import { expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { gravest } from '../../src/edge/cli/serve.ts';

type Made = { held: number; state?: string; severity?: number; risk?: number };

const day = ({ held, state = 'calm', severity = -1, risk = 0 }: Made): Decision =>
  ({
    exposure: { before: held },
    stress: {
      state,
      severity,
      windows: [
        { window: 1, legs: { risk: { z: -99 } } },
        { window: 3, legs: { risk: { z: risk }, rates: { unknown: { kind: 'no fall' } } } },
      ],
    },
  }) as unknown as Decision;

test('the gravest day is the severest joint fall while something was held', () => {
  const joint = (held: number, severity: number) => day({ held, state: 'synchronised', severity });
  const days = [
    joint(0.4, 0.9),
    joint(0.4, 1.2),
    joint(0.4, 1.1),
    joint(0, 3),
    day({ held: 0.4, risk: -7 }),
  ];
  expect(gravest(days)).toEqual({ at: 1, by: 'together' });
});

test('without one it is the hardest fall of one leg over three sessions while something was held', () => {
  const days = [
    day({ held: 0.4, risk: -2 }),
    day({ held: 0.4, state: 'building', severity: 9, risk: -5 }),
    day({ held: 0, risk: -8 }),
    day({ held: 0, state: 'synchronised', severity: 2 }),
  ];
  expect(gravest(days)).toEqual({ at: 1, by: 'one leg' });
});

test('where nothing was held while anything fell it is the last', () => {
  expect(gravest([day({ held: 0, risk: -8 }), day({ held: 0.3, risk: 1 })])).toEqual({
    at: 1,
    by: 'last',
  });
});
