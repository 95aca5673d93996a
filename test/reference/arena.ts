import type { Arena, Rules } from '../../src/weigh/firesale/arena.ts';

/** Rules under which nothing happens: no impact of anybody else, no recovery, no noise. */
const RULES: Rules = {
  impact: 0,
  measure: 0,
  shortfall: 0.5,
  counts: 0,
  rounds: 20,
  fired: 0,
  alone: 0,
  tail: 0,
  alarm: 0,
  sigma: 1,
  maker: 0,
  capacity: 0,
  unload: 0,
  patient: 0,
  money: 0,
  margin: 0,
  pace: 0,
  decaying: 0,
  decay: 1,
  memory: 1,
  react: 0,
  daily: 0,
  dailyBook: 0,
  drift: 0,
  rate: 1,
};

/** What an arena is made from: holdings by sleeve, and whatever departs from stillness. */
export type Departure = {
  readonly holding: readonly (readonly number[])[];
  readonly factors?: number;
  readonly rules?: Partial<Rules>;
} & {
  readonly [K in Column]?: readonly number[] | number;
};

type Column = {
  [K in keyof Arena]: Arena[K] extends Float64Array ? K : never;
}[Exclude<keyof Arena, 'holding' | 'start'>];

const SLEEVE = {
  sort: 0,
  rule: 0,
  other: 0,
  cash: 0,
  equity: 1,
  most: Number.MAX_VALUE,
  aim: Number.MAX_VALUE,
  least: 0,
  react: 0,
  sigma: 1,
  flow: 0,
  from: 0,
  cut: 0,
  gain: 0,
  stake: 0,
  part: 0,
} as const;

/** An arena from what departs from stillness; a number stands for every asset or sleeve alike. */
export function arena(from: Departure): Arena {
  const sleeves = from.holding.length;
  const assets = from.holding[0]?.length ?? 0;
  const factors = from.factors ?? 0;
  const asset = { market: 1 / assets, book: 1 / assets, news: 0, own: 0, depth: 1, floor: 0 };
  const column = (name: Column, rest: number, size: number): Float64Array => {
    const given = from[name] ?? rest;
    return typeof given === 'number'
      ? new Float64Array(size).fill(given)
      : Float64Array.from(given);
  };
  const columns = (rest: Readonly<Record<string, number>>, size: number) =>
    Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, column(name as Column, value, size)]),
    );
  const start = Float64Array.from(from.holding, (row) => row.reduce((a, b) => a + b, 0));
  return {
    assets,
    sleeves,
    factors,
    ...columns(asset, assets),
    ...columns(SLEEVE, sleeves),
    loading: column('loading', 0, assets * factors),
    holding: Float64Array.from(from.holding.flat()),
    start,
    held: start.reduce((a, b) => a + b, 0),
    rules: { ...RULES, ...from.rules },
  } as Arena;
}
