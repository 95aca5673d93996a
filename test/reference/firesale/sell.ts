import { type Arena, RULE } from '../../../src/weigh/firesale/arena.ts';
import type { Scratch } from './scratch.ts';

/** Sells money's worth from a marked sleeve by its rule, into the round's sales. */
export function sell(
  arena: Arena,
  at: Scratch,
  { i, sale }: { readonly i: number; readonly sale: number },
): void {
  const keep = at.keep[i] as number;
  const order = { i, keep, sale, all: (at.worth[i] as number) <= sale };
  at.last[i] = keep;
  at.sale[i] = sale;
  at.keep[i] =
    arena.rule[i] === RULE['pro rata'] ? alike(arena, at, order) : inOrder(arena, at, order);
}

/** A sleeve, what it has kept so far, and the money that it sells; or all that is left. */
type Order = {
  readonly i: number;
  readonly keep: number;
  readonly sale: number;
  readonly all: boolean;
};

/** Sells a share of every holding; returns the share kept. */
function alike(arena: Arena, at: Scratch, { i, keep, sale, all }: Order): number {
  const gone = all ? keep : keep * (sale / (at.worth[i] as number));
  const row = i * arena.assets;
  for (let m = 0; m < arena.assets; m++)
    at.round[m] = (at.round[m] as number) + (arena.holding[row + m] as number) * gone;
  return keep - gone;
}

/** Sells asset after asset, the most liquid first; returns the place reached. */
function inOrder({ assets, holding }: Arena, at: Scratch, { i, keep, sale, all }: Order): number {
  let place = keep;
  let left = sale;
  for (let m = Math.floor(keep); m < assets && (all || left > 0); m++) {
    const held = holding[i * assets + m] as number;
    const money = held * (at.price[m] as number);
    const rest = (m + 1 - place) * money;
    const whole = all || rest <= left;
    const share = whole ? m + 1 - place : left / money;
    at.round[m] = (at.round[m] as number) + held * share;
    left = whole ? left - rest : 0;
    place = whole ? m + 1 : place + share;
  }
  return place;
}
