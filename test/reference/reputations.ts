import type { Talent } from '../../src/domain/career.ts';
import { posterior, reputation, type Weighed } from '../../src/weigh/career/fired.ts';

type Signal = 'g' | 'b';
type State = 'H' | 'L';

/** P(B is able), by what could be seen of A and B. */
type Reputations = {
  /** By signal of A, signal of B, and state: `bg|L` is B wrong alone, `gg|L` wrong with the crowd. */
  readonly pair: { readonly [K in `${Signal}${Signal}|${State}`]: number };
  /** By B's own signal and the state. */
  readonly single: { readonly [K in `${Signal}|${State}`]: number };
  /** Once the signals differ, the state not known. */
  readonly disagree: number;
};

const BOTH = ['g', 'b'] as const;
const STATES = ['H', 'L'] as const;

/** Every reputation that follows from the product's weights, by what is seen and what is not. */
export function reputations(talent: Talent): Reputations {
  const seen = reputation(talent);
  const sum = (all: readonly Weighed[]): Weighed =>
    all.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  const of = (keys: readonly string[], value: (key: string) => number) =>
    Object.fromEntries(keys.map((key) => [key, value(key)]));
  const states = (signals: readonly string[]): readonly string[] =>
    STATES.flatMap((s) => signals.map((x) => `${x}|${s}`));
  const [pairs, singles] = [states(['gg', 'gb', 'bg', 'bb']), states(BOTH)];
  const parted = (key: string) => key.split('|') as [never, State];
  return {
    pair: of(pairs, (key) => posterior(seen(...parted(key)))) as Reputations['pair'],
    single: of(singles, (key) => {
      const [b, state] = parted(key);
      return posterior(sum(BOTH.map((a) => seen(`${a}${b}` as 'gg', state))));
    }) as Reputations['single'],
    disagree: posterior(
      sum(
        STATES.map((state): Weighed => {
          const weight = state === 'H' ? talent.alpha : 1 - talent.alpha;
          const [unable, able] = sum([seen('gb', state), seen('bg', state)]);
          return [weight * unable, weight * able];
        }),
      ),
    ),
  };
}
