import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '../../src/domain/present.ts';
import type { Day } from '../../src/domain/time.ts';
import { byClaim, claim, claims, talk, weight } from '../../src/sense/claim.ts';
import { item, WEIGHTS_AS_STATED as W } from '../make.ts';

const on = (n: number): Day => n as Day;

test('a dated threat weighs rung x kind x watch x reliability', () => {
  expect(weight(item(), W)).toEqual({ friction: 3, rupture: 3 }); // 3 x 1 x 1 x 1
  expect(weight(item({ watch: 'B', confidence: 'medium' }), W).friction).toBeCloseTo(1.05, 12); // 3 x 1 x 0.5 x 0.7
});

test('an enacted and frozen measure weighs as a draft', () => {
  expect(weight(item({ kind: 'order', rung: 4, suspended: true }), W).friction).toBe(4);
});

test('deployments and exercises weigh one at most', () => {
  expect(weight(item({ kind: 'deployment', rung: 5 }), W).friction).toBe(1); // 8 x 0.25 = 2
});

test('a unilateral act on the ground counts half as much again for rupture', () => {
  const act = item({ watch: 'C', kind: 'order', rung: 3, unilateral: true });
  expect(weight(act, W)).toEqual({ friction: 4.5, rupture: 6.75 }); // 6 x 1 x 0.75, x 1.5
});

test('market commentary weighs nothing: prices speak for themselves', () => {
  expect(weight(item({ kind: 'market', watch: 'A', rung: 0 }), W).friction).toBe(0);
  expect(talk(item({ kind: 'market', rung: 0 }), W)).toBe(0);
});

test('talk leaves no mark on a claim, however often it is repeated', () => {
  const said = Array.from({ length: 50 }, () => item({ rung: 0 }));
  expect(claim(said, W, on(0)).net).toEqual({ friction: 0, rupture: 0 });
  expect(claim(said, W, on(0)).standing).toBe(false);
});

test('several reports of one act are one claim: the hardest counts once', () => {
  const c = claim([item(), item(), item({ kind: 'order', rung: 3 })], W, on(0));
  expect(c.net.friction).toBe(6);
  expect(c.rung).toBe(3);
});

test('a withdrawal outweighs the threat that it withdraws', () => {
  const c = claim(
    [item({ scheduledFor: on(10) }), item({ kind: 'withdrawal', direction: 'noise' })],
    W,
    on(5),
  );
  expect(c.net.friction).toBe(-1.5); // 3 - 3 x 1.5
  expect(c.standing).toBe(false);
});

test('a dated threat whose day passes without the act loses its mark', () => {
  const threat = item({ scheduledFor: on(10) });
  expect(claim([threat], W, on(10)).net.friction).toBe(3);
  const after = claim([threat], W, on(11));
  expect(after.net.friction).toBe(0);
  expect(after.lapsed).toBe(true);
});

test('a delay moves the day, and is itself a step back', () => {
  const c = claim(
    [
      item({ scheduledFor: on(10) }),
      item({ kind: 'delay', direction: 'noise', scheduledFor: on(40) }),
    ],
    W,
    on(20),
  );
  expect(c.due).toBe(40);
  expect(c.net.friction).toBe(1.5); // 3 - 3 x 0.5
});

test('a threat that was carried out does not lapse', () => {
  const c = claim([item({ scheduledFor: on(10) }), item({ kind: 'law', rung: 5 })], W, on(99));
  expect(c.net.friction).toBe(8);
});

test('a withdrawn threat does not come back to life when its day passes', () => {
  const items = [item({ scheduledFor: on(10) }), item({ kind: 'withdrawal', direction: 'noise' })];
  expect(claim(items, W, on(11)).net).toEqual(claim(items, W, on(5)).net);
});

test('a threat withdrawn after its day, before it was made, or in words alone has lost its mark all the same', () => {
  const threat = () => item({ scheduledFor: on(10), occurredOn: on(2) });
  const back = (day: number, over: Parameters<typeof item>[0] = {}) =>
    item({ kind: 'withdrawal', direction: 'noise', occurredOn: on(day), ...over });
  const at = (...items: Parameters<typeof claim>[0]) => {
    const { net, lapsed } = claim(items, W, on(20));
    return [net.friction, lapsed];
  };
  expect(at(threat(), back(10))).toEqual([-1.5, false]); // 3 - 3 x 1.5
  expect(at(threat(), back(11))).toEqual([-4.5, true]);
  expect(at(back(1), threat())).toEqual([-4.5, true]);
  expect(at(threat(), back(9, { rung: 0 }))).toEqual([0, true]);
  // The day that a delay moved it to counts.
  const delay = item({ kind: 'delay', direction: 'noise', scheduledFor: on(15) });
  expect(at(threat(), delay, back(15))).toEqual([-1.5, false]);
});

