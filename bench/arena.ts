import { philox, uniform } from '../src/kernel/philox.ts';
import { coarseExp, deviate } from '../src/kernel/portablemath.ts';
import { type Arena, RULE, type Rules, SORT } from '../src/weigh/firesale/arena.ts';

/** Factors that move all assets. */
const FACTORS = 3;
/** Share of the market that the crowd holds. */
const CROWD = 0.25;

/** Rules of the made-up market: the exponential law, makers, patient capital, sixty sessions. */
const RULES: Rules = {
  impact: 1,
  measure: 0,
  shortfall: 0.5,
  counts: 0,
  rounds: 20,
  fired: 0.2,
  alone: 0.15,
  tail: 0.02,
  alarm: 0.8,
  sigma: 0.025,
  maker: 0.2,
  capacity: 0.02,
  unload: 0.1,
  patient: 0.2,
  money: 0.02,
  margin: 0.02,
  pace: 0.05,
  decaying: 0.3,
  decay: 0.9,
  memory: 0.94,
  react: 0.1,
  daily: 0.012,
  dailyBook: 0.012,
  drift: 0.0002,
  rate: 0.9999,
};

/**
 * A made-up crowd, the same on every machine: four books in ten keep a limit of leverage, half of
 * them one that looks at volatility; four in ten meet redemptions; two in ten fear for a career.
 * @param rule  pro rata for all; or most liquid first for every book that may choose, which are
 *              those with a limit or a career
 */
export function arenaOf(
  sleeves: number,
  assets: number,
  rule: keyof typeof RULE,
  seed: number,
): Arena {
  const chance = dice(seed);
  const between = (low: number, high: number): number => low + (high - low) * chance();
  const normal = (): number => deviate(chance());
  const column = (size: number, of: (i: number) => number): Float64Array =>
    Float64Array.from({ length: size }, (_, i) => of(i));

  const market = shares(column(assets, (m) => coarseExp(0.3 * normal()) / (m + 4)));
  const book = shares(column(assets, () => chance()));
  const loading = column(assets * FACTORS, (j) =>
    j % FACTORS === 0 ? between(0.015, 0.03) : 0.008 * normal(),
  );
  const own = column(assets, () => between(0.005, 0.02));

  const size = shares(column(sleeves, () => coarseExp(0.8 * normal())));
  const holding = new Float64Array(sleeves * assets);
  for (let i = 0; i < sleeves; i++) {
    const row = shares(
      column(
        assets,
        (m) => (market[m] as number) * (m > 0 && chance() < 0.2 ? 0 : coarseExp(0.5 * normal())),
      ),
    );
    for (let m = 0; m < assets; m++)
      holding[i * assets + m] = CROWD * (size[i] as number) * (row[m] as number);
  }
  const start = column(sleeves, (i) => sum(holding.subarray(i * assets, (i + 1) * assets)));
  const spread = (i: number): number => {
    const move = new Float64Array(FACTORS);
    let rest = 0;
    for (let m = 0; m < assets; m++) {
      const held = (holding[i * assets + m] as number) / (start[i] as number);
      for (let k = 0; k < FACTORS; k++)
        move[k] = (move[k] as number) + held * (loading[m * FACTORS + k] as number);
      rest += (held * (own[m] as number)) ** 2;
    }
    return Math.sqrt(sum(move.map((x) => x * x)) + rest);
  };

  const sort = column(sleeves, (i) => SORTS[i % SORTS.length] as number);
  const leverage = column(sleeves, () => between(2, 8));
  const room = column(sleeves, () => between(1.15, 2.2));
  return {
    assets,
    sleeves,
    factors: FACTORS,
    market,
    book,
    news: column(assets, () => -0.018),
    loading,
    own,
    depth: column(assets, (m) => (market[m] as number) * (3 - (2 * m) / assets)),
    floor: new Float64Array(assets),
    holding,
    start,
    held: sum(start),
    sort,
    rule: column(sleeves, (i) => (sort[i] === SORT.redemption ? RULE['pro rata'] : RULE[rule])),
    other: column(sleeves, (i) => (start[i] as number) * between(0, 0.2)),
    cash: column(sleeves, (i) => (start[i] as number) * between(0, 0.02)),
    equity: column(sleeves, (i) => (start[i] as number) / (leverage[i] as number)),
    most: column(sleeves, (i) => (1.2 * (leverage[i] as number) * (room[i] as number)) as number),
    aim: column(sleeves, (i) => 1.2 * (leverage[i] as number)),
    least: column(sleeves, () => 0.02),
    react: column(sleeves, (i) => (i % 5 < 1 || i % 10 === 1 ? between(0.05, 0.2) : 0)),
    sigma: column(sleeves, spread),
    flow: column(sleeves, () => between(0.2, 1)),
    from: column(sleeves, () => between(0.03, 0.15)),
    cut: column(sleeves, () => between(0.2, 0.6)),
    gain: column(sleeves, () => 1),
    stake: column(sleeves, () => coarseExp(3.2 + 0.5 * normal())),
    part: shares(column(sleeves, (i) => (sort[i] === SORT.career ? (start[i] as number) : 0))),
    rules: RULES,
  };
}

/** Four books in ten keep a limit, four meet redemptions, two fear for a career. */
const SORTS = [SORT.limit, SORT.limit, SORT.redemption, SORT.redemption, SORT.career] as const;

/** Numbers between 0 and 1 by seed. */
function dice(seed: number): () => number {
  const words = new Uint32Array(4);
  let drawn = 0;
  return () => {
    if (drawn % 4 === 0) philox([drawn / 4, 0, 0, 0], [seed, 0], words);
    return uniform(words[drawn++ % 4] as number);
  };
}

const sum = (of: Float64Array): number => of.reduce((a, b) => a + b, 0);

/** Each as a share of all. */
function shares(of: Float64Array): Float64Array {
  const all = sum(of);
  return of.map((x) => x / all);
}
