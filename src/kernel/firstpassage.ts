import { normalCumulative, normalDensity } from './normal.ts';
import { demand } from './require.ts';

/** Beyond so many standard deviations a step does not go. */
const FAR = 9;
/** Nodes of the quadrature a standard deviation of a step. */
const DENSE = 3;

/** Chances of a walk by how far a level lies above its start, in standard deviations of one step. */
export type Hit = {
  /** Beyond this distance every chance is 0 or 1 to the last digit. */
  readonly far: number;
  /** P(at or above the level after any of the steps), 0..1; `level` finite. */
  readonly any: (level: number) => number;
  /** The same within 1e-11, for many levels within `far`: worked out once a cell, then a polynomial. */
  readonly quick: (level: number) => number;
  /** P(at or above the level after the last step), 0..1. */
  readonly last: (level: number) => number;
};

/**
 * Chances that a walk of independent standard normal steps stands at or above a level: after any of
 * its steps, and after the last. Each step is integrated over by Gauss and Legendre's rule, from the
 * last one back; between its nodes the rule's own formula is used, so that nothing is interpolated.
 * Source: E. J. Nystrom, "Ueber die praktische Aufloesung von Integralgleichungen", Acta Math. 54 (1930).
 * @param steps  a whole number >= 1
 * @throws RangeError when there is no step
 * @example hit(2).any(0).toFixed(9) // '0.625000000'
 */
export function hit(steps: number): Hit {
  const found = HITS.get(steps) ?? workedOut(steps);
  HITS.set(steps, found);
  return found;
}

/** Worked out once: they depend on nothing else. */
const HITS = new Map<number, Hit>();

function workedOut(steps: number): Hit {
  demand(Number.isInteger(steps) && steps >= 1, 'at least one step', steps);
  const far = FAR * Math.sqrt(steps) + 3;
  const { nodes, weights } = legendre(Math.ceil(far * DENSE));
  const places = nodes.map((x) => ((x + 1) * far) / 2);
  // Between nodes the steps are the same from each step to the next.
  const tail = places.map((goal) => normalCumulative(-goal));
  const step = Array.from(places, (goal) =>
    places.map((place) => (Math.abs(goal - place) < FAR ? normalDensity(goal - place) : 0)),
  );
  let mass: Float64Array = new Float64Array(places.length);
  for (let k = 1; k < steps; k++) {
    const before = mass;
    mass = weights.map((weight, i) => {
      let sum = tail[i];
      const to = step[i];
      for (let j = 0; j < to.length; j++) sum += before[j] * to[j];
      return (weight * far * sum) / 2;
    });
  }
  const any = (level: number): number => {
    let sum = normalCumulative(-level);
    for (let j = 0; j < places.length; j++) {
      const ahead = level - places[j];
      if (ahead < FAR && ahead > -FAR) sum += mass[j] * normalDensity(ahead);
    }
    return sum;
  };
  const bend = (level: number): readonly [number, number] => {
    let [slope, curve] = [-normalDensity(level), level * normalDensity(level)];
    for (let j = 0; j < places.length; j++) {
      const ahead = level - places[j];
      if (!(ahead < FAR && ahead > -FAR)) continue;
      const density = mass[j] * normalDensity(ahead);
      slope -= ahead * density;
      curve += (ahead * ahead - 1) * density;
    }
    return [slope, curve];
  };
  const quick = quintic((level) => [any(level), ...bend(level)], far);
  const root = Math.sqrt(steps);
  return { far, any, quick, last: (level) => normalCumulative(-level / root) };
}

/** Sine by its series, |x| <= pi / 2. Engines differ in the last place of theirs. */
function sine(x: number): number {
  let [sum, term] = [0, x];
  for (let k = 1; k < 24; k += 2) {
    sum += term;
    term *= (-x * x) / ((k + 1) * (k + 2));
  }
  return sum;
}

/** Nodes and weights of Gauss and Legendre's rule on (-1, 1): roots of the polynomial by Newton. */
function legendre(n: number): { readonly nodes: Float64Array; readonly weights: Float64Array } {
  const [nodes, weights] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    let x = sine(Math.PI * (0.5 - (i + 0.75) / (n + 0.5)));
    let slope = 1;
    for (let turn = 0; turn < 6; turn++) {
      let [low, high] = [0, 1];
      for (let j = 0; j < n; j++)
        [low, high] = [high, ((2 * j + 1) * x * high - j * low) / (j + 1)];
      slope = (n * (x * high - low)) / (x * x - 1);
      x -= high / slope;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

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
