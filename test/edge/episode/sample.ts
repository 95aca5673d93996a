import type { Episode } from '../../../src/domain/episode.ts';
import { meta } from '../../../src/edge/episode/meta.ts';
import { type Result, sayProblem } from '../../../src/edge/file/problem.ts';

/** A small episode that is right in every line. */
export const YAML = `id: sample
title: { en: Sample, zh-Hant: 範例 }
from: 2020-02-03
to: 2020-02-28
decide: { time: "18:30", zone: America/New_York }
legs: { risk: [SPX], rates: [DGS10], dollar: [EURUSD] }
roles: { credit: OAS }
series:
  SPX: { unit: points, kind: index, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
  DGS10: { unit: per cent, kind: yield, duration: 8, calendar: sifma, known: { time: "18:00", zone: America/New_York } }
  EURUSD: { unit: USD, kind: fx, sign: -1, calendar: weekdays, known: { time: "17:00", zone: America/New_York } }
  OAS: { unit: per cent, kind: spread, calendar: sifma, known: { time: "18:00", zone: America/New_York, lag: 2 } }
`;

/** The value of a result; throws its problems where there is none. */
export function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map((p) => sayProblem(p, 'en')).join('\n'));
}

/** The problems of a result, one line each. */
export const told = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.problems.map((p) => sayProblem(p, 'en'));

/** The small episode, read. */
export const sample = (): Episode => value(meta(YAML, 'episode.yaml'));