test('a weak report of a withdrawal leaves nothing standing once the day has passed', () => {
  const items = [
    item({ scheduledFor: on(10) }),
    item({ kind: 'withdrawal', direction: 'noise', confidence: 'low' }),
  ];
  expect(claim(items, W, on(5)).net.friction).toBeCloseTo(1.2, 12); // 3 - 4.5 x 0.4
  expect(claim(items, W, on(11)).net.friction).toBe(0);
});

test('one claim moves the odds by eight decibans at most, rupture by twelve', () => {
  const c = claim(
    [item({ watch: 'C', kind: 'law', rung: 5, unilateral: true })],
    { ...W, watch: { ...W.watch, C: 9 } },
    on(0),
  );
  expect(c.net).toEqual({ friction: 8, rupture: 12 });
});

test('what is in force is a matter of facts, not of weights', () => {
  const order = item({ kind: 'order', rung: 3, confidence: 'medium' });
  const announced = item({ kind: 'withdrawal', rung: 1, direction: 'noise' });
  // 6 x 0.7 = 4.2 against 3 x 1.5 = 4.5: the odds lean to noise, and the order is in force.
  const still = claim([order, announced], W, on(0));
  expect(still.net.friction).toBeLessThan(0);
  expect([still.standing, still.friction]).toEqual([true, 3]);
  const ended = claim([order, item({ kind: 'withdrawal', rung: 3, direction: 'noise' })], W, on(0));
  expect([ended.standing, ended.friction]).toEqual([false, undefined]);
});

test('a measure of a group that weighs nothing is in force all the same', () => {
  const c = claim([item({ watch: 'E', kind: 'order', rung: 4 })], W, on(0));
  expect(c.net.friction).toBe(0);
  expect([c.standing, c.friction]).toEqual([true, 4]);
});

test('a ruling of limited reach ends nothing; an act after the end stands again', () => {
  const law = item({ kind: 'law', rung: 5 });
  expect(
    claim([law, item({ kind: 'exemption', rung: 3, direction: 'noise' })], W, on(0)).standing,
  ).toBe(true);
  const ended = item({ kind: 'court_ruling', rung: 3, direction: 'noise' });
  expect(claim([law, ended], W, on(0)).standing).toBe(false);
  expect(claim([law, ended, item({ kind: 'order', rung: 3 })], W, on(0)).standing).toBe(true);
});

test('a measure is frozen by an act that says so, and armed again by a harder one', () => {
  const law = item({ kind: 'law', rung: 4 });
  const freeze = item({ kind: 'delay', rung: 3, direction: 'noise', suspended: true });
  expect(claim([law, freeze], W, on(0)).suspended).toBe(true);
  expect(
    claim([law, item({ rung: 1, direction: 'neutral', suspended: true })], W, on(0)).suspended,
  ).toBe(false);
  expect(claim([law, freeze, item({ rung: 0 })], W, on(0)).suspended).toBe(true);
  expect(claim([law, freeze, item({ rung: 1, direction: 'neutral' })], W, on(0)).suspended).toBe(
    true,
  );
  expect(claim([law, freeze, item({ kind: 'order', rung: 3 })], W, on(0)).suspended).toBe(false);
});

test('a frozen measure weighs as a draft from a dated announcement up; frozen talk stays talk', () => {
  const frozen = (rung: 0 | 1) => weight(item({ rung, suspended: true }), W).friction;
  expect([frozen(0), frozen(1)]).toEqual([0.3, 4]);
});

test('exercises weigh one at most, too', () => {
  expect(weight(item({ kind: 'exercise', rung: 5 }), W).friction).toBe(1); // 8 x 0.25 = 2
});

test('only a unilateral act in C, from a draft up, counts half as much again', () => {
  const act = { watch: 'C', kind: 'order', rung: 2, unilateral: true } as const;
  const factor = (over: Parameters<typeof item>[0]): number => {
    const { friction, rupture } = weight(item({ ...act, ...over }), W);
    return rupture / friction;
  };
  expect(factor({})).toBe(1.5);
  expect(factor({ unilateral: false })).toBe(1);
  expect(factor({ watch: 'A' })).toBe(1);
  expect(factor({ rung: 1 })).toBe(1);
});

test('talk weighs watch x reliability, with the sign of its direction', () => {
  const said = { rung: 0, watch: 'B', confidence: 'medium' } as const;
  expect(talk(item(said), W)).toBeCloseTo(0.105, 12); // 0.3 x 0.5 x 0.7
  expect(talk(item({ ...said, direction: 'noise' }), W)).toBeCloseTo(-0.105, 12);
  expect(talk(item({ ...said, direction: 'neutral' }), W)).toBe(0);
});

