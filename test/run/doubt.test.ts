import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Look, Rule } from '../../src/domain/look.ts';
import type { Setup } from '../../src/domain/policy.ts';
import { DAY_MS, type Day } from '../../src/domain/time.ts';
import { inOrder } from '../../src/run/knowledge.ts';
import { replay } from '../../src/run/step.ts';
import { days, OPENED, small, stopRule, tick, told } from './small.ts';

/*
 * What is wrong or missing about evidence is not calm: a stop that asks about it lacks data, and exposure
 * does not rise. Prices stand still, so that evidence alone speaks.
 */

/** Decisions from the opening on, the evidence marked and in order as an episode has it. */
function play(setup: Setup, last: number, items: readonly ReturnType<typeof told>[] = []) {
  const evidence = items.flatMap((e) => (e.kind === 'evidence' ? [e.item] : []));
  const quotes = days(OPENED + last).flatMap((e) =>
    e.kind === 'observation' ? [e.observation] : [],
  );
  const ticks = Array.from({ length: last + 1 }, (_, i) => tick(OPENED + i));
  return replay(setup, inOrder({ observations: quotes, evidence, findings: [] }, ticks));
}
const stopped = (holds: (look: Look) => boolean | undefined, over = {}, more = {}): Setup => {
  const rule: Rule = (look) => {
    const found = holds(look);
    return { holds: found, missing: found === undefined ? ['A'] : [] };
  };
  return small({ stops: [stopRule({ rung: 3, ...over })], ...more }, { halt: rule });
};
/** As rules have it: what is not known leaves both unknown, unless the other is false. */
const both = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === false || b === false ? false : a && b;
const no = (a: boolean | undefined): boolean | undefined => (a === undefined ? a : !a);
const states = (all: readonly Decision[]): string[] =>
  all.map((d) => d.stops.map((s) => s.state).join(' '));
const findings = (d: Decision | undefined, kind: string) =>
  d?.findings.filter((f) => f.kind === kind);
const targets = (all: readonly Decision[]): number[] => all.map((d) => d.exposure.target);
const order = { id: 'E-act', kind: 'order', rung: 3 } as const;

describe('a counterparty that no key of a stop covers', () => {
  const keys = ['EU', 'DK'].map((key) => ({
    key,
    title: { en: key, 'zh-Hant': key },
    weight: 0.5,
    covers: [key],
  }));
  const keyed = (over = {}) =>
    stopped((l) => both(l.enacted('A', l.key), no(l.suspended('A', l.key))), {
      keys,
      ...over,
    });
  const hit = (over: Partial<Evidence>, setup = keyed()): Decision =>
    play(setup, 0, [told(OPENED, { ...order, ...over })])[0] as Decision;

  test.each<[string, Partial<Evidence>, string]>([
    ['one that a key covers', { counterparties: ['EU'] }, 'tripped quiet'],
    ['two that both are covered', { counterparties: ['DK', 'EU'] }, 'tripped tripped'],
    ['another', { counterparties: ['everybody'] }, 'blind blind'],
    ['the same in other letters', { counterparties: ['eu'] }, 'blind blind'],
    ['none', { counterparties: [] }, 'blind blind'],
    ['one that is covered, and another', { counterparties: ['EU', 'JP'] }, 'tripped blind'],
    [
      'another, by an act that the stop does not see',
      { counterparties: ['JP'], rung: 2 },
      'quiet quiet',
    ],
    [
      'another, by an act that is frozen',
      { counterparties: ['JP'], suspended: true },
      'quiet quiet',
    ],
    ['another, by an act of noise', { counterparties: ['JP'], direction: 'noise' }, 'quiet quiet'],
  ])('%s', (_, over, state) => {
    const found = hit(over);
    expect(states([found])).toEqual([state]);
    const { counterparties = [] } = over;
    expect(findings(found, 'unmatched')).toEqual(
      state.includes('blind')
        ? [{ kind: 'unmatched', evidence: 'E-act', stop: 'halt', counterparties }]
        : [],
    );
    for (const s of found.stops.filter((x) => x.state === 'blind'))
      expect(s.reasons).toEqual(['E-act']);
  });

  test('one of which the stop says that it lies elsewhere', () => {
    const elsewhere = keyed({ elsewhere: ['JP'] });
    expect(states([hit({ counterparties: ['JP'] }, elsewhere)])).toEqual(['quiet quiet']);
    expect(states([hit({ counterparties: ['CN'] }, elsewhere)])).toEqual(['blind blind']);
  });

  test('exposure is not above that of the act with a counterparty of no key of its own, nor does it rise', () => {
    const all = play(keyed(), 12, [told(OPENED + 3, { ...order, counterparties: ['everybody'] })]);
    const free = play(keyed(), 12, []);
    for (const [i, x] of targets(all).entries())
      if (i >= 3) expect(x).toBeLessThanOrEqual(targets(all)[i - 1] as number);
    expect(targets(free)[12]).toBeGreaterThan(targets(all)[12] as number);
  });
});

