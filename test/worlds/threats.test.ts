import { expect, test } from 'vitest';
import type { Spread } from '../../src/domain/simulation.ts';
import { CAUSES } from '../../src/domain/threat.ts';
import { incidence } from '../../src/weigh/bargain/incidence.ts';
import { ledger } from '../../src/weigh/bargain/ledger.ts';
import { rates } from '../../src/weigh/bargain/rates.ts';
import { recurrence } from '../../src/weigh/bargain/recurrence.ts';
import { type Made, type Twist, world } from './threats.ts';

const WORLDS = 1_000;
/** Of the misspecified families so many are looked at. */
const TWISTED = 250;
/** Draws behind each interval; the product uses 1,000. */
const DRAWS = 200;
/** Signal to noise is the number of clusters that have ended: from here on a world must be answered. */
const ENOUGH = 12;

/** An interval of one quantity, and what is true of it. */
type Held = { readonly name: string; readonly truth: number; readonly spread: Spread };
type Estimate = (made: Made) => readonly Held[] | undefined;

/** How often the intervals hold what is true, over the worlds that answer, by quantity. */
function asked(twist: Twist, worlds: number, of: Estimate) {
  const held = new Map<string, { covered: number; told: number }>();
  let [answered, clear] = [0, 0];
  for (let seed = 1; seed <= worlds; seed++) {
    const made = world(seed, twist);
    const { resolved } = ledger(made.threats, made.at);
    const enough = new Set(resolved.map((t) => t.cluster)).size >= ENOUGH;
    const all = of(made);
    if (enough) clear++;
    if (enough && all) answered++;
    for (const { name, truth, spread } of all ?? []) {
      const one = held.get(name) ?? { covered: 0, told: 0 };
      const inside = spread.low <= truth && truth <= spread.high;
      held.set(name, { covered: one.covered + (inside ? 1 : 0), told: one.told + 1 });
    }
  }
  return {
    answered: answered / clear,
    held: [...held].map(([name, { covered, told }]) => ({ name, share: covered / told, told })),
  };
}

const tell = (title: string, { answered, held }: ReturnType<typeof asked>): void => {
  const each = held.map((h) => `${h.name} ${(100 * h.share).toFixed(1)} % of ${h.told}`).join(', ');
  console.log(`threats, ${title}: ${(100 * answered).toFixed(0)} % answered; held ${each}`);
};

const QUANTITIES: Readonly<Record<string, Estimate>> = {
  'share of each end': (made) => {
    const found = rates(ledger(made.threats, made.at), 1, DRAWS);
    if ('unknown' in found) return undefined;
    return CAUSES.map((c) => ({ name: c, truth: made.shares[c], spread: found.shares[c].share }));
  },
  'ended each way by 30 days': (made) => {
    const found = incidence(ledger(made.threats, made.at), 1, DRAWS);
    if ('unknown' in found) return undefined;
    return found.flatMap(({ cause, steps }) => {
      const step = steps.findLast((s) => s.days <= 30);
      return step && step.days > 0
        ? [{ name: cause, truth: made.within30[cause], spread: step.share }]
        : [];
    });
  },
  'back within 6 months': (made) => {
    const found = recurrence(ledger(made.threats, made.at), 1, DRAWS);
    if ('unknown' in found) return undefined;
    return [{ name: 'back', truth: made.back, spread: found.within[6] }];
  },
};

const TWISTS: readonly Twist[] = ['shares change half way', 'ends differ in pace'];

for (const [name, of] of Object.entries(QUANTITIES)) {
  test(`in 1,000 worlds 80 % intervals hold what is true: ${name}`, () => {
    const got = asked('none', WORLDS, of);
    tell(name, got);
    for (const { name: quantity, share } of got.held) {
      expect(share, quantity).toBeGreaterThanOrEqual(0.75);
      expect(share, quantity).toBeLessThanOrEqual(0.85);
    }
    expect(got.answered).toBeGreaterThanOrEqual(0.7);
  }, 120_000);
  test(`misspecified worlds are told: ${name}`, () => {
    for (const twist of TWISTS) tell(`${name}, ${twist}`, asked(twist, TWISTED, of));
  }, 120_000);
}
