import { expect, test } from 'vitest';
import { normalCumulative } from '../../src/kernel/normal.ts';
import { marketOf } from '../../src/sense/delever/rankmeasure.ts';
import { type RankRule, ranks } from '../../src/sense/delever/ranks.ts';
import { luck } from './luck.ts';
import { expectHeld, WORLDS } from './size.ts';

/*
 * A world: 15 to 25 names; beta 0.5 to 1.5; own daily sigma 0.5 to 3 % (even in the logarithm);
 * market sigma 1 %; loading of own moves on a hidden sector factor, correlated with liquidity, up to
 * 0.6 either way; traded value lognormal of spread 1. Log volume moves by 0.3 of its own and by 0.2
 * of a swing that all share, plus up to 0.15 that goes with liquidity in no set direction. In the
 * window the market is up to three times as wild; the move of the most liquid less the least liquid
 * name is -4 to 4 sigmas, its volume -1.5 to 1.5 in the logarithm over the ranks. Signal to noise:
 * the slope's size over the standard deviation that hidden and own moves give it.
 */
/** Windows are as in the product, the past that they look back on is shorter. */
const RULE: RankRule = { window: 3, past: 80, volume: 20, placebos: 30 };
const SESSIONS = RULE.past + RULE.window * (RULE.placebos + 1);
/** Signal to noise from which on at least 70 % must be answered. */
const CLEAR = 1.5;

type Family = 'as assumed' | 'heavy tails' | 'a break half way';

function world(seed: number, family: Family) {
  const { share, normal, heavy, between, scale } = luck(seed, 1);
  const draw = family === 'heavy tails' ? heavy : normal;
  const n = 15 + Math.floor(11 * share());
  const tilt = between(-0.6, 0.6);
  const drift = 0.15 * share();
  const wild = between(1, 3);
  const slope = between(-4, 4);
  const steep = between(-1.5, 1.5);
  const rank = Array.from({ length: n }, (_, i) => i / (n - 1));
  const value = rank.map(() => normal()).sort((a, b) => a - b);
  const [beta, sigma] = [rank.map(() => between(0.5, 1.5)), rank.map(() => scale(0.005, 0.03))];
  const loading = rank.map((r) => tilt * 2 * (r - 0.5) + between(-0.3, 0.3));
  const names = rank.map((_, i) => ({
    id: String(i),
    returns: [] as number[],
    traded: [] as number[],
    volume: [] as number[],
  }));
  for (let t = 0; t < SESSIONS; t++) {
    const now = t >= SESSIONS - RULE.window;
    const loud = family === 'a break half way' && t > SESSIONS / 2 ? 2 : 1;
    const [market, hidden] = [0.01 * (now ? wild : 1) * draw(), draw()];
    const [swing, lean] = [0.2 * draw(), drift * draw()];
    for (const [i, name] of names.entries()) {
      const [l, s, r] = [loading[i] ?? 0, sigma[i] ?? 0, (rank[i] ?? 0) - 0.5];
      const own = l * hidden + Math.sqrt(1 - l * l) * draw();
      const pushed = now ? (slope * r) / Math.sqrt(RULE.window) : 0;
      name.returns.push((beta[i] ?? 0) * market + s * (own * loud + pushed));
      const log = 0.3 * draw() + swing + lean * 2 * r + (now ? steep * r : 0);
      name.volume.push(Math.exp(log));
      name.traded.push(Math.exp((value[i] ?? 0) + log));
    }
  }
  // Own moves and the hidden factor's, as the slope over ranks sees them.
  const spread = rank.reduce((sum, r) => sum + (r - 0.5) ** 2, 0);
  const onFactor = rank.reduce((sum, r, i) => sum + (r - 0.5) * (loading[i] ?? 0), 0) / spread;
  const noise = Math.sqrt(onFactor ** 2 + 1 / spread);
  return {
    panel: { group: 'world', names, market: marketOf(names) },
    slope,
    volume: spearman(steep, 0.3 / Math.sqrt(RULE.window)),
    clear: Math.abs(slope) / noise > CLEAR,
  };
}

/** Rank correlation of u, even on 0..1, with steep x u + noise: 12 E[u Phi(steep (u - v) / sqrt 2 sd)] - 3. */
function spearman(steep: number, sd: number): number {
  const grid = 40;
  let sum = 0;
  for (let i = 0; i < grid; i++)
    for (let j = 0; j < grid; j++)
      sum += ((i + 0.5) / grid) * normalCumulative((steep * (i - j)) / grid / (Math.SQRT2 * sd));
  return (12 * sum) / grid ** 2 - 3;
}

function tally(family: Family, from: number, worlds: number) {
  const sum = { answered: 0, slope: 0, volume: 0, clear: 0, told: 0, patterns: 0 };
  for (let seed = from; seed < from + worlds; seed++) {
    const { panel, slope, volume, clear } = world(seed, family);
    const got = ranks(panel, SESSIONS - 1, RULE);
    if (clear) sum.clear++;
    if ('unknown' in got) continue;
    sum.answered++;
    if (clear) sum.told++;
    if (got.slope.low <= slope && slope <= got.slope.high) sum.slope++;
    if (got.volume.low <= volume && volume <= got.volume.high) sum.volume++;
    if (got.reads !== 'no pattern') sum.patterns++;
  }
  const { answered, clear } = sum;
  return {
    ...sum,
    slope: sum.slope / answered,
    volume: sum.volume / answered,
    told: sum.told / clear,
  };
}

test('slope and volume are covered as often as the intervals say', { timeout: 120_000 }, () => {
  const got = tally('as assumed', 1, WORLDS);
  console.log(`ranks, as assumed, ${WORLDS} worlds:`, JSON.stringify(got));
  for (const share of [got.slope, got.volume]) expectHeld(share);
  expect(got.told).toBeGreaterThanOrEqual(0.7);
  for (const family of ['heavy tails', 'a break half way'] as const)
    console.log(`ranks, ${family} (not gated):`, JSON.stringify(tally(family, 1, WORLDS / 10)));
});