describe('two items that contradict each other', () => {
  const frozen = { ...order, kind: 'delay', direction: 'noise', suspended: true } as const;
  const setup = stopped((l) => both(l.enacted('A'), no(l.suspended('A'))));
  const conflict = (id: string, more: readonly ReturnType<typeof told>[] = []) =>
    play(setup, 8, [
      told(OPENED + 1, { ...order, counterparties: ['EU'] }),
      told(OPENED + 1, { ...frozen, id }),
      ...more,
    ]);

  test('leave the stop without data whatever their ids, weigh nothing, and let nothing rise', () => {
    const [a, b] = [conflict('E-zzz'), conflict('E-000')];
    expect(states(a)).toEqual(['quiet', ...new Array(8).fill('blind')]);
    expect(b.map((d) => [d.exposure, d.regime.lean, states([d])])).toEqual(
      a.map((d) => [d.exposure, d.regime.lean, states([d])]),
    );
    expect(findings(a[1], 'disputed')).toEqual([
      { kind: 'disputed', claim: 'a', evidence: ['E-act', 'E-zzz'] },
    ]);
    expect(a[1]?.regime.contributions.map((c) => c.source)).not.toContain('claim:a');
    for (const d of a.slice(1))
      expect(d.reasons).toContainEqual({ kind: 'unknown', input: 'E-act' });
    const rise = targets(a).slice(1);
    expect(rise).toEqual(rise.toSorted((x, y) => y - x));
    // With neither told exposure rises meanwhile.
    expect(targets(play(setup, 8, [])).at(-1)).toBeGreaterThan(rise.at(-1) as number);
  });

  test('a stop in force stays so', () => {
    const all = play(setup, 3, [
      told(OPENED, { ...order, id: 'E-before' }),
      told(OPENED + 1, order),
      told(OPENED + 1, { ...frozen, id: 'E-zzz' }),
    ]);
    expect(states(all)).toEqual(['tripped', 'tripped', 'tripped', 'tripped']);
  });

  test('a later act of the claim decides', () => {
    const later = { knownAt: ((OPENED + 3) * DAY_MS) as never, occurredOn: (OPENED + 3) as Day };
    const law = conflict('E-zzz', [told(OPENED + 3, { ...order, ...later, id: 'E-law' })]);
    expect(states(law).slice(2, 5)).toEqual(['blind', 'tripped', 'tripped']);
    expect(findings(law[3], 'disputed')).toEqual([]);
    const calm = conflict('E-zzz', [told(OPENED + 3, { ...frozen, ...later, id: 'E-law' })]);
    expect(states(calm).slice(2, 5)).toEqual(['blind', 'quiet', 'quiet']);
  });
});

