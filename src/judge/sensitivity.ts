import { MAX_RISE_PER_SESSION, MIN_EXPOSURE, type Mixes, type Part } from '../domain/exposure.ts';
import type { Tipping } from '../domain/odds.ts';
import { REGIMES, type RegimeId } from '../domain/regime.ts';
import { type Allowance, type ExposureInput, exposure } from './exposure.ts';
import { partsOf } from './mixture.ts';
import { outcomes, quantilesOf } from './outcome.ts';

/** How far an input is moved either way: decibans, share. */
const REACH = { decibans: 20, share: 0.1 } as const;
/** Exposures closer than this are the same. */
const EXPOSURE_TOLERANCE = 1e-9;
/** Halvings of the reach: a two-hundredth of it is near enough. */
const TIPPING_HALVINGS = 8;

type Verdict = NonNullable<Tipping['to']>;

/** One input: where it stands, the least it can be, and the world in which it stands elsewhere. */
type Dial = {
  readonly input: string;
  readonly unit: Tipping['unit'];
  readonly now: number;
  readonly least?: number;
  readonly at: (value: number) => ExposureInput;
};

/**
 * For each input the nearest value at which the verdict flips, all others left as they are: under a
 * tenth one leaves, under what is held one trims, over it by more than a step one may add; who holds
 * nothing can only add. A verdict moves one way as an input does, so the nearest turn is found by halving.
 * @param held   exposure as decided, share of own capital
 * @param input  what it was decided from
 * @param mixes  of the paths that its outcomes were made from; none where they are the defaults
 * @returns      the nearest first, in units of reach; those out of reach last
 */
export function tipping(held: number, input: ExposureInput, mixes: Mixes = {}): Tipping[] {
  const now = called(held, input);
  return dials(input, mixes)
    .map((dial) => tip(dial, held, now))
    .sort((a, b) => far(a) - far(b));
}

/** What follows from an optimum and its headroom. */
function called(held: number, input: ExposureInput): Verdict {
  const { optimum, headroom } = exposure(held, input);
  if (held > EXPOSURE_TOLERANCE && optimum < MIN_EXPOSURE - EXPOSURE_TOLERANCE) return 'leave';
  if (optimum < held - EXPOSURE_TOLERANCE) return 'trim';
  return headroom > held + MAX_RISE_PER_SESSION + EXPOSURE_TOLERANCE ? 'add' : 'hold';
}

function tip({ input, unit, now, least, at }: Dial, held: number, before: Verdict): Tipping {
  const reach = REACH[unit];
  const turned = [-1, 1].flatMap((way) => {
    const end = Math.max(least ?? Number.NEGATIVE_INFINITY, now + way * reach);
    const verdict = (share: number): Verdict => called(held, at(now + share * (end - now)));
    const last = end === now ? before : verdict(1);
    if (last === before) return [];
    let [low, high, to] = [0, 1, last];
    for (let i = 0; i < TIPPING_HALVINGS; i++) {
      const middle = (low + high) / 2;
      const there = verdict(middle);
      if (there === before) low = middle;
      else [high, to] = [middle, there];
    }
    return [{ value: now + high * (end - now), to }];
  });
  const nearest = turned.sort((a, b) => Math.abs(a.value - now) - Math.abs(b.value - now))[0];
  return nearest
    ? { input, unit, now, tips: nearest.value, reach, from: before, to: nearest.to }
    : { input, unit, now, tips: { unknown: { kind: 'none within reach' } }, reach, from: before };
}

const far = ({ tips, now, reach }: Tipping): number =>
  typeof tips === 'number' ? Math.abs(tips - now) / reach : Number.MAX_VALUE;

function dials(input: ExposureInput, mixes: Mixes): Dial[] {
  const { policy, lean } = input;
  const now = new Map(REGIMES.map((regime) => [regime, partsOf(mixes, policy, regime)]));
  const parts = (regime: RegimeId) => now.get(regime) as readonly Part[];
  // One regime moves at a time: the quantiles of the others are those of now.
  const still = new Map([...now.values()].map((all) => [all, quantilesOf(all)]));
  // What is held and what is added see the same world move.
  const both = (to: (by: Allowance) => Partial<Allowance>): ExposureInput => ({
    ...input,
    ...to(input),
    ...(input.held ? { held: { ...input.held, ...to(input.held) } } : {}),
  });
  const changed = (regime: RegimeId, to: (part: Part) => Part): ExposureInput => {
    const made = outcomes(
      policy,
      { ...Object.fromEntries(now), [regime]: parts(regime).map(to) },
      (all) => still.get(all) ?? quantilesOf(all),
    );
    return both(() => ({ outcomes: made }));
  };
  const mean = (regime: RegimeId): number =>
    parts(regime).reduce((sum, p) => sum + p.weight * p.mean, 0);
  const wide = parts('noise').reduce((sum, p) => sum + p.weight * p.sd, 0);
  return [
    ...(['friction', 'rupture'] as const).map(
      (regime): Dial => ({
        input: `${regime} odds`,
        unit: 'decibans',
        now: lean[regime],
        at: (value) => {
          const by = value - lean[regime];
          const shifted = both((x) => ({ lean: { ...x.lean, [regime]: x.lean[regime] + by } }));
          return { ...shifted, lean: { ...lean, [regime]: value } };
        },
      }),
    ),
    ...REGIMES.map((regime): Dial => {
      const middle = mean(regime);
      return {
        input: `${regime} mean`,
        unit: 'share',
        now: middle,
        at: (value) => changed(regime, (p) => ({ ...p, mean: p.mean + value - middle })),
      };
    }),
    {
      input: 'loss budget',
      unit: 'share',
      now: policy.budget,
      least: 0,
      at: (value) => ({ ...input, policy: { ...policy, budget: value } }),
    },
    {
      input: 'noise spread',
      unit: 'share',
      now: wide,
      least: 0,
      at: (value) =>
        changed('noise', (p) => ({ ...p, sd: wide > 0 ? (p.sd * value) / wide : value })),
    },
  ];
}
