import { philox, uniform } from '../../src/kernel/philox.ts';
import { deviate } from '../../src/kernel/portablemath.ts';
import type { Arena, Rules } from '../../src/weigh/firesale/arena.ts';
import { arena } from '../reference/arena.ts';

/** Numbers between 0 and 1 by seed. */
function chance(seed: number): () => number {
  const words = new Uint32Array(4);
  let drawn = 0;
  return () => {
    if (drawn % 4 === 0) philox([drawn / 4, 0, 0, 0], [seed >>> 0, 99], words);
    return uniform(words[drawn++ % 4] as number);
  };
}

/** What a made-up crowd can be asked to be. */
export type Shape = {
  readonly sleeves: number;
  readonly assets: number;
  readonly factors: number;
  readonly seed: number;
  readonly rules?: Partial<Rules>;
};

/**
 * A crowd of every sort under both rules, close to its limits under wild news, so that most paths see
 * several rounds, defaults and books sold to the last piece.
 */
export function crowd({ sleeves, assets, factors, seed, rules }: Shape): Arena {
  const next = chance(seed);
  const between = (low: number, high: number): number => low + (high - low) * next();
  const list = (size: number, make: (i: number) => number): number[] =>
    Array.from({ length: size }, (_, i) => make(i));
  const flip = (p: number): boolean => next() < p;
  const shares = (of: number[]): number[] => {
    const all = of.reduce((a, b) => a + b, 0);
    return of.map((x) => x / all);
  };
  const market = shares(list(assets, () => between(0.2, 1)));
  const holding = list(sleeves, () => between(0.2, 1)).map((size) =>
    market.map((w, m) => (m > 0 && flip(0.2) ? 0 : (0.4 / sleeves) * size * w * between(0.3, 2))),
  );
  const start = holding.map((row) => row.reduce((a, b) => a + b, 0));
  const leverage = list(sleeves, () => between(1.5, 12));
  const counts = flip(0.5) ? 1 : 0;
  return arena({
    holding,
    factors,
    market,
    book: shares(list(assets, () => between(0, 1))),
    news: list(assets, () => between(-0.1, 0.02)),
    loading: list(assets * factors, () => 0.06 * deviate(next())),
    own: list(assets, () => between(0, 0.08)),
    depth: market.map((w) => w * between(0.3, 3)),
    floor: list(assets, () => between(0, 0.6)),
    sort: list(sleeves, () => Math.floor(between(0, 3))),
    rule: list(sleeves, () => (flip(0.5) ? 1 : 0)),
    other: start.map((x) => (flip(0.5) ? 0 : x * between(0, 0.5))),
    cash: start.map((x) => (flip(0.5) ? 0 : x * between(0, 0.1))),
    equity: start.map((x, i) => x / (leverage[i] as number)),
    most: leverage.map((x) => x * between(1, 1.5)),
    aim: leverage.map((x) => x * between(0.7, 1)),
    least: list(sleeves, () => (flip(0.5) ? 0 : between(0, 0.08))),
    react: list(sleeves, () => (flip(0.5) ? 0 : between(0, 0.3))),
    sigma: list(sleeves, () => between(0.02, 0.1)),
    flow: list(sleeves, () => between(0, 8)),
    from: list(sleeves, () => between(0, 0.1)),
    cut: list(sleeves, () => (flip(0.2) ? 1 : between(0, 1))),
    gain: list(sleeves, () => between(0.1, 1)),
    stake: list(sleeves, () => between(0, 30)),
    part: list(sleeves, () => 1 / sleeves),
    rules: {
      impact: Math.floor(between(0, 4)),
      measure: flip(0.5) ? 1 : 0,
      counts,
      shortfall: flip(0.3) ? 0 : next(),
      rounds: Math.floor(between(1, 21)),
      fired: between(0, 0.5),
      alone: between(0, 0.5),
      tail: between(0, 0.1),
      alarm: between(0, 2),
      sigma: between(0.01, 0.05),
      maker: between(0, 0.4),
      capacity: between(0, 0.05),
      unload: between(0, 0.3),
      patient: between(0, 0.4),
      money: between(0, 0.05),
      margin: between(0, 0.05),
      pace: between(0, 0.2),
      decaying: next(),
      decay: between(0.8, 1),
      memory: between(0.9, 1),
      react: between(0, 0.3),
      daily: between(0, 0.03),
      dailyBook: between(0, 0.03),
      drift: between(-0.001, 0.001),
      rate: between(0.999, 1),
      ...rules,
    },
  });
}
