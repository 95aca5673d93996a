import { expect, test } from 'vitest';
import type { Fall } from '../../src/domain/delever.ts';
import { extend, type History, noHistory } from '../../src/domain/history.ts';
import type { Day } from '../../src/domain/time.ts';
import { CROWD_LEGS } from '../../src/edge/crowd/calibrate.ts';
import { parted, spansOf } from '../../src/sense/span.ts';

const span = (session: number, severity: number, move: number, known = true): Fall => ({
  day: session as Day,
  session,
  severity,
  move,
  volatility: 0.2,
  features: {},
  ...(known && { after: { half: true, end: true, retrace: 0 } }),
});

test('the first window of an episode is the fall, and ten sessions after it belong to it', () => {
  const all = [
    span(50, 0.5, -1),
    span(52, 0.6, -2),
    span(57, 0.1, -1.5),
    span(62, 0.1, -0.5),
    // Eleven after 52.
    span(63, 0.1, -0.4),
    span(70, -1, 0.3),
    span(80, 0.4, -1),
    span(99, 0.9, -3, false),
  ];
  const { together, alone } = parted(all, 0.31);
  expect(together.map((s) => s.session)).toEqual([50, 80]);
  expect(alone.map((s) => s.session)).toEqual([63]);
});

/** Moves of 1 % up and down in turn, so that the daily sigma is about 1 %; then three falls of 2 %. */
function made(after: readonly number[]): History {
  const moves = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 0.01 : -0.01));
  let value = 100;
  let history = extend(noHistory('index'), 0 as Day, value);
  for (const [i, move] of [...moves, -0.02, -0.02, -0.02, ...after].entries()) {
    value *= Math.exp(move);
    history = extend(history, (i + 1) as Day, value);
  }
  return history;
}

/** The same days for every leg: yields up, the euro up, whenever shares fall. */
function legsOf(risk: History): (id: string) => History {
  const like = (kind: 'yield' | 'fx'): History =>
    risk.values.reduce(
      (h, value, i) => extend(h, i as Day, kind === 'yield' ? 10 - value / 50 : 100 / value),
      noHistory(kind),
    );
  const all: Readonly<Record<string, History>> = {
    SPX: risk,
    DGS10: like('yield'),
    EURUSD: like('fx'),
  };
  return (id) => all[id] as History;
}

test('a window is measured in sigmas known before it, and so is what comes after', () => {
  const after = [0.04, ...new Array<number>(19).fill(0)];
  const fall = spansOf(CROWD_LEGS, legsOf(made(after))).find((s) => s.session === 63);
  // Three falls of 2 % against 1 % a day: -0.06 / (0.01 sqrt 3). Everything fell.
  expect(fall?.move).toBeCloseTo(-0.06 / (0.01 * Math.sqrt(3)), 6);
  expect(fall?.severity).toBeGreaterThan(2);
  expect(fall?.volatility).toBeCloseTo(0.01 * Math.sqrt(252), 6);
  // Up 4 % of the 6 %: more than half is back. 0.04 / (0.01 sqrt 20).
  expect(fall?.after?.half).toBe(true);
  expect(fall?.after?.retrace).toBeCloseTo(0.04 / (0.01 * Math.sqrt(20)), 6);
});

test('half is not back when less than half is, and nothing is told before twenty sessions', () => {
  const short = [0.02, ...new Array<number>(19).fill(0)];
  const at63 = (after: readonly number[]): Fall | undefined =>
    spansOf(CROWD_LEGS, legsOf(made(after))).find((s) => s.session === 63);
  expect(at63(short)?.after?.half).toBe(false);
  expect(at63(short.slice(1))?.after).toBeUndefined();
});
