import { normalQuantile } from './normal.ts';
import { demand } from './require.ts';

/** A figure with its interval. */
type Ranged = { readonly low: number; readonly at: number; readonly high: number };

/** Agreement of two coders: what they share, what chance alone would give, and kappa. */
type Kappa = { readonly alike: Ranged; readonly chance: number; readonly kappa: Ranged };

/** Credit for each pair of categories, 0..1, and how many independent cases stand behind the counts. */
type Weighing = {
  readonly credit?: (row: number, column: number) => number;
  readonly cases?: number;
};

/**
 * Interval for a share, by the score test: it never shrinks to a point, however few the cases.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
 * of the American Statistical Association 22 (1927) 209-212.
 * @param share  what was found, 0..1
 * @param cases  independent cases behind it, > 0
 * @param level  how much it is to cover, inside 0..1
 * @throws RangeError when an argument is outside its range
 * @example wilson(1, 20).low // 0.9241130208892355
 */
export function wilson(share: number, cases: number, level: number = 0.8): Ranged {
  demand(share >= 0 && share <= 1, 'a share lies in 0..1', share);
  demand(cases > 0 && cases < Number.POSITIVE_INFINITY, 'cases are above 0', cases);
  const z = normalQuantile((1 + level) / 2);
  const [whole, near] = [1 + z ** 2 / cases, share + z ** 2 / (2 * cases)];
  const reach = z * Math.sqrt((share * (1 - share)) / cases + (z / (2 * cases)) ** 2);
  return {
    low: Math.max(0, (near - reach) / whole),
    at: share,
    high: Math.min(1, (near + reach) / whole),
  };
}

/**
 * Cohen's kappa: agreement of two coders beyond chance, (o - e) / (1 - e), where o is the mean credit of
 * the pairs found and e that of pairs drawn from both margins at random. Its interval, of 80 %, is Wilson's of o
 * with e held as found, as in Cohen's own error, which alone would shrink to nothing where all agree.
 * Partial credit varies no more than o (1 - o), so with it the interval errs on the wide side.
 * Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
 * Measurement 20 (1960) 37-46; with credit: "Weighted kappa", Psychological Bulletin 70 (1968) 213-220.
 * @param table  counts, k x k: the first coder's category is the row, the second's the column
 * @returns      kappa in -1..1, the share alike and its part by chance in 0..1; undefined when chance
 *               alone gives all, both having used one and the same category
 * @throws RangeError when the table is empty or not square, a count is no whole number >= 0, or a credit
 *         is outside its range
 * @example kappa([[20, 5], [10, 15]]).kappa.at // 0.4
 */
export function kappa(
  table: readonly (readonly number[])[],
  { credit = same, cases }: Weighing = {},
): Kappa | undefined {
  for (const row of table) {
    demand(row.length === table.length, 'a square table', row.length);
    for (const n of row) demand(Number.isInteger(n) && n >= 0, 'a count is whole and >= 0', n);
  }
  const rows = table.map(total);
  const columns = table.map((_, j) => total(table.map((row) => row[j])));
  const all = total(rows);
  demand(all > 0, 'at least one case', all);
  let [found, drawn] = [0, 0];
  for (const [i, row] of table.entries())
    for (const [j, n] of row.entries()) {
      const worth = credit(i, j);
      demand(worth >= 0 && worth <= 1, 'a credit lies in 0..1', worth);
      found += (worth * n) / all;
      drawn += (worth * rows[i] * columns[j]) / all ** 2;
    }
  if (drawn > 1 - 1e-12) return undefined;
  const alike = wilson(Math.min(1, found), cases ?? all);
  const beyond = (o: number): number => Math.max(-1, (o - drawn) / (1 - drawn));
  return {
    alike,
    chance: drawn,
    kappa: { low: beyond(alike.low), at: beyond(alike.at), high: beyond(alike.high) },
  };
}

/**
 * Credit that falls in even steps with the distance of two of k ordered categories.
 * Source: D. V. Cicchetti and T. Allison, American Journal of EEG Technology 11 (1971) 101-109.
 * @param count  k, at least 2
 * @example linearCredit(6)(1, 3) // 0.6
 */
export const linearCredit =
  (count: number) =>
  (row: number, column: number): number =>
    1 - Math.abs(row - column) / (count - 1);

const same = (row: number, column: number): number => (row === column ? 1 : 0);

const total = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0);
