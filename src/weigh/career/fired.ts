import type { Blame, CareerRules, Talent } from '../../domain/career.ts';
import { demand } from '../../kernel/require.ts';

/**
 * P(fired | loss) of a manager of whom so much is thought: linear, the chance of the able and of the
 * others mixed by P(able). The rule is stated, not fitted: it is the simplest that never falls as
 * less is thought of somebody, and it cannot leave 0..1.
 * @param posterior  P(able) once the loss is seen, 0..1
 * @throws RangeError when an argument is outside its range
 * @example fired(0.25, { able: 0.1, unable: 0.5 }) // 0.4
 */
export function fired(posterior: number, { able, unable }: CareerRules['fired']): number {
  demand(posterior >= 0 && posterior <= 1, 'a probability lies in 0..1', posterior);
  demand(able >= 0 && able <= unable && unable <= 1, '0 <= able <= unable <= 1', able);
  demand(unable > 0, 'somebody can be fired', unable);
  return posterior * able + (1 - posterior) * unable;
}

/**
 * What a loss costs a career with the crowd and alone: to be wrong when the other was wrong too
 * (`gg|L`), and when the other had sold (`bg|L`). Alone is never below together.
 * @throws RangeError when an argument is outside its range
 * @example blame({ theta: 0.5, p: 0.8, q: 0.3, alpha: 0.5 }, { able: 0, unable: 1 }).alone // 1 - 27 / 153.5
 */
export function blame(talent: CareerRules['talent'], rule: CareerRules['fired']): Blame {
  const seen = reputation(talent);
  const cost = (signals: 'gg' | 'bg'): number => fired(posterior(seen(signals, 'L')), rule);
  const together = cost('gg');
  // Rounding may part two equal chances the wrong way round.
  return { together, alone: Math.max(together, cost('bg')) };
}

/** g: the manager saw a good signal and invests; b: a bad one, and does not. */
type Signal = 'g' | 'b';
/** H: the threat fades; L: the tail comes. */
type State = 'H' | 'L';

/** P(what was seen, B able or not as the place says): not able, able. */
export type Weighed = readonly [number, number];

/** P(able) from the weights of able and not. */
export const posterior = ([unable, able]: Weighed): number => able / (able + unable);

/**
 * What is thought of manager B once signals and state are known, by Bayes' rule over the four pairs
 * of types: able or not, A and B. `posterior(reputation(talent)('bg', 'L'))` is P(B is able) when B
 * was wrong alone, `'gg'` when wrong with the crowd.
 * Source: D. S. Scharfstein and J. C. Stein, "Herd behavior and investment", American Economic Review
 * 80 (1990) 465-479: two able managers see one common signal, all other signals are independent, and
 * the noise of the others is good with the able's overall frequency z = alpha p + (1 - alpha) q.
 * @returns by the signals of A and B and the state: P(both signals, B's type | state)
 * @throws RangeError when theta or alpha is outside (0, 1), or not 0 <= q < p <= 1
 * @example posterior(reputation({ theta: 0.5, p: 1, q: 0, alpha: 0.5 })('gg', 'H')).toFixed(12) // '0.666666666667'
 */
export function reputation({ theta, p, q, alpha }: Talent) {
  demand(theta > 0 && theta < 1, 'theta lies between 0 and 1', theta);
  demand(alpha > 0 && alpha < 1, 'alpha lies between 0 and 1', alpha);
  demand(q >= 0 && q < p && p <= 1, '0 <= q < p <= 1', `${q}, ${p}`);
  const z = alpha * p + (1 - alpha) * q;

  const one = (signal: Signal, state: State, able: boolean): number => {
    const good = able ? (state === 'H' ? p : q) : z;
    return signal === 'g' ? good : 1 - good;
  };
  return (signals: `${Signal}${Signal}`, state: State): Weighed => {
    const [a, b] = [...signals] as [Signal, Signal];
    /** P(both signals, both types | state). */
    const joint = (ableA: boolean, ableB: boolean): number => {
      const types = (ableA ? theta : 1 - theta) * (ableB ? theta : 1 - theta);
      if (ableA && ableB) return a === b ? types * one(a, state, true) : 0;
      return types * one(a, state, ableA) * one(b, state, ableB);
    };
    return [joint(true, false) + joint(false, false), joint(true, true) + joint(false, true)];
  };
}
