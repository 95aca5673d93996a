import { expect, test } from 'vitest';
import { benchLoad } from '../../../bench/load.ts';
import { LAWS } from '../../thorough.ts';

/** The whole load where laws are tried for long; else a little of it, so that the way of asking is tried. */
const LOAD = LAWS
  ? { seconds: 60, listeners: 1000, rate: 500 }
  : { seconds: 4, listeners: 100, rate: 100 };

test('many who listen and ask are all told, in memory that stays flat', async () => {
  const report = await benchLoad(LOAD);
  console.log(JSON.stringify(report));
  expect(report).toMatchObject({ errors: 0, heard: LOAD.listeners, listeners: LOAD.listeners });
  expect(report.requests).toBeGreaterThan(0.95 * LOAD.seconds * LOAD.rate);
  const [quarter, end] = report.memory;
  expect(end).toBeLessThan(1.25 * quarter);
}, 180_000);
