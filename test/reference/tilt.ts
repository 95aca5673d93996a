import { backward, cholesky, forward } from '../../src/kernel/cholesky.ts';

/** A view as row.q = 0 or <= 0 with entries within -1..1; its noise in the same scale. */
export type Tilter = {
  readonly row: readonly number[];
  readonly kind: 'equal' | 'below';
  readonly variance: number;
};

/** Steps after which the odds stand as they are. */
const STEPS = 400;
/** Slope at which a working set is solved. */
const SOLVED = 1e-14;

type Point = {
  readonly value: number;
  readonly q: readonly number[];
  readonly gradient: readonly number[];
};

/** ln sum p exp(-rows'm) + half of variance m^2, its slope, and the odds there. */
function at(p: readonly number[], rows: readonly Tilter[], m: readonly number[]): Point {
  const tilt = p.map((_, j) => -rows.reduce((s, r, k) => s + m[k] * r.row[j], 0));
  const top = Math.max(...tilt);
  const raw = p.map((x, j) => x * Math.exp(tilt[j] - top));
  const sum = raw.reduce((s, x) => s + x, 0);
  const q = raw.map((x) => x / sum);
  return {
    value: top + Math.log(sum) + rows.reduce((s, r, k) => s + (r.variance * m[k] ** 2) / 2, 0),
    q,
    gradient: rows.map((r, k) => r.variance * m[k] - r.row.reduce((s, a, j) => s + a * q[j], 0)),
  };
}

/**
 * The exponential tilt of a prior that fulfils linear views: the dual of least relative entropy, by
 * Newton's method; conditions `below` enter and leave the working set one at a time, and every step
 * lowers the dual.
 * Source: D. P. Bertsekas, "Nonlinear Programming", 3rd ed. (2016), sections 4.1 and 7.5.
 * @param p     shares > 0 that sum to 1
 * @param rows  views that some q > 0 fulfils, the hard ones exactly
 * @returns     q in proportion to p exp(-sum multiplier x row), sums to 1; multipliers of `below` >= 0
 * @example tilt([0.5, 0.5], [{ row: [1, -1], kind: 'below', variance: 0 }]) // { q: [0.5, 0.5], multipliers: [0] }
 */
export function tilt(
  p: readonly number[],
  rows: readonly Tilter[],
): { q: readonly number[]; multipliers: readonly number[] } {
  let m: readonly number[] = rows.map(() => 0);
  let here = at(p, rows, m);
  const free = rows.map((r) => r.kind === 'equal');
  for (let step = 0; step < STEPS; step++) {
    const working = rows.flatMap((_, k) => (free[k] ? [k] : []));
    const slope = Math.max(0, ...working.map((k) => Math.abs(here.gradient[k])));
    const next = slope > SOLVED ? descent(p, rows, m, here, working) : undefined;
    if (next) {
      for (const k of next.blocked) free[k] = false;
      m = next.m;
      here = next.point;
      continue;
    }
    // The working set is solved: let in the condition that is broken most.
    const broken = rows.reduce(
      (worst, _, k) =>
        !free[k] && here.gradient[k] < -SOLVED && here.gradient[k] < (here.gradient[worst] ?? 0)
          ? k
          : worst,
      -1,
    );
    if (broken < 0) break;
    free[broken] = true;
  }
  return { q: here.q, multipliers: m };
}

/** A Newton step that lowers the dual, cut where a multiplier of `below` reaches zero. */
function descent(
  p: readonly number[],
  rows: readonly Tilter[],
  m: readonly number[],
  here: Point,
  working: readonly number[],
): { m: readonly number[]; point: Point; blocked: readonly number[] } | undefined {
  const direction = newton(rows, here, working);
  const gain = -working.reduce((s, k, i) => s + direction[i] * here.gradient[k], 0);
  if (!(gain > 0)) return undefined;
  const room = Math.min(
    1,
    ...working.map((k, i) =>
      rows[k].kind === 'below' && direction[i] < 0 ? m[k] / -direction[i] : 1,
    ),
  );
  const size = (x: Point): number => Math.hypot(...working.map((k) => x.gradient[k]));
  for (let share = room, halving = 0; halving < 60; share /= 2, halving++) {
    const next = m.slice();
    const blocked: number[] = [];
    for (const [i, k] of working.entries()) {
      next[k] += share * direction[i];
      if (rows[k].kind === 'below' && next[k] <= 1e-15 && direction[i] < 0) {
        next[k] = 0;
        blocked.push(k);
      }
    }
    const point = at(p, rows, next);
    const falls = point.value <= here.value - 1e-4 * share * gain;
    // Near the end the value is all rounding, and the slope still tells.
    if (falls || (gain < 1e-10 && size(point) < 0.9 * size(here)))
      return { m: next, point, blocked };
  }
  return undefined;
}

/** Minus the inverse curvature times the slope; a ridge where rows repeat each other. */
function newton(
  rows: readonly Tilter[],
  here: Point,
  working: readonly number[],
): readonly number[] {
  const means = working.map((k) => rows[k].row.reduce((s, a, j) => s + a * here.q[j], 0));
  const curved = working.map((k, a) =>
    working.map((l, b) => {
      const mixed = here.q.reduce(
        (s, x, j) => s + x * (rows[k].row[j] - means[a]) * (rows[l].row[j] - means[b]),
        0,
      );
      return a === b ? mixed + rows[k].variance : mixed;
    }),
  );
  const most = Math.max(1e-300, ...curved.map((row, a) => row[a]));
  const slope = working.map((k) => -here.gradient[k]);
  for (let ridge = 0; ; ridge = ridge === 0 ? 1e-14 : ridge * 10) {
    const lower = cholesky(
      curved.map((row, a) => row.map((x, b) => (a === b ? x + ridge * most : x))),
    );
    if (lower) return backward(lower, forward(lower, slope));
  }
}
