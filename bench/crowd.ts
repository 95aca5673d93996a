import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kernel } from '../src/edge/compute/machine.ts';
import { PATHS_PER_BLOCK, type RULE } from '../src/weigh/firesale/arena.ts';
import { arenaOf } from './arena.ts';
import { agree, type Moments } from './moments.ts';
import {
  ofC,
  ofNumpy,
  ofToy,
  ours,
  type Peer,
  type PeerName,
  passLength,
  type Tools,
  type Turn,
} from './peers.ts';
import { builtC, foundNumpy, written } from './reference.ts';
import { type Slider, slider } from './slider.ts';

type Rule = keyof typeof RULE;
/** A size and the rule by which its sleeves sell. */
type Size = { readonly sleeves: number; readonly assets: number; readonly rule: Rule };

const SIZES: readonly Size[] = [
  [50, 2],
  [100, 40],
  [1000, 200],
].flatMap(([sleeves = 0, assets = 0]) =>
  (['pro rata', 'most liquid first'] as const).map((rule) => ({ sleeves, assets, rule })),
);

const PASSES = 5;

/** Paths a CPU second: the median of the passes and their range. */
type Rate = {
  readonly at: number;
  readonly low: number;
  readonly high: number;
  readonly paths: number;
  /** Paths a batch, where it runs batches: the best of those tried. */
  readonly batch?: number;
};

/** What was measured at one size and rule. */
export type Measured = Size & {
  /** Paths a pass of those with the same dice, share of them with a sale, rounds with sales a path. */
  readonly paths: number;
  readonly selling: number;
  readonly rounds: number;
  readonly rates: Readonly<Partial<Record<PeerName, Rate>>>;
  /** WebAssembly over each peer: median of the ratios pass by pass. */
  readonly over: Readonly<Partial<Record<PeerName, number>>>;
  readonly hashes: Readonly<Partial<Record<PeerName, string>>>;
  /** Whether all that have the same dice gave the same bits; absent where there was but one. */
  readonly equal?: boolean;
  /** Means of the twin and of those with other dice, and whether they agree with the twin's. */
  readonly means: Readonly<Partial<Record<PeerName, Moments & { readonly agrees: boolean }>>>;
};

/** What a bench comes to, piece by piece. */
export type Piece =
  | { readonly kind: 'absent'; readonly peer: PeerName; readonly why: string }
  | ({ readonly kind: 'size' } & Measured)
  | ({ readonly kind: 'slider' } & Slider);

/**
 * Every peer at every size and rule, one pass each in turn, and then the time of a slider's move.
 * @param passes  timed passes of each peer
 */
export function* benchCrowd(sizes = SIZES, passes = PASSES): Generator<Piece> {
  const folder = mkdtempSync(join(tmpdir(), 'bide-bench-'));
  try {
    const module = kernel();
    const tools: Tools = {
      c: builtC(folder, false),
      byColumn: builtC(folder, true),
      numpy: foundNumpy(),
      module,
    };
    const named: readonly (readonly [PeerName, object])[] = [
      ['C', tools.c],
      ['C by column', tools.byColumn],
      ['numpy', tools.numpy],
    ];
    for (const [peer, tool] of named)
      if ('absent' in tool) yield { kind: 'absent', peer, why: String(tool.absent) };
    for (const size of sizes) yield { kind: 'size', ...measured(size, tools, folder, passes) };
    yield { kind: 'slider', ...slider(module) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measured(size: Size, tools: Tools, folder: string, passes: number): Measured {
  const { sleeves, assets, rule } = size;
  const arena = arenaOf(sleeves, assets, rule, 1);
  const length = passLength(arena, tools);
  const { c, byColumn, numpy, module } = tools;
  const file = written(folder, `${sleeves}x${assets}-${rule.replaceAll(' ', '-')}`, arena, [1, 0]);
  const twin = ours(arena, length);
  // The toy comes before programs of their own, so that what it leaves to be collected is nobody's.
  const peers: Partial<Record<PeerName, Peer>> = {
    WebAssembly: ours(arena, length, module),
    TypeScript: twin,
    toy: ofToy(arena),
    ...('absent' in c ? {} : { C: ofC(c, file, length) }),
    ...('absent' in byColumn ? {} : { 'C by column': ofC(byColumn, file, length) }),
    ...('absent' in numpy ? {} : { numpy: ofNumpy(numpy, file, arena, false) }),
    ...('absent' in numpy || rule === 'pro rata'
      ? {}
      : { 'numpy whole': ofNumpy(numpy, file, arena, true) }),
  };
  const names = Object.keys(peers) as PeerName[];
  const rounds = Array.from({ length: passes }, () =>
    Object.fromEntries(names.map((name) => [name, (peers[name] as Peer).turn()])),
  );
  const rate = ({ paths, seconds }: Turn): number => paths / seconds;
  const each = <T>(of: (name: PeerName) => T | undefined): Partial<Record<PeerName, T>> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const got = of(name);
        return got === undefined ? [] : [[name, got]];
      }),
    );
  const turns = (name: PeerName): Turn[] => rounds.map((round) => round[name] as Turn);
  const hashes = each((name) => peers[name]?.hash);
  const base = twin.paths as NonNullable<typeof twin.paths>;
  return {
    ...size,
    paths: length * PATHS_PER_BLOCK,
    selling: base.selling,
    rounds: base.rounds,
    rates: each((name) => {
      const sorted = turns(name)
        .map(rate)
        .sort((a, b) => a - b);
      const batch = peers[name]?.batch;
      return {
        ...(batch === undefined ? {} : { batch }),
        at: middle(sorted),
        low: sorted[0] as number,
        high: sorted.at(-1) as number,
        paths: turns(name)[0]?.paths as number,
      };
    }),
    over: each((name) =>
      name === 'WebAssembly'
        ? undefined
        : middle(rounds.map((r) => rate(r.WebAssembly as Turn) / rate(r[name] as Turn))),
    ),
    hashes,
    ...(Object.keys(hashes).length < 2 ? {} : { equal: new Set(Object.values(hashes)).size === 1 }),
    means: each((name) => {
      const moments = name === 'TypeScript' ? base.moments : peers[name]?.moments;
      return moments && { ...moments, agrees: agree(moments, base.moments) };
    }),
  };
}

/** The middle one; of an even number the lower of the two. */
function middle(of: readonly number[]): number {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] as number;
}
