import { describe, expect, test } from 'vitest';
import type { Opened } from '../../../src/edge/opening.ts';
import { sampledCuts } from '../../../src/run/lookahead/compare.ts';
import { volatile } from '../../bundled.ts';
import { LAWS, SEED, THOROUGH } from '../../thorough.ts';
import { kept } from '../kept.ts';
import { absentItems, itemsOf, lateItems } from './evidence.ts';
import { deaf, holes, onlyPast, seriesOf, silence, statedClosed, unheard } from './series.ts';
import { type Run, type Trial, target } from './trial.ts';

/** Days at which the future is cut off, drawn by the seed. */
const CUTS = 40;
/** One of so many cases is tried; every one where all of them are asked for. */
const EVERY = LAWS ? 1 : THOROUGH ? 8 : 30;
/** The same with spread by volatility. */
const EVERY_VOLATILE = LAWS ? 1 : 4 * EVERY;
/** Decisions for which a series is silent, and from an item on for which its absence is tried. */
const SILENT_DECISIONS = 3;
const AFTER_ITEM = LAWS || THOROUGH ? Number.POSITIVE_INFINITY : 30;

/** More decisions than so many have another target with spread by volatility: 63 of the fewest. */
const MOVED_BY_VOLATILITY = 20;

const holdsFor = (tried: number, trial: Trial): void => {
  expect(trial.against).toEqual([]);
  expect(trial.tried).toBe(tried);
};

/** Tries the laws of MODELS on an episode; what it holds is told beside it. */
export function lawsHold(
  { setup, events }: Opened,
  holds: { readonly decisions: number; readonly items: number },
) {
  const usual = kept({ setup, events });
  const volatility = kept({ setup: volatile(setup), events });
  const all = usual.places.map((_, k) => k);
  const { used, unheard: others } = seriesOf(usual);

  test('the cases are those that the episode holds', () => {
    expect([all.length, itemsOf(usual).length]).toEqual([holds.decisions, holds.items]);
    expect(used).toHaveLength(6);
    const moved = usual.whole.filter((d, k) => target(d) !== target(volatility.whole[k]));
    expect(moved.length).toBeGreaterThan(MOVED_BY_VOLATILITY);
  });

  test('only the past: at every cut, without anything that comes after it, the same bytes', () => {
    const cuts = LAWS ? all : sampledCuts(all.length, CUTS, SEED);
    holdsFor(cuts.length, onlyPast(usual, cuts));
  }, 600_000);

  describe.each([
    ['usual', usual, EVERY],
    ['volatility', volatility, EVERY_VOLATILE],
  ] as const)('with spread %s', (_, run: Run, every) => {
    const each = <T>(of: readonly T[]): readonly T[] => of.filter((_, i) => i % every === 0);
    const later = each(all.slice(1));
    const items = each(itemsOf(run));
    const most = (n: number): readonly number[] => later.slice(0, n);

    test('series that fall silent never raise exposure: not above the day before, nor above the same history with them standing still', () => {
      const groups = [...used.map((id) => [id]), used];
      const { tried, against } = silence(run, later, { groups, decisions: SILENT_DECISIONS });
      expect(against).toEqual([]);
      // A value that was not there anyway cannot be taken away.
      expect(tried).toBeGreaterThan(0.95 * groups.length * later.length);
    }, 1_800_000);

    test('nor does a value that never comes, while it lies in a window', () => {
      const { tried, against } = holes(run, later);
      expect(against).toEqual([]);
      expect(tried).toBeGreaterThan(0.95 * 3 * later.length);
    }, 900_000);

    test('a day stated closed raises nothing and blinds nothing, and is told', () => {
      const { tried, against } = statedClosed(run, later);
      expect(against).toEqual([]);
      expect(tried).toBeGreaterThan(0.8 * later.length);
    }, 300_000);

    test('a series that no leg and no role has moves nothing', () => {
      const { tried, against } = unheard(run, most(40), others);
      expect(against).toEqual([]);
      expect(tried).toBeGreaterThan(0.8 * most(40).length);
    }, 300_000);

    test('a crowd that does not answer never raises exposure: not above the day before, nor above that with nobody asked', () => {
      holdsFor(later.length, deaf(run, later));
    }, 300_000);

    test('an item that never came: exposure is that of the same history in which it leans nowhere', () => {
      const pairs = items.map(({ first }) => Math.min(AFTER_ITEM, all.length - first));
      holdsFor(
        pairs.reduce((sum, n) => sum + n, 0),
        absentItems(run, items, AFTER_ITEM),
      );
    }, 3_600_000);

    test('an item that comes a decision late: the odds and the stops are those of the day, as if it had come in time', () => {
      const { tried, against } = lateItems(run, items);
      expect(against).toEqual([]);
      expect(tried).toBeGreaterThan(0.9 * items.length - 1);
    }, 300_000);
  });
}
