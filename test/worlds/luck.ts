import { philox, uniform } from '../../src/kernel/philox.ts';
import { deviate } from '../../src/kernel/portablemath.ts';

/** The chance of one world: the same numbers for the same seed, in the order in which they are asked. */
export type Luck = {
  /** Inside (0, 1). */
  readonly share: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Student-t of three degrees of freedom, scaled to a standard deviation of 1. */
  readonly heavy: () => number;
  /** Between two numbers, evenly; and evenly in the logarithm. */
  readonly between: (low: number, high: number) => number;
  readonly scale: (low: number, high: number) => number;
};

/** @param stream keeps apart what one seed is used for */
export function luck(seed: number, stream: number): Luck {
  const words = new Uint32Array(4);
  let asked = 0;
  const share = (): number => {
    if (asked % 4 === 0) philox([asked / 4, stream, 0, 0], [seed, 1], words);
    return uniform(words[asked++ % 4] as number);
  };
  const normal = (): number => deviate(share());
  const between = (low: number, high: number): number => low + (high - low) * share();
  return {
    share,
    normal,
    between,
    scale: (low, high) => low * (high / low) ** share(),
    heavy: () => {
      const chi = normal() ** 2 + normal() ** 2 + normal() ** 2;
      // A t of three has variance 3: normal / sqrt(chi / 3) / sqrt 3.
      return normal() / Math.sqrt(chi);
    },
  };
}
