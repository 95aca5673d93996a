/// <reference path="../src/edge/compute/webassembly.d.ts" />
import type { Estimate } from '../src/domain/simulation.ts';
import { blocks } from '../src/edge/compute/kernel.ts';
import { kernel } from '../src/edge/compute/machine.ts';
import { gather } from '../src/edge/crowd/gather.ts';
import { mean as average, variance } from '../src/kernel/mean.ts';
import { philox, uniform } from '../src/kernel/philox.ts';
import { quantile } from '../src/kernel/quantile.ts';
import { standingInquiry } from '../src/run/crowd/question.ts';
import { arenaOf } from '../src/weigh/crowd.ts';
import { type Arena, OUT, PATHS_PER_BLOCK, WIDTH } from '../src/weigh/firesale/arena.ts';
import { meanOverPaths, pathFigure } from '../src/weigh/firesale/estimate.ts';
import { type DrawKind, scheme } from '../src/weigh/firesale/scheme.ts';
import { cvarOverPaths, halfWithin, probability } from './pathestimates.ts';
import { type Estimates, stream } from './stream.ts';
/** A ratio with the interval that holds 95 % of its bootstrap. */
export type Ratio = { readonly at: number; readonly low: number; readonly high: number };

/** One figure by dice alone and by the scheme. */
type Compared = {
  /** Mean over the replicates, and the spread of one of them. */
  readonly plain: number;
  readonly net: number;
  readonly spread: { readonly plain: number; readonly net: number };
  /** Variance of plain dice over that of the scheme, at the same count of paths. */
  readonly ratio: Ratio;
  /** CPU seconds of one replicate, its paths walked and this figure worked out; medians. */
  readonly cost: { readonly plain: number; readonly net: number };
  /** The ratio at the same CPU time instead. */
  readonly perSecond: Ratio;
  /** The standard error that a run states, root mean square over the replicates, over its true spread. */
  readonly stated: number;
  /** The many plain paths, and how far the scheme's mean lies from them, joint standard errors. */
  readonly truth: Estimate;
  readonly bias: number;
};

export type Variance = {
  readonly kernel: 'WebAssembly';
  readonly paths: number;
  readonly scrambles: number;
  readonly replicates: number;
  readonly many: number;
  readonly figures: Readonly<Record<keyof Estimates, Compared>>;
  /** The same in one scramble of all paths, which states no error. */
  readonly whole: Readonly<Record<keyof Estimates, Ratio>>;
  /** P(half back) when zeros and ones are counted, without the control of the plain walk. */
  readonly counted: Ratio;
};

const SEED = 1;
const SESSIONS = 20;
const LEVEL = 0.99;
const DRAWS = 2000;
const WIDE: readonly [number, number] = [0.025, 0.975];

/**
 * How much the scheme narrows estimates of the default crowd against plain dice, at the same count of
 * paths, and whether it is unbiased: over independent replicates, and against many plain paths.
 * @param replicates  of each kind
 * @param many        plain paths that stand for the truth
 * @param told        which step begins
 */
export function benchVariance(
  { paths = 4096, scrambles = 16, replicates = 200, many = 4_000_000 } = {},
  told: (step: string) => void = () => {},
): Variance {
  const gathering = gather();
  if (!gathering.ok) throw new RangeError(JSON.stringify(gathering.problems));
  const arena = arenaOf(standingInquiry(gathering.value), gathering.value);
  const module = kernel();
  told(`${replicates} x ${paths} paths by dice, in ${scrambles} scrambles and in one, in turn`);
  const run = (r: number, kind: DrawKind, pieces: number, seed: number): Run =>
    ran(arena, kind, paths / pieces, [seed, r * pieces, pieces], module);
  const turns = Array.from({ length: replicates }, (_, r) => ({
    plain: run(r, 'plain', 1, SEED),
    net: run(r, 'net', scrambles, SEED + 1),
    whole: run(r, 'net', 1, SEED + 2),
  }));
  const [plain, net, whole] = (['plain', 'net', 'whole'] as const).map((kind) =>
    turns.map((turn) => turn[kind]),
  ) as [Run[], Run[], Run[]];
  told(`plain, ${many} paths`);
  const truth = stream(
    blocks(arena, scheme(arena, { seed: SEED + 3, replicate: 0, kind: 'plain' }), module),
    many,
    SESSIONS,
  );
  const of = (runs: readonly Run[], name: keyof Estimates | 'counted'): number[] =>
    runs.map((r) => r[name].at);
  const cost = (runs: readonly Run[], name: keyof Estimates): number =>
    quantile(
      runs.map((r) => r.cost[name]).sort((x, y) => x - y),
      0.5,
    );
  const each = <T>(get: (name: keyof Estimates) => T): Readonly<Record<keyof Estimates, T>> => ({
    overshoot: get('overshoot'),
    tail: get('tail'),
    fall: get('fall'),
    half: get('half'),
  });
  return {
    kernel: 'WebAssembly',
    paths,
    scrambles,
    replicates,
    many,
    figures: each((name) => {
      const [a, b] = [of(plain, name), of(net, name)];
      const [costly, cheap] = [cost(plain, name), cost(net, name)];
      const gain = ratio(a, b);
      const own = variance(b) / replicates;
      const square = average(net.map((r) => r[name].error ** 2));
      return {
        plain: average(a),
        net: average(b),
        spread: { plain: Math.sqrt(variance(a)), net: Math.sqrt(variance(b)) },
        ratio: gain,
        cost: { plain: costly, net: cheap },
        perSecond: scaled(gain, costly / cheap),
        stated: Math.sqrt(square / variance(b)),
        truth: truth[name],
        bias: (average(b) - truth[name].at) / Math.sqrt(own + truth[name].error ** 2),
      };
    }),
    whole: each((name) => ratio(of(plain, name), of(whole, name))),
    counted: ratio(of(plain, 'counted'), of(net, 'counted')),
  };
}

