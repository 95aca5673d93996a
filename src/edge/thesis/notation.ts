import { figure } from '../file/figure.ts';

/** Most values one series of a test may have. */
const MAX_VALUES = 10_000;

/** Values of a series of a test, one a weekday from day 0, undefined where missing; or what is wrong. */
export type Notated =
  | { readonly ok: true; readonly values: readonly (number | undefined)[] }
  | { readonly ok: false; readonly offset: number; readonly found: string };

const PART = /^(?:(_)|([+-]?\d+(?:\.\d+)?)(?:~([+-]?\d+(?:\.\d+)?))?)(?:x(\d+))?$/;

/**
 * Reads the short notation of a series: `v` one value, `vxN` repeats it, `v~sxN` alternates v and
 * v(1+s), `_` is missing.
 * @returns the values; else the part that cannot be read, and its offset in the text
 * @example notation('1.10~0.5x3 _ 2x2') // { ok: true, values: [1.1, 1.6500000000000001, 1.1, undefined, 2, 2] }
 */
export function notation(text: string): Notated {
  const values: (number | undefined)[] = [];
  for (const part of text.matchAll(/\S+/g)) {
    const [, gap, base, swing, times] = PART.exec(part[0]) ?? [];
    const count = times === undefined ? 1 : (figure(times) ?? 0);
    const bounded = [base, swing].every((x) => x === undefined || figure(x) !== undefined);
    const readable = bounded && (gap !== undefined || base !== undefined);
    if (!readable || count < 1 || values.length + count > MAX_VALUES)
      return { ok: false, offset: part.index, found: part[0] };
    const value = base === undefined ? undefined : figure(base);
    const other =
      value === undefined || swing === undefined ? value : value * (1 + (figure(swing) ?? 0));
    for (let i = 0; i < count; i++) values.push(i % 2 === 0 ? value : other);
  }
  return { ok: true, values };
}
