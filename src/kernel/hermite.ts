import { demand } from './require.ts';

/** Cells a unit of the argument. */
const CELLS = 32;

/**
 * A smooth function as a polynomial of the fifth degree between places 1/32 apart, which has there the
 * function's value, slope and curvature. Places are worked out when they are first met. The error is
 * the sixth derivative x 2e-14 at most.
 * @param of   value, slope and curvature
 * @param far  arguments lie within -far..far
 * @throws RangeError beyond `far`
 * @example quintic((x) => [x * x, 2 * x, 2], 1)(0.5) // 0.25
 */
export function quintic(
  of: (x: number) => readonly [number, number, number],
  far: number,
): (x: number) => number {
  const half = Math.ceil(far * CELLS);
  const places = new Float64Array(3 * (2 * half + 2)).fill(Number.NaN);
  const place = (at: number): number => {
    if (!Number.isNaN(places[at * 3])) return at * 3;
    const [value, slope, curve] = of((at - half) / CELLS);
    places.set([value, slope / CELLS, curve / (CELLS * CELLS)], at * 3);
    return at * 3;
  };
  return (x) => {
    demand(x >= -far && x <= far, 'an argument within its range', x);
    const along = x * CELLS + half;
    const cell = Math.floor(along);
    const t = along - cell;
    const [a, b] = [place(cell), place(cell + 1)];
    const [rise, slope, next] = [places[b] - places[a], places[a + 1], places[b + 1]];
    const [curve, last] = [places[a + 2] / 2, places[b + 2] / 2];
    const third = 10 * rise - 6 * slope - 4 * next - 3 * curve + last;
    const fourth = 8 * slope + 7 * next - 15 * rise + 3 * curve - 2 * last;
    const fifth = 6 * rise - 3 * (slope + next) - curve + last;
    return places[a] + t * (slope + t * (curve + t * (third + t * (fourth + t * fifth))));
  };
}
