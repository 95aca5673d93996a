/** Points of the grid that finds the valley, and steps that narrow it by the golden section. */
const GRID_POINTS = 41;
const GOLDEN_STEPS = 40;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * The least value of a function on an interval: the best of a grid of 41 points, then 40 golden
 * sections between its neighbours. Of two points as low, the smaller one.
 */
export function minimise(
  of: (x: number) => number,
  low: number,
  high: number,
): { readonly at: number; readonly value: number } {
  const grid = Array.from(
    { length: GRID_POINTS },
    (_, i) => low + ((high - low) * i) / (GRID_POINTS - 1),
  );
  let best = { at: low, value: Number.POSITIVE_INFINITY };
  const seen = (at: number): number => {
    const value = of(at);
    if (value < best.value || (value === best.value && at < best.at)) best = { at, value };
    return value;
  };
  for (const at of grid) seen(at);
  const place = grid.indexOf(best.at);
  let [left, right] = [grid[place - 1] ?? low, grid[place + 1] ?? high];
  let [a, b] = [right - GOLDEN_RATIO * (right - left), left + GOLDEN_RATIO * (right - left)];
  let [atA, atB] = [seen(a), seen(b)];
  for (let i = 0; i < GOLDEN_STEPS; i++)
    if (atA <= atB) {
      [right, b, atB] = [b, a, atA];
      a = right - GOLDEN_RATIO * (right - left);
      atA = seen(a);
    } else {
      [left, a, atA] = [a, b, atB];
      b = left + GOLDEN_RATIO * (right - left);
      atB = seen(b);
    }
  return best;
}
