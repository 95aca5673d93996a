import { normalCumulative, normalDensity } from '../../kernel/normal.ts';

/** Beyond so many standard deviations a step does not go. */
const FAR = 9;
/** Nodes of the quadrature a standard deviation of a step. */
const DENSE = 3;

/** P(reached) by how far the goal lies above the start, in steps' standard deviations, up to `far`. */
export type Reach = { readonly far: number; readonly probability: (goal: number) => number };

/**
 * P(a walk of independent standard normal steps stands at or above a goal after any of its first
 * steps). Each step is integrated over by Gauss and Legendre's rule, from the last one back; between
 * its nodes the rule's own formula is used, so that nothing is interpolated.
 * Source: E. J. Nystrom, "Ueber die praktische Aufloesung von Integralgleichungen", Acta Math. 54 (1930).
 * @param steps  a whole number >= 1
 * @throws RangeError when there is no step
 * @example reach(2).probability(0).toFixed(9) // '0.625000000'
 */
export function reach(steps: number): Reach {
  if (!(Number.isInteger(steps) && steps >= 1)) throw new RangeError(`at least 1 step, ${steps}`);
  const far = FAR * Math.sqrt(steps) + 3;
  const { nodes, weights } = legendre(Math.ceil(far * DENSE));
  const places = nodes.map((x) => ((x + 1) * far) / 2);
  const after = (goal: number, mass: Float64Array): number => {
    let sum = normalCumulative(-goal);
    for (let j = 0; j < places.length; j++) {
      const step = goal - (places[j] as number);
      if (step < FAR && step > -FAR) sum += (mass[j] as number) * normalDensity(step);
    }
    return sum;
  };
  let mass: Float64Array = new Float64Array(places.length);
  for (let k = 1; k < steps; k++) {
    const before = mass;
    mass = places.map((goal, j) => ((weights[j] as number) * far * after(goal, before)) / 2);
  }
  return { far, probability: (goal) => after(goal, mass) };
}

/** Nodes and weights of Gauss and Legendre's rule on (-1, 1): roots of the polynomial by Newton. */
function legendre(n: number): { readonly nodes: Float64Array; readonly weights: Float64Array } {
  const [nodes, weights] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
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
