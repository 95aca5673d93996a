import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Day, Instant } from '../../src/domain/time.ts';
import { claim } from '../../src/sense/claim.ts';
import { begun, disputes, marked, undisputed } from '../../src/sense/counted.ts';
import { item, WEIGHTS_AS_STATED as W } from '../make.ts';

const on = (day: number): Day => day as Day;
const order = { kind: 'order', rung: 3 } as const;
const ids = (of: readonly Evidence[]): string[] =>
  of
    .filter((i) => i.disputed)
    .map((i) => i.id)
    .toSorted();

describe('an act that is signed and begins later', () => {
  const signed = item({ ...order, effectiveOn: on(5) });

  test('is a draft until its day', () => {
    const rungs = [0, 4, 5, 6].map((day) => begun([signed], on(day))[0]?.rung);
    expect(rungs).toEqual([2, 2, 3, 3]);
    const before = claim(begun([signed], on(4)), W, on(4));
    expect(before).toMatchObject({ rung: 2, standing: true, acted: false, begins: 5 });
    const then = claim(begun([signed], on(5)), W, on(5));
    expect(then).toMatchObject({ rung: 3, standing: true, acted: true });
    expect(then).not.toHaveProperty('begins');
    expect(then.net.friction).toBeGreaterThan(before.net.friction);
  });

  test('the threat that it carries out has not lapsed', () => {
    const threat = item({ rung: 1, scheduledFor: on(2) });
    const all = begun([threat, signed], on(3));
    expect(claim(all, W, on(3))).toMatchObject({ lapsed: false, due: 2, begins: 5 });
  });

  test('ends nothing before it begins', () => {
    const lifted = item({ kind: 'withdrawal', rung: 3, direction: 'noise', effectiveOn: on(5) });
    const standing = (day: number): boolean =>
      claim(begun([item(order), lifted], on(day)), W, on(day)).standing;
    expect([standing(4), standing(5)]).toEqual([true, false]);
  });

  test('a list without any is the same list', () => {
    const all = [item(order), item({ effectiveOn: on(5), kind: 'order', rung: 3 })];
    expect(begun(all, on(5))).toBe(all);
    expect(undisputed(all)).toBe(all);
    expect(marked(all)).toBe(all);
  });
});

describe('items of one claim, day and instant that contradict each other', () => {
  const act = { id: 'A', ...order };
  const frozen = { id: 'B', ...order, kind: 'delay', direction: 'noise', suspended: true } as const;
  const lifted = { id: 'B', kind: 'withdrawal', rung: 3, direction: 'noise' } as const;
  const threat = { id: 'A', rung: 1, scheduledFor: on(9) } as const;
  const delay = { id: 'B', kind: 'delay', rung: 1, direction: 'noise' } as const;

  test.each<[string, Partial<Evidence>, Partial<Evidence>]>([
    ['in force, and frozen', act, frozen],
    ['in force, and withdrawn', act, lifted],
    ['announced, and withdrawn', threat, { ...lifted, rung: 1 }],
    ['announced for one day, and put off to another', threat, { ...delay, scheduledFor: on(20) }],
    [
      'put off to two days',
      { ...delay, id: 'A', scheduledFor: on(20) },
      { ...delay, scheduledFor: on(30) },
    ],
  ])('%s: both are marked, in whatever order', (_, a, b) => {
    expect(ids(marked([item(a), item(b)]))).toEqual(['A', 'B']);
    expect(ids(marked([item(b), item(a)]))).toEqual(['A', 'B']);
  });

  test.each<[string, Partial<Evidence>, Partial<Evidence>]>([
    ['known at two instants', act, { ...frozen, knownAt: 1 as Instant }],
    ['of two days', act, { ...frozen, occurredOn: on(1) }],
    ['of two claims', act, { ...frozen, claim: 'b' }],
    ['an act, and talk against it', act, { ...lifted, rung: 0 }],
    ['an act, and what does not reach it', act, { ...lifted, rung: 2 }],
    ['an act, and an exemption', act, { ...lifted, kind: 'exemption' }],
    ['two acts as hard', act, { ...act, id: 'B' }],
    ['an act, and a date that leans nowhere', act, { ...frozen, direction: 'neutral' }],
    ['frozen twice', { ...act, suspended: true }, frozen],
    ['a delay without a day', threat, delay],
    ['a move of markets', { ...act, kind: 'market' }, lifted],
  ])('%s: no contradiction', (_, a, b) => {
    expect(ids(marked([item(a), item(b)]))).toEqual([]);
  });

  test('what is not marked adds up to the same in either order', () => {
    const kinds = ['order', 'threat', 'withdrawal', 'delay', 'law', 'exemption'] as const;
    const any = fc
      .record({
        kind: fc.constantFrom(...kinds),
        rung: fc.constantFrom(0, 1, 2, 3, 5),
        direction: fc.constantFrom('friction', 'noise', 'neutral'),
        suspended: fc.boolean(),
        scheduledFor: fc.constantFrom(on(9), on(20)),
      })
      .map((x) => item(x as Partial<Evidence>));
    fc.assert(
      fc.property(any, any, fc.constantFrom(1, 15, 30), (a, b, day) => {
        fc.pre(ids(marked([a, b])).length === 0);
        const before = item({ id: 'first', rung: 1, scheduledFor: on(9) });
        const [one, other] = [
          [a, b],
          [b, a],
        ].map((of) => {
          const { last: _, items: __, alive, ...sum } = claim([before, ...of], W, on(day));
          return { ...sum, alive: alive.toSorted() };
        });
        expect(one).toEqual(other);
      }),
    );
  });

  test('are in dispute until a later act of the claim decides', () => {
    const both = marked([item(act), item(frozen)]);
    const open = (...later: readonly Partial<Evidence>[]): number =>
      disputes([...both, ...later.map((x) => item({ knownAt: 1 as Instant, ...x }))]).length;
    expect(open()).toBe(1);
    expect(open(order)).toBe(0);
    expect(open({ ...order, direction: 'noise' })).toBe(0);
    expect(open({ rung: 1 })).toBe(1);
    expect(open({ ...order, claim: 'b' })).toBe(1);
    expect(open({ ...order, direction: 'neutral' })).toBe(1);
    expect(open({ ...order, kind: 'market' })).toBe(1);
    expect(open({ ...order, knownAt: 0 as Instant })).toBe(1);
    expect(undisputed(both)).toEqual([]);
  });
});
