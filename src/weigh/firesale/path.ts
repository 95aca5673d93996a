import { type Arena, OUT, SESSIONS } from './arena.ts';
import { cross } from './bridge.ts';
import { draw, type Scheme } from './draw.ts';
import { recover } from './recovery.ts';
import { rounds } from './round.ts';
import type { Scratch } from './scratch.ts';
import { shock, valued } from './shock.ts';

/**
 * One path: chance, news, rounds of sales, sixty sessions.
 * @param row  receives the figures named by `OUT`
 */
export function path(
  arena: Arena,
  scheme: Scheme,
  index: number,
  at: Scratch,
  row: Float64Array,
): void {
  const { factors } = arena;
  row[OUT.weight] = draw(index, scheme, at, at.draws);
  if (scheme.bridge)
    cross(scheme.bridge, at.draws.subarray(1 + factors, 1 + factors + SESSIONS), at.levels);
  shock(arena, at, 1 + factors + SESSIONS);
  at.price.set(at.news);
  at.net.fill(0);
  at.sold.fill(0);
  at.keep.fill(0);
  for (let i = 0; i < arena.sleeves; i++) if (arena.rule[i] === 0) at.keep[i] = 1;
  at.last.set(at.keep);
  at.worth.set(arena.start);
  at.before.set(arena.start);
  at.equity.set(arena.equity);
  at.cash.set(arena.cash);
  at.done.fill(0);
  const sum = rounds(arena, at, valued(arena.market, at.news));
  recover(arena, at, sum, row);
  row[OUT.sold] = sum.sold / arena.held;
}
