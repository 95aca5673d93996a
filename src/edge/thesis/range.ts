import type { Look } from '../../domain/look.ts';
import { type Asking, looks } from './lattice.ts';
import type { Expression } from './rule.ts';

/** What a search over imagined looks saw of a rule. */
export type Range = {
  readonly true: boolean;
  readonly false: boolean;
  /** True when it already holds while nothing has happened. */
  readonly quiet: boolean;
  /** True when its arithmetic overflowed at some look. */
  readonly broken: boolean;
  /** Looks tried. */
  readonly tried: number;
};

/** Which answers a rule can give. */
export function answerRange(rule: Expression, asking: Asking): Range {
  let [yes, no, quiet, broken, tried] = [false, false, false, false, 0];
  for (const look of looks([rule], asking)) {
    const { holds, missing } = rule.rule(look);
    if (holds === true) yes = true;
    if (holds === false) no = true;
    if (tried === 0) quiet = holds === true;
    if (missing.includes('overflow')) broken = true;
    tried++;
  }
  return { true: yes, false: no, quiet, broken, tried };
}

/**
 * Of rules of which the first that holds counts, those that are never that one.
 * @returns positions in the list
 */
export function shadowed(rules: readonly Expression[], asking: Asking): readonly number[] {
  const reached = new Set<number>();
  const play = (pool: Iterable<Look>): void => {
    for (const look of pool) {
      const first = rules.findIndex((r) => r.rule(look).holds === true);
      if (first >= 0) reached.add(first);
    }
  };
  for (const rule of rules) play(looks([rule], asking));
  play(looks(rules, asking));
  return rules.flatMap((_, i) => (reached.has(i) ? [] : [i]));
}
