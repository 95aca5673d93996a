import { type Arena, SESSIONS } from './arena.ts';
import { bridge, type Scheme } from './draw.ts';
import { net } from './net.ts';

/** Dice alone, or what was measured to be best: a net, a bridge, more large shocks. */
export type DrawKind = 'plain' | 'net';

/** Sessions that the bridge sets first: the end, then where half is mostly back or not. */
const FIRST = [60, 20, 5, 40, 10, 2, 30, 50];
const BRIDGE = bridge([
  ...FIRST,
  ...Array.from({ length: SESSIONS }, (_, t) => t + 1).filter((t) => !FIRST.includes(t)),
]);
/** Moves of factors and of single assets that the net gives. */
const MOVES = 15;

type Moving = Pick<Arena, 'assets' | 'factors' | 'market' | 'loading' | 'own'>;

/**
 * How chance is drawn: each replicate is a scramble of its own, independent of all others. The net
 * gives the scale of the shock, the moves that weigh most in the market's variance, and the first
 * sessions of the bridge; all else stays dice. Large shocks are drawn more often and weigh less, for
 * they alone make the tail.
 * @param seed       a whole word
 * @param replicate  which scramble, from 0; its paths count from 0
 */
export function scheme(
  arena: Moving,
  asked: { readonly seed: number; readonly replicate: number; readonly kind?: DrawKind },
): Scheme {
  const { seed, replicate, kind = 'net' } = asked;
  const key = [seed, replicate] as const;
  if (kind === 'plain') return { seed: key, tilt: false };
  const heaviest = moves(arena).slice(0, MOVES);
  const steps = FIRST.map((_, i) => 1 + arena.factors + i);
  const draws = [
    0,
    ...heaviest.slice(0, 1),
    ...steps.slice(0, 2),
    ...heaviest.slice(1),
    ...steps.slice(2),
  ];
  return { seed: key, net: net(key, draws), bridge: BRIDGE, tilt: true };
}

/** Draws of factors and of assets' own moves, by their part in the market's variance. */
function moves({ assets, factors, market, loading, own }: Moving): readonly number[] {
  const weighed = Array.from({ length: factors + assets }, (_, i) => {
    const m = i - factors;
    let part = 0;
    if (m >= 0) part = (market[m] as number) * (own[m] as number);
    else
      for (let k = 0; k < assets; k++)
        part += (market[k] as number) * (loading[k * factors + i] as number);
    return { draw: m >= 0 ? 1 + factors + SESSIONS + m : 1 + i, part: Math.abs(part) };
  });
  return weighed.toSorted((a, b) => b.part - a.part).map(({ draw }) => draw);
}
