import { LuDecomposition, Matrix } from 'ml-matrix';
import { demand } from '../../src/kernel/require.ts';

/** A smooth convex function of shares: value, slope and curvature. */
export type Smooth = (b: readonly number[]) => Shape;
export type Shape = {
  /** Infinite outside the domain. */
  readonly value: number;
  readonly gradient: readonly number[];
  readonly hessian: readonly (readonly number[])[];
};

/** A point on the way to the minimum, and how far above it the objective can be at most. */
export type Waypoint = { readonly b: readonly number[]; readonly gap: number };

/** The way ends where the objective is known to this. */
const GAP = 1e-13;
/** Each waypoint divides the gap by this. */
const CLOSER = 8;
const NEWTON_STEPS = 60;
const HALVINGS = 60;
/** Half the squared Newton decrement at which a waypoint is reached. */
const CENTRED = 1e-9;

/**
 * Minimises a convex function over shares b >= 0, sum b = 1, where another is <= 0: the central path
 * of the log-barrier method, by Newton steps that keep the sum. The caller stops when it has enough.
 * Every waypoint lies strictly inside.
 * Source: S. Boyd and L. Vandenberghe, "Convex Optimization" (2004), sections 10.2 and 11.3.
 * @param objective  convex, finite at the start
 * @param start      shares > 0 that sum to 1, with limit < 0 there
 * @param limit      convex; left out when there is none
 * @throws RangeError when the start is not strictly inside
 * @example simplex(() => ({ value: 0, gradient: [0], hessian: [[0]] }), [1]).next().value // { b: [1], gap: 1 }
 */
export function* simplex(
  objective: Smooth,
  start: readonly number[],
  limit?: Smooth,
): Generator<Waypoint, void> {
  const walls = start.length + (limit ? 1 : 0);
  let b = start;
  for (let gap = 1; ; gap = Math.max(GAP, gap / CLOSER)) {
    b = centre(barrier(objective, limit, walls / gap), b);
    yield { b, gap };
    if (gap <= GAP) return;
  }
}

/** A barrier at one point; its curvature is hessian + wall wall'. */
type Barrier = Shape & { readonly wall: readonly number[] };

/** weight x objective - sum log b - log(-limit), whose minimum is one waypoint. */
function barrier(
  objective: Smooth,
  limit: Smooth | undefined,
  weight: number,
): (b: readonly number[]) => Barrier {
  return (b) => {
    const f = objective(b);
    const g = limit?.(b);
    const slack = g ? -g.value : 1;
    const inside = slack > 0 && f.value < Number.POSITIVE_INFINITY && b.every((x) => x > 0);
    const value = inside
      ? weight * f.value - Math.log(slack) - b.reduce((sum, x) => sum + Math.log(x), 0)
      : Number.POSITIVE_INFINITY;
    const wall = b.map((_, i) => (g ? g.gradient[i] / slack : 0));
    const hessian = b.map((x, i) =>
      b.map((_, j) => {
        const bent = weight * f.hessian[i][j] + (g ? g.hessian[i][j] / slack : 0);
        return i === j ? bent + 1 / (x * x) : bent;
      }),
    );
    return {
      value,
      gradient: b.map((x, i) => weight * f.gradient[i] + wall[i] - 1 / x),
      hessian,
      wall,
    };
  };
}

/** Damped Newton to the minimum of a barrier along sum b = 1. */
function centre(
  smooth: (b: readonly number[]) => Barrier,
  start: readonly number[],
): readonly number[] {
  let b = start;
  let shape = smooth(b);
  demand(shape.value < Number.POSITIVE_INFINITY, 'the start is strictly inside', b.join(' '));
  for (let i = 0; i < NEWTON_STEPS; i++) {
    const step = newton(shape, b);
    const descent = -step.reduce((sum, s, j) => sum + s * shape.gradient[j], 0);
    if (!(descent / 2 > CENTRED)) break;
    // Late on the way the descent drowns in the rounding of the value.
    const rounding = 4 * Number.EPSILON * Math.abs(shape.value);
    let size = 1;
    let next = b;
    let there: Barrier | undefined;
    for (let h = 0; h < HALVINGS && !there; h++, size /= 2) {
      next = b.map((x, j) => x + size * step[j]);
      const tried = smooth(next);
      if (tried.value <= shape.value - 0.25 * size * descent + rounding) there = tried;
    }
    if (!there) break;
    [b, shape] = [next, there];
  }
  return b;
}

/**
 * The Newton step. Measured in shares of each b, so that tiny shares do not spoil the solution; the
 * wall is a row of its own, since its square would drown the rest.
 */
function newton({ gradient, hessian, wall }: Barrier, b: readonly number[]): number[] {
  const n = b.length;
  const system = Matrix.zeros(n + 2, n + 2);
  const right = Matrix.zeros(n + 2, 1);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) system.set(i, j, b[i] * hessian[i][j] * b[j]);
    for (const [place, value] of [
      [n, b[i]],
      [n + 1, b[i] * wall[i]],
    ] as const) {
      system.set(i, place, value);
      system.set(place, i, value);
    }
    right.set(i, 0, -b[i] * gradient[i]);
  }
  system.set(n + 1, n + 1, -1);
  const lu = new LuDecomposition(system);
  if (lu.isSingular()) return b.map(() => 0);
  const solved = lu.solve(right).to1DArray();
  return b.map((x, i) => x * solved[i]);
}
