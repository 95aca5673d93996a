import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Rule } from '../../src/domain/look.ts';
import type { Event } from '../../src/run/event.ts';
import { replay } from '../../src/run/step.ts';
import { WEIGHTS_AS_STATED } from '../make.ts';
import { THOROUGH } from '../thorough.ts';
import { days, OPENED, small, stopRule, told } from './small.ts';

/*
 * Where a thesis asks for sizes, stops hear usual acts alone. Tried on a stop that asks for an act in
 * force in group A that is not frozen.
 */

const asks: Rule = (look) => ({
  holds: (look.count('A', { rung: 3, days: 100 }) ?? 0) > 0,
  missing: [],
});
const play = (sizes: boolean, last: number, items: readonly Event[]): readonly Decision[] =>
  replay(
    small(
      { weights: { ...WEIGHTS_AS_STATED, sizes }, stops: [stopRule({ rung: 3 })] },
      { halt: asks },
    ),
    days(OPENED + last, { items }),
  );
const act = (day: number, over: Partial<Evidence> = {}): Event =>
  told(OPENED + day, { kind: 'order', rung: 3, ...over });
/** State and age of the stop at each decision. */
const lamps = (decisions: readonly Decision[]): string[] =>
  decisions.flatMap((d) => d.stops.map(({ state, age }) => `${state} ${age ?? '-'}`));

test('a small act trips no stop; without the switch it does', () => {
  const items = [act(0, { size: 'small' })];
  expect(lamps(play(true, 1, items))).toEqual(['quiet -', 'quiet -']);
  expect(lamps(play(false, 1, items))).toEqual(['tripped 0', 'tripped 1']);
  expect(lamps(play(true, 1, [act(0)]))).toEqual(['tripped 0', 'tripped 1']);
});

test('a small act strikes no stop anew, even in the claim that tripped it; a usual one does', () => {
  const again = (size: Evidence['size']) =>
    lamps(play(true, 2, [act(0), act(2, size && { size })])).at(-1);
  expect(again('small')).toBe('tripped 2');
  expect(again('usual')).toBe('tripped 0');
  expect(again(undefined)).toBe('tripped 0');
});

test('a small act neither ends nor freezes what a stop stands on, nor arms it again', () => {
  const end = { kind: 'withdrawal', direction: 'noise' } as const;
  const frozen = { direction: 'noise', suspended: true } as const;
  const last = (...items: readonly Event[]) => lamps(play(true, 2, items)).at(-1);
  expect(last(act(0), act(1, { ...end, size: 'small' }))).toBe('tripped 2');
  expect(last(act(0), act(1, { ...frozen, size: 'small' }))).toBe('tripped 2');
  expect(last(act(0), act(1, end))).toBe('quiet -');
  expect(last(act(0), act(1, frozen))).toBe('quiet -');
  expect(last(act(0), act(1, frozen), act(2, { size: 'small' }))).toBe('quiet -');
  expect(last(act(0), act(1, frozen), act(2))).toBe('tripped 0');
});

/** An item of any size in one of two claims of group A, none of them a delay. */
const anItem = fc.record({
  day: fc.nat(6),
  claim: fc.constantFrom('a', 'b'),
  rung: fc.constantFrom(0, 1, 3, 5),
  kind: fc.constantFrom('order', 'withdrawal', 'threat', 'statement'),
  direction: fc.constantFrom('friction', 'noise'),
  suspended: fc.boolean(),
  size: fc.constantFrom('small', 'usual'),
} as const);

test('with sizes on, an item of friction that never came never lowers exposure, and one of noise never raises it', () => {
  let moved = 0;
  fc.assert(
    fc.property(fc.array(anItem, { minLength: 1, maxLength: 6 }), fc.nat(5), (all, pick) => {
      const gone = pick % all.length;
      const items = all.map(({ day, ...over }, i) => act(day, { ...over, id: `E-${i}` }));
      const whole = play(true, 8, items);
      const without = play(true, 8, items.toSpliced(gone, 1));
      for (const [i, d] of whole.entries()) {
        const by = (without[i] as Decision).exposure.target - d.exposure.target;
        if (by !== 0) moved++;
        if (all[gone]?.direction === 'friction' ? by < -1e-9 : by > 1e-9) return false;
      }
      return true;
    }),
    { numRuns: THOROUGH ? 1000 : 100 },
  );
  expect(moved).toBeGreaterThan(50);
});