describe('a watch group of which nothing is told for too long', () => {
  const asks = stopped((l) => l.enacted('A'), {}, { silence: { A: 5 } });
  const talk = { kind: 'statement', rung: 0, direction: 'neutral' } as const;

  test('leaves stops that ask about it without data, from its last item or the start on', () => {
    const silent = play(asks, 8, []);
    expect(states(silent)).toEqual([...new Array(6).fill('quiet'), 'blind', 'blind', 'blind']);
    expect(silent[6]?.stops[0]?.reasons).toEqual(['evidence:A']);
    expect(findings(silent[6], 'silent')).toEqual([
      { kind: 'silent', watch: 'A', days: 6, limit: 5 },
    ]);
    expect(silent[6]?.reasons).toContainEqual({ kind: 'unknown', input: 'evidence:A' });
    const told2 = play(asks, 8, [told(OPENED + 2, talk)]);
    expect(states(told2)).toEqual([...new Array(8).fill('quiet'), 'blind']);
    // An item of another group is no news of this one.
    expect(states(play(asks, 8, [told(OPENED + 2, { ...talk, watch: 'B' })]))).toEqual(
      states(silent),
    );
  });

  test('a group without a limit never falls silent, and a stop that does not ask about it sees', () => {
    const none = stopped((l) => l.enacted('A'), {}, { silence: { B: 5 } });
    expect(states(play(none, 8))).toEqual(new Array(9).fill('quiet'));
    const other = stopped((l) => l.enacted('B'), {}, { silence: { A: 5 } });
    expect(states(play(other, 8))).toEqual(new Array(9).fill('quiet'));
  });

  test('nothing rises meanwhile, and what trips by what is known trips', () => {
    const rises = (all: readonly Decision[], from: number): boolean =>
      targets(all).some((x, i) => i >= from && x > (targets(all)[i - 1] as number));
    expect(
      rises(
        play(
          stopped((l) => l.enacted('A')),
          20,
        ),
        6,
      ),
    ).toBe(true);
    expect(rises(play(asks, 20), 6)).toBe(false);
    const later = told(OPENED, { ...order, effectiveOn: (OPENED + 8) as Day });
    expect(states(play(asks, 9, [later])).slice(5)).toEqual([
      'quiet',
      'blind',
      'blind',
      'tripped',
      'tripped',
    ]);
  });
});

describe('an act that is signed and begins later', () => {
  const asks = stopped((l) => l.enacted('A') === true);
  const begins = (over: Partial<Evidence> = {}) =>
    told(OPENED, { ...order, effectiveOn: (OPENED + 3) as Day, ...over });

  test('trips nothing before its day, and is told as in force from then on', () => {
    const all = play(asks, 4, [begins()]);
    expect(states(all)).toEqual(['quiet', 'quiet', 'quiet', 'tripped', 'tripped']);
    const force = all.map((d) => d.reasons.some((r) => r.kind === 'in force'));
    expect(force).toEqual([false, false, false, true, true]);
    expect(all[3]?.board.signals).toEqual([
      { claim: 'a', evidence: 'E-act', from: undefined, to: 3 },
    ]);
    expect(all[3]?.regime.contributions.at(-1)).toMatchObject({
      source: 'claim:a',
      evidence: ['E-act'],
    });
  });

  test('hits a stop in force anew on that day, and is dated by it', () => {
    const all = play(asks, 5, [told(OPENED, { ...order, id: 'E-first', claim: 'b' }), begins()]);
    expect(all.map((d) => d.stops[0]?.age)).toEqual([0, 1, 2, 0, 1, 2]);
    const ages: (number | undefined)[] = [];
    const dated = stopped((l) => {
      ages.push(l.since('a'));
      return (l.count('A', { rung: 3, days: 1 }) ?? 0) > 0;
    });
    expect(states(play(dated, 5, [begins()]))).toEqual([
      'quiet',
      'quiet',
      'quiet',
      'tripped',
      'tripped',
      'quiet',
    ]);
    // A draft lies below the rung of the stop.
    expect(ages).toEqual([undefined, undefined, undefined, 0, 1, 2]);
  });
});
