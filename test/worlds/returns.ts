import type { Fall } from '../../src/domain/delever.ts';
import type { Day } from '../../src/domain/time.ts';
import { walk } from '../../src/sense/delever/walking.ts';
import type { Family } from './falls.ts';
import { luck } from './luck.ts';

/** Synchronised falls of one world; the last one is to be forecast, and what comes of it is known. */
export type World = {
  readonly past: readonly Fall[];
  readonly next: Fall;
  /** Move that came, and the chances that half is back at any close and at the twentieth. */
  readonly retrace: number;
  readonly half: number;
  readonly end: number;
};

/** Log-odds that stand for the chance of a fall, shifted. */
const shifted = (p: number, by: number): number => 1 / (1 + ((1 - p) / p) * Math.exp(-by));

/**
 * A world: 10 to 26 years; falls 12 sessions apart and, on average, 60 to 120 in all. Moves
 * -0.3 - 1.1 |normal| sigmas. Fear normal about ln 20, spread 0.35; flow normal about 5, spread 8;
 * surprise lognormal, missing once in ten. Move ahead: mean normal about 0.15, spread 0.25; effect of
 * each standardised feature normal, spread 0.15; noise of 0.7 to 1.2. Log-odds of half back: those of
 * the walk, shifted by normal draws of spread 0.5, one for any close and one for the twentieth.
 */
export function world(seed: number, family: Family): World {
  const { between, share, normal, heavy } = luck(seed, 12);
  const sessions = Math.round(252 * between(10, 26));
  const apart = between(60, 120);
  const centre = 0.15 + 0.25 * normal();
  const effects = [normal(), normal(), normal()].map((x) => 0.15 * x);
  const noise = between(0.7, 1.2);
  const shifts = [0.5 * normal(), 0.5 * normal()] as const;
  const draw = (session: number) => {
    const z = [normal(), normal(), normal()];
    const move = -0.3 - 1.1 * Math.abs(normal());
    const broken = family === 'a break half way' && session > sessions / 2 ? 0.5 : 0;
    const plain = walk(move);
    const half = shifted(plain.half, shifts[0] - broken);
    const end = shifted(plain.end, shifts[1] - broken);
    const mean = effects.reduce((sum, b, k) => sum + b * (z[k] as number), centre - broken);
    const retrace = mean + noise * (family === 'heavy tails' ? heavy() : normal());
    const [fear, flow, odd] = z as [number, number, number];
    const fall: Fall = {
      day: session as Day,
      session,
      move,
      severity: 1,
      volatility: 0.16,
      features: {
        fear: Math.log(20) + 0.35 * fear,
        flow: 5 + 8 * flow,
        ...(share() > 0.1 && { surprise: Math.exp(odd) }),
      },
      after: { retrace, half: share() < half, end: share() < end },
    };
    return { fall, retrace, half, end };
  };
  const past: Fall[] = [];
  let session = 43;
  for (; session < sessions; session += 12 + Math.round(-Math.log(share()) * (apart - 12)))
    past.push(draw(session).fall);
  const { fall, ...truth } = draw(session + 40);
  const { after: _, ...next } = fall;
  return { past, next, ...truth };
}
