/** Halvings after which an interval of 80 is shorter than the rounding of what lies in it. */
const HALVINGS = 64;

/**
 * Where a function that never falls passes a level, by bisection.
 * @param f      never falls from low to high
 * @param level  any number, infinite ones too
 * @returns      within 1e-17 of the place; the end at which the level lies when it lies outside
 * @example bisectLevel((x) => x * x, { level: 2, low: 0, high: 4 }) // Math.SQRT2
 */
export function bisectLevel(
  f: (x: number) => number,
  { level, low, high }: { readonly level: number; readonly low: number; readonly high: number },
): number {
  let [a, b] = [low, high];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = 0.5 * (a + b);
    if (f(middle) < level) a = middle;
    else b = middle;
  }
  return 0.5 * (a + b);
}
