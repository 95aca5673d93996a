import { type Arena, RULES } from '../src/weigh/firesale/arena.ts';

/** An arena as doubles in the order that the head of `bench/firesale.c` states. */
export function columns(arena: Arena, seed: readonly [number, number]): Float64Array {
  const { market, book, news, loading, own, depth, floor, holding, held } = arena;
  const { start, sort, rule, other, cash, equity, most, aim, least, react } = arena;
  const { sigma, flow, from, cut, gain, stake, part } = arena;
  const parts: readonly (readonly number[] | Float64Array)[] = [
    [arena.assets, arena.sleeves, arena.factors, ...seed],
    RULES.map((name) => arena.rules[name]),
    ...[market, book, news, loading, own, depth, floor, holding, [held]],
    ...[start, sort, rule, other, cash, equity, most, aim, least, react],
    ...[sigma, flow, from, cut, gain, stake, part],
  ];
  return Float64Array.from(parts.flatMap((part) => [...part]));
}
