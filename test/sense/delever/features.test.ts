import { expect, test } from 'vitest';
import { extend, type History, noHistory } from '../../../src/domain/history.ts';
import type { SeriesKind } from '../../../src/domain/series.ts';
import type { Day } from '../../../src/domain/time.ts';
import { CROWD_LEGS } from '../../../src/edge/crowd/calibrate.ts';
import { sessions } from '../../../src/sense/calibrate.ts';
import { featuresNow, retraceFeatures } from '../../../src/sense/delever/features.ts';
import { windowStress } from '../../../src/sense/leg.ts';
import { spansOf } from '../../../src/sense/span.ts';
import { legTurbulence } from '../../../src/sense/turbulence.ts';
import { luck } from '../../worlds/luck.ts';

const { normal } = luck(5, 0);
const COUNT = 140;

const series = (kind: SeriesKind, start: number, step: (at: number) => number): History => {
  let [value, history] = [start, extend(noHistory(kind), 0 as Day, start)];
  for (let i = 1; i < COUNT; i++) {
    value = step(value);
    history = extend(history, i as Day, value);
  }
  return history;
};

const all: Readonly<Record<string, History>> = {
  SPX: series('index', 100, (at) => at * Math.exp(0.01 * normal())),
  DGS10: series('yield', 4, (at) => at + 0.05 * normal()),
  EURUSD: series('fx', 1.1, (at) => at * Math.exp(0.005 * normal())),
  VIX: series('index', 20, (at) => at * Math.exp(0.05 * normal())),
};
const episode = { ...CROWD_LEGS, roles: { volatility: 'VIX' } };
const of = (id: string): History => all[id] as History;
const every = spansOf(episode, of);

test('every window is measured, and its features are those known at its end', () => {
  expect(every.at(-1)?.session).toBe(COUNT - 1);
  for (const fall of every) {
    expect(fall.day).toBe(fall.session);
    expect(fall.features.fear).toBeCloseTo(Math.log(of('VIX').values[fall.session] as number), 12);
    expect(fall.features.flow).toBeDefined();
    // Sixty moves before the last one, and the value before the first: session 61 on.
    expect(fall.features.surprise !== undefined).toBe(fall.session >= 61);
  }
});

test('a fall that has just ended has the features that the past will give it', () => {
  for (const strands of [...sessions(episode, of)].slice(-20)) {
    const at = (strands.risk[0]?.history.length ?? 0) - 1;
    const told = featuresNow(episode, (id) => ({ ...of(id), length: at + 1 }), {
      windows: [windowStress(strands, 3, { unknown: { kind: 'not yet' } })],
      turbulence: legTurbulence(strands, { last: undefined, ratios: [] })[0],
    });
    const { move, volatility, features } = every.find((f) => f.session === at) ?? every[0] ?? {};
    expect(told).toEqual({ move, volatility, features });
  }
});

test('a fear from before the window, or none at all, is absent and not 0', () => {
  const strands = [...sessions(episode, of)].at(-1);
  if (!strands) throw new Error('no sessions');
  const vix = of('VIX');
  // The window began after the close three sessions ago; that close is not in it.
  expect(retraceFeatures(strands, { ...vix, length: COUNT - 3 })).not.toHaveProperty('fear');
  expect(retraceFeatures(strands, { ...vix, length: COUNT - 2 })).toHaveProperty('fear');
  expect(retraceFeatures(strands)).not.toHaveProperty('fear');
});

test('cutting the future changes no window, only what had not come of it yet', () => {
  const cut = COUNT - 10;
  const before = spansOf(episode, (id) => ({ ...of(id), length: cut }));
  expect(before).toEqual(
    every
      .filter((f) => f.session < cut)
      .map(({ after, ...f }) => ({ ...f, ...(after && f.session + 20 < cut && { after }) })),
  );
});
