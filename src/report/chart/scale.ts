import { log10 } from '../../kernel/fdlibm.ts';
import { power } from '../../kernel/power.ts';
/** From values to pixels. */
export type Scale = (x: number) => number;

/**
 * A straight scale.
 * @example linear([0, 10], [0, 100])(5) // 50
 */
export const linear =
  ([from, to]: readonly [number, number], [low, high]: readonly [number, number]): Scale =>
  (x) =>
    to === from ? low : low + ((x - from) / (to - from)) * (high - low);

/**
 * Round values inside a range, about so many: steps of 1, 2 or 5 times a power of ten.
 * @example ticks(-3, 1, 4) // [-3, -2, -1, 0, 1]
 */
export function ticks(low: number, high: number, about: number): number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / about;
  const unit = power(10, Math.floor(log10(rough)));
  const step = ([1, 2, 5, 10].find((m) => m * unit >= rough * 0.99) ?? 10) * unit;
  const out: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++)
    out.push(i === 0 ? 0 : Number((i * step).toPrecision(12)));
  return out;
}

/** Positions moved apart so that neighbours lie at least `gap` from each other, in the order given. */
export function spreadOut(at: readonly number[], gap: number): number[] {
  const out: number[] = [];
  for (const y of at) out.push(Math.max(y, (out.at(-1) ?? Number.NEGATIVE_INFINITY) + gap));
  return out;
}
