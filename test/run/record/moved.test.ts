import { expect, test } from 'vitest';
import type { Sizing } from '../../../src/domain/score.ts';
import { type Day, formatDay } from '../../../src/domain/time.ts';
import { moved, type Outputs } from '../../../src/run/record/compared.ts';
import { forecasts } from '../../../src/run/record/retraced.ts';
import { studySet } from '../../../src/run/record/studyfalls.ts';
import { spansOf } from '../../../src/sense/span.ts';
import { cut, EPISODE, histories, vintage } from './make.ts';

const VINTAGES = [vintage(80, 0.6, 0.2), vintage(300, 0.5, 0.1)];

/** What the record tells of made-up prices up to a day. */
function outputs(days: number): Outputs {
  const of = cut(histories(700), days);
  const vintages = VINTAGES.filter((v) => v.until < days);
  const { together, alone } = studySet(EPISODE, of, { all: spansOf(EPISODE, of), vintages });
  return {
    vintages,
    falls: together,
    alone,
    forecasts: forecasts({ together: [] }, together),
    sizings: Array.from({ length: days }, (_, i): Sizing => ({ day: i as Day, exposure: i / 700 })),
    session: of('RISK').length - 1,
  };
}
const whole = outputs(700);
const to = (days: number): Day => (days - 1) as Day;

test('a record that ends early tells the same up to its end, outcomes not yet due aside', () => {
  for (const days of [200, 333, 555]) {
    const { held, differing } = moved(whole, outputs(days), to(days));
    expect([...differing]).toEqual([]);
    expect(held.day).toBe(formatDay(to(days)));
    expect([held.vintages, held.sizings]).toEqual([days > 301 ? 2 : 1, days]);
    expect(held.falls).toBe(whole.falls.filter((f) => f.day < days).length);
    expect(held.falls).toBeGreaterThan(1);
    expect(held.forecasts).toBe(whole.forecasts.filter((f) => f.fall.day < days).length);
  }
  expect(moved(whole, outputs(555), to(555)).held.forecasts).toBeGreaterThan(0);
});

test('an output that differs is listed with its kind, its path and its days', () => {
  const short = outputs(333);
  const at = short.sizings[50] as Sizing;
  const sizings = short.sizings.map((s) => (s === at ? { ...s, exposure: 0.9 } : s));
  expect([...moved(whole, { ...short, sizings }, to(333)).differing]).toEqual([
    ['sizings.exposure', [50]],
  ]);
  const [first] = short.falls;
  if (!first) throw new Error('no fall');
  const falls = short.falls.map((f) => (f === first ? { ...f, severity: 9 } : f));
  expect([...moved(whole, { ...short, falls }, to(333)).differing]).toEqual([
    ['falls.severity', [first.day]],
  ]);
  // A fall that the shorter record alone does not have is one path.
  const fewer = { ...short, falls: short.falls.slice(1) };
  expect([...moved(whole, fewer, to(333)).differing.keys()]).toEqual(['falls']);
  const vintages = short.vintages.map((v) => ({ ...v, from: 7 as Day }));
  expect([...moved(whole, { ...short, vintages }, to(333)).differing.keys()]).toContain(
    'vintages.from',
  );
});

test('an outcome that was due must be there and the same', () => {
  const short = outputs(333);
  const [first] = short.falls;
  if (!first?.after) throw new Error('no fall that is due');
  const { after: _, ...rest } = first;
  const without = { ...short, falls: [rest, ...short.falls.slice(1)] };
  expect([...moved(whole, without, to(333)).differing.keys()]).toEqual(['falls.after']);
});

test('an alarm that was given stays given', () => {
  const short = outputs(333);
  const last = short.falls.at(-1);
  if (!last) throw new Error('no fall');
  const said = (alarm: boolean) => ({
    ...short,
    falls: [...short.falls.slice(0, -1), { ...last, alarm }],
  });
  const is = whole.falls.find((f) => f.day === last.day)?.alarm;
  // Of the last run only an alarm that is yet to come may differ.
  expect(moved(whole, said(false), to(333)).differing.size).toBe(0);
  expect(moved(whole, said(true), to(333)).differing.size).toBe(is ? 0 : 1);
});
