import type { Blame, CareerRules } from '../../domain/career.ts';
import { demand } from '../../kernel/require.ts';
import { posterior, reputation } from './reputation.ts';

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
