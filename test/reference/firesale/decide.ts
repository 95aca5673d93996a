import { type Arena, SORT } from '../../../src/weigh/firesale/arena.ts';
import { swell } from '../swell.ts';
import type { Scratch } from './scratch.ts';

/** What all who fear for their careers see alike in a round. */
export type Mood = {
  /** How likely the tail looks; P(fired | loss) after those who have already left. */
  readonly tail: number;
  readonly fired: number;
};

/** A sleeve, and what all that it held at the start is worth at today's prices. */
type Marked = { readonly i: number; readonly value: number };

/**
 * Money that a marked sleeve must or will sell now, from 0 to what it holds. What it has done stays
 * in `at.done`: 1 after a default or a career sale, the share redeemed of a fund.
 */
export function moneySold(
  arena: Arena,
  at: Scratch,
  { i, value, mood }: Marked & { readonly mood: Mood },
): number {
  if (at.done[i] === 1) return 0;
  const sort = arena.sort[i];
  if (sort === SORT.redemption) return redeem(arena, at, { i, value });
  if (sort === SORT.career) return flee(arena, at, { i, mood });
  return keepLimit(arena, at, { i, value });
}

/** Meets the redemptions that the fund's loss so far calls for, beyond those already met. */
function redeem(arena: Arena, at: Scratch, { i, value }: Marked): number {
  const loss = 1 - value / (arena.start[i] as number) - (arena.from[i] as number);
  const asked = Math.min(1, (arena.flow[i] as number) * Math.max(0, loss));
  const done = at.done[i] as number;
  if (!(asked > done)) return 0;
  at.done[i] = asked;
  return (at.worth[i] as number) * ((asked - done) / (1 - done));
}

/** Sells once, when staying risks more than it gains. */
function flee(
  arena: Arena,
  at: Scratch,
  { i, mood: { tail, fired } }: { readonly i: number; readonly mood: Mood },
): number {
  const gain = arena.gain[i] as number;
  if (!(tail * (gain + (arena.stake[i] as number) * fired) > gain)) return 0;
  at.done[i] = 1;
  return (at.worth[i] as number) * (arena.cut[i] as number);
}

/**
 * Sells down to the aim when assets exceed the most that equity carries; cash repays first. A limit
 * that looks at volatility comes down by the root of the variance that the sleeve's own move adds.
 * Sells all when the book fails.
 */
function keepLimit(arena: Arena, at: Scratch, { i, value }: Marked): number {
  const worth = at.worth[i] as number;
  const cash = at.cash[i] as number;
  const equity = worth - (at.debt[i] as number);
  const total = worth + (arena.other[i] as number) + arena.rules.counts * cash;
  if (equity <= 0 || equity < (arena.least[i] as number) * total) {
    at.done[i] = 1;
    return worth;
  }
  const react = arena.react[i] as number;
  const strain = react > 0 ? storm(arena, { i, value }, react) : 1;
  if (!(total * strain > (arena.most[i] as number) * equity)) return 0;
  const want = Math.max(0, total - (arena.aim[i] as number) * (equity / strain));
  const paid = Math.min(want, cash);
  const left = cash - paid;
  at.cash[i] = left;
  return Math.min(Math.max(0, want - paid - left), worth);
}

/** Volatility that the limit sees, as a multiple of the usual. */
function storm(arena: Arena, { i, value }: Marked, react: number): number {
  const start = arena.start[i] as number;
  return swell(react, (value - start) / (start * (arena.sigma[i] as number)));
}
