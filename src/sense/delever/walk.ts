import { type Retrace, STUDY } from '../../domain/delever.ts';
import { hit } from '../../kernel/firstpassage.ts';

const { window: WINDOW, after: AFTER } = STUDY;

/**
 * How likely half of a fall is back when nobody is forced and nothing is known: a driftless Gaussian
 * walk of the volatility known before the fall. Half of z sigmas over three sessions lies
 * |z| sqrt(3) / 2 sigmas of a session away.
 * @param move  of the fall, in its sigmas, below 0
 * @returns     P(at any close), P(at the last close); 1 and a half without a fall
 */
export function walk(move: number): Retrace['walk'] {
  const chances = hit(AFTER);
  const level = (Math.max(0, -move) * Math.sqrt(WINDOW)) / 2;
  return move < 0
    ? { half: chances.any(level), end: chances.last(level) }
    : { half: 1, end: chances.last(0) };
}
