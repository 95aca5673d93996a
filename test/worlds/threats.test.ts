import { expect, test } from 'vitest';
import type { Spread } from '../../src/domain/known.ts';
import { CAUSES, type Cause } from '../../src/domain/threat.ts';
import { recurrence } from '../../src/weigh/bargain/bargain.ts';
import { curvesOf, incidence } from '../../src/weigh/bargain/incidence.ts';
import { ledger } from '../../src/weigh/bargain/ledger.ts';
import { outlooks } from '../../src/weigh/bargain/outlook.ts';
import { threatRates } from '../../src/weigh/bargain/rates.ts';
import { expectHeld, WORLDS } from './size.ts';
import { type Ahead, type Made, type Twist, world } from './threats.ts';

/** Of the misspecified families so many are looked at. */
const TWISTED = WORLDS / 10;
/** Draws behind each interval; the product uses 1,000. */
const DRAWS = 200;
/** The same for an open threat, of which more is asked. */
const FEWER = 100;
/** Signal to noise is a count. From so many ended clusters on a world must be answered. */
const ENOUGH = 12;
/** For the time at which one is carried out: so many are expected to be carried out so late. */
const LATE = 8;

/** What is true, whether it must be answered, and the interval where it is. */
type Held = { readonly truth: number; readonly clear: boolean; readonly spread?: Spread };
/** By name; every world has all names. */
type Told = Readonly<Record<string, Held>>;
type Quantity = { readonly names: readonly string[]; readonly of: (made: Made) => Told };

const AHEAD = [30, 90] as const;
const MONTHS = [3, 6, 12] as const;

/** A figure, with its interval where there is one. */
const held = (truth: number, clear: boolean, spread: Spread | undefined): Held => ({
  truth,
  clear,
  ...(spread && { spread }),
});

const clusters = (made: Made): number =>
  new Set(ledger(made.threats, made.at).resolved.map((t) => t.cluster)).size;

/** How often the intervals hold what is true and how many of the clear worlds answer, by name. */
function asked(twist: Twist, worlds: number, of: Quantity['of']) {
  const all = new Map<string, { covered: number; told: number; answered: number; clear: number }>();
  for (let seed = 1; seed <= worlds; seed++) {
    for (const [name, { truth, clear, spread }] of Object.entries(of(world(seed, twist)))) {
      const one = all.get(name) ?? { covered: 0, told: 0, answered: 0, clear: 0 };
      all.set(name, one);
      if (clear) one.clear++;
      if (!spread) continue;
      one.told++;
      if (clear) one.answered++;
      if (spread.low <= truth && truth <= spread.high) one.covered++;
    }
  }
  return [...all].map(([name, { covered, told, answered, clear }]) => ({
    name,
    held: covered / told,
    told,
    answered: answered / clear,
    clear,
  }));
}

const tell = (title: string, worlds: number, all: ReturnType<typeof asked>): void => {
  const per = (share: number): string => (100 * share).toFixed(1);
  const each = all.map(
    ({ name, held, told, answered, clear }) =>
      `${name} ${per(held)} % of ${told}, ${per(answered)} % of ${clear} clear ones answered`,
  );
  console.log(`threats, ${title}; ${worlds} worlds; held: ${each.join('; ')}`);
};

const QUANTITIES: Readonly<Record<string, Quantity>> = {
  'share of each end': {
    names: CAUSES,
    of: (made) => {
      const found = threatRates(ledger(made.threats, made.at), 1, DRAWS);
      const clear = clusters(made) >= ENOUGH;
      return Object.fromEntries(
        CAUSES.map((c) => [
          c,
          held(made.shares[c], clear, 'unknown' in found ? undefined : found.shares[c].share),
        ]),
      );
    },
  },
  'ended each way by 30 and 90 days': {
    names: AHEAD.flatMap((h) => CAUSES.map((c) => `${c} by ${h}`)),
    of: (made) => {
      const found = incidence(curvesOf(ledger(made.threats, made.at), 1, DRAWS));
      const clear = clusters(made) >= ENOUGH;
      const curves = 'unknown' in found ? [] : found;
      const by = (c: Cause, h: Ahead): Spread | undefined =>
        curves.find(({ cause }) => cause === c)?.steps.findLast((s) => s.days <= h)?.share;
      return Object.fromEntries(
        AHEAD.flatMap((h) =>
          CAUSES.map((c) => [`${c} by ${h}`, held(made.within[h][c], clear, by(c, h))]),
        ),
      );
    },
  },
  'back within 3, 6 and 12 months': {
    names: MONTHS.map((m) => `back within ${m}`),
    of: (made) => {
      const found = recurrence(ledger(made.threats, made.at), 1, DRAWS);
      const clear = clusters(made) >= ENOUGH;
      return Object.fromEntries(
        MONTHS.map((m) => [
          `back within ${m}`,
          held(made.back[m], clear, 'unknown' in found ? undefined : found.within[m]),
        ]),
      );
    },
  },
  'what becomes of an open one': {
    names: [...CAUSES, ...AHEAD.map((h) => `imposed within ${h}`)],
    of: (made) => {
      const told = ledger([...made.threats, made.open], made.at);
      const one = outlooks(told, false, curvesOf(told, 1, FEWER)).find(
        (o) => o.threat === made.open.id,
      );
      const timed = one && !('unknown' in one.imposed) ? one.imposed : undefined;
      const clear = clusters(made) >= ENOUGH;
      return Object.fromEntries([
        ...CAUSES.map((c) => [c, held(made.ends[c], clear, one?.shares[c])]),
        ...AHEAD.map((h) => [
          `imposed within ${h}`,
          held(made.imposed[h], clear && made.late >= LATE, timed?.[h]),
        ]),
      ]);
    },
  },
};

const TWISTS: readonly Twist[] = ['shares change half way', 'ends differ in pace'];

for (const [title, { names, of }] of Object.entries(QUANTITIES)) {
  test(`in worlds with known rates 80 % intervals hold what is true: ${title}`, () => {
    const got = asked('none', WORLDS, of);
    tell(title, WORLDS, got);
    expect(got.map((one) => one.name)).toEqual(names);
    for (const { name, held, answered, clear } of got) {
      expect(clear, name).toBeGreaterThanOrEqual(WORLDS / 2);
      expect(answered, name).toBeGreaterThanOrEqual(0.7);
      expectHeld(held, name);
    }
  }, 120_000);
  test(`misspecified worlds are told: ${title}`, () => {
    for (const twist of TWISTS) tell(`${title}, ${twist}`, TWISTED, asked(twist, TWISTED, of));
  }, 120_000);
}