type Run = Estimates & {
  readonly counted: Estimate;
  readonly cost: Readonly<Record<keyof Estimates, number>>;
};

/** CPU seconds of this process until now. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** A figure and the CPU seconds that it took. */
const timed = <T>(figure: () => T): { readonly at: T; readonly took: number } => {
  const from = cpu();
  return { at: figure(), took: cpu() - from };
};

const scaled = ({ at, low, high }: Ratio, by: number): Ratio => ({
  at: at * by,
  low: low * by,
  high: high * by,
});

/** Estimates of one replicate. Plain dice count zeros and ones, as brute force does. */
function ran(
  arena: Arena,
  kind: DrawKind,
  size: number,
  [seed, first, scrambles]: readonly [number, number, number],
  module: WebAssembly.Module,
): Run {
  const from = cpu();
  const rows = new Float64Array(scrambles * size * WIDTH);
  const crossings = new Uint8Array(scrambles * size);
  for (let s = 0; s < scrambles; s++) {
    const own = scheme(arena, { seed, replicate: first + s, kind });
    const next = blocks(arena, own, module);
    for (let b = 0; b < size / PATHS_PER_BLOCK; b++) {
      const block = next(b);
      rows.set(block.rows, (s * size + b * PATHS_PER_BLOCK) * WIDTH);
      crossings.set(block.crossings, s * size + b * PATHS_PER_BLOCK);
    }
  }
  const walked = cpu() - from;
  const paths = { rows, crossings, scrambles };
  const [overshoot, fall, half] = [OUT.overshoot, OUT.fall, OUT.half].map((place) =>
    pathFigure(paths, place),
  ) as [
    ReturnType<typeof pathFigure>,
    ReturnType<typeof pathFigure>,
    ReturnType<typeof pathFigure>,
  ];
  const counted = timed(() =>
    probability(
      paths,
      (path) => half(path) <= SESSIONS,
      (path) => fall(path) > 0,
    ),
  );
  const figures = {
    overshoot: timed(() => meanOverPaths(paths, overshoot)),
    tail: timed(() => cvarOverPaths(paths, overshoot, { level: LEVEL })),
    fall: timed(() => cvarOverPaths(paths, fall, { level: LEVEL })),
    half:
      kind === 'plain' ? counted : timed(() => halfWithin(arena, paths, { sessions: SESSIONS })),
  };
  const { overshoot: mean, tail, fall: deep, half: back } = figures;
  return {
    overshoot: mean.at,
    tail: tail.at,
    fall: deep.at,
    half: back.at,
    counted: counted.at,
    cost: {
      overshoot: walked + mean.took,
      tail: walked + tail.took,
      fall: walked + deep.took,
      half: walked + back.took,
    },
  };
}

/** Variance of the first over that of the second, with its bootstrap interval. */
function ratio(a: readonly number[], b: readonly number[]): Ratio {
  const words = new Uint32Array(4);
  const again = (xs: readonly number[], draw: number, which: number): number[] =>
    xs.map((_, i) => {
      philox([i, draw, which, 0], [SEED, 0], words);
      return xs[Math.floor(uniform(words[0] as number) * xs.length)] as number;
    });
  const ratios = Array.from(
    { length: DRAWS },
    (_, draw) => variance(again(a, draw, 0)) / variance(again(b, draw, 1)),
  ).sort((x, y) => x - y);
  const [low, high] = WIDE.map((p) => quantile(ratios, p)) as [number, number];
  return { at: variance(a) / variance(b), low, high };
}
