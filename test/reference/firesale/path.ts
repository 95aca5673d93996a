import { type Arena, OUT, RULE, SESSIONS } from '../../../src/weigh/firesale/arena.ts';
import type { Scheme } from '../../../src/weigh/firesale/draw.ts';
import { crossBridge } from './bridge.ts';
import { drawPath } from './draw.ts';
import { recover } from './recovery.ts';
import { rounds } from './round.ts';
import type { Scratch } from './scratch.ts';
import { shock, valued } from './shock.ts';

/**
 * One path: chance, news, rounds of sales, sixty sessions.
 * @param row  receives the figures named by `OUT`
 */
export function simulatePath(
  arena: Arena,
  scheme: Scheme,
  { index, at, row }: { readonly index: number; readonly at: Scratch; readonly row: Float64Array },
): void {
  const { factors } = arena;
  row[OUT.weight] = drawPath(index, scheme, { cup: at, into: at.draws });
  if (scheme.bridge)
    crossBridge(scheme.bridge, at.draws.subarray(1 + factors, 1 + factors + SESSIONS), at.levels);
  shock(arena, at, 1 + factors + SESSIONS);
  at.price.set(at.news);
  at.net.fill(0);
  at.sold.fill(0);
  for (let i = 0; i < arena.sleeves; i++) {
    at.keep[i] = arena.rule[i] === RULE['pro rata'] ? 1 : 0;
    at.debt[i] = (arena.start[i] as number) - (arena.equity[i] as number);
  }
  at.sale.fill(0);
  at.cash.set(arena.cash);
  at.done.fill(0);
  const sum = rounds(arena, at, valued(arena.market, at.news));
  recover(arena, at, { sum, row });
  row[OUT.sold] = sum.sold / arena.held;
  row[OUT.left] = sum.left;
}
