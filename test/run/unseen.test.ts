import { expect, test } from 'vitest';
import { formatDay } from '../../src/domain/time.ts';
import { dataFindings } from '../../src/edge/episode/findings.ts';
import { knownRule } from '../../src/edge/episode/known.ts';
import { inOrder } from '../../src/run/knowledge.ts';
import { replay } from '../../src/run/step.ts';
import { bundled } from '../bundled.ts';
import { events, places, setup, whole } from './kept.ts';
import { target, tickAt } from './laws/trial.ts';

/*
 * The rates leg without its values around the start of a synchronised fall: what cannot be seen hides no start.
 */

const { reading } = bundled();
const ticks = places.map((_, k) => tickAt({ events, places } as never, k).tick);
const simulations = events.flatMap((e) => (e.kind === 'simulation' ? [e] : []));

/** The decisions had the rates of some days never come. */
function without(days: ReadonlySet<number>) {
  const { observations: all, evidence, measured } = reading;
  const observations = all.filter((o) => o.series !== 'DGS10' || !days.has(o.at));
  const { calendars } = setup;
  const given = { observations, evidence, calendars, known: knownRule(calendars) };
  const sifted = dataFindings(setup.episode, given);
  return replay(setup, inOrder({ ...sifted, evidence, measured, simulations }, ticks));
}

const starts = whole.flatMap((d, k) =>
  d.stress.since === d.moment.day && whole[k - 1]?.stress.since === undefined ? [k] : [],
);

test('the episode has synchronised falls to hide', () => {
  expect(starts.map((k) => formatDay(whole[k]?.moment.day as never))).toEqual([
    '2026-01-20',
    '2026-03-20',
  ]);
});

test.each([
  [-2, 3],
  [-1, 1],
  [0, 2],
] as const)(
  'from %i decisions before it, %i values: exposure is that of the full history or less, and credit waits',
  (from, n) => {
    for (const start of starts) {
      const gone = whole.slice(start + from, start + from + n).map((d) => d.moment.day);
      const found = without(new Set(gone));
      // A value that never came may be worth a point of volatility, for some days; it was 15 for 73.
      for (const [k, d] of found.entries())
        expect(target(d), formatDay(d.moment.day)).toBeLessThanOrEqual(target(whole[k]) + 0.0101);
      // While it is not seen a fall may have begun that very day: what credit said before tells nothing.
      const dark = found.slice(start, start + from + n).filter((d) => d.stress.state === 'unknown');
      if (from + n > 0) expect(dark.length).toBeGreaterThan(0);
      for (const { moment, stress } of dark)
        expect(stress.credit, formatDay(moment.day)).toMatchObject({
          state: 'not yet',
          awaits: moment.day,
        });
      // Nothing is added while it is dark.
      for (const [i, d] of found.entries())
        if (d.stress.state === 'unknown' && i > 0)
          expect(target(d)).toBeLessThanOrEqual(target(found[i - 1]));
    }
  },
  120_000,
);
