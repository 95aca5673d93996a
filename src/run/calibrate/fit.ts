import type { Fitted } from '../../domain/crowd.ts';
import { cholesky, forward } from '../../kernel/cholesky.ts';
import { deviate } from '../../kernel/portablemath.ts';
import type { Surface } from './momentsurface.ts';
import type { PastMoments } from './pastmoments.ts';

const PROFILE_POINTS = 201;
/** Halvings that find where a profile crosses its level. */
const EDGE_HALVINGS = 40;

/** The least distance that is left when one figure is held. */
export type Profile = readonly { readonly at: number; readonly distance: number }[];

export type CrowdFit = {
  readonly impact: Fitted;
  readonly decaying: Fitted;
  /** Squared distance at the fit: moments' errors in the metric of their covariance. */
  readonly distance: number;
  readonly model: readonly number[];
  readonly profiles: { readonly impact: Profile; readonly decaying: Profile };
};

/**
 * Simulated moments: the two figures at which the model's moments are nearest to the past's, weighted
 * by the inverse of their covariance. The interval of each holds the values at which the least
 * distance over the other exceeds that of the fit by no more than the chi-square quantile of one
 * degree of freedom; it ends where the grid does if it does not end before. Between the nodes of the
 * grid the moments are linear in each figure. The surface may carry more moments than are fitted: the
 * past's come first. Source: D. McFadden, "A method of simulated moments for estimation of discrete
 * response models without numerical integration", Econometrica 57 (1989) 995-1026.
 * @param level  of the intervals, 0..1
 * @returns      undefined when the covariance is singular
 */
export function fitted(
  surface: Surface,
  { values, covariance }: Pick<PastMoments, 'values' | 'covariance'>,
  level: number,
): CrowdFit | undefined {
  const root = cholesky(covariance);
  if (!root) return undefined;
  const distance = (impact: number, decaying: number): number => {
    const model = between(surface, impact, decaying);
    const missed = values.map((v, i) => (model[i] as number) - v);
    return forward(root, missed).reduce((sum, e) => sum + e * e, 0);
  };
  const [impacts, shares] = [ends(surface.impact), ends(surface.decaying)];
  const over = (impact: number) => minimise((d) => distance(impact, d), ...shares);
  const held = (decaying: number) => minimise((i) => distance(i, decaying), ...impacts);
  const best = minimise((impact) => over(impact).value, ...impacts);
  const decaying = over(best.at).at;
  const room = deviate((1 + level) / 2) ** 2;
  const profiles = {
    impact: profile((i) => over(i).value, ...impacts),
    decaying: profile((d) => held(d).value, ...shares),
  };
  const most = best.value + room;
  return {
    impact: interval(best.at, profiles.impact, { most, of: (i) => over(i).value }),
    decaying: interval(decaying, profiles.decaying, { most, of: (d) => held(d).value }),
    distance: best.value,
    model: between(surface, best.at, decaying),
    profiles,
  };
}

/** Moments of the model between the nodes, linear in each of the two figures. */
function between({ impact, decaying, at }: Surface, i: number, d: number): readonly number[] {
  const [low, to] = cell(impact, i);
  const [left, over] = cell(decaying, d);
  const node = (a: number, b: number): readonly number[] => at[a]?.[b] as readonly number[];
  return node(low, left).map((m, k) => {
    const beside = (a: number, b: number): number => node(a, b)[k] as number;
    const below = m + over * (beside(low, left + 1) - m);
    const up = beside(low + 1, left);
    const above = up + over * (beside(low + 1, left + 1) - up);
    return below + to * (above - below);
  });
}

/** The cell of a grid in which a value lies, and how far into it, 0..1. */
function cell(nodes: readonly number[], x: number): readonly [number, number] {
  let i = 0;
  while (i < nodes.length - 2 && x > (nodes[i + 1] as number)) i++;
  const [low, high] = [nodes[i] as number, nodes[i + 1] as number];
  return [i, (x - low) / (high - low)];
}

const ends = (nodes: readonly number[]): readonly [number, number] => [
  nodes[0] as number,
  nodes.at(-1) as number,
];

const profile = (of: (x: number) => number, low: number, high: number): Profile =>
  points(PROFILE_POINTS, low, high).map((at) => ({ at, distance: of(at) }));

/** So many points at equal steps from one end to the other. */
const points = (count: number, low: number, high: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

/** The smallest interval that holds every value whose least distance is at most so much. */
function interval(
  at: number,
  along: Profile,
  { most, of }: { readonly most: number; readonly of: (x: number) => number },
): Fitted {
  const inside = along.map(({ distance }) => distance <= most);
  const edge = (first: number, step: number, limit: number): number => {
    if (first < 0) return at;
    const outside = along[first - step];
    if (!outside) return limit;
    let [far, near] = [outside.at, along[first]?.at as number];
    for (let i = 0; i < EDGE_HALVINGS; i++) {
      const middle = (far + near) / 2;
      if (of(middle) <= most) near = middle;
      else far = middle;
    }
    return near;
  };
  const [begin, end] = [along[0]?.at as number, along.at(-1)?.at as number];
  const low = Math.min(at, edge(inside.indexOf(true), 1, begin));
  const high = Math.max(at, edge(inside.lastIndexOf(true), -1, end));
  const bound = at <= begin ? 'low' : at >= end ? 'high' : undefined;
  return { at, low, high, ...(bound && { bound }) };
}

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
  const grid = points(GRID_POINTS, low, high);
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
