import type { Talent } from '../../domain/career.ts';
import { demand } from '../../kernel/require.ts';

/** g: the manager saw a good signal and invests; b: a bad one, and does not. */
type Signal = 'g' | 'b';
/** H: the threat fades; L: the tail comes. */
type State = 'H' | 'L';
/** What A and B saw, and whether each is able. */
type Signals = readonly [Signal, Signal];
type Able = readonly [boolean, boolean];

/** P(B is able), by what could be seen of A and B. */
export type Reputation = {
  /** By signal of A, signal of B, and state: `bg|L` is B wrong alone, `gg|L` wrong with the crowd. */
  readonly pair: { readonly [K in `${Signal}${Signal}|${State}`]: number };
  /** By B's own signal and the state. */
  readonly single: { readonly [K in `${Signal}|${State}`]: number };
  /** Once the signals differ, the state not known. */
  readonly disagree: number;
};

const BOTH = ['g', 'b'] as const;
const STATES = ['H', 'L'] as const;

/**
 * What is thought of manager B once signals and state are known, by Bayes' rule over the four pairs
 * of types: able or not, A and B.
 * Source: D. S. Scharfstein and J. C. Stein, "Herd behavior and investment", American Economic Review
 * 80 (1990) 465-479: two able managers see one common signal, all other signals are independent, and
 * the noise of the others is good with the able's overall frequency z = alpha p + (1 - alpha) q.
 * @returns probabilities, 0..1
 * @throws RangeError when theta or alpha is outside (0, 1), or not 0 <= q < p <= 1
 * @example reputation({ theta: 0.5, p: 0.8, q: 0.3, alpha: 0.5 }).single['g|L'] // 0.15 / 0.425
 */
export function reputation({ theta, p, q, alpha }: Talent): Reputation {
  demand(theta > 0 && theta < 1, 'theta lies between 0 and 1', theta);
  demand(alpha > 0 && alpha < 1, 'alpha lies between 0 and 1', alpha);
  demand(q >= 0 && q < p && p <= 1, '0 <= q < p <= 1', `${q}, ${p}`);
  const z = alpha * p + (1 - alpha) * q;

  const one = (signal: Signal, state: State, able: boolean): number => {
    const good = able ? (state === 'H' ? p : q) : z;
    return signal === 'g' ? good : 1 - good;
  };
  /** P(both signals, both types | state). */
  const joint = ([a, b]: Signals, state: State, [ableA, ableB]: Able): number => {
    const types = (ableA ? theta : 1 - theta) * (ableB ? theta : 1 - theta);
    if (ableA && ableB) return a === b ? types * one(a, state, true) : 0;
    return types * one(a, state, ableA) * one(b, state, ableB);
  };
  /** P(both signals, B's type | state). */
  const seen = (signals: Signals, state: State, able: boolean): number =>
    joint(signals, state, [true, able]) + joint(signals, state, [false, able]);
  /** P(able) from the weights of able and not. */
  const posterior = (weigh: (able: boolean) => number): number => {
    const able = weigh(true);
    return able / (able + weigh(false));
  };

  const pair = (a: Signal, b: Signal, s: State): number =>
    posterior((able) => seen([a, b], s, able));
  const single = (b: Signal, s: State): number =>
    posterior((able) => BOTH.reduce((sum, a) => sum + seen([a, b], s, able), 0));
  const differ = (able: boolean): number =>
    STATES.reduce(
      (sum, s) =>
        sum +
        (s === 'H' ? alpha : 1 - alpha) * (seen(['g', 'b'], s, able) + seen(['b', 'g'], s, able)),
      0,
    );
  return {
    pair: {
      'gg|H': pair('g', 'g', 'H'),
      'gb|H': pair('g', 'b', 'H'),
      'bg|H': pair('b', 'g', 'H'),
      'bb|H': pair('b', 'b', 'H'),
      'gg|L': pair('g', 'g', 'L'),
      'gb|L': pair('g', 'b', 'L'),
      'bg|L': pair('b', 'g', 'L'),
      'bb|L': pair('b', 'b', 'L'),
    },
    single: {
      'g|H': single('g', 'H'),
      'g|L': single('g', 'L'),
      'b|H': single('b', 'H'),
      'b|L': single('b', 'L'),
    },
    disagree: posterior(differ),
  };
}
