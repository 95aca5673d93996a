import { expect, test } from 'vitest';
import type { Quote, Sizing } from '../../../src/domain/score.ts';
import { path } from '../../../src/judge/score/path.ts';
import { branch, recodedWalk, recodings, stopWorths, track } from '../../../src/run/score/track.ts';
import { bundledRun } from '../../bundled.ts';

const played = bundledRun();
const { gathering: _, ...setup } = played.setup;
const { events, decisions } = played;
const walk = track(setup, events);
const sized = (all: readonly Sizing[]) => all.map((s) => s.exposure);

test('the exposures are those of the decisions: what the crowd answers bound none of them', () => {
  expect(walk.sizings.map((s) => s.day)).toEqual(decisions.map((d) => d.moment.day));
  expect(sized(walk.sizings)).toEqual(decisions.map((d) => d.exposure.target));
});

test('a branch on which nothing differs is the walk', () => {
  for (const from of [0, 70, 141]) expect(branch(walk, setup, { from })).toEqual(walk.sizings);
});

test('an item coded otherwise gives the exposures of a whole replay with that item', () => {
  const all = recodings(played.reading.evidence);
  const later = all.find((one) => one.item.id === 'GL-050' && one.how === 'neutral');
  if (!later) throw new Error('no such item');
  const again = track(
    setup,
    events.map((e) =>
      e.kind === 'evidence' && e.item.id === later.item.id ? { ...e, item: later.item } : e,
    ),
  );
  expect(recodedWalk(walk, setup, later)).toEqual(again.sizings);
  expect(sized(again.sizings)).not.toEqual(sized(walk.sizings));
});

test('what a stop was worth is the total less that of a replay in which it never trips', () => {
  const days = decisions.map((d) => d.moment.day);
  // Prices that fall by a hundredth each weekday: who holds less is worth more.
  const prices: Quote[] = days.map((day, i) => ({ day, value: 0.99 ** i }));
  const grown = (sizings: readonly Sizing[]) => path(sizings, prices);
  const total = (sizings: readonly Sizing[]): number => {
    const went = grown(sizings);
    if ('unknown' in went) throw new Error('no path');
    return went.points.at(-1)?.wealth ?? 1;
  };
  // A stop that sees a fall from the first day on and takes half; the thesis' own are kept quiet.
  const silent = () => ({ holds: false, missing: [] });
  const [first, ...rest] = setup.policy.thesis.stops;
  if (!first) throw new Error('no stop');
  const stops = Object.fromEntries(rest.map((r) => [r.id, silent]));
  const shouting = {
    ...setup,
    policy: {
      ...setup.policy,
      thesis: {
        ...setup.policy.thesis,
        stops: [{ ...first, keys: [], cut: 0.9, hold: 1 }, ...rest],
      },
      stops: { ...stops, [first.id]: () => ({ holds: true, missing: [] }) },
    },
  };
  const loud = track(shouting, events);
  const quiet = track(
    { ...shouting, policy: { ...shouting.policy, stops: { ...stops, [first.id]: silent } } },
    events,
  );
  const [found, ...others] = stopWorths(loud, shouting, grown);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ stop: first.id, trips: 1, absorbed: 1, blind: 0 });
  expect(found?.worth).toBeCloseTo(total(loud.sizings) - total(quiet.sizings), 12);
  expect(found?.worth).toBeGreaterThan(0);
  const [a, b] = [grown(loud.sizings), grown(quiet.sizings)];
  if ('unknown' in a || 'unknown' in b) throw new Error('no path');
  const less = a.points.filter((p, i) => p.exposure < (b.points[i]?.exposure ?? 0)).length;
  expect(found?.held).toBe(less);
  expect(less).toBeGreaterThan(9);
});
