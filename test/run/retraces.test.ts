import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatDay } from '../../src/domain/time.ts';
import { instantOf } from '../../src/run/event.ts';
import { retraces } from '../../src/run/score/forecasts.ts';
import { bundledRun } from '../bundled.ts';

const { setup, events, decisions, folder } = bundledRun();
const found = retraces(setup, events, decisions);
if ('unknown' in found) throw new Error(found.unknown.kind);
const [leg = ''] = setup.episode.legs.risk;

/** Closes of the risk leg by day, as the file has them. */
const closes = readFileSync(`${folder}/observations.csv`, 'utf8')
  .split('\n')
  .map((line) => line.split(','))
  .filter(([series]) => series === leg)
  .map(([, day = '', ...rest]) => ({ day, row: rest }));

test('the forecasts of the episode have come due, each once, with what was said on its day', () => {
  expect(found.calls.map((c) => formatDay(c.made))).toEqual([
    '2025-12-15',
    '2026-01-20',
    '2026-03-20',
  ]);
  expect([found.made, found.open]).toEqual([3, 0]);
  for (const call of found.calls) {
    const { retrace } = decisions.find((d) => d.moment.day === call.made)?.delever ?? ({} as never);
    if ('unknown' in retrace) throw new Error(retrace.unknown.kind);
    expect([call.half.own, call.end.own]).toEqual([retrace.half.at, retrace.end.at]);
    expect(call.half.walk).toBe(retrace.walk.half);
    expect(call.move).toEqual(retrace.move);
  }
});

test('what came is the twenty closes after the fall', () => {
  expect(closes.length).toBeGreaterThan(100);
  for (const call of found.calls) {
    const at = closes.findIndex((c) => c.day === formatDay(call.made));
    const value = (i: number): number => Number(closes[i]?.row.at(-1));
    const [begin, low, last] = [value(at - 3), value(at), value(at + 20)];
    const goal = low + (begin - low) / 2;
    const after = Array.from({ length: 20 }, (_, i) => value(at + 1 + i));
    expect(closes[at + 20]?.day).toBe(formatDay(call.due));
    expect(call.came.move).toBeCloseTo(Math.log(last / low), 12);
    expect(call.came.half).toBe(after.some((v) => v >= goal));
    expect(call.came.end).toBe(last >= goal);
  }
});

test('a forecast whose twenty sessions are not over is open, and earlier ones stay as they are', () => {
  const [first, second] = found.calls;
  const end = decisions.find((d) => d.moment.day === (second?.due ?? 0) - 1)?.moment.at ?? 0;
  const known = events.filter((e) => instantOf(e) <= end);
  const made = decisions.filter((d) => d.moment.at <= end);
  const short = retraces(setup, known, made);
  if ('unknown' in short) throw new Error(short.unknown.kind);
  expect([short.made, short.open]).toEqual([2, 1]);
  expect(short.calls).toEqual([first]);
  expect(retraces(setup, events, [])).toEqual({ unknown: { kind: 'no fall was forecast' } });
});
