import { philox, uniform } from '../../kernel/philox.ts';

/**
 * So many different places of n, in order, by the dice of a seed; all where there are fewer.
 * @example sampledCuts(3, 5, 1) // [0, 1, 2]
 */
export function sampledCuts(n: number, count: number, seed: number): number[] {
  const all = Array.from({ length: n }, (_, i) => i);
  const words = new Uint32Array(4);
  const most = Math.min(n, count);
  for (let i = 0; i < most; i++) {
    philox([i, 0, 0, 0], [seed, 0], words);
    const j = i + Math.floor(uniform(words[0] as number) * (n - i));
    [all[i], all[j]] = [all[j] as number, all[i] as number];
  }
  return all.slice(0, most).sort((a, b) => a - b);
}
