import type { ExposurePolicy, Thesis, Weights } from '../../domain/thesis.ts';

/** Source: MODELS, block 9. */
export const PRIOR: Thesis['prior'] = { noise: 0.8, friction: 0.17, rupture: 0.03 };

/** Chance on the next weekday, noise, friction, rupture. Source: MODELS, block 9. */
export const WEEKDAY: Thesis['weekday'] = {
  noise: [0.99, 0.01, 0],
  friction: [0.02, 0.975, 0.005],
  rupture: [0, 0.02, 0.98],
};

/**
 * The weekday matrix that comes to rest at a prior, so that silence leaves it where it is; what is heard
 * fades as fast as by `WEEKDAY`, which is this matrix for the law that it rests at. Noise and friction
 * exchange as much as comes back, and so do friction and rupture: detailed balance.
 * @param prior chances above 0 that sum to 1
 * @returns     chances of six decimals; each row sums to 1
 * @example restingAt({ noise: 0.94, friction: 0.05, rupture: 0.01 }).noise // [0.998485, 0.001515, 0]
 */
export function restingAt({ noise, friction, rupture }: Thesis['prior']): Thesis['weekday'] {
  const swap = (rate: number, from: number, to: number): number =>
    Number(((rate * to) / (from + to)).toFixed(6));
  const rest = (leaves: number): number => Number((1 - leaves).toFixed(6));
  const soft = WEEKDAY.noise[1] + WEEKDAY.friction[0];
  const hard = WEEKDAY.friction[2] + WEEKDAY.rupture[1];
  const [worsens, eases] = [swap(soft, noise, friction), swap(soft, friction, noise)];
  const [breaks, heals] = [swap(hard, friction, rupture), swap(hard, rupture, friction)];
  return {
    noise: [rest(worsens), worsens, 0],
    friction: [eases, rest(eases + breaks), breaks],
    rupture: [0, heals, rest(heals)],
  };
}

/** Decibans by rung, and factors. Source: MODELS, block 9. */
export const WEIGHTS: Weights = {
  rung: [0.3, 3, 4, 6, 7, 8],
  kind: {
    withdrawal: 1.5,
    threat: 1,
    order: 1,
    law: 1,
    court_ruling: 1,
    countermeasure: 0.75,
    sanction: 1,
    attack: 1,
    delay: 0.5,
    framework: 0.5,
    draft_law: 0.5,
    vote: 0.5,
    construction: 0.5,
    procurement: 0.5,
    budget: 0.5,
    permit: 0.5,
    contract: 0.5,
    exemption: 0.5,
    deployment: 0.25,
    exercise: 0.25,
    announcement: 0.25,
    scheduled: 0.25,
    statement: 0.25,
    market: 0,
  },
  watch: { A: 1, B: 0.5, C: 0.75, D: 0.25, E: 0 },
  reliability: { high: 1, medium: 0.7, low: 0.4 },
};

/** Source: MODELS, block 11. */
export const EXPOSURE: ExposurePolicy = {
  base: 1,
  leverage: 1,
  headroom: 5,
  budget: 0.1,
  alpha: 0.7,
  beta: 0.1,
  asymmetry: 2,
  outcomes: {
    noise: { mean: 0.06, sd: 0.07 },
    friction: { mean: -0.02, sd: 0.1 },
    rupture: { mean: -0.12, sd: 0.16 },
  },
  spread: 'usual',
  forcedOut: 0.01,
  days: 5,
};
