import type { Decision } from '../../domain/decision.ts';

/** The decision with the severest synchronised fall; the last one when there was none. */
export function gravest(decisions: readonly Decision[]): number {
  let [at, most] = [decisions.length - 1, Number.NEGATIVE_INFINITY];
  for (const [i, { stress }] of decisions.entries())
    if (
      stress.state === 'synchronised' &&
      typeof stress.severity === 'number' &&
      stress.severity > most
    )
      [at, most] = [i, stress.severity];
  return at;
}
