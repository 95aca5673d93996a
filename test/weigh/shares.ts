/** Numbers above 0 as shares of their sum. */
export function normal(xs: readonly number[]): number[] {
  const sum = xs.reduce((a, b) => a + b, 0);
  return xs.map((x) => x / sum);
}
