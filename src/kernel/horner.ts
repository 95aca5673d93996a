/**
 * Value of a polynomial, highest power first inward.
 * @param coefficients  constant first, at least one
 * @param x             where it is taken
 * @example horner([1, 0, 2], 3) // 19
 */
export function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}
