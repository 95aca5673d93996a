import type { Cause, Fate } from '../../domain/threat.ts';

/**
 * The competing end that a fate is: late or on time, a threat carried out in full is implemented.
 * @example causeOf('implemented late') // 'implemented'
 */
export function causeOf(fate: Fate): Cause {
  if (fate === 'implemented on time' || fate === 'implemented late') return 'implemented';
  return fate === 'implemented reduced' ? 'reduced' : fate;
}