const threat = () => item({ scheduledFor: on(10) });
const lapsed = (...more: readonly Parameters<typeof item>[0][]): boolean =>
  claim([threat(), ...more.map(item)], W, on(11)).lapsed;

test('a threat lapses unless the act came or it was withdrawn', () => {
  expect(lapsed()).toBe(true);
  expect(lapsed({ kind: 'order', rung: 3 })).toBe(false);
  expect(lapsed({ kind: 'order', rung: 2 })).toBe(true);
  expect(lapsed({ kind: 'court_ruling', rung: 3, direction: 'noise' })).toBe(true);
  expect(lapsed({ kind: 'withdrawal', direction: 'noise' })).toBe(false);
  expect(lapsed({ kind: 'withdrawal', direction: 'neutral' })).toBe(true);
  expect(lapsed({ kind: 'framework', direction: 'noise' })).toBe(true);
  expect(claim([item()], W, on(11)).lapsed).toBe(false);
});

test('only a dated threat is due, and only a later delay with a day moves it', () => {
  const due = (...all: readonly Parameters<typeof item>[0][]): number | undefined =>
    claim(all.map(item), W, on(0)).due;
  const dated = { scheduledFor: on(10) };
  const delay = { kind: 'delay', direction: 'noise', scheduledFor: on(40) } as const;
  expect(due(dated)).toBe(10);
  expect(due({ ...dated, direction: 'noise' })).toBeUndefined();
  expect(due({ ...dated, rung: 3 })).toBeUndefined();
  expect(due(delay, dated)).toBe(10);
  expect(due(dated, delay, { direction: 'neutral' })).toBe(40);
  expect(due(dated, { kind: 'delay', direction: 'noise' })).toBe(10);
  expect(due(dated, { kind: 'statement', scheduledFor: on(40), rung: 2 })).toBe(10);
  expect(due({}, delay)).toBeUndefined();
  // Of several delays the last one with a day counts.
  const earlier = { ...delay, scheduledFor: on(25) };
  expect(due(dated, delay, earlier)).toBe(25);
  expect(due(dated, earlier, delay, { kind: 'delay', direction: 'noise' })).toBe(40);
});

test('what stands is told by id: what came before an end is over, what came after is not', () => {
  const all = [
    item({ id: 'law', kind: 'law', rung: 5 }),
    item({ id: 'end', kind: 'court_ruling', rung: 3, direction: 'noise' }),
    item({ id: 'order', kind: 'order', rung: 3 }),
    item({ id: 'threat', rung: 1 }),
    item({ id: 'said', rung: 0 }),
  ];
  const c = claim(all, W, on(0));
  expect(c.alive).toEqual(['order', 'threat']);
  expect(c.items).toEqual(['law', 'end', 'order', 'threat', 'said']);
  expect(c.friction).toBe(3);
  // Told the other way round, the ruling ends threat and order, and the law comes after it.
  expect(claim([...all].reverse(), W, on(0)).alive).toEqual(['law']);
  expect('friction' in claim(all.slice(4), W, on(0))).toBe(false);
});

test('an act in force before a threat is not ended by it, and the harder of the two stands', () => {
  const both = [item({ id: 'a' }), item({ id: 'b', kind: 'order', rung: 3 })];
  expect(claim(both, W, on(0)).alive).toEqual(['a', 'b']);
});

test('frozen is a matter of drafts and harder, of no neutral report, and of the last word', () => {
  const law = { kind: 'law', rung: 4 } as const;
  const freeze = { kind: 'delay', direction: 'noise', suspended: true, rung: 2 } as const;
  const frozen = (...all: readonly Parameters<typeof item>[0][]): boolean =>
    claim(all.map(item), W, on(0)).suspended;
  expect(frozen(law)).toBe(false);
  expect(frozen({ kind: 'withdrawal', rung: 3, direction: 'noise' })).toBe(false);
  expect(frozen(law, freeze)).toBe(true);
  expect(frozen(law, { ...freeze, rung: 1 })).toBe(false);
  expect(frozen(law, { ...freeze, rung: 3, direction: 'neutral' })).toBe(false);
  expect(frozen(law, freeze, { kind: 'order', rung: 2 })).toBe(true);
  expect(frozen(law, freeze, { kind: 'order', rung: 3, direction: 'noise' })).toBe(true);
});

test('items are gathered by claim, in order of first arrival', () => {
  const all = [item({ claim: 'b', id: '1' }), item({ claim: 'a' }), item({ claim: 'b', id: '2' })];
  expect(claims(all, W, on(0)).map((c) => [c.id, c.items.length])).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
  expect([...byClaim(all)].map(([id, of]) => [id, of.length])).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
});

