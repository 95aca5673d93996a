import { mean } from './mean.ts';
import { demand, finite } from './require.ts';

/**
 * Pearson correlation of two arrays, pair by pair.
 * @param a  at least two finite numbers
 * @param b  as many finite numbers
 * @returns  -1..1; undefined when either array does not vary
 * @throws RangeError when the lengths differ, are below two, or a value is not finite
 * @example correlation([1, 2, 3], [2, 2, 2]) // undefined
 */
export function correlation(a: readonly number[], b: readonly number[]): number | undefined {
  demand(a.length === b.length, 'both arrays are of one length', `${a.length} and ${b.length}`);
  finite(a, 2);
  finite(b, 2);
  const [ma, mb] = [mean(a), mean(b)];
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const x = a[i] - ma;
    const y = b[i] - mb;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  if (aa === 0 || bb === 0) return undefined;
  // Root by root, since the product of two small sums may vanish.
  const r = ab / Math.sqrt(aa) / Math.sqrt(bb);
  return Math.max(-1, Math.min(1, r));
}