test('a claim that is asked about again adds up to what it did at first, on any day', () => {
  const act = fc.record({
    kind: fc.constantFrom('threat', 'order', 'withdrawal', 'delay', 'statement', 'market'),
    rung: fc.constantFrom(0, 1, 2, 3),
    direction: fc.constantFrom('friction', 'noise', 'neutral'),
    occurredOn: fc.integer({ min: 10, max: 30 }),
    scheduledFor: fc.option(fc.integer({ min: 10, max: 40 }), { nil: undefined }),
    suspended: fc.boolean(),
    size: fc.constantFrom('usual', 'small'),
  });
  const days = fc.array(fc.integer({ min: 10, max: 45 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 6 }), days, (acts, asked) => {
      const items = acts.map((a) => item(present(a) as Parameters<typeof item>[0]));
      const [usual, sized] = [W, { ...W, sizes: true }];
      for (const day of asked)
        for (const weights of [usual, sized]) {
          // Copies are other items, of which nothing is kept.
          const anew = claim(
            items.map((i) => ({ ...i })),
            weights,
            on(day),
          );
          expect(claims(items, weights, on(day))).toEqual([anew]);
        }
    }),
  );
});

test('a claim is worked out anew where an item or a day has come, and only there', () => {
  const due = item({ scheduledFor: on(20) });
  const first = claims([due, item({ claim: 'b' })], W, on(10));
  const later = claims([due, item({ claim: 'b' })], W, on(19));
  expect(later[0]).toBe(first[0]);
  expect(later[1]).not.toBe(first[1]);
  expect(claims([due], W, on(21))[0]).toMatchObject({ lapsed: true });
  expect(claims([due, item({ rung: 3 })], W, on(20))[0]).toMatchObject({ rung: 3 });
});

const SIZED = { ...W, sizes: true };
const order = { kind: 'order', rung: 3 } as const;
const small = { size: 'small' } as const;

test('a small act weighs half where the thesis asks for sizes, and the whole where it does not', () => {
  const named = item({ ...order, ...small, watch: 'C', unilateral: true });
  expect(weight(named, SIZED)).toEqual({ friction: 2.25, rupture: 3.375 }); // half of 4.5 and 6.75
  expect(weight(named, W)).toEqual({ friction: 4.5, rupture: 6.75 });
  expect(weight(item(order), SIZED).friction).toBe(6);
  expect(weight(item({ kind: 'deployment', rung: 5, ...small }), SIZED).friction).toBe(0.5); // of 1 at most
  expect(talk(item({ rung: 0, ...small }), SIZED)).toBe(0.15); // half of 0.3
  expect(talk(item({ rung: 0, direction: 'noise', ...small }), SIZED)).toBe(-0.15);
  expect(talk(item({ rung: 0, ...small }), W)).toBe(0.3);
});

test('a small act hides no usual one in its claim: neither its weight, nor that it stands, nor that it is not frozen', () => {
  const end = item({ kind: 'withdrawal', direction: 'noise', rung: 3, ...small });
  const freeze = item({ ...order, direction: 'noise', suspended: true, ...small });
  const before = claim([item({ ...order, ...small }), item(order)], SIZED, on(0));
  const after = claim([item(order), item({ ...order, ...small })], SIZED, on(0));
  expect([before.net.friction, after.net.friction]).toEqual([6, 6]);
  const told = claim([item(order), end, freeze], SIZED, on(0));
  expect([told.standing, told.friction, told.suspended]).toEqual([true, 3, false]);
  const asUsual = claim([item(order), end, freeze], W, on(0));
  expect([asUsual.standing, asUsual.suspended]).toEqual([false, true]);
});

test('a small act ends and freezes what is as small', () => {
  const named = item({ ...order, ...small });
  const end = item({ kind: 'withdrawal', direction: 'noise', rung: 3, ...small });
  expect(claim([named, end], SIZED, on(0)).standing).toBe(false);
  expect(claim([item({ ...order, ...small, suspended: true })], SIZED, on(0)).suspended).toBe(true);
  expect(claim([named, { ...end, size: 'usual' }], SIZED, on(0)).standing).toBe(false);
});

test('a claim has acted once friction was enacted, whatever came of it, and not by a draft or a relief', () => {
  const acted = (...all: readonly Parameters<typeof item>[0][]): boolean =>
    claim(all.map(item), W, on(0)).acted;
  expect(acted({ rung: 2 })).toBe(false);
  expect(acted({ rung: 3 })).toBe(true);
  expect(acted({ rung: 3, direction: 'noise' })).toBe(false);
  expect(acted({ rung: 3, direction: 'neutral' })).toBe(false);
  expect(acted({ rung: 3 }, { kind: 'withdrawal', rung: 3, direction: 'noise' })).toBe(true);
});
